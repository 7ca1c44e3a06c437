using System.Numerics;
using System.Security.Cryptography;

namespace IdentityHub.Protocol.Jose;

/// <summary>What a stranger's public key must fulfil before it is handed to the platform's cryptography.</summary>
internal static class PublicKeyRules
{
    private const int LargestRsaBits = 8192;
    private const int LargestRsaExponentBytes = 4;

    public static JsonWebKeyProblem Check(
        JsonWebKey jwk, JwsAlgorithm rsaAlgorithm, out JwsAlgorithm algorithm, out Func<AsymmetricAlgorithm>? import)
    {
        algorithm = default;
        import = null;
        if (jwk.HasPrivateMembers)
        {
            return JsonWebKeyProblem.HasPrivateMembers;
        }

        if (jwk.Use is not (null or "sig") || jwk.KeyOps?.Contains("verify") == false)
        {
            return JsonWebKeyProblem.NotForSignatures;
        }

        return jwk.Kty switch
        {
            "EC" => CheckCurve(jwk, out algorithm, out import),
            "RSA" => CheckRsa(jwk, rsaAlgorithm, out algorithm, out import),
            _ => JsonWebKeyProblem.UnsupportedKeyType,
        };
    }

    private static JsonWebKeyProblem CheckCurve(JsonWebKey jwk, out JwsAlgorithm algorithm, out Func<AsymmetricAlgorithm>? import)
    {
        algorithm = default;
        import = null;
        if (EllipticCurve.Named(jwk.Crv) is not { } curve)
        {
            return JsonWebKeyProblem.UnsupportedCurve;
        }

        algorithm = curve.Algorithm;
        if (jwk.Alg is not null && jwk.Alg != algorithm.Name())
        {
            return JsonWebKeyProblem.UnsupportedAlgorithm;
        }

        // RFC 7518, 6.2.1.2: always the full length of a coordinate, leading zeros included.
        if (!StrictBase64Url.TryDecode(jwk.X, out var x) || x.Length != curve.CoordinateSize
            || !StrictBase64Url.TryDecode(jwk.Y, out var y) || y.Length != curve.CoordinateSize)
        {
            return JsonWebKeyProblem.InvalidValue;
        }

        import = () => ECDsa.Create(new ECParameters { Curve = curve.Curve, Q = new ECPoint { X = x, Y = y } });
        return JsonWebKeyProblem.None;
    }

    private static JsonWebKeyProblem CheckRsa(
        JsonWebKey jwk, JwsAlgorithm rsaAlgorithm, out JwsAlgorithm algorithm, out Func<AsymmetricAlgorithm>? import)
    {
        algorithm = rsaAlgorithm;
        import = null;
        if ((jwk.Alg is not null && !JwsAlgorithms.TryParse(jwk.Alg, out algorithm)) || algorithm.IsEllipticCurve())
        {
            return JsonWebKeyProblem.UnsupportedAlgorithm;
        }

        if (!StrictBase64Url.TryDecode(jwk.N, out var modulus) || !StrictBase64Url.TryDecode(jwk.E, out var exponent))
        {
            return JsonWebKeyProblem.InvalidValue;
        }

        import = () => RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        return CheckRsaNumbers(modulus, exponent);
    }

    // RFC 7518, 6.3.1.1: no leading zeros, so that one key has one thumbprint. An even number is never a modulus or an
    // exponent, and with the exponent 1 every message would be its own signature.
    private static JsonWebKeyProblem CheckRsaNumbers(byte[] modulus, byte[] exponent)
    {
        if (modulus is not [not 0, ..] || exponent is not [not 0, ..] || (modulus[^1] & 1) == 0 || (exponent[^1] & 1) == 0 || exponent is [1])
        {
            return JsonWebKeyProblem.InvalidValue;
        }

        var bits = (modulus.Length * 8) - BitOperations.LeadingZeroCount(modulus[0]) + 24;
        return bits switch
        {
            < PrivateKeys.SmallestRsaBits => JsonWebKeyProblem.TooSmall,
            > LargestRsaBits => JsonWebKeyProblem.TooLarge,
            _ => exponent.Length > LargestRsaExponentBytes ? JsonWebKeyProblem.TooLarge : JsonWebKeyProblem.None,
        };
    }
}
