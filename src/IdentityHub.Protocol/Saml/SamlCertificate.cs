using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IdentityHub.Protocol.Saml;

/// <summary>
/// A certificate of a provider, as its operator gave it to us. In SAML it carries a key and nothing more: who issued it, and whether it has
/// expired, does not matter to whether the key is the provider's (SAML Metadata Interoperability Profile §2.6.1), so both are shown and not judged.
/// </summary>
public sealed class SamlCertificate
{
    private const int SmallestRsaBits = 2048;
    private const int LargestRsaBits = 16384;
    private const int LargestCertificate = 64 * 1024;
    private const string RsaOid = "1.2.840.113549.1.1.1";

    // P-256, P-384, P-521.
    private static readonly string[] Curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];
    private readonly byte[] publicKey;

    private SamlCertificate(X509Certificate2 certificate)
    {
        Der = certificate.RawData;
        publicKey = certificate.PublicKey.ExportSubjectPublicKeyInfo();
        IsRsa = certificate.PublicKey.Oid.Value == RsaOid;
        NotBefore = certificate.NotBefore.ToUniversalTime();
        NotAfter = certificate.NotAfter.ToUniversalTime();
    }

    /// <summary>As in a <c>X509Certificate</c> element, before base64.</summary>
    public ReadOnlyMemory<byte> Der { get; }

    /// <summary>Whether the key is RSA; otherwise it is on an elliptic curve.</summary>
    public bool IsRsa { get; }

    /// <summary>When it begins.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>As in a <c>X509Certificate</c> element.</summary>
    public string Base64 => Convert.ToBase64String(Der.Span);

    /// <summary>As PEM (RFC 7468).</summary>
    public string Pem => new(PemEncoding.Write("CERTIFICATE", Der.Span));

    /// <summary>SHA-256 of it, in upper-case hexadecimal digits.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(Der.Span));

    /// <summary>Reads a certificate.</summary>
    /// <param name="text">PEM, or base64 alone as metadata has it.</param>
    /// <returns>The certificate; <see cref="SamlFailure.Certificate"/> when it is none, or its key is RSA below 2,048 bits, or on an unusual curve.</returns>
    public static SamlResult<SamlCertificate> Parse(string text)
    {
        var base64 = PemEncoding.TryFind(text, out var fields)
            ? text[fields.Label] == "CERTIFICATE" ? text[fields.Base64Data] : null
            : text;
        return base64 is not null && XmlElements.DecodeBase64(base64, LargestCertificate) is { } der
            ? Parse(der)
            : new SamlRefusal(SamlFailure.Certificate, "This is not an X.509 certificate, neither in PEM nor as base64 alone.");
    }

    /// <summary>Whether a signature is by this key.</summary>
    internal bool Verify(SignatureAlgorithm algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (algorithm.IsRsa != IsRsa)
        {
            return false;
        }

        try
        {
            if (IsRsa)
            {
                using var rsa = RSA.Create();
                rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
                return rsa.VerifyData(data, signature, algorithm.Hash, RSASignaturePadding.Pkcs1);
            }

            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(publicKey, out _);
            return ecdsa.VerifyData(data, signature, algorithm.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static SamlResult<SamlCertificate> Parse(byte[] der)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            return FindWeakness(certificate) is { } weakness
                ? new SamlRefusal(SamlFailure.Certificate, $"The certificate of {SamlRefusal.Quote(certificate.Subject)} cannot be used: {weakness}")
                : new SamlCertificate(certificate);
        }
        catch (CryptographicException)
        {
            return new SamlRefusal(SamlFailure.Certificate, "This is not an X.509 certificate.");
        }
    }

    private static string? FindWeakness(X509Certificate2 certificate)
    {
        if (certificate.GetRSAPublicKey() is { } rsa)
        {
            using (rsa)
            {
                return rsa.KeySize is >= SmallestRsaBits and <= LargestRsaBits ? null : $"its RSA key has {rsa.KeySize} bits; at least {SmallestRsaBits} are needed.";
            }
        }

        if (certificate.GetECDsaPublicKey() is { } ecdsa)
        {
            using (ecdsa)
            {
                var curve = ecdsa.ExportParameters(includePrivateParameters: false).Curve;
                return curve.IsNamed && Curves.Contains(curve.Oid.Value) ? null : "its key is not on P-256, P-384 or P-521.";
            }
        }

        return "its key is neither RSA nor on an elliptic curve.";
    }

    /// <inheritdoc/>
    public override string ToString() => Fingerprint;
}
