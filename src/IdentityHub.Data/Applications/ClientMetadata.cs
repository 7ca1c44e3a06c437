using System.Text.Json.Serialization;

namespace IdentityHub.Data.Applications;

/// <summary>Client metadata in the words of OpenID Connect Registration §2.</summary>
public sealed record OidcClientMetadata
{
    /// <summary>Registered redirect URIs.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>Where a person may be sent after signing out (RP-Initiated Logout §3.1).</summary>
    public IReadOnlyList<string> PostLogoutRedirectUris { get; init; } = [];

    /// <summary>Back-channel logout endpoint of the client.</summary>
    public string? BackchannelLogoutUri { get; init; }

    /// <summary>Whether the logout token must carry <c>sid</c>.</summary>
    public bool? BackchannelLogoutSessionRequired { get; init; }

    /// <summary>Logo shown on the consent page.</summary>
    public string? LogoUri { get; init; }

    /// <summary>Algorithm of this client's ID tokens; absent means the hub's current key.</summary>
    [JsonPropertyName("idTokenSignedResponseAlg")]
    public string? IdTokenSignedResponseAlg { get; init; }
}

/// <summary>Lifetimes and switches of one client. Absent members mean the hub's default.</summary>
public sealed record CustomClientMetadata
{
    /// <summary>Browser origins that may call the token endpoints, besides those of the redirect URIs.</summary>
    public IReadOnlyList<string>? CorsAllowedOrigins { get; init; }

    /// <summary>Seconds an ID token is valid.</summary>
    public int? IdTokenTtl { get; init; }

    /// <summary>Seconds a refresh token is valid.</summary>
    public int? RefreshTokenTtl { get; init; }

    /// <summary>Days a refresh token is valid, 1 to 180; wins over <see cref="RefreshTokenTtl"/>.</summary>
    public int? RefreshTokenTtlInDays { get; init; }

    /// <summary>Tenant, kept for wire compatibility.</summary>
    public string? TenantId { get; init; }

    /// <summary>Issue a refresh token to a web client even without <c>offline_access</c>.</summary>
    public bool? AlwaysIssueRefreshToken { get; init; }

    /// <summary><see langword="false"/> keeps a confidential client's refresh token unchanged.</summary>
    public bool? RotateRefreshToken { get; init; }

    /// <summary>The client may exchange tokens (RFC 8693).</summary>
    public bool? AllowTokenExchange { get; init; }

    /// <summary>The client uses the device flow (RFC 8628).</summary>
    public bool? IsDeviceFlow { get; init; }

    /// <summary>How many grants a user may have with this client at a time.</summary>
    public int? MaxAllowedGrants { get; init; }
}
