using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.Management.SsoConnectors;

/// <summary>How a connector is shown to people.</summary>
internal sealed record SsoBranding
{
    // Pictures are shown by browsers: nothing but what is one.
    private const string Picture = @"^(|https?://\S+|data:image/\S+)$";

    /// <summary>Name on the button; the connector's own name otherwise.</summary>
    [StringLength(256)]
    public Optional<string> DisplayName { get; init; }

    /// <summary>Picture.</summary>
    [StringLength(100_000)]
    [RegularExpression(Picture)]
    public Optional<string> Logo { get; init; }

    /// <summary>Picture for dark pages.</summary>
    [StringLength(100_000)]
    [RegularExpression(Picture)]
    public Optional<string> DarkLogo { get; init; }

    /// <summary>As it is stored.</summary>
    public static SsoBranding Of(SsoConnector row) => row.Branding.ValueKind == JsonValueKind.Object ? row.Branding.Deserialize<SsoBranding>(ApiJson.Options)! : new();
}

/// <summary>A kind of enterprise connector.</summary>
internal sealed record SsoProviderAnswer(
    SsoProviderName ProviderName, SsoProviderType ProviderType, string Logo, string LogoDark, string Description, string Name);

/// <summary>Kinds of enterprise connectors.</summary>
internal enum SsoProviderName
{
    /// <summary>Any OpenID provider.</summary>
    OIDC,

    /// <summary>Any SAML provider.</summary>
    SAML,

    /// <summary>Microsoft Entra ID by SAML.</summary>
    AzureAD,

    /// <summary>Google Workspace.</summary>
    GoogleWorkspace,

    /// <summary>Okta.</summary>
    Okta,

    /// <summary>Microsoft Entra ID by OpenID Connect.</summary>
    AzureAdOidc,
}

/// <summary>Protocols of enterprise connectors.</summary>
internal enum SsoProviderType
{
    /// <summary>OpenID Connect.</summary>
    oidc,

    /// <summary>SAML 2.0.</summary>
    saml,
}

/// <summary>An enterprise connector.</summary>
internal record SsoConnectorAnswer
{
    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Id.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Id { get; init; }

    /// <summary>Its kind.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string ProviderName { get; init; }

    /// <summary>Its name.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string ConnectorName { get; init; }

    /// <summary>The configuration, in clear.</summary>
    [FreeObject]
    public required JsonElement Config { get; init; }

    /// <summary>Domains whose people sign in with it.</summary>
    public required List<string> Domains { get; init; }

    /// <summary>How it is shown to people.</summary>
    public required SsoBranding Branding { get; init; }

    /// <summary>Whether name and avatar follow the provider at each sign-in.</summary>
    public required bool SyncProfile { get; init; }

    /// <summary>Whether the provider's tokens are kept.</summary>
    public required bool EnableTokenStorage { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Ours: whether it is switched off.</summary>
    public required bool IsDisabled { get; init; }

    /// <summary>Ours: whether its domains may also be those of other connectors that say so.</summary>
    public required bool SharesDomains { get; init; }

    /// <summary>Ours: whether a second factor at the provider counts as one here.</summary>
    public required bool TrustsMfa { get; init; }

    /// <summary>Ours: the organization whose connector it is.</summary>
    public required string? OrganizationId { get; init; }

    /// <summary>Ours: the address that the provider has to know.</summary>
    public required string CallbackUri { get; init; }
}

/// <summary>An enterprise connector with what is known of its kind.</summary>
internal sealed record SsoConnectorDetails : SsoConnectorAnswer
{
    /// <summary>Name of its kind, in the caller's language.</summary>
    public required string Name { get; init; }

    /// <summary>Its protocol.</summary>
    public required SsoProviderType ProviderType { get; init; }

    /// <summary>Picture of its kind.</summary>
    public required string ProviderLogo { get; init; }

    /// <summary>Picture of its kind for dark pages.</summary>
    public required string ProviderLogoDark { get; init; }

