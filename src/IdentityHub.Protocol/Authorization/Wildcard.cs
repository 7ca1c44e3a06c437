namespace IdentityHub.Protocol.Authorization;

/// <summary>Patterns in which <c>*</c> stands for any characters. Takes time at most proportional to pattern times text.</summary>
internal static class Wildcard
{
    /// <summary>Whether a text has the form of a pattern.</summary>
    /// <param name="pattern">Text in which <c>*</c> stands for any characters.</param>
    /// <param name="text">The text.</param>
    /// <param name="minimum">How many characters each <c>*</c> stands for at least: 0 or 1.</param>
    /// <returns>Whether it has.</returns>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, int minimum)
    {
        var (at, position) = (0, 0);

        // Only the last star is ever given more: what matched before it can stay as it is.
        var (star, starEnd) = (-1, 0);
        while (position < text.Length || at < pattern.Length)
        {
            if (at < pattern.Length && pattern[at] == '*' && position + minimum <= text.Length)
            {
                star = at++;
                starEnd = position += minimum;
            }
            else if (at < pattern.Length && pattern[at] != '*' && position < text.Length && pattern[at] == text[position])
            {
                at++;
                position++;
            }
            else if (star >= 0 && starEnd < text.Length)
            {
                at = star + 1;
                position = ++starEnd;
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
