using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// An imported digest of Firebase Authentication, <c>["firebase-scrypt", [salt, signer key, salt separator, "8", "14", "@"], result]</c>, where
/// the texts are base64, the numbers are Firebase's "rounds" and "mem cost". The key that scrypt derives from the password encrypts the
/// project's signer key with AES-256-CTR; the result is what comes out.
/// </summary>
internal sealed class FirebaseScryptDigest : StoredDigest
{
    private const int KeyLength = 32;
    private const int CounterLength = 16;
    private const int MaximumSignerKey = 128;

    private readonly ScryptCost _cost;
    private readonly byte[] _salt;
    private readonly byte[] _signerKey;
    private readonly byte[] _expected;

    private FirebaseScryptDigest(ScryptCost cost, byte[] salt, byte[] signerKey, byte[] expected)
    {
        _cost = cost;
        _salt = salt;
        _signerKey = signerKey;
        _expected = expected;
    }

    /// <inheritdoc/>
    public override int Blocks => (int)_cost.MemoryKiB;

    /// <summary>Reads the parts of an expression; never throws.</summary>
    /// <param name="parameters">Salt, signer key, salt separator, rounds and memory cost.</param>
    /// <param name="result">The expected result in base64.</param>
    /// <param name="maximumMemoryKiB">The most memory it may ask for.</param>
    public static DigestReading Parse(string[] parameters, string result, int maximumMemoryKiB)
    {
        if (parameters.Length != 5
            || ReadBase64(parameters[0]) is not { } salt
            || ReadBase64(parameters[1]) is not { Length: >= CounterLength and <= MaximumSignerKey } signerKey
            || ReadBase64(parameters[2]) is not { } separator
            || LegacyDigest.ReadNumber(parameters[3]) is not { } rounds
            || LegacyDigest.ReadNumber(parameters[4]) is not { } memoryCost
            || ReadBase64(result) is not { } expected
            || expected.Length != signerKey.Length)
        {
            return DigestReading.Refused(DigestStatus.Malformed);
        }

        var cost = new ScryptCost(memoryCost, rounds);
        return !cost.IsAffordable || cost.MemoryKiB > maximumMemoryKiB
            ? DigestReading.Refused(DigestStatus.TooExpensive)
            : DigestReading.Of(new FirebaseScryptDigest(cost, [.. salt, .. separator], signerKey, expected));
    }

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<byte> password, Argon2Memory memory)
    {
        var key = new byte[KeyLength];
        try
        {
            Scrypt.DeriveKey(memory, _cost, password, _salt, key);
            return CryptographicOperations.FixedTimeEquals(Encrypt(key), _expected);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    // AES-256-CTR with a counter that begins at zero (NIST SP 800-38A, 6.5): the framework has the block cipher only.
    private byte[] Encrypt(byte[] key)
    {
        var blocks = (_signerKey.Length + CounterLength - 1) / CounterLength;
        var counters = new byte[blocks * CounterLength];
        for (var block = 0; block < blocks; block++)
        {
            BinaryPrimitives.WriteInt32BigEndian(counters.AsSpan(((block + 1) * CounterLength) - sizeof(int)), block);
        }

        using var aes = Aes.Create();
        aes.Key = key;
        var stream = aes.EncryptEcb(counters, PaddingMode.None);
        for (var i = 0; i < _signerKey.Length; i++)
        {
            stream[i] ^= _signerKey[i];
        }

        return stream[.._signerKey.Length];
    }

    // Firebase writes either alphabet, depending on which of its tools exported the accounts.
    private static byte[]? ReadBase64(string text)
    {
        var standard = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var bytes = new byte[standard.Length];
        return standard.All(static character => char.IsAsciiLetterOrDigit(character) || character is '+' or '/')
            && Convert.TryFromBase64String(standard.PadRight((standard.Length + 3) / 4 * 4, '='), bytes, out var written)
                ? bytes[..written]
                : null;
    }
}
