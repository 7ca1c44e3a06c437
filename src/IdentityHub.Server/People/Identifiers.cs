using System.Text;

namespace IdentityHub.Server.People;

/// <summary>
/// What usernames and e-mail addresses look like, wherever one is given. The two never look alike, and neither looks like a phone number
/// (<see cref="PhoneNumber"/>), so that what somebody types at sign-in names at most one account. They are compared in the form of
/// <see cref="Data.Users.User.Normalize"/>.
/// </summary>
internal static class Identifiers
{
    /// <summary>The most characters of either.</summary>
    public const int MaximumLength = 128;

    /// <summary>Whether the text is a username: ASCII letters, digits and underscores, not beginning with a digit.</summary>
    public static bool IsUsername(string text) =>
        text.Length is > 0 and <= MaximumLength
        && !char.IsAsciiDigit(text[0])
        && text.All(static character => char.IsAsciiLetterOrDigit(character) || character == '_');

    /// <summary>
    /// Whether the text has the form of an e-mail address: something, "@", something, a dot, something, without white space. Nothing less than
    /// a message that arrives shows that an address exists. Text that a database or a mail server could not take is refused.
    /// </summary>
    public static bool IsEmail(string text)
    {
        if (text.Length is < 5 or > MaximumLength || !IsVisible(text))
        {
            return false;
        }

        var at = text.IndexOf('@', 1);
        return at > 0 && text.LastIndexOf('.', text.Length - 2) >= at + 2;
    }

    // U+FEFF counts as white space in ECMAScript, where the form of addresses comes from, but not in Unicode.
    private static bool IsVisible(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != System.Buffers.OperationStatus.Done
                || Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || rune.Value == 0xFEFF)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }
}
