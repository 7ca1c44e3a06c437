using System.Globalization;

namespace IdentityHub.Server.Connectors.Email.Ses;

/// <summary>
/// Addresses as SES wants them: ASCII alone. Names are encoded words where they are not (RFC 2047), domains are in their ASCII form (RFC 5891).
/// </summary>
internal static class SesAddress
{
    // RFC 2047 §2: an encoded word has at most 75 characters, of which 12 frame it; 45 bytes are 60 characters in base64.
    private const int BytesOfWord = 45;

    /// <summary>The address with its name.</summary>
    public static string Of(Mailbox mailbox)
    {
        var address = AsciiDomain(mailbox.Address);
        return mailbox.Name.Length == 0 ? address : $"{Phrase(mailbox.Name)} <{address}>";
    }

    private static string AsciiDomain(string address)
    {
        var at = address.LastIndexOf('@');
        try
        {
            return address[..(at + 1)] + new IdnMapping().GetAscii(address[(at + 1)..]);
        }
        catch (ArgumentException)
        {
            // No name of a domain, such as an address in brackets: SES says what it thinks of it.
            return address;
        }
    }

    private static string Phrase(string name)
    {
        if (name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
        {
            return name;
        }

        return name.All(static letter => letter is >= ' ' and <= '~')
            ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : string.Join(' ', Words(name));
    }

    // A character is never cut in two (RFC 2047 §5).
    private static IEnumerable<string> Words(string name)
    {
        var word = new List<byte>(BytesOfWord);
        var bytes = new byte[4];
        foreach (var rune in name.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);
            if (word.Count + length > BytesOfWord)
            {
                yield return Encoded(word);
                word.Clear();
            }

            word.AddRange(bytes.AsSpan(0, length));
        }

        yield return Encoded(word);
    }

    private static string Encoded(List<byte> word) => $"=?UTF-8?B?{Convert.ToBase64String([.. word])}?=";
}
