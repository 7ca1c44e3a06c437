using System.Buffers.Text;
using System.Security.Cryptography;

namespace IdentityHub.Protocol.Jose;

/// <summary>What the world may know of a key.</summary>
internal static class PublicKeys
{
    /// <summary>The public key as published: with <c>use</c>, <c>alg</c> and the thumbprint as <c>kid</c>.</summary>
    public static JsonWebKey Describe(AsymmetricAlgorithm key, JwsAlgorithm algorithm)
    {
        var bare = key is ECDsa ecdsa ? DescribeCurve(ecdsa, algorithm) : DescribeRsa((RSA)key);
        return bare with { Use = "sig", Alg = algorithm.Name(), Kid = JwkThumbprint.Compute(bare) };
    }

    public static int SignatureSizeOf(AsymmetricAlgorithm key, JwsAlgorithm algorithm) =>
        algorithm.IsEllipticCurve() ? 2 * EllipticCurve.Of(algorithm).CoordinateSize : (key.KeySize + 7) / 8;

    private static JsonWebKey DescribeCurve(ECDsa key, JwsAlgorithm algorithm)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonWebKey
        {
            Kty = "EC",
            Crv = EllipticCurve.Of(algorithm).Name,
            X = Base64Url.EncodeToString(point.X),
            Y = Base64Url.EncodeToString(point.Y),
        };
    }

    private static JsonWebKey DescribeRsa(RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return new JsonWebKey
        {
            Kty = "RSA",
            N = Base64Url.EncodeToString(numbers.Modulus),
            E = Base64Url.EncodeToString(numbers.Exponent),
        };
    }
}
