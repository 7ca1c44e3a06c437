using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.RelyingParty;

/// <summary>An ID token of another provider whose signature and claims were checked (OpenID Connect Core §3.1.3.7).</summary>
/// <param name="Issuer"><c>iss</c>.</param>
/// <param name="Subject"><c>sub</c>: 1 to 128 characters.</param>
/// <param name="Claims">All claims.</param>
public sealed record IdToken(string Issuer, string Subject, JsonElement Claims)
{
    /// <summary>Characters of the longest token that is looked at. Tokens of Entra ID and Okta that list many groups are long.</summary>
    public const int MaximumLength = 64 * 1024;

    /// <summary>Characters of the longest <c>sub</c>, which is what an identity can be stored under. The standard allows 255 (OpenID Connect Core §2).</summary>
    public const int LongestSubject = 128;

    // Other kinds of JWT that a provider signs with the same keys. ID tokens say JWT or nothing.
    private static readonly string[] OtherTypes =
    [
        "at+jwt", "logout+jwt", "secevent+jwt", "token-introspection+jwt", "dpop+jwt", "client-authentication+jwt", "entity-statement+jwt",
    ];

    /// <summary>Reads and checks a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="keys">The keys of the provider.</param>
    /// <param name="expected">What it has to say.</param>
    /// <param name="now">The present.</param>
    /// <returns>The token; with <see cref="UpstreamFailure.UnknownKey"/> newer keys may help.</returns>
    public static UpstreamResult<IdToken> Check(string token, ProviderKeys keys, IdTokenExpectation expected, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(expected);
        if (!Verify(token, keys, expected).TryGet(out var verified, out var problem))
        {
            return problem;
        }

        if (!JwtClaims.TryParse(verified.Payload.Span, out var claims))
        {
            return Refuse(UpstreamFailure.Malformed, "The ID token's payload is no JSON object, or a claim has the wrong type.");
        }

        var refused = CheckParties(claims, expected)
            ?? CheckKey(claims, keys.IssuerOf(verified.Header.KeyId), expected)
            ?? CheckTimes(claims, expected, now)
            ?? CheckBindings(claims, verified.Header.Algorithm, expected);
        return refused is not null
            ? refused
            : new IdToken(claims.Issuer!, claims.Subject!, claims.Members);
    }

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => "ID token";

    private static UpstreamResult<VerifiedJws> Verify(string token, ProviderKeys keys, IdTokenExpectation expected)
    {
        var read = JwsReader.ReadUnverified(token, MaximumLength);
        if (!read.Succeeded)
        {
            return read.Failure == JwsFailure.AlgorithmNotAllowed
                ? Refuse(UpstreamFailure.AlgorithmNotAllowed, "The ID token is not signed by an algorithm with a public key.")
                : Refuse(UpstreamFailure.Malformed, "The ID token is not a signed JWT, or it is too long.");
        }

        var header = read.Value.Header;
        if (expected.Algorithms is { } listed && !listed.Contains(header.Algorithm.Name()))
        {
            return Refuse(UpstreamFailure.AlgorithmNotAllowed, $"The ID token is signed by {header.Algorithm.Name()}, which the provider does not list.");
        }

        if (Array.Exists(OtherTypes, header.HasType))
        {
            return Refuse(UpstreamFailure.WrongTokenType, "The token is of another kind than an ID token.");
        }

        var result = read.Value.Verify(keys.For(header.Algorithm));
        return result.Failure switch
        {
            JwsFailure.None => result.Value!,
            JwsFailure.UnknownKey => Refuse(UpstreamFailure.UnknownKey, header.KeyId is null
                ? "The ID token names no key, and of the provider's keys not exactly one fits."
                : "The ID token is signed with a key that the provider does not publish."),
            // Without a name a new key cannot be told from a wrong signature.
            _ when header.KeyId is null => Refuse(UpstreamFailure.UnknownKey, "The signature of the ID token is not that of the provider's key."),
            _ => Refuse(UpstreamFailure.BadSignature, "The signature of the ID token is wrong."),
        };
    }

    private static bool IsIssuer(JwtClaims claims, IdTokenExpectation expected) =>
        claims.Issuer is { Length: > 0 } issuer
        && expected.Rule.IsOfToken(issuer, expected.DocumentIssuer, claims.GetString("tid"))
        && (expected.Issuer is null || issuer == expected.Issuer)
        && (expected.ResponseIssuer is null || expected.ResponseIssuer == issuer || expected.ResponseIssuer == expected.DocumentIssuer);

