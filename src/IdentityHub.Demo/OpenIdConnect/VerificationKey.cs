using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>A public key out of a JWK set (RFC 7517, 4; RFC 7518, 6).</summary>
internal sealed record VerificationKey(string? KeyId, string? Algorithm, string? Curve, ECParameters? Ec, RSAParameters? Rsa)
{
    private const int MinimumRsaModulusBytes = 2048 / 8;

    /// <returns>Null for a key we cannot use; the set may hold such keys, and they are passed over (RFC 7517, 5).</returns>
    public static VerificationKey? TryParse(JsonElement jwk)
    {
        if (jwk.Text("use") is { } use && use != "sig")
        {
            return null;
        }

        try
        {
            return jwk.Text("kty") switch
            {
                "EC" => ParseEc(jwk),
                "RSA" => ParseRsa(jwk),
                _ => null,
            };
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The key decides what it may verify, the token's header does not (RFC 8725, 3.1).</summary>
    public bool Fits(string algorithm) => (Algorithm is null || Algorithm == algorithm) && algorithm switch
    {
        "ES256" => Curve == "P-256",
        "ES384" => Curve == "P-384",
        "ES512" => Curve == "P-521",
        "RS256" or "PS256" => Rsa is not null,
        _ => false,
    };

    private static VerificationKey? ParseEc(JsonElement jwk)
    {
        var curve = jwk.Text("crv");
        ECCurve? named = curve switch
        {
            "P-256" => ECCurve.NamedCurves.nistP256,
            "P-384" => ECCurve.NamedCurves.nistP384,
            "P-521" => ECCurve.NamedCurves.nistP521,
            _ => null,
        };
        if (named is null)
        {
            return null;
        }

        var point = new ECPoint { X = Bytes(jwk, "x"), Y = Bytes(jwk, "y") };
        var parameters = new ECParameters { Curve = named.Value, Q = point };

        // Importing checks that the point lies on the curve: a bad key shows up here and not in the middle of a sign-in.
        using var probe = ECDsa.Create(parameters);
        return new VerificationKey(jwk.Text("kid"), jwk.Text("alg"), curve, parameters, null);
    }

    private static VerificationKey? ParseRsa(JsonElement jwk)
    {
        var parameters = new RSAParameters { Modulus = Bytes(jwk, "n"), Exponent = Bytes(jwk, "e") };
        if (parameters.Modulus.Length < MinimumRsaModulusBytes)
        {
            return null;
        }

        using var probe = RSA.Create(parameters);
        return new VerificationKey(jwk.Text("kid"), jwk.Text("alg"), null, null, parameters);
    }

    private static byte[] Bytes(JsonElement jwk, string name) => Base64Url.DecodeFromChars(jwk.Text(name) ?? "");
}
