using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace IdentityHub.Server.Connectors.Email.Smtp;

/// <summary>
/// Writes an e-mail (RFC 5322, RFC 2045 to 2047). Whatever comes from outside is encoded: header values that are not plain ASCII as encoded
/// words, bodies as base64. So no value can end its field, and no line is too long or begins with a dot.
/// </summary>
internal sealed class MimeMessage
{
    private const int LongestWord = 45;
    private const int LineLength = 76;

    private static readonly FrozenSet<string> Own = new[]
    {
        "From", "To", "Cc", "Bcc", "Sender", "Subject", "Date", "Message-ID", "Reply-To", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
        "Content-Disposition", "Return-Path", "Received", "DKIM-Signature",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly StringBuilder text = new();

    /// <summary>Adds a field whose value is words.</summary>
    public MimeMessage Field(string name, string value) => Raw(name, EncodeWords(value));

    /// <summary>Adds a field whose value is a mailbox.</summary>
    public MimeMessage Field(string name, Mailbox mailbox) =>
        Raw(name, mailbox.Name.Length == 0 ? mailbox.Address : $"{EncodePhrase(mailbox.Name)} <{mailbox.Address}>");

    /// <summary>Adds an id that no other e-mail has.</summary>
    /// <param name="unique">Letters, digits, hyphens and underscores that nobody has used.</param>
    /// <param name="sender">Its domain is the id's.</param>
    public MimeMessage Id(string unique, Mailbox sender) => Raw("Message-ID", $"<{unique}@{sender.Address[(sender.Address.LastIndexOf('@') + 1)..]}>");

    /// <summary>Adds the moment.</summary>
    public MimeMessage Date(DateTimeOffset moment) =>
        Raw("Date", moment.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture));

    /// <summary>Ends the header and adds the body: the text alone, or the text and the HTML to choose from (RFC 2046 §5.1.4).</summary>
    /// <param name="plain">As plain text.</param>
    /// <param name="html">As HTML; null for none.</param>
    /// <param name="boundary">Letters and digits that nobody can guess.</param>
    public MimeMessage Body(string plain, string? html, string boundary)
    {
        Raw("MIME-Version", "1.0");
        if (html is null)
        {
            return Part("text/plain", plain);
        }

        Raw("Content-Type", $"multipart/alternative; boundary=\"{boundary}\"");
        text.Append("\r\n--").Append(boundary).Append("\r\n");
        Part("text/plain", plain);
        text.Append("--").Append(boundary).Append("\r\n");
        Part("text/html", html);
        text.Append("--").Append(boundary).Append("--\r\n");
        return this;
    }

    /// <summary>The e-mail with CRLF at the end of each line.</summary>
    public override string ToString() => text.ToString();

    /// <summary>Whether a field may be added by an operator: a name of a field that is not ours, a value in one line.</summary>
    public static bool IsCustomHeader(string name, string value) =>
        name.Length is > 0 and <= 64
        && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
        && !Own.Contains(name)
        && value.Length <= 900
        && !value.Any(char.IsControl);

    /// <summary>A value as it may stand in a field: itself when it is plain ASCII in one line, encoded words otherwise (RFC 2047 §2).</summary>
    public static string EncodeWords(string value) => IsPlain(value) ? value : Encode(value);

    private MimeMessage Raw(string name, string value)
    {
        text.Append(name).Append(": ").Append(value).Append("\r\n");
        return this;
    }

    private MimeMessage Part(string type, string content)
    {
        Raw("Content-Type", type + "; charset=utf-8");
        Raw("Content-Transfer-Encoding", "base64");
        text.Append("\r\n");
        // Line ends of text are CRLF whatever they were (RFC 2046 §4.1.1).
        var canonical = content.ReplaceLineEndings("\r\n");
        text.Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(canonical), Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\r\n")).Append("\r\n");
        return this;
    }

    // A name before an address: in quotes when it is plain, which need no escapes because quotes and backslashes are not plain.
    private static string EncodePhrase(string name) =>
        IsPlain(name) && !name.AsSpan().ContainsAny("\"\\") ? $"\"{name}\"" : Encode(name);

    private static bool IsPlain(string value) =>
        value.Length <= LineLength && value.All(static character => character is >= ' ' and <= '~') && !value.Contains("=?", StringComparison.Ordinal);

    // Words of at most 75 characters, each of whole characters, folded between them.
    private static string Encode(string value)
    {
        var words = new List<string>();
        var bytes = new List<byte>();
        Span<byte> rune = stackalloc byte[4];
        foreach (var character in value.EnumerateRunes())
        {
            // A line break or another control character would be shown by nobody and understood by some.
            var length = (Rune.IsControl(character) ? new Rune(' ') : character).EncodeToUtf8(rune);
            if (bytes.Count + length > LongestWord)
            {
                words.Add(Word(bytes));
                bytes.Clear();
            }

            bytes.AddRange(rune[..length]);
        }

        words.Add(Word(bytes));
        return string.Join("\r\n ", words);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