    private static UpstreamProblem? CheckParties(JwtClaims claims, IdTokenExpectation expected)
    {
        if (!IsIssuer(claims, expected))
        {
            return Refuse(UpstreamFailure.WrongIssuer, "The ID token is of another issuer.");
        }

        if (!claims.Audiences.Contains(expected.ClientId))
        {
            return Refuse(UpstreamFailure.WrongAudience, "The ID token is for another client (aud).");
        }

        if (claims.AuthorizedParty is { } party ? party != expected.ClientId : claims.Audiences.Count > 1)
        {
            return Refuse(UpstreamFailure.WrongAuthorizedParty, "The ID token was issued to another client (azp), or is for several and does not say to which.");
        }

        return claims.Subject switch
        {
            null or "" => Refuse(UpstreamFailure.NoSubject, "The ID token does not say who signed in (sub)."),
            { Length: > LongestSubject } => Refuse(UpstreamFailure.NoSubject, $"The ID token's sub is longer than {LongestSubject} characters, which the hub cannot store."),
            { } subject when subject.Any(char.IsControl) => Refuse(UpstreamFailure.NoSubject, "The ID token's sub holds control characters."),
            _ when expected.Subject is not null && claims.Subject != expected.Subject => Refuse(UpstreamFailure.WrongSubject, "The new ID token is somebody else's (sub)."),
            _ => null,
        };
    }

    private static UpstreamProblem? CheckKey(JwtClaims claims, string? keyIssuer, IdTokenExpectation expected) =>
        expected.Rule.IsOfKey(keyIssuer, claims.Issuer!, claims.GetString("tid"))
            ? null
            : Refuse(UpstreamFailure.WrongIssuer, "The ID token is signed with the key of another tenant.");

    // Differences are compared, never sums: a time near the end of the calendar plus the skew would overflow.
    private static UpstreamProblem? CheckTimes(JwtClaims claims, IdTokenExpectation expected, DateTimeOffset now)
    {
        if (claims.ExpiresAt is not { } expiresAt)
        {
            return Refuse(UpstreamFailure.NoExpiry, "The ID token does not say when it ends (exp).");
        }

        if (now - expiresAt >= expected.ClockSkew)
        {
            return Refuse(UpstreamFailure.Expired, "The ID token has expired. Is one of the clocks wrong?");
        }

        if (claims.NotBefore - now > expected.ClockSkew)
        {
            return Refuse(UpstreamFailure.NotYetValid, "The ID token is not valid yet. Is one of the clocks wrong?");
        }

        return claims.IssuedAt is not { } issuedAt || issuedAt - now > expected.ClockSkew
            ? Refuse(UpstreamFailure.WrongIssueTime, "The ID token does not say when it was issued (iat), or says that it will be.")
            : null;
    }

    private static UpstreamProblem? CheckBindings(JwtClaims claims, JwsAlgorithm algorithm, IdTokenExpectation expected)
    {
        if (expected.Nonce is { } nonce)
        {
            if (claims.Nonce is null)
            {
                return Refuse(UpstreamFailure.NoNonce, "The ID token has no nonce, so it may be another sign-in's.");
            }

            if (!IsSame(claims.Nonce, nonce))
            {
                return Refuse(UpstreamFailure.WrongNonce, "The ID token's nonce is another, so it is another sign-in's.");
            }
        }

        if (expected.AccessToken is { } accessToken && claims.Members.TryGetProperty("at_hash", out var hash)
            && (hash.ValueKind != JsonValueKind.String || !IsSame(hash.GetString()!, HalfHash(accessToken, algorithm))))
        {
            return Refuse(UpstreamFailure.WrongAccessTokenHash, "The access token is not the one that belongs to the ID token (at_hash).");
        }

        return null;
    }

    // OpenID Connect Core §3.1.3.6: the left half of the hash, by the hash of the token's algorithm.
    private static string HalfHash(string accessToken, JwsAlgorithm algorithm)
    {
        Span<byte> hash = stackalloc byte[SHA512.HashSizeInBytes];
        var length = CryptographicOperations.HashData(algorithm.HashName(), Encoding.ASCII.GetBytes(accessToken), hash);
        return Base64Url.EncodeToString(hash[..(length / 2)]);
    }

    private static bool IsSame(string actual, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(expected));

    private static UpstreamProblem Refuse(UpstreamFailure failure, string message) => new(failure, message);
}
