using System.Buffers.Text;
using System.Security.Cryptography;

namespace IdentityHub.Protocol;

/// <summary>
/// The one place where identifiers, secrets and tokens get their randomness: the operating system's generator,
/// every character equally likely.
/// </summary>
public static class RandomValues
{
    private const string LowerAlphanumeric = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const string Alphanumeric = LowerAlphanumeric + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string UrlAlphabet = Alphanumeric + "-_";
    private const string DecimalDigits = "0123456789";

    /// <summary>An identifier for most nouns: 21 characters of <c>0-9a-z</c> (108 bits).</summary>
    public static string StandardId() => FromAlphabet(LowerAlphanumeric, 21);

    /// <summary>
    /// An identifier for rows that come by the thousand: 21 characters of <c>0-9a-z</c>, of which the first nine are the moment in milliseconds
    /// and the rest is random (62 bits). Those made one after the other lie side by side in an index.
    /// </summary>
    /// <param name="moment">When.</param>
    public static string TimedId(DateTimeOffset moment) => string.Create(21, moment.ToUnixTimeMilliseconds(), static (characters, milliseconds) =>
    {
        for (var index = 8; index >= 0; index--)
        {
            characters[index] = LowerAlphanumeric[(int)(milliseconds % LowerAlphanumeric.Length)];
            milliseconds /= LowerAlphanumeric.Length;
        }

        FillCharacters(characters[9..], LowerAlphanumeric);
    });

    /// <summary>An identifier where a person may have to read it: 12 characters of <c>0-9a-z</c> (62 bits). Never a secret.</summary>
    public static string ShortId() => FromAlphabet(LowerAlphanumeric, 12);

    /// <summary>A client or application secret: 32 characters of <c>0-9a-zA-Z</c> (190 bits).</summary>
    public static string Secret() => FromAlphabet(Alphanumeric, 32);

    /// <summary>A protocol identifier: 21 characters of <c>A-Za-z0-9_-</c> (126 bits).</summary>
    public static string Identifier21() => FromAlphabet(UrlAlphabet, 21);

    /// <summary>An opaque token or code: 43 characters, the base64url form of 32 random bytes (256 bits).</summary>
    public static string Token()
    {
        Span<byte> bytes = stackalloc byte[32];
        RandomNumberGenerator.Fill(bytes);
        var token = Base64Url.EncodeToString(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return token;
    }

    /// <summary>Bytes, such as a salt or a nonce.</summary>
    /// <param name="count">How many.</param>
    public static byte[] Bytes(int count) => RandomNumberGenerator.GetBytes(count);

    /// <summary>A numeric one-time code.</summary>
    /// <param name="count">How many digits, at least one; leading zeros are kept.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public static string Digits(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return FromAlphabet(DecimalDigits, count);
    }

    private static string FromAlphabet(string alphabet, int length) => string.Create(length, alphabet, FillCharacters);

    // One call for many bytes, because the cost of the generator is per call. Bytes in the last, incomplete multiple of
    // the alphabet's size are thrown away: keeping them would favour the first characters.
    private static void FillCharacters(Span<char> characters, string alphabet)
    {
        Span<byte> bytes = stackalloc byte[64];
        var limit = 256 - (256 % alphabet.Length);
        var filled = 0;
        while (filled < characters.Length)
        {
            var wanted = bytes[..Math.Min(bytes.Length, characters.Length - filled + 8)];
            RandomNumberGenerator.Fill(wanted);
            foreach (var value in wanted)
            {
                if (value < limit && filled < characters.Length)
                {
                    characters[filled++] = alphabet[value % alphabet.Length];
                }
            }
        }

        CryptographicOperations.ZeroMemory(bytes);
    }
}
