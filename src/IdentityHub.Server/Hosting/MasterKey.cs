using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Server.Hosting;

/// <summary>Where a master key came from.</summary>
internal enum MasterKeyOrigin
{
    /// <summary>The setting <c>IdentityHub:MasterKey</c>.</summary>
    Configured,

    /// <summary>The key file, which was there.</summary>
    File,

    /// <summary>The key file, which was just made.</summary>
    NewFile,
}

/// <summary>
/// The one secret outside the database: encrypts private keys and derives keyed hashes. Whoever has a copy of the database without it can
/// neither sign tokens nor try client secrets.
/// </summary>
/// <remarks>
/// From the key one sub-key per use and purpose is derived (HKDF-SHA-256, RFC 5869), so that no two purposes share one. Purposes are
/// constants of the code: each costs a place in memory and a value protected for one can be opened only for the same.
/// </remarks>
internal sealed class MasterKey : IDisposable
{
    /// <summary>Bytes of the key.</summary>
    public const int Length = 32;

    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Overhead = 1 + NonceLength + TagLength;

    private readonly byte[] key;
    private readonly ConcurrentDictionary<(string Use, string Purpose), byte[]> subKeys = new();

    /// <summary>Takes a copy of the key.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public MasterKey(ReadOnlySpan<byte> key, MasterKeyOrigin origin = MasterKeyOrigin.Configured)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, Length);
        this.key = key.ToArray();
        Origin = origin;
    }

    /// <summary>Where it came from.</summary>
    public MasterKeyOrigin Origin { get; }

    /// <summary>Encrypts and authenticates (AES-256-GCM, NIST SP 800-38D).</summary>
    /// <param name="purpose">What the value is; the same is needed to open it.</param>
    /// <param name="plaintext">What nobody else may read.</param>
    /// <returns>Version, nonce, ciphertext and tag.</returns>
    public byte[] Protect(string purpose, ReadOnlySpan<byte> plaintext)
    {
        var envelope = new byte[Overhead + plaintext.Length];
        envelope[0] = Version;
        var nonce = envelope.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(SubKey("encrypt", purpose), TagLength);
        aes.Encrypt(
            nonce, plaintext, envelope.AsSpan(1 + NonceLength, plaintext.Length), envelope.AsSpan(^TagLength..), AssociatedData(purpose));
        return envelope;
    }

    /// <summary>Opens what <see cref="Protect"/> made.</summary>
    /// <returns>The plaintext; null when the value was changed, is for another purpose or was made with another key.</returns>
    public byte[]? Unprotect(string purpose, ReadOnlySpan<byte> envelope)
    {
        if (envelope.Length < Overhead || envelope[0] != Version)
        {
            return null;
        }

        var plaintext = new byte[envelope.Length - Overhead];
        using var aes = new AesGcm(SubKey("encrypt", purpose), TagLength);
        try
        {
            aes.Decrypt(
                envelope.Slice(1, NonceLength),
                envelope.Slice(1 + NonceLength, plaintext.Length),
                envelope[^TagLength..],
                plaintext,
                AssociatedData(purpose));
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>HMAC-SHA-256 (RFC 2104) with a key of the purpose's own: 32 bytes.</summary>
    public byte[] KeyedHash(string purpose, ReadOnlySpan<byte> data) => HMACSHA256.HashData(SubKey("hash", purpose), data);

    /// <summary>HMAC-SHA-256 of a text's UTF-8 form.</summary>
    public byte[] KeyedHash(string purpose, string text) => KeyedHash(purpose, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(key);
        foreach (var subKey in subKeys.Values)
        {
            CryptographicOperations.ZeroMemory(subKey);
        }
    }

    private byte[] SubKey(string use, string purpose) => subKeys.GetOrAdd(
        (use, purpose),
        static (name, key) => HKDF.DeriveKey(
            HashAlgorithmName.SHA256, key, Length, info: Encoding.UTF8.GetBytes($"identityhub/{name.Use}/{name.Purpose}")),
        key);

    private static byte[] AssociatedData(string purpose) => [Version, .. Encoding.UTF8.GetBytes(purpose)];
}
