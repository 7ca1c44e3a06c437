using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>What the ID token must say for us to believe it.</summary>
/// <param name="Issuer">The configured authority, compared as it is written.</param>
/// <param name="ClientId">Us.</param>
/// <param name="Nonce">The nonce of the request this token answers.</param>
/// <param name="Subject">Null at sign-in. After a refresh, the user who signed in: it must still be the same one.</param>
/// <param name="AccessToken">The access token that came along, for <c>at_hash</c>.</param>
internal sealed record IdTokenExpectations(string Issuer, string ClientId, string Nonce, string? Subject, string? AccessToken);

/// <summary>Validates an ID token, step by step as OpenID Connect Core 1.0, 3.1.3.7 lists it (and 12.2 for the one of a refresh).</summary>
internal sealed class IdTokenValidator(SignedTokenReader reader)
{
    /// <summary>The longest <c>sub</c> there is (OpenID Connect Core, 2).</summary>
    private const int MaxSubjectLength = 255;

    /// <returns>The claims, or null and why the token was refused.</returns>
    public async Task<(JsonElement? Claims, TokenProblem Problem)> ValidateAsync(
        string idToken, IdTokenExpectations expected, CancellationToken cancellationToken)
    {
        var (token, problem) = await reader.ReadAsync(idToken, expected.Issuer, cancellationToken);
        if (token is null)
        {
            return (null, problem);
        }

        problem = FirstProblem(
            CheckType(token),
            CheckAudience(token.Payload, expected.ClientId),
            CheckSubject(token.Payload, expected.Subject),
            CheckNonce(token.Payload, expected),
            CheckAccessTokenHash(token, expected.AccessToken));
        return problem == TokenProblem.None ? (token.Payload, TokenProblem.None) : (null, problem);
    }

    private static TokenProblem FirstProblem(params ReadOnlySpan<TokenProblem> problems)
    {
        foreach (var problem in problems)
        {
            if (problem != TokenProblem.None)
            {
                return problem;
            }
        }

        return TokenProblem.None;
    }

    // The same keys sign access and logout tokens, whose typ tells them apart: none of them may pass for an ID token (RFC 8725, 3.11).
    private static TokenProblem CheckType(JsonWebToken token) =>
        token.Type is null || token.Type.Equals("JWT", StringComparison.OrdinalIgnoreCase) ? TokenProblem.None : TokenProblem.WrongType;

    // We trust no audience beside ourselves, so the list may hold nobody else (steps 3 to 5).
    private static TokenProblem CheckAudience(JsonElement claims, string clientId)
    {
        if (claims.Texts("aud") is not [var only] || only != clientId)
        {
            return TokenProblem.WrongAudience;
        }

        return claims.TryGetProperty("azp", out _) && claims.Text("azp") != clientId ? TokenProblem.WrongAuthorizedParty : TokenProblem.None;
    }

    private static TokenProblem CheckSubject(JsonElement claims, string? expected) => claims.Text("sub") switch
    {
        null or "" or { Length: > MaxSubjectLength } => TokenProblem.MissingSubject,
        var subject when expected is not null && subject != expected => TokenProblem.WrongSubject,
        _ => TokenProblem.None,
    };

    // The nonce ties the token to this browser's request (step 11; RFC 9700, 4.5.3). A refresh has no browser request: its token may
    // leave the nonce out, but one that is there must be the original (12.2).
    private static TokenProblem CheckNonce(JsonElement claims, IdTokenExpectations expected)
    {
        var isRefresh = expected.Subject is not null;
        return claims.TryGetProperty("nonce", out _)
            ? SameText(claims.Text("nonce"), expected.Nonce) ? TokenProblem.None : TokenProblem.WrongNonce
            : isRefresh ? TokenProblem.None : TokenProblem.MissingNonce;
    }

    // Optional in the code flow; checked when present (3.1.3.8): the left half of the access token's hash, with the hash of the alg.
    private static TokenProblem CheckAccessTokenHash(JsonWebToken token, string? accessToken)
    {
        if (accessToken is null || !token.Payload.TryGetProperty("at_hash", out _))
        {
            return TokenProblem.None;
        }

        var hash = CryptographicOperations.HashData(JwsAlgorithm.HashOf(token.Algorithm)!.Value, Encoding.ASCII.GetBytes(accessToken));
        var leftHalf = Base64Url.EncodeToString(hash.AsSpan(0, hash.Length / 2));
        return SameText(token.Payload.Text("at_hash"), leftHalf) ? TokenProblem.None : TokenProblem.WrongAccessTokenHash;
    }

    private static bool SameText(string? actual, string expected) =>
        actual is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(expected));
}
