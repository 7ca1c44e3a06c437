using System.Security.Cryptography;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>The signature algorithms we accept (RFC 7518, 3.1): asymmetric ones only, so <c>none</c> and HMAC are not even known here.</summary>
internal static class JwsAlgorithm
{
    /// <returns>The hash the algorithm uses, or null for an algorithm that is not allowed.</returns>
    public static HashAlgorithmName? HashOf(string algorithm) => algorithm switch
    {
        "ES256" or "RS256" or "PS256" => HashAlgorithmName.SHA256,
        "ES384" => HashAlgorithmName.SHA384,
        "ES512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    public static bool Verify(JsonWebToken token, VerificationKey key)
    {
        if (HashOf(token.Algorithm) is not { } hash || !key.Fits(token.Algorithm))
        {
            return false;
        }

        if (key.Ec is { } ec)
        {
            // JOSE writes the two numbers side by side at fixed length (RFC 7518, 3.4), not as the DER most libraries default to.
            using var ecdsa = ECDsa.Create(ec);
            return ecdsa.VerifyData(token.SigningInput, token.Signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        var padding = token.Algorithm == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        using var rsa = RSA.Create(key.Rsa!.Value);
        return rsa.VerifyData(token.SigningInput, token.Signature, hash, padding);
    }
}
