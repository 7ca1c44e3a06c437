using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Sso;

/// <summary>
/// A SAML response on its way from the provider's form, which comes without our cookies, to the browser's interaction. Rows are taken once.
/// </summary>
public sealed class SamlExchange
{
    /// <summary>SHA-256 of what the browser shows: the relay state, or the cookie of a sign-in that the provider began.</summary>
    public required byte[] Id { get; init; }

    /// <summary>The connector, enterprise or social.</summary>
    public required string ConnectorId { get; init; }

    /// <summary>Id of the request; null when the provider began.</summary>
    public string? RequestId { get; init; }

    /// <summary>Where the browser goes on; null when the provider began.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>State for that address, under the master key.</summary>
    public byte[]? EncryptedState { get; init; }

    /// <summary>The response, under the master key; null until it came.</summary>
    public byte[]? EncryptedResponse { get; set; }

    /// <summary>From when on it does not count.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A SAML assertion that was used; it is not used again while it would be good (SAML Profiles §4.1.4.5).</summary>
public sealed class SamlUsedAssertion
{
    /// <summary>SHA-256 of issuer and assertion id.</summary>
    public required byte[] Id { get; init; }

    /// <summary>From when on nobody takes it anyway.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>A key with which requests to a provider are signed, and assertions for us decrypted.</summary>
public sealed class SamlSigningKey
{
    /// <summary>21 characters of 0-9a-z.</summary>
    public required string Id { get; init; }

    /// <summary>The connector.</summary>
    public required string SsoConnectorId { get; init; }

    /// <summary>PKCS#8 under the master key.</summary>
    public required byte[] EncryptedPrivateKey { get; init; }

    /// <summary>X.509 certificate, PEM.</summary>
    public required string Certificate { get; init; }

    /// <summary>Whether it signs; of each connector at most one does.</summary>
    public bool IsActive { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the certificate ends.</summary>
    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class SamlExchangeConfiguration :
    IEntityTypeConfiguration<SamlExchange>,
    IEntityTypeConfiguration<SamlUsedAssertion>,
    IEntityTypeConfiguration<SamlSigningKey>
{
    public void Configure(EntityTypeBuilder<SamlExchange> builder)
    {
        builder.ToTable("saml_exchanges");
        builder.Property(row => row.ConnectorId).HasMaxLength(128);
        builder.Property(row => row.RequestId).HasMaxLength(128);
        builder.HasIndex(row => row.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<SamlUsedAssertion> builder)
    {
        builder.ToTable("saml_used_assertions");
        builder.HasIndex(row => row.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<SamlSigningKey> builder)
    {
        builder.ToTable("saml_sso_connector_signing_keys");
        builder.Property(row => row.Id).HasMaxLength(21);
        builder.HasIndex(row => row.SsoConnectorId);
        builder.HasOne<SsoConnector>().WithMany().HasForeignKey(row => row.SsoConnectorId);
    }
}
