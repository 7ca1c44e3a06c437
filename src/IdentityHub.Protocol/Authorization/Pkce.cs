using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Protocol.Authorization;

/// <summary>Proof Key for Code Exchange (RFC 7636); only <c>S256</c>.</summary>
public static class Pkce
{
    private const int ChallengeLength = 43;

    private static readonly SearchValues<char> Base64UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private static readonly SearchValues<char> VerifierCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>Checks the challenge of an authorization request (RFC 7636 §4.3, §4.4.1).</summary>
    /// <param name="challenge"><c>code_challenge</c>.</param>
    /// <param name="method"><c>code_challenge_method</c>.</param>
    /// <param name="required">Whether the client must use PKCE (RFC 9700 §2.1.1).</param>
    /// <returns>The error, or <see langword="null"/>.</returns>
    public static OAuthError? CheckChallenge(string? challenge, string? method, bool required) => (challenge, method) switch
    {
        (null, null) when required => OAuthError.InvalidRequest("Authorization Server policy requires PKCE to be used for this request"),
        (null, null) => null,
        (null, _) => OAuthError.InvalidRequest("code_challenge must be provided with code_challenge_method"),
        // A missing method means "plain", which would show the verifier to whoever sees the request (RFC 9700 §2.1.1).
        (_, null) => OAuthError.InvalidRequest("code_challenge_method must be provided with code_challenge"),
        (_, not "S256") => OAuthError.InvalidRequest("not supported value of code_challenge_method"),
        _ when !IsChallenge(challenge) => OAuthError.InvalidRequest("code_challenge must be a string with a length of 43 characters of base64url"),
        _ => null,
    };

    /// <summary>Whether a text has the form of a verifier: 43 to 128 unreserved characters (RFC 7636 §4.1).</summary>
    /// <param name="verifier"><c>code_verifier</c>.</param>
    /// <returns>Whether it has.</returns>
    public static bool IsVerifier(string verifier) =>
        verifier.Length is >= 43 and <= 128 && !verifier.AsSpan().ContainsAnyExcept(VerifierCharacters);

    /// <summary>The <c>S256</c> challenge of a verifier (RFC 7636 §4.2).</summary>
    /// <param name="verifier"><c>code_verifier</c>.</param>
    /// <returns><c>code_challenge</c>: 43 characters.</returns>
    public static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <summary>Whether a verifier belongs to a challenge (RFC 7636 §4.6); compared in constant time.</summary>
    /// <param name="verifier"><c>code_verifier</c>, checked by <see cref="IsVerifier"/> here again.</param>
    /// <param name="challenge">The stored <c>code_challenge</c>.</param>
    /// <returns>Whether it does.</returns>
    public static bool Verify(string verifier, string challenge)
    {
        if (!IsVerifier(verifier) || !IsChallenge(challenge))
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[ChallengeLength];
        Base64Url.EncodeToUtf8(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)), expected);
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(challenge));
    }

    private static bool IsChallenge(string challenge) =>
        challenge.Length == ChallengeLength && !challenge.AsSpan().ContainsAnyExcept(Base64UrlCharacters);
}
