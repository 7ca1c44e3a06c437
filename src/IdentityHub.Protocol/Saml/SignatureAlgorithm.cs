using System.Security.Cryptography;

namespace IdentityHub.Protocol.Saml;

/// <summary>An accepted way to sign (RFC 9231). SHA-1 and HMAC are none.</summary>
/// <param name="Uri">Its name in XML.</param>
/// <param name="Hash">Hash.</param>
/// <param name="IsRsa">RSA with PKCS #1 padding; otherwise ECDSA.</param>
internal sealed record SignatureAlgorithm(string Uri, HashAlgorithmName Hash, bool IsRsa)
{
    private const string More = "http://www.w3.org/2001/04/xmldsig-more#";

    /// <summary>RSA with SHA-256.</summary>
    public static SignatureAlgorithm RsaSha256 { get; } = new(More + "rsa-sha256", HashAlgorithmName.SHA256, true);

    /// <summary>RSA with SHA-512.</summary>
    public static SignatureAlgorithm RsaSha512 { get; } = new(More + "rsa-sha512", HashAlgorithmName.SHA512, true);

    private static readonly SignatureAlgorithm[] All =
    [
        RsaSha256,
        new(More + "rsa-sha384", HashAlgorithmName.SHA384, true),
        RsaSha512,
        new(More + "ecdsa-sha256", HashAlgorithmName.SHA256, false),
        new(More + "ecdsa-sha384", HashAlgorithmName.SHA384, false),
        new(More + "ecdsa-sha512", HashAlgorithmName.SHA512, false),
    ];

    /// <summary>The algorithm of this name; null when it is not accepted.</summary>
    public static SignatureAlgorithm? Find(string? uri) => Array.Find(All, algorithm => algorithm.Uri == uri);

    /// <summary>The digest of this name; null when it is not accepted.</summary>
    public static HashAlgorithmName? FindDigest(string? uri) => uri switch
    {
        SamlNames.Sha256Digest => HashAlgorithmName.SHA256,
        More + "sha384" => HashAlgorithmName.SHA384,
        SamlNames.Enc + "sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
