using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace IdentityHub.Protocol.Jose;

/// <summary>
/// A public key that passed all checks, with the one algorithm it verifies by (RFC 8725, 3.1). Safe for use by many threads at
/// once. Disposing of it early is optional: its handles are released when it is collected.
/// </summary>
public sealed class VerificationKey : IDisposable
{
    private readonly KeyPool _pool;
    private readonly int _signatureSize;

    private VerificationKey(JsonWebKey jwk, JwsAlgorithm algorithm, AsymmetricAlgorithm key, Func<AsymmetricAlgorithm> copy)
    {
        Jwk = jwk;
        Algorithm = algorithm;
        Thumbprint = JwkThumbprint.Compute(jwk);
        _signatureSize = PublicKeys.SignatureSizeOf(key, algorithm);
        _pool = new KeyPool(key, copy);
    }

    /// <summary>The key as it was given.</summary>
    public JsonWebKey Jwk { get; }

    /// <summary>The identifier its owner gave it, if any.</summary>
    public string? KeyId => Jwk.Kid;

    /// <summary>The only algorithm this key verifies.</summary>
    public JwsAlgorithm Algorithm { get; }

    /// <summary>The SHA-256 thumbprint (RFC 7638), which DPoP binds tokens to.</summary>
    public string Thumbprint { get; }

    /// <summary>Checks a key and makes it ready for use.</summary>
    /// <param name="jwk">The key as read.</param>
    /// <param name="key">The key, when it passed.</param>
    /// <param name="problem">Why it did not pass.</param>
    /// <param name="rsaAlgorithm">The algorithm of an RSA key that names none itself; a curve always decides its own.</param>
    public static bool TryCreate(
        JsonWebKey jwk,
        [NotNullWhen(true)] out VerificationKey? key,
        out JsonWebKeyProblem problem,
        JwsAlgorithm rsaAlgorithm = JwsAlgorithm.RS256)
    {
        ArgumentNullException.ThrowIfNull(jwk);
        key = null;
        problem = PublicKeyRules.Check(jwk, rsaAlgorithm, out var algorithm, out var import);
        if (problem != JsonWebKeyProblem.None)
        {
            return false;
        }

        try
        {
            key = new VerificationKey(jwk, algorithm, import!(), import);
            return true;
        }
        catch (CryptographicException)
        {
            // The platform checks that the point is on its curve (RFC 8725, 3.4).
            problem = JsonWebKeyProblem.InvalidValue;
            return false;
        }
    }

    /// <summary>Whether the signature is this key's over exactly this data. A signature of another length is false.</summary>
    /// <exception cref="ObjectDisposedException">The key has been disposed of.</exception>
    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != _signatureSize)
        {
            return false;
        }

        var key = _pool.Rent();
        try
        {
            return SignatureScheme.Verify(key, Algorithm, data, signature);
        }
        finally
        {
            _pool.Return(key);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _pool.Dispose();
}
