using System.Text;

namespace IdentityHub.Server.SignIn.Texts;

/// <summary>
/// Keeps a name or an address in one piece within a sentence that may run the other way (Unicode UAX 9, isolates). Without that, punctuation beside
/// it lands at its wrong end, and a name with marks of direction of its own turns around the words after it.
/// </summary>
internal static class Isolation
{
    private const char Begin = '\u2068';
    private const char End = '\u2069';

    /// <summary>A piece of text that stays in one piece. Marks in it that would reach beyond it are left out.</summary>
    public static string Isolated(string text) => Begin + string.Concat(text.Where(static letter => !IsMark(letter))) + End;

    /// <summary>A value for a sentence: isolated wherever its direction may be another one.</summary>
    /// <param name="text">The value.</param>
    /// <param name="direction">That of the sentence: <c>ltr</c> or <c>rtl</c>.</param>
    public static string Within(string text, string direction) =>
        direction == "rtl" || text.Any(IsMark) || text.EnumerateRunes().Any(IsRightToLeft) ? Isolated(text) : text;

    // Embeddings, overrides, isolates, and their ends.
    private static bool IsMark(char letter) => letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // The blocks of scripts that run from right to left.
    private static bool IsRightToLeft(Rune rune) => rune.Value is (>= 0x0590 and <= 0x08FF) or 0x200F or (>= 0xFB1D and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
