using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace IdentityHub.Protocol.Jose;

/// <summary>The claims of a JWT (RFC 7519, 4.1). Members with a registered name have the registered type; the rest is in <see cref="Members"/>.</summary>
public sealed record JwtClaims
{
    // The last second that DateTimeOffset can hold: 9999-12-31T23:59:59Z.
    private const double LatestSecond = 253402300799;

    private JwtClaims(JsonElement members) => Members = members;

    /// <summary><c>iss</c>.</summary>
    public string? Issuer { get; private init; }

    /// <summary><c>sub</c>.</summary>
    public string? Subject { get; private init; }

    /// <summary><c>aud</c>: a single string is a list of one; empty when absent.</summary>
    public IReadOnlyList<string> Audiences { get; private init; } = [];

    /// <summary><c>exp</c>.</summary>
    public DateTimeOffset? ExpiresAt { get; private init; }

    /// <summary><c>nbf</c>.</summary>
    public DateTimeOffset? NotBefore { get; private init; }

    /// <summary><c>iat</c>.</summary>
    public DateTimeOffset? IssuedAt { get; private init; }

    /// <summary><c>jti</c>.</summary>
    public string? TokenId { get; private init; }

    /// <summary><c>azp</c> (OpenID Connect Core, 2).</summary>
    public string? AuthorizedParty { get; private init; }

    /// <summary><c>nonce</c> (OpenID Connect Core, 2).</summary>
    public string? Nonce { get; private init; }

    /// <summary>All claims; every string in it can be read without an exception.</summary>
    public JsonElement Members { get; }

    /// <summary>Reads the payload of a token.</summary>
    /// <returns>False unless it is a JSON object without duplicate members in which every registered claim has its type.</returns>
    public static bool TryParse(ReadOnlySpan<byte> payloadUtf8, [NotNullWhen(true)] out JwtClaims? claims)
    {
        claims = null;
        if (!StrictJson.TryParseObject(payloadUtf8, out var json)
            || !StrictJson.TryGetString(json, "iss", out var issuer)
            || !StrictJson.TryGetString(json, "sub", out var subject)
            || !TryGetAudiences(json, out var audiences)
            || !TryGetTime(json, "exp", out var expiresAt)
            || !TryGetTime(json, "nbf", out var notBefore)
            || !TryGetTime(json, "iat", out var issuedAt)
            || !StrictJson.TryGetString(json, "jti", out var tokenId)
            || !StrictJson.TryGetString(json, "azp", out var authorizedParty)
            || !StrictJson.TryGetString(json, "nonce", out var nonce))
        {
            return false;
        }

        claims = new JwtClaims(json)
        {
            Issuer = issuer,
            Subject = subject,
            Audiences = audiences,
            ExpiresAt = expiresAt,
            NotBefore = notBefore,
            IssuedAt = issuedAt,
            TokenId = tokenId,
            AuthorizedParty = authorizedParty,
            Nonce = nonce,
        };
        return true;
    }

    /// <summary>A claim that is a string; null when it is absent or something else.</summary>
    public string? GetString(string name) => StrictJson.TryGetString(Members, name, out var value) ? value : null;

    private static bool TryGetAudiences(JsonElement json, out IReadOnlyList<string> audiences)
    {
        audiences = [];
        if (!json.TryGetProperty("aud", out var member))
        {
            return true;
        }

        if (member.ValueKind == JsonValueKind.String)
        {
            audiences = [member.GetString()!];
            return true;
        }

        if (!StrictJson.TryGetStrings(member, out var several))
        {
            return false;
        }

        audiences = several;
        return true;
    }

    // RFC 7519, 2: seconds since 1970, which need not be whole.
    private static bool TryGetTime(JsonElement json, string name, out DateTimeOffset? time)
    {
        time = null;
        if (!json.TryGetProperty(name, out var member))
        {
            return true;
        }

        if (member.ValueKind != JsonValueKind.Number || !member.TryGetDouble(out var seconds) || seconds is not (>= 0 and <= LatestSecond))
        {
            return false;
        }

        time = DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000));
        return true;
    }
}
