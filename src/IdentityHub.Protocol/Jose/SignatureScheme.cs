using System.Security.Cryptography;

namespace IdentityHub.Protocol.Jose;

/// <summary>Signing and verifying bytes by an algorithm of RFC 7518, 3, without allocation. ECDSA signatures are R || S (3.4).</summary>
internal static class SignatureScheme
{
    private const DSASignatureFormat EcFormat = DSASignatureFormat.IeeeP1363FixedFieldConcatenation;

    public static void Sign(AsymmetricAlgorithm key, JwsAlgorithm algorithm, ReadOnlySpan<byte> data, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[SHA512.HashSizeInBytes];
        var name = algorithm.HashName();
        hash = hash[..CryptographicOperations.HashData(name, data, hash)];

        int written;
        var signed = key is ECDsa ecdsa
            ? ecdsa.TrySignHash(hash, signature, EcFormat, out written)
            : ((RSA)key).TrySignHash(hash, signature, name, PaddingOf(algorithm), out written);
        if (!signed || written != signature.Length)
        {
            throw new CryptographicException("The signature does not have the size of its key.");
        }
    }

    public static bool Verify(AsymmetricAlgorithm key, JwsAlgorithm algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        Span<byte> hash = stackalloc byte[SHA512.HashSizeInBytes];
        var name = algorithm.HashName();
        hash = hash[..CryptographicOperations.HashData(name, data, hash)];

        return key is ECDsa ecdsa
            ? ecdsa.VerifyHash(hash, signature, EcFormat)
            : ((RSA)key).VerifyHash(hash, signature, name, PaddingOf(algorithm));
    }

    private static RSASignaturePadding PaddingOf(JwsAlgorithm algorithm) =>
        algorithm is JwsAlgorithm.PS256 or JwsAlgorithm.PS384 or JwsAlgorithm.PS512 ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
}
