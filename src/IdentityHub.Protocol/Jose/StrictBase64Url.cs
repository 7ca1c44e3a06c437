using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace IdentityHub.Protocol.Jose;

/// <summary>
/// Base64url as RFC 7515, 2 defines it: no padding, no white space, and the unused bits of the last character are zero
/// (RFC 4648, 3.5). The strictness gives each value one spelling, so a token cannot be altered without altering its bytes.
/// </summary>
internal static class StrictBase64Url
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (!IsCanonical(text))
        {
            return false;
        }

        var decoded = new byte[text.Length * 3 / 4];
        if (!Base64Url.TryDecodeFromChars(text, decoded, out var written) || written != decoded.Length)
        {
            return false;
        }

        bytes = decoded;
        return true;
    }

    private static bool IsCanonical(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(Characters))
        {
            return false;
        }

        return (text.Length % 4) switch
        {
            0 => true,
            2 => (Alphabet.IndexOf(text[^1]) & 0b1111) == 0,
            3 => (Alphabet.IndexOf(text[^1]) & 0b11) == 0,
            _ => false,
        };
    }
}
