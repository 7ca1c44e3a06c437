using System.Text.Json;
using IdentityHub.Data.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Sso;

/// <summary>An enterprise's own identity provider.</summary>
public sealed class SsoConnector
{
    /// <summary>12 characters of 0-9a-z when we make it, at most 128 when given.</summary>
    public required string Id { get; init; }

    /// <summary>Kind: <c>OIDC</c>, <c>SAML</c>, <c>AzureAD</c>, <c>AzureAdOidc</c>, <c>GoogleWorkspace</c>, <c>Okta</c>.</summary>
    public required string ProviderName { get; init; }

    /// <summary>Unique name, at most 128 characters.</summary>
    public required string ConnectorName { get; set; }

    /// <summary>Its configuration, a JSON object under the master key.</summary>
    public required byte[] EncryptedConfig { get; set; }

    /// <summary>Display name and logos.</summary>
    public JsonElement Branding { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Whether name and avatar follow the provider at each sign-in.</summary>
    public bool SyncProfile { get; set; }

    /// <summary>Whether the provider's tokens are kept.</summary>
    public bool EnableTokenStorage { get; set; }

    /// <summary>A disabled connector signs nobody in and routes nobody.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Whether its domains may also be those of other connectors; people then choose.</summary>
    public bool SharesDomains { get; set; }

    /// <summary>Whether a second factor at the provider counts as one here.</summary>
    public bool TrustsMfa { get; set; }

    /// <summary>The organization whose connector it is: its domains route only once they are verified. Null for one of the operator.</summary>
    public string? OrganizationId { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An e-mail domain whose people sign in with a connector.</summary>
public sealed class SsoConnectorDomain
{
    /// <summary>Lower case, at most 253 characters.</summary>
    public required string Domain { get; init; }

    /// <summary>The connector.</summary>
    public required string SsoConnectorId { get; init; }

    /// <summary>Where it stands in the connector's list.</summary>
    public int Position { get; set; }

    /// <summary>What the TXT record has to say; not a secret.</summary>
    public required string Challenge { get; init; }

    /// <summary>When the TXT record was last seen; null while it was not.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>The operator vouches for it, so that it needs no TXT record.</summary>
    public bool IsOverridden { get; set; }
}

/// <summary>A sign-in that did not come about; the last few of each connector are kept.</summary>
public sealed class SsoConnectorFailure
{
    /// <summary>Id; later ones are greater.</summary>
    public long Id { get; init; }

    /// <summary>The connector.</summary>
    public required string SsoConnectorId { get; init; }

    /// <summary>What the person was told, by which the operator finds this row.</summary>
    public required string Reference { get; init; }

    /// <summary>Code of the error.</summary>
    public required string Code { get; init; }

    /// <summary>Why, without secrets and without data of the person; at most 1,024 characters.</summary>
    public required string Detail { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Who signs in for the first time with this connector becomes a member of the organization.</summary>
public sealed class OrganizationJitSsoConnector
{
    /// <summary>The organization.</summary>
    public required string OrganizationId { get; init; }

    /// <summary>The connector.</summary>
    public required string SsoConnectorId { get; init; }
}

/// <summary>What happens when an enterprise's provider sends somebody who did not ask (IdP-initiated sign-in).</summary>
public sealed class SsoIdpInitiatedAuthConfig
{
    /// <summary>The connector.</summary>
    public required string SsoConnectorId { get; init; }

    /// <summary>The client that the person is led to.</summary>
    public required string DefaultApplicationId { get; set; }

    /// <summary>One of its redirect URIs; null for the first.</summary>
    public string? RedirectUri { get; set; }

    /// <summary>Parameters of the authorization request, as texts.</summary>
    public JsonElement AuthParameters { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Whether the hub makes the authorization request itself.</summary>
    public bool AutoSendAuthorizationRequest { get; set; }

    /// <summary>Where the person goes for the client to make it; only when the hub does not.</summary>
    public string? ClientIdpInitiatedAuthCallbackUri { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class SsoConnectorConfiguration :
    IEntityTypeConfiguration<SsoConnector>,
    IEntityTypeConfiguration<SsoConnectorDomain>,
    IEntityTypeConfiguration<SsoConnectorFailure>,
    IEntityTypeConfiguration<OrganizationJitSsoConnector>,
    IEntityTypeConfiguration<SsoIdpInitiatedAuthConfig>
{
    public void Configure(EntityTypeBuilder<SsoConnector> builder)
    {
        builder.ToTable("sso_connectors");
        builder.Property(row => row.Id).HasMaxLength(128);
        builder.Property(row => row.ProviderName).HasMaxLength(128);
        builder.Property(row => row.ConnectorName).HasMaxLength(128);
        builder.HasIndex(row => row.ConnectorName).IsUnique();
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SsoConnectorDomain> builder)
    {
        builder.ToTable("sso_connector_domains");
        builder.HasKey(row => new { row.Domain, row.SsoConnectorId });
        builder.Property(row => row.Domain).HasMaxLength(253);
        builder.Property(row => row.Challenge).HasMaxLength(64);
        builder.HasOne<SsoConnector>().WithMany().HasForeignKey(row => row.SsoConnectorId);
    }

    public void Configure(EntityTypeBuilder<SsoConnectorFailure> builder)
    {
        builder.ToTable("sso_connector_failures");
        builder.Property(row => row.Reference).HasMaxLength(32);
        builder.Property(row => row.Code).HasMaxLength(128);
        builder.Property(row => row.Detail).HasMaxLength(1024);
        builder.HasIndex(row => new { row.SsoConnectorId, row.Id });
        builder.HasOne<SsoConnector>().WithMany().HasForeignKey(row => row.SsoConnectorId);
    }

    public void Configure(EntityTypeBuilder<OrganizationJitSsoConnector> builder)
    {
        builder.ToTable("organization_jit_sso_connectors");
        builder.HasKey(row => new { row.OrganizationId, row.SsoConnectorId });
        builder.HasOne<Organization>().WithMany().HasForeignKey(row => row.OrganizationId);
        builder.HasOne<SsoConnector>().WithMany().HasForeignKey(row => row.SsoConnectorId);
    }

    public void Configure(EntityTypeBuilder<SsoIdpInitiatedAuthConfig> builder)
    {
        builder.ToTable("sso_connector_idp_initiated_auth_configs");
        builder.HasKey(row => row.SsoConnectorId);
        builder.Property(row => row.DefaultApplicationId).HasMaxLength(21);
        builder.HasOne<SsoConnector>().WithOne().HasForeignKey<SsoIdpInitiatedAuthConfig>(row => row.SsoConnectorId);
        builder.HasOne<Applications.Application>().WithMany().HasForeignKey(row => row.DefaultApplicationId);
    }
}
