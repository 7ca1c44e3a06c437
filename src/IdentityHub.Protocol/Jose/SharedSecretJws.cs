using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Protocol.Jose;

/// <summary>HMAC algorithms (RFC 7518, 3.2): only between two parties that share a secret, such as a client and its provider.</summary>
public enum SharedSecretAlgorithm
{
    /// <summary>HMAC with SHA-256.</summary>
    HS256,

    /// <summary>HMAC with SHA-384.</summary>
    HS384,

    /// <summary>HMAC with SHA-512.</summary>
    HS512,
}

/// <summary>
/// Tokens that are signed with a secret of both sides. They are kept apart from <see cref="JwsReader"/>, whose keys are public: nothing that verifies
/// with a public key ever gets here, so a public key cannot be taken for a secret (CVE-2026-11800).
/// </summary>
public static class SharedSecretJws
{
    private static readonly string[] NeverInHeader = ["crit", "b64"];

    /// <summary>Signs a payload.</summary>
    /// <param name="algorithm">By which algorithm.</param>
    /// <param name="secret">The secret as text; its UTF-8 bytes are the key (OpenID Connect Core, 10.1).</param>
    /// <param name="payloadUtf8">The payload.</param>
    public static string Write(SharedSecretAlgorithm algorithm, string secret, ReadOnlySpan<byte> payloadUtf8)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var header = Encoding.ASCII.GetBytes($$"""{"alg":"{{algorithm}}","typ":"JWT"}""");
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payloadUtf8)}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(algorithm, secret, signed))}";
    }

    /// <summary>What a token says it is signed by, when that is one of these algorithms. Nothing of it is verified.</summary>
    /// <param name="token">The token.</param>
    /// <param name="algorithm">The algorithm.</param>
    public static bool TryReadAlgorithm(ReadOnlySpan<char> token, out SharedSecretAlgorithm algorithm)
    {
        algorithm = default;
        return token.Length <= JwsReader.DefaultMaximumLength && TryReadHeader(token, out algorithm, out _);
    }

    /// <summary>Verifies a token.</summary>
    /// <param name="token">The token; of any form.</param>
    /// <param name="algorithm">The only algorithm that counts, whatever the token says.</param>
    /// <param name="secret">The secret as text.</param>
    /// <param name="payload">The payload's bytes.</param>
    public static bool TryVerify(ReadOnlySpan<char> token, SharedSecretAlgorithm algorithm, string secret, [NotNullWhen(true)] out byte[]? payload)
    {
        ArgumentNullException.ThrowIfNull(secret);
        payload = null;
        var end = token.LastIndexOf('.');
        if (secret.Length == 0
            || token.Length > JwsReader.DefaultMaximumLength
            || !TryReadHeader(token, out var said, out var headerEnd) || said != algorithm
            || end <= headerEnd
            || !StrictBase64Url.TryDecode(token[(headerEnd + 1)..end], out var body)
            || !StrictBase64Url.TryDecode(token[(end + 1)..], out var signature)
            || !CryptographicOperations.FixedTimeEquals(Sign(algorithm, secret, token[..end]), signature))
        {
            return false;
        }

        payload = body;
        return true;
    }

    /// <summary>The hash that the algorithm signs with; <c>at_hash</c> uses it too (OpenID Connect Core, 3.1.3.6).</summary>
    public static HashAlgorithmName HashName(this SharedSecretAlgorithm algorithm) => algorithm switch
    {
        SharedSecretAlgorithm.HS384 => HashAlgorithmName.SHA384,
        SharedSecretAlgorithm.HS512 => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    private static bool TryReadHeader(ReadOnlySpan<char> token, out SharedSecretAlgorithm algorithm, out int end)
    {
        algorithm = default;
        end = token.IndexOf('.');
        if (end < 0
            || !StrictBase64Url.TryDecode(token[..end], out var json)
            || !StrictJson.TryParseObject(json, out var header)
            || !StrictJson.TryGetString(header, "alg", out var name)
            || Array.Exists(NeverInHeader, member => header.TryGetProperty(member, out _)))
        {
            return false;
        }

        foreach (var candidate in Enum.GetValues<SharedSecretAlgorithm>())
        {
            if (candidate.ToString() == name)
            {
                algorithm = candidate;
                return true;
            }
        }

        return false;
    }

    private static byte[] Sign(SharedSecretAlgorithm algorithm, string secret, ReadOnlySpan<char> signed)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        var bytes = new byte[Encoding.UTF8.GetByteCount(signed)];
        Encoding.UTF8.GetBytes(signed, bytes);
        return algorithm switch
        {
            SharedSecretAlgorithm.HS384 => HMACSHA384.HashData(key, bytes),
            SharedSecretAlgorithm.HS512 => HMACSHA512.HashData(key, bytes),
            _ => HMACSHA256.HashData(key, bytes),
        };
    }
}
