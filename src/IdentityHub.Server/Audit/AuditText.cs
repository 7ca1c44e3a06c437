using System.Text;

namespace IdentityHub.Server.Audit;

/// <summary>Text as both databases keep it: without NUL and lone surrogates, and not endless.</summary>
internal static class AuditText
{
    private const char Cut = '…';

    /// <summary>The same text, when nothing is wrong with it.</summary>
    public static string Clean(string text, int most)
    {
        if (text.Length <= most && IsClean(text))
        {
            return text;
        }

        var clean = new StringBuilder(Math.Min(text.Length, most) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone surrogate is enumerated as the replacement character; a real one in the text goes with it.
            if (rune.Value == 0 || rune == Rune.ReplacementChar)
            {
                continue;
            }

            if (clean.Length + rune.Utf16SequenceLength > most)
            {
                clean.Append(Cut);
                break;
            }

            clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\0' || (char.IsSurrogate(character) && !(char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[++index]))))
            {
                return false;
            }
        }

        return true;
    }
}
