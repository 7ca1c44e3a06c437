using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IdentityHub.Protocol.Saml;

/// <summary>A private key of ours: it signs requests and opens what is encrypted for us.</summary>
public sealed class SamlKey
{
    private const int SmallestBits = 2048;
    private readonly byte[] pkcs8;

    private SamlKey(byte[] pkcs8, SamlCertificate? certificate) => (this.pkcs8, Certificate) = (pkcs8, certificate);

    /// <summary>What providers are given of it; null when nobody made one.</summary>
    public SamlCertificate? Certificate { get; }

    /// <summary>Makes a key with a certificate signed by itself.</summary>
    /// <param name="commonName">Who it is for, at most 64 characters of letters, digits and <c>-._</c>; the rest is left out.</param>
    /// <param name="now">The certificate begins a day earlier, for clocks that are behind.</param>
    /// <param name="lifetime">How long the certificate is good.</param>
    /// <param name="bits">2,048 or more.</param>
    public static SamlKey Make(string commonName, DateTimeOffset now, TimeSpan lifetime, int bits = 3072)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, SmallestBits);
        using var rsa = RSA.Create(bits);
        var name = string.Concat(commonName.Where(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_').Take(64));
        var request = new CertificateRequest($"CN={(name.Length == 0 ? "service-provider" : name)}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        using var certificate = request.CreateSelfSigned(now - TimeSpan.FromDays(1), now + lifetime);
        return SamlCertificate.Parse(Convert.ToBase64String(certificate.RawData)).TryGet(out var own, out var refusal)
            ? new SamlKey(rsa.ExportPkcs8PrivateKey(), own)
            : throw new CryptographicException(refusal.Detail);
    }

    /// <summary>Reads a stored key.</summary>
    /// <param name="pkcs8">The private key.</param>
    /// <param name="certificatePem">Its certificate.</param>
    /// <returns>Null when one of them is none, or they do not belong together.</returns>
    public static SamlKey? Read(ReadOnlySpan<byte> pkcs8, string certificatePem)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportPkcs8PrivateKey(pkcs8, out _);
            return SamlCertificate.Parse(certificatePem).TryGet(out var certificate, out _)
                && certificate.Verify(SignatureAlgorithm.RsaSha256, "proof"u8, rsa.SignData("proof"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
                ? new SamlKey(pkcs8.ToArray(), certificate)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Reads a key that an operator gave.</summary>
    /// <param name="pem">RSA private key, encrypted or not.</param>
    /// <param name="password">For an encrypted one; else null or empty.</param>
    /// <returns>Null when it is none, the password is another one, or it has fewer than 2,048 bits.</returns>
    public static SamlKey? ReadPem(string pem, string? password)
    {
        try
        {
            using var rsa = RSA.Create();
            if (string.IsNullOrEmpty(password))
            {
                rsa.ImportFromPem(pem);
            }
            else if (pem.Contains("ENCRYPTED PRIVATE KEY", StringComparison.Ordinal))
            {
                rsa.ImportFromEncryptedPem(pem, password);
            }
            else
            {
                return null;
            }

            return rsa.KeySize < SmallestBits ? null : new SamlKey(rsa.ExportPkcs8PrivateKey(), null);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The private key as PKCS #8; wipe it after use.</summary>
    public byte[] ExportPkcs8() => [.. pkcs8];

    /// <summary>Signs.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> data, SignatureAlgorithm algorithm)
    {
        using var rsa = Open();
        return rsa.SignData(data, algorithm.Hash, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Opens an encrypted key.</summary>
    /// <returns>Null when it is for another key.</returns>
    internal byte[]? Decrypt(byte[] encrypted, RSAEncryptionPadding padding)
    {
        using var rsa = Open();
        try
        {
            return rsa.Decrypt(encrypted, padding);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Prints nothing.</summary>
    public override string ToString() => "private key";

    private RSA Open()
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pkcs8, out _);
        return rsa;
    }
}
