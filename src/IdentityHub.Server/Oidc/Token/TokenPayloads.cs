using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>What an authorization code carries from the authorization to the token endpoint.</summary>
internal sealed record AuthorizationCodePayload
{
    /// <summary>The redirect URI of the request; the token request must repeat it (RFC 6749 §4.1.3).</summary>
    public required string RedirectUri { get; init; }

    /// <summary>Whether the request named the redirect URI itself, or left it to the only registered one.</summary>
    public bool RedirectUriWasSent { get; init; } = true;

    /// <summary>S256 challenge (RFC 7636 §4.2).</summary>
    public string? CodeChallenge { get; init; }

    /// <summary>Scopes the person granted: OpenID Connect, user and resource scopes as requested.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Resource indicators of the request (RFC 8707 §2.1).</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Returned in the ID token.</summary>
    public string? Nonce { get; init; }

    /// <summary>Browser session in which the code was issued.</summary>
    public required string SessionId { get; init; }

    /// <summary>When the person proved who they are.</summary>
    public required DateTimeOffset AuthenticatedAt { get; init; }

    /// <summary>How they proved it: RFC 8176 values separated by spaces.</summary>
    public required string Methods { get; init; }

    /// <summary>Organization named in the authorization request; the person is a member of it.</summary>
    public string? OrganizationId { get; init; }
}

/// <summary>What a refresh token carries.</summary>
internal sealed record RefreshTokenPayload
{
    /// <summary>All scopes the token may ever give.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Resource indicators that the person granted.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Browser session in which it was issued.</summary>
    public required string SessionId { get; init; }

    /// <summary>When the person proved who they are.</summary>
    public required DateTimeOffset AuthenticatedAt { get; init; }

    /// <summary>How they proved it: RFC 8176 values separated by spaces.</summary>
    public required string Methods { get; init; }
}

/// <summary>What an opaque access token carries.</summary>
internal sealed record AccessTokenPayload
{
    /// <summary>Granted scopes.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }
}

/// <summary>How token values become what is stored: their SHA-256. The values carry 256 random bits, so no salt or stretching is needed.</summary>
internal static class TokenReference
{
    /// <summary>The stored form of a token value. The whole value counts: cut or lengthened ones hash to something else.</summary>
    public static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}

/// <summary>JSON of what is stored with tokens.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuthorizationCodePayload))]
[JsonSerializable(typeof(RefreshTokenPayload))]
[JsonSerializable(typeof(AccessTokenPayload))]
internal sealed partial class TokenJson : JsonSerializerContext;