    /// <summary>What the provider publishes about itself; only where a single connector is read or its configuration changed.</summary>
    [FreeObject]
    public Optional<JsonElement> ProviderConfig { get; init; }

    /// <summary>Ours: why that cannot be read.</summary>
    public Optional<string> ProviderConfigError { get; init; }

    /// <summary>Ours: the last sign-ins that did not come about, the latest first; only where a single connector is read.</summary>
    public Optional<List<SsoFailureAnswer>> Failures { get; init; }
}

/// <summary>A sign-in that did not come about.</summary>
/// <param name="Reference">What the person was told.</param>
/// <param name="Code">Code of the error.</param>
/// <param name="Detail">Why.</param>
/// <param name="CreatedAt">When.</param>
internal sealed record SsoFailureAnswer(string Reference, string Code, string Detail, DateTimeOffset CreatedAt);

/// <summary>A new enterprise connector.</summary>
internal sealed record CreateSsoConnector
{
    /// <summary>Its kind.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string ProviderName { get; init; }

    /// <summary>Its name.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string ConnectorName { get; init; }

    /// <summary>Its configuration; it may come later.</summary>
    [FreeObject]
    public Optional<JsonElement> Config { get; init; }

    /// <summary>Domains whose people sign in with it.</summary>
    [MaxLength(SsoDomains.Most)]
    [StringLength(253)]
    public Optional<List<string>> Domains { get; init; }

    /// <summary>How it is shown to people.</summary>
    public Optional<SsoBranding> Branding { get; init; }

    /// <summary>Whether name and avatar follow the provider at each sign-in.</summary>
    public Optional<bool> SyncProfile { get; init; }

    /// <summary>Whether the provider's tokens are kept.</summary>
    public Optional<bool> EnableTokenStorage { get; init; }

    /// <summary>Whether it is switched off.</summary>
    public Optional<bool> IsDisabled { get; init; }

    /// <summary>Whether its domains may also be those of other connectors that say so.</summary>
    public Optional<bool> SharesDomains { get; init; }

    /// <summary>Whether a second factor at the provider counts as one here.</summary>
    public Optional<bool> TrustsMfa { get; init; }

    /// <summary>The organization whose connector it is; null for one of the operator.</summary>
    [StringLength(21, MinimumLength = 1)]
    public Optional<string?> OrganizationId { get; init; }
}

/// <summary>Changes of an enterprise connector.</summary>
internal sealed record UpdateSsoConnector
{
    /// <summary>Its name.</summary>
    [StringLength(128, MinimumLength = 1)]
    public Optional<string> ConnectorName { get; init; }

    /// <summary>Its configuration, as a whole.</summary>
    [FreeObject]
    public Optional<JsonElement> Config { get; init; }

    /// <summary>Domains whose people sign in with it. Those that stay keep what was proven about them.</summary>
    [MaxLength(SsoDomains.Most)]
    [StringLength(253)]
    public Optional<List<string>> Domains { get; init; }

    /// <summary>How it is shown to people, as a whole.</summary>
    public Optional<SsoBranding> Branding { get; init; }

    /// <summary>Whether name and avatar follow the provider at each sign-in.</summary>
    public Optional<bool> SyncProfile { get; init; }

    /// <summary>Whether the provider's tokens are kept.</summary>
    public Optional<bool> EnableTokenStorage { get; init; }

    /// <summary>Whether it is switched off.</summary>
    public Optional<bool> IsDisabled { get; init; }

    /// <summary>Whether its domains may also be those of other connectors that say so.</summary>
    public Optional<bool> SharesDomains { get; init; }

    /// <summary>Whether a second factor at the provider counts as one here.</summary>
    public Optional<bool> TrustsMfa { get; init; }

    /// <summary>The organization whose connector it is. With another one nothing that was proven about domains counts any more.</summary>
    [StringLength(21, MinimumLength = 1)]
    public Optional<string?> OrganizationId { get; init; }
}
