using System.Security.Cryptography;
using System.Text;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Vault;

/// <summary>What a row of the vault is about. It never changes, and what the row holds can be opened only together with it.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="UserId">Whose tokens.</param>
/// <param name="Owner">Which kind of identity they belong to.</param>
/// <param name="Provider">Target, or issuer.</param>
/// <param name="IdentityId">The user's id there.</param>
internal sealed record SecretName(string Id, string UserId, SecretOwner Owner, string Provider, string IdentityId)
{
    /// <summary>Of a row.</summary>
    public static SecretName Of(Secret row) => new(row.Id, row.UserId, row.Owner, row.Provider, row.IdentityId);

    /// <summary>As bytes. None of the texts can hold the NUL between them.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Join('\0', Id, UserId, Owner.ToString(), Provider, IdentityId));
}

/// <summary>What is stored of a secret: its key under the master key, and the content under its key.</summary>
internal readonly record struct SealedSecret(byte[] DataKey, byte[] Content);

/// <summary>
/// Envelope encryption: each content has a random key of its own (AES-256-GCM, NIST SP 800-38D), and only that key is under the master key. Both are bound
/// to the row, so that a row that was changed, or that got the bytes of another one, cannot be opened.
/// </summary>
internal sealed class SecretEnvelope(MasterKey masterKey)
{
    private const string Purpose = "vault data key";
    private const byte Version = 1;
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Overhead = 1 + NonceLength + TagLength;

    /// <summary>Encrypts with a new key.</summary>
    /// <param name="name">What the row is about.</param>
    /// <param name="plaintext">What nobody else may read.</param>
    public SealedSecret Seal(SecretName name, ReadOnlySpan<byte> plaintext)
    {
        var binding = name.ToBytes();
        var wrapped = new byte[KeyLength + binding.Length];
        var key = wrapped.AsSpan(0, KeyLength);
        RandomNumberGenerator.Fill(key);
        binding.CopyTo(wrapped.AsSpan(KeyLength));
        var content = new byte[Overhead + plaintext.Length];
        content[0] = Version;
        var nonce = content.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        try
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Encrypt(nonce, plaintext, content.AsSpan(1 + NonceLength, plaintext.Length), content.AsSpan(^TagLength..), [Version, .. binding]);
            return new SealedSecret(masterKey.Protect(Purpose, wrapped), content);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrapped);
        }
    }

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <returns>The plaintext; null when the row was changed, holds what belongs to another, or was made under another master key.</returns>
    public byte[]? Open(SecretName name, SealedSecret secret)
    {
        if (masterKey.Unprotect(Purpose, secret.DataKey) is not { } wrapped)
        {
            return null;
        }

        try
        {
            var binding = name.ToBytes();
            return wrapped.Length > KeyLength && wrapped.AsSpan(KeyLength).SequenceEqual(binding) ? Open(wrapped.AsSpan(0, KeyLength), binding, secret.Content) : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wrapped);
        }
    }

    private static byte[]? Open(ReadOnlySpan<byte> key, byte[] binding, byte[] content)
    {
        if (content.Length < Overhead || content[0] != Version)
        {
            return null;
        }

        var plaintext = new byte[content.Length - Overhead];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(
                content.AsSpan(1, NonceLength), content.AsSpan(1 + NonceLength, plaintext.Length), content.AsSpan(^TagLength..), plaintext, [Version, .. binding]);
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
