using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Signing;

/// <summary>Where a signing key is in its life: Next → Current → Previous.</summary>
public enum SigningKeyStatus
{
    /// <summary>Published, not signing yet.</summary>
    Next,

    /// <summary>Signs. One per algorithm.</summary>
    Current,

    /// <summary>No longer signs; published until its last token has expired.</summary>
    Previous,
}

/// <summary>A private key that signs tokens, encrypted under the master key.</summary>
public sealed class SigningKeyRecord : ICatalogEntity
{
    /// <summary>RFC 7638 SHA-256 thumbprint, the <c>kid</c>.</summary>
    public required string Id { get; init; }

    /// <summary>JWS algorithm, such as <c>ES256</c>.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Where it is in its life.</summary>
    public SigningKeyStatus Status { get; set; }

    /// <summary>PKCS#8 under the master key.</summary>
    public required byte[] EncryptedPrivateKey { get; init; }

    /// <summary>Public key as JWK (RFC 7517).</summary>
    public required string PublicJwk { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a next key begins to sign.</summary>
    public DateTimeOffset? EffectiveAt { get; set; }

    /// <summary>When a previous key leaves the JWKS.</summary>
    public DateTimeOffset? RetireAt { get; set; }
}

/// <summary>A key of ASP.NET Core data protection, shared by all nodes.</summary>
public sealed class DataProtectionKey
{
    /// <summary>The framework's name for it.</summary>
    public required string FriendlyName { get; init; }

    /// <summary>Its XML under the master key.</summary>
    public required byte[] EncryptedXml { get; init; }

    /// <summary>When it was stored.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKeyRecord>, IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<SigningKeyRecord> builder)
    {
        builder.ToTable("signing_keys");
        builder.Property(key => key.Id).HasMaxLength(64);
        builder.Property(key => key.Algorithm).HasMaxLength(16);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.HasKey(key => key.FriendlyName);
        builder.Property(key => key.FriendlyName).HasMaxLength(128);
    }
}
