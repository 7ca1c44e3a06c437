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

    /// <summary>Reads and checks a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="keys">The keys of the provider.</param>
    /// <param name="expected">What it has to say.</param>
    /// <param name="now">The present.</param>
    /// <returns>The token; with <see cref="UpstreamFailure.UnknownKey"/> newer keys may help.</returns>
    public static UpstreamResult<IdToken> Check(string token, ProviderKeys keys, IdTokenExpectation expected, DateTimeOffset now) =>
        Read(token, expected).TryGet(out var read, out var problem) ? Check(read, keys, expected, now) : problem;

    /// <summary>Reads a token and checks what needs no key, so that nobody asks a provider for keys because of a token that is none.</summary>
    /// <param name="token">The token.</param>
    /// <param name="expected">What it has to say.</param>
    public static UpstreamResult<UnverifiedJws> Read(string token, IdTokenExpectation expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return IdTokenSignature.Read(token, expected);
    }

    /// <summary>Checks a token that was read.</summary>
    /// <param name="token">The token.</param>
    /// <param name="keys">The keys of the provider.</param>
    /// <param name="expected">What it has to say.</param>
    /// <param name="now">The present.</param>
    /// <returns>The token; with <see cref="UpstreamFailure.UnknownKey"/> newer keys may help.</returns>
    public static UpstreamResult<IdToken> Check(UnverifiedJws token, ProviderKeys keys, IdTokenExpectation expected, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(expected);
        return IdTokenSignature.Verify(token, keys).TryGet(out var verified, out var problem)
            ? CheckClaims(verified.Payload.Span, keys.IssuerOf(verified.Header.KeyId), verified.Header.Algorithm.HashName(), expected, now)
            : problem;
    }

    /// <summary>Checks a token that is signed with the secret of client and provider (OpenID Connect Core §10.1), where the provider is known to do so.</summary>
    /// <param name="token">The token.</param>
    /// <param name="expected">What it has to say; by which algorithms, and the secret.</param>
    /// <param name="now">The present.</param>
    /// <returns>Null when it is signed by no such algorithm, so that only the provider's keys can tell.</returns>
    public static UpstreamResult<IdToken>? CheckBySecret(string token, IdTokenExpectation expected, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(expected);
        if (!SharedSecretJws.TryReadAlgorithm(token, out var algorithm) || !expected.SecretAlgorithms.Contains(algorithm))
        {
            return null;
        }

        return IdTokenSignature.VerifyBySecret(token, algorithm, expected).TryGet(out var payload, out var problem)
            ? CheckClaims(payload, null, algorithm.HashName(), expected, now)
            : problem;
    }

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => "ID token";

    private static UpstreamResult<IdToken> CheckClaims(
        ReadOnlySpan<byte> payload, string? keyIssuer, HashAlgorithmName hash, IdTokenExpectation expected, DateTimeOffset now)
    {
        if (!JwtClaims.TryParse(payload, out var claims))
        {
            return Refuse(UpstreamFailure.Malformed, "The ID token's payload is no JSON object, or a claim has the wrong type.");
        }

        var refused = CheckParties(claims, expected)
            ?? CheckKey(claims, keyIssuer, expected)
            ?? CheckTimes(claims, expected, now)
            ?? CheckBindings(claims, hash, expected);
        return refused is not null
            ? refused
            : new IdToken(claims.Issuer!, claims.Subject!, claims.Members);
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

        if (!claims.Audiences.Any(audience => expected.Audiences?.Contains(audience) ?? audience == expected.ClientId))
        {
            return Refuse(UpstreamFailure.WrongAudience, "The ID token is for another client (aud).");
        }

        if (!expected.TakesAnyParty && (claims.AuthorizedParty is { } party ? party != expected.ClientId : claims.Audiences.Count > 1))
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

        if (claims.IssuedAt is not { } issuedAt || issuedAt - now > expected.ClockSkew)
        {
            return Refuse(UpstreamFailure.WrongIssueTime, "The ID token does not say when it was issued (iat), or says that it will be.");
        }

        return now - issuedAt > expected.LongestAge + expected.ClockSkew
            ? Refuse(UpstreamFailure.WrongIssueTime, "The ID token was issued longer ago than the connector allows (iat).")
            : null;
    }

    private static UpstreamProblem? CheckBindings(JwtClaims claims, HashAlgorithmName hashName, IdTokenExpectation expected)
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
            && (hash.ValueKind != JsonValueKind.String || !IsSame(hash.GetString()!, HalfHash(accessToken, hashName))))
        {
            return Refuse(UpstreamFailure.WrongAccessTokenHash, "The access token is not the one that belongs to the ID token (at_hash).");
        }

        return null;
    }

    // OpenID Connect Core §3.1.3.6: the left half of the hash, by the hash of the token's algorithm.
    private static string HalfHash(string accessToken, HashAlgorithmName hashName)
    {
        Span<byte> hash = stackalloc byte[SHA512.HashSizeInBytes];
        var length = CryptographicOperations.HashData(hashName, Encoding.ASCII.GetBytes(accessToken), hash);
        return Base64Url.EncodeToString(hash[..(length / 2)]);
    }

    private static bool IsSame(string actual, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(expected));

    private static UpstreamProblem Refuse(UpstreamFailure failure, string message) => new(failure, message);
}
