using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace IdentityHub.Protocol.Messages;

/// <summary>Form-urlencoded text, as RFC 6749 appendix B uses it for bodies, queries and Basic credentials.</summary>
public static class FormEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes one name or value: <c>+</c> is a space, <c>%XX</c> a byte of UTF-8.</summary>
    /// <param name="encoded">Encoded text.</param>
    /// <param name="decoded">Decoded text.</param>
    /// <returns><see langword="false"/> for a broken escape or bytes that are not UTF-8.</returns>
    public static bool TryDecode(ReadOnlySpan<char> encoded, [NotNullWhen(true)] out string? decoded)
    {
        if (!encoded.ContainsAny('%', '+') && !encoded.ContainsAnyInRange('\ud800', '\udfff'))
        {
            decoded = encoded.ToString();
            return true;
        }

        var bytes = encoded.Length <= 256 ? stackalloc byte[encoded.Length * 3] : new byte[encoded.Length * 3];
        var length = Decode(encoded, bytes);
        decoded = null;
        if (length < 0)
        {
            return false;
        }

        try
        {
            decoded = StrictUtf8.GetString(bytes[..length]);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static int Decode(ReadOnlySpan<char> encoded, Span<byte> bytes)
    {
        var length = 0;
        for (var index = 0; index < encoded.Length; index++)
        {
            var character = encoded[index];
            if (character == '+')
            {
                bytes[length++] = (byte)' ';
            }
            else if (character == '%')
            {
                if (index + 2 >= encoded.Length || !char.IsAsciiHexDigit(encoded[index + 1]) || !char.IsAsciiHexDigit(encoded[index + 2]))
                {
                    return -1;
                }

                bytes[length++] = (byte)((Hex(encoded[index + 1]) << 4) | Hex(encoded[index + 2]));
                index += 2;
            }
            else if (character < 0x80)
            {
                bytes[length++] = (byte)character;
            }
            else if (Rune.DecodeFromUtf16(encoded[index..], out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
            {
                length += rune.EncodeToUtf8(bytes[length..]);
                index += consumed - 1;
            }
            else
            {
                return -1;
            }
        }

        return length;
    }

    private static int Hex(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
