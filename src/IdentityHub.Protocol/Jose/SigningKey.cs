using System.Security.Cryptography;

namespace IdentityHub.Protocol.Jose;

/// <summary>
/// A private key with the one algorithm it signs by (RFC 8725, 3.1). Safe for use by many threads at once. Dispose it when it
/// has been retired; a signature under way then still completes.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private const int GeneratedRsaBits = 3072;
    private readonly KeyPool _pool;
    private readonly byte[] _pkcs8;
    private readonly ProtectedHeaders _headers;

    private SigningKey(JwsAlgorithm algorithm, AsymmetricAlgorithm key)
    {
        Algorithm = algorithm;
        PublicJwk = PublicKeys.Describe(key, algorithm);
        KeyId = PublicJwk.Kid!;
        SignatureSize = PublicKeys.SignatureSizeOf(key, algorithm);
        _pkcs8 = key.ExportPkcs8PrivateKey();
        _pool = new KeyPool(key, () => PrivateKeys.Import(_pkcs8) ?? throw new ObjectDisposedException(nameof(SigningKey)));
        _headers = new ProtectedHeaders(algorithm, KeyId);
    }

    /// <summary>The key's identifier: its SHA-256 thumbprint in base64url (RFC 7638).</summary>
    public string KeyId { get; }

    /// <summary>The algorithm all signatures of this key are made by.</summary>
    public JwsAlgorithm Algorithm { get; }

    /// <summary>The public half, with <c>use</c>, <c>kid</c> and <c>alg</c>, as a key set publishes it.</summary>
    public JsonWebKey PublicJwk { get; }

    /// <summary>Bytes of every signature made with this key.</summary>
    public int SignatureSize { get; }

    /// <summary>Makes a new key; an RSA key has 3072 bits (NIST SP 800-57: good beyond 2030).</summary>
    public static SigningKey Generate(JwsAlgorithm algorithm) => new(
        algorithm,
        algorithm.IsEllipticCurve() ? ECDsa.Create(EllipticCurve.Of(algorithm).Curve) : RSA.Create(GeneratedRsaBits));

    /// <summary>Imports a PKCS #8 <c>PrivateKeyInfo</c> in DER.</summary>
    /// <exception cref="CryptographicException">Not such a key, or not one for <paramref name="algorithm"/>; the message says which.</exception>
    public static SigningKey FromPkcs8(JwsAlgorithm algorithm, ReadOnlySpan<byte> pkcs8) => Own(
        PrivateKeys.Import(pkcs8) ?? throw new CryptographicException("The bytes are not an EC or RSA private key in PKCS #8."),
        algorithm);

    /// <summary>
    /// Imports an unencrypted PEM key: <c>PRIVATE KEY</c>, <c>EC PRIVATE KEY</c> or <c>RSA PRIVATE KEY</c>. The curve of an EC key decides its
    /// algorithm; an RSA key signs by RS256 unless told otherwise.
    /// </summary>
    /// <param name="pem">The PEM text; blocks that are no private key are passed over.</param>
    /// <param name="algorithm">The algorithm the key must be for, or null to let the key decide.</param>
    /// <exception cref="CryptographicException">No such key, or not one for <paramref name="algorithm"/>; the message says which.</exception>
    public static SigningKey FromPem(ReadOnlySpan<char> pem, JwsAlgorithm? algorithm = null) => Own(
        PrivateKeys.ImportPem(pem) ?? throw new CryptographicException("The text holds no unencrypted EC or RSA private key in PEM."),
        algorithm);

    /// <summary>The private key as PKCS #8 in DER. The caller stores it encrypted and clears the array.</summary>
    public byte[] ExportPkcs8()
    {
        var key = _pool.Rent();
        try
        {
            return key.ExportPkcs8PrivateKey();
        }
        finally
        {
            _pool.Return(key);
        }
    }

    /// <summary>Signs <paramref name="data"/>; an ECDSA signature is R followed by S (RFC 7518, 3.4).</summary>
    /// <param name="data">The bytes to sign.</param>
    /// <param name="signature">Receives the signature in its first <see cref="SignatureSize"/> bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="signature"/> is too short.</exception>
    /// <exception cref="ObjectDisposedException">The key has been disposed of.</exception>
    public void Sign(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        if (signature.Length < SignatureSize)
        {
            throw new ArgumentException($"A signature of this key takes {SignatureSize} bytes.", nameof(signature));
        }

        var key = _pool.Rent();
        try
        {
            SignatureScheme.Sign(key, Algorithm, data, signature[..SignatureSize]);
        }
        finally
        {
            _pool.Return(key);
        }
    }

    /// <summary>The public half, for verifying what this key signed.</summary>
    public VerificationKey ToVerificationKey() => VerificationKey.TryCreate(PublicJwk, out var key, out var problem)
        ? key
        : throw new CryptographicException($"The public half of the key is not usable: {problem}.");

    /// <inheritdoc />
    public void Dispose()
    {
        _pool.Dispose();
        CryptographicOperations.ZeroMemory(_pkcs8);
    }

    /// <summary>The encoded protected header and the dot after it; the same bytes for every token of one type.</summary>
    internal byte[] HeaderFor(string? typ) => _headers.For(typ);

    private static SigningKey Own(AsymmetricAlgorithm key, JwsAlgorithm? wanted)
    {
        try
        {
            return new SigningKey(PrivateKeys.AlgorithmFor(key, wanted), key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
