using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Generators;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// An imported bcrypt string, <c>$2b$12$</c> and 22 characters of salt and 31 of hash in bcrypt's own base64. The marks 2a, 2b and 2y name
/// one algorithm here; they tell apart bugs of implementations that no password of ours can meet.
/// </summary>
internal sealed class BcryptDigest : StoredDigest
{
    /// <summary>The most rounds accepted, as a power of two: about a second and a half of one core.</summary>
    public const int MaximumCost = 14;

    private const int Length = 60;
    private const int SaltLength = 16;
    private const int TagLength = 23;

    /// <summary>bcrypt sees no more of a password, its closing NUL included. Whoever made the digest left out the rest as well.</summary>
    private const int MaximumPassword = 72;

    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly int _cost;
    private readonly byte[] _salt;
    private readonly byte[] _tag;

    private BcryptDigest(int cost, byte[] salt, byte[] tag)
    {
        _cost = cost;
        _salt = salt;
        _tag = tag;
    }

    /// <summary>Reads a bcrypt string; never throws.</summary>
    public static DigestReading Parse(string text)
    {
        if (text is not ['$', '2', _, '$', >= '0' and <= '9' and var tens, >= '0' and <= '9' and var ones, '$', ..] || text.Length != Length)
        {
            return DigestReading.Refused(DigestStatus.Malformed);
        }

        var cost = ((tens - '0') * 10) + ones - '0';
        Span<byte> salt = stackalloc byte[SaltLength];
        Span<byte> tag = stackalloc byte[TagLength];
        if (cost is < 4 or > 31 || !TryDecode(text.AsSpan(7, 22), salt) || !TryDecode(text.AsSpan(29), tag))
        {
            return DigestReading.Refused(DigestStatus.Malformed);
        }

        if (text[2] is not ('a' or 'b' or 'y'))
        {
            return DigestReading.Refused(DigestStatus.Unsupported);
        }

        return cost > MaximumCost
            ? DigestReading.Refused(DigestStatus.TooExpensive)
            : DigestReading.Of(new BcryptDigest(cost, salt.ToArray(), tag.ToArray()));
    }

    /// <inheritdoc/>
    public override bool Matches(ReadOnlySpan<byte> password, Argon2Memory memory)
    {
        // The closing NUL is part of what is hashed.
        var key = new byte[Math.Min(password.Length + 1, MaximumPassword)];
        password[..Math.Min(password.Length, MaximumPassword)].CopyTo(key);
        try
        {
            return CryptographicOperations.FixedTimeEquals(BCrypt.Generate(key, _salt, _cost, addTerminator: false).AsSpan(0, TagLength), _tag);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    // Loose bits at the end do not count: implementations differ in what they write there.
    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var (buffer, bits, written) = (0, 0, 0);
        foreach (var character in text)
        {
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
            {
                return false;
            }

            buffer = ((buffer << 6) | value) & 0xFFFF;
            bits += 6;
            if (bits >= 8 && written < bytes.Length)
            {
                bits -= 8;
                bytes[written++] = (byte)(buffer >> bits);
            }
        }

        return written == bytes.Length;
    }
}
