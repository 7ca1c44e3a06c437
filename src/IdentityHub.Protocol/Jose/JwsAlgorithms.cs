using System.Security.Cryptography;

namespace IdentityHub.Protocol.Jose;

/// <summary>Names and facts of the algorithms in <see cref="JwsAlgorithm"/>.</summary>
public static class JwsAlgorithms
{
    /// <summary>Every accepted algorithm, for discovery documents and settings.</summary>
    public static IReadOnlyList<JwsAlgorithm> All { get; } = Enum.GetValues<JwsAlgorithm>();

    /// <summary>Finds the algorithm with exactly this name (case-sensitive, RFC 7515, 4.1.1).</summary>
    /// <returns>False for <c>none</c>, the HMAC family and every name not on the list.</returns>
    public static bool TryParse(ReadOnlySpan<char> name, out JwsAlgorithm algorithm)
    {
        foreach (var candidate in Enum.GetValues<JwsAlgorithm>())
        {
            if (name.SequenceEqual(candidate.Name()))
            {
                algorithm = candidate;
                return true;
            }
        }

        algorithm = default;
        return false;
    }

    /// <summary>The registered name, as in the <c>alg</c> header.</summary>
    public static string Name(this JwsAlgorithm algorithm) => algorithm switch
    {
        JwsAlgorithm.ES256 => "ES256",
        JwsAlgorithm.ES384 => "ES384",
        JwsAlgorithm.ES512 => "ES512",
        JwsAlgorithm.RS256 => "RS256",
        JwsAlgorithm.PS256 => "PS256",
        JwsAlgorithm.RS384 => "RS384",
        JwsAlgorithm.RS512 => "RS512",
        JwsAlgorithm.PS384 => "PS384",
        JwsAlgorithm.PS512 => "PS512",
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    /// <summary>The hash the signature is made over; <c>at_hash</c> and <c>c_hash</c> use it too (OpenID Connect Core, 3.1.3.6).</summary>
    public static HashAlgorithmName HashName(this JwsAlgorithm algorithm) => algorithm switch
    {
        JwsAlgorithm.ES384 or JwsAlgorithm.RS384 or JwsAlgorithm.PS384 => HashAlgorithmName.SHA384,
        JwsAlgorithm.ES512 or JwsAlgorithm.RS512 or JwsAlgorithm.PS512 => HashAlgorithmName.SHA512,
        _ => HashAlgorithmName.SHA256,
    };

    internal static bool IsEllipticCurve(this JwsAlgorithm algorithm) =>
        algorithm is JwsAlgorithm.ES256 or JwsAlgorithm.ES384 or JwsAlgorithm.ES512;
}
