using System.Text;

namespace IdentityHub.Protocol.Jose;

/// <summary>
/// Reads signed tokens in compact serialization (RFC 7515, 5.2 and 7.1), strictly: every token has one spelling, and no input
/// makes a method here throw.
/// </summary>
public static class JwsReader
{
    /// <summary>The length, in characters, up to which tokens are looked at unless the caller says otherwise.</summary>
    public const int DefaultMaximumLength = 16 * 1024;

    /// <summary>Reads a token and verifies it with the key of the set that has its <c>kid</c> and <c>alg</c>.</summary>
    /// <param name="token">The token; null and empty are malformed.</param>
    /// <param name="keys">The keys of the signer.</param>
    /// <param name="maximumLength">The longest token to look at, in characters.</param>
    public static JwsResult<VerifiedJws> Read(
        ReadOnlySpan<char> token, VerificationKeySet keys, int maximumLength = DefaultMaximumLength)
    {
        var read = ReadUnverified(token, maximumLength);
        return read.Succeeded ? read.Value.Verify(keys) : new(read.Failure);
    }

    /// <summary>Reads a token and verifies it with this key, whatever the header's <c>kid</c> says.</summary>
    /// <param name="token">The token; null and empty are malformed.</param>
    /// <param name="key">The key; its algorithm must be the header's.</param>
    /// <param name="maximumLength">The longest token to look at, in characters.</param>
    public static JwsResult<VerifiedJws> Read(
        ReadOnlySpan<char> token, VerificationKey key, int maximumLength = DefaultMaximumLength)
    {
        var read = ReadUnverified(token, maximumLength);
        return read.Succeeded ? read.Value.Verify(key) : new(read.Failure);
    }

    /// <summary>
    /// Reads a token without verifying it, to learn whose key to verify it with. What it says is untrusted until
    /// <c>Verify</c> has succeeded.
    /// </summary>
    /// <param name="token">The token; null and empty are malformed.</param>
    /// <param name="maximumLength">The longest token to look at, in characters.</param>
    public static JwsResult<UnverifiedJws> ReadUnverified(ReadOnlySpan<char> token, int maximumLength = DefaultMaximumLength)
    {
        if (token.Length > maximumLength)
        {
            return new(JwsFailure.TooLarge);
        }

        var headerEnd = token.IndexOf('.');
        var payloadEnd = token.LastIndexOf('.');
        if (headerEnd == payloadEnd
            || !StrictBase64Url.TryDecode(token[..headerEnd], out var headerJson)
            || !StrictBase64Url.TryDecode(token[(headerEnd + 1)..payloadEnd], out var payload)
            || !StrictBase64Url.TryDecode(token[(payloadEnd + 1)..], out var signature))
        {
            return new(JwsFailure.Malformed);
        }

        var failure = ReadHeader(headerJson, out var header);
        if (header is null)
        {
            return new(failure);
        }

        var signedBytes = new byte[payloadEnd];
        Encoding.ASCII.GetBytes(token[..payloadEnd], signedBytes);
        return new(new UnverifiedJws(header, payload, signedBytes, signature));
    }

    private static JwsFailure ReadHeader(ReadOnlySpan<byte> utf8, out JwsHeader? header)
    {
        header = null;
        if (!StrictJson.TryParseObject(utf8, out var members)
            || !StrictJson.TryGetString(members, "alg", out var alg) || alg is null
            || !StrictJson.TryGetString(members, "kid", out var keyId)
            || !StrictJson.TryGetString(members, "typ", out var type))
        {
            return JwsFailure.Malformed;
        }

        if (!JwsAlgorithms.TryParse(alg, out var algorithm))
        {
            return JwsFailure.AlgorithmNotAllowed;
        }

        if (members.TryGetProperty("crit", out _) || members.TryGetProperty("b64", out _))
        {
            return JwsFailure.UnsupportedHeader;
        }

        header = new JwsHeader(algorithm, keyId, type, members);
        return JwsFailure.None;
    }
}
