using System.Collections.Frozen;

namespace IdentityHub.Protocol.Tokens;

/// <summary>Scope values and resource indicators with a meaning of their own.</summary>
public static class KnownScopes
{
    /// <summary>Asks for OpenID Connect (OpenID Connect Core §3.1.2.1).</summary>
    public const string OpenId = "openid";

    /// <summary>Asks for a refresh token (OpenID Connect Core §11).</summary>
    public const string OfflineAccess = "offline_access";

    /// <summary>Asks to act in organizations.</summary>
    public const string Organizations = "urn:logto:scope:organizations";

    /// <summary>Asks for the roles in organizations.</summary>
    public const string OrganizationRoles = "urn:logto:scope:organization_roles";

    /// <summary>Asks for the user's tokens of other providers. For third-party clients; our own need <c>identities</c> alone (CVE-2026-63203).</summary>
    public const string ThirdPartyTokens = "urn:identityhub:scope:third_party_tokens";

    /// <summary>Asks for the user's accounts at other providers.</summary>
    public const string Identities = "identities";

    /// <summary>Reserved indicator: its permissions are those of the organization template.</summary>
    public const string OrganizationsResource = "urn:logto:resource:organizations";

    /// <summary>Audience of organization tokens, before the organization's id.</summary>
    public const string OrganizationAudience = "urn:logto:organization:";

    /// <summary>Scopes that speak of the user and not of an API, in the order of the discovery document.</summary>
    public static IReadOnlyList<string> Oidc { get; } =
    [
        OpenId, OfflineAccess, "profile", "email", "phone", "address", "custom_data", Identities, "roles",
        Organizations, OrganizationRoles, "urn:logto:scope:sessions", "urn:logto:scope:trusted_devices",
        ThirdPartyTokens,
    ];

    private static readonly FrozenSet<string> OidcSet = Oidc.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a scope speaks of the user and not of an API.</summary>
    /// <param name="scope">Scope value.</param>
    /// <returns>Whether it is one of <see cref="Oidc"/>.</returns>
    public static bool IsOidc(string scope) => OidcSet.Contains(scope);
}
