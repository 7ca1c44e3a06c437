using System.Security.Cryptography;

namespace IdentityHub.Protocol.Jose;

/// <summary>Reading private keys and telling what they can sign.</summary>
internal static class PrivateKeys
{
    public const int SmallestRsaBits = 2048;

    private delegate void Reader(ReadOnlySpan<byte> der, out int bytesRead);

    /// <summary>The EC or RSA key in a PKCS #8 structure, or null.</summary>
    public static AsymmetricAlgorithm? Import(ReadOnlySpan<byte> pkcs8) =>
        TryImport(ECDsa.Create(), static key => key.ImportPkcs8PrivateKey, pkcs8)
        ?? TryImport(RSA.Create(), static key => key.ImportPkcs8PrivateKey, pkcs8);

    /// <summary>The first private key in the text, or null.</summary>
    public static AsymmetricAlgorithm? ImportPem(ReadOnlySpan<char> pem)
    {
        while (PemEncoding.TryFind(pem, out var fields))
        {
            var der = new byte[fields.DecodedDataLength];
            Convert.TryFromBase64Chars(pem[fields.Base64Data], der, out _);
            var key = pem[fields.Label] switch
            {
                "PRIVATE KEY" => Import(der),
                "EC PRIVATE KEY" => TryImport(ECDsa.Create(), static key => key.ImportECPrivateKey, der),
                "RSA PRIVATE KEY" => TryImport(RSA.Create(), static key => key.ImportRSAPrivateKey, der),
                _ => null,
            };
            CryptographicOperations.ZeroMemory(der);
            if (key is not null)
            {
                return key;
            }

            pem = pem[fields.Location.End..];
        }

        return null;
    }

    /// <summary>The algorithm a key signs by.</summary>
    /// <exception cref="CryptographicException">The key is not one for <paramref name="wanted"/>, too short, or on a curve JOSE does not know.</exception>
    public static JwsAlgorithm AlgorithmFor(AsymmetricAlgorithm key, JwsAlgorithm? wanted)
    {
        if (key is RSA)
        {
            var algorithm = wanted ?? JwsAlgorithm.RS256;
            if (algorithm.IsEllipticCurve())
            {
                throw new CryptographicException($"An RSA key cannot sign by {algorithm.Name()}.");
            }

            return key.KeySize >= SmallestRsaBits
                ? algorithm
                : throw new CryptographicException($"The RSA key has {key.KeySize} bits; at least {SmallestRsaBits} are needed.");
        }

        var curve = EllipticCurve.Of(((ECDsa)key).ExportParameters(includePrivateParameters: false).Curve)
            ?? throw new CryptographicException("The key's curve is not one of P-256, P-384 and P-521.");
        return wanted is null || wanted == curve.Algorithm
            ? curve.Algorithm
            : throw new CryptographicException($"A key on {curve.Name} signs by {curve.Algorithm.Name()}, not by {wanted.Value.Name()}.");
    }

    // Bytes after the key are refused: a file that holds more than it says deserves a look.
    private static AsymmetricAlgorithm? TryImport<TKey>(TKey key, Func<TKey, Reader> format, ReadOnlySpan<byte> der)
        where TKey : AsymmetricAlgorithm
    {
        try
        {
            format(key)(der, out var bytesRead);
            if (bytesRead == der.Length)
            {
                return key;
            }
        }
        catch (CryptographicException)
        {
            // Not a key of this kind; the caller tries the next kind or says that there is none.
        }

        key.Dispose();
        return null;
    }
}
