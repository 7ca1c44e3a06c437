using System.Text;

namespace IdentityHub.Server.Api.Search;

/// <summary>
/// Patterns of SQL's <c>SIMILAR TO</c> (SQL:2003, 8.6) as regular expressions: % and _ as in <c>LIKE</c>, alternatives, repetitions, groups and sets as
/// in regular expressions, nothing else special, and the whole text must match.
/// </summary>
internal static class SimilarPattern
{
    /// <summary>Translates a pattern that does not end in an escape. What is wrong with it is left for the database to find.</summary>
    public static string ToRegularExpression(string pattern)
    {
        var result = new StringBuilder("^(?:", pattern.Length + 8);
        var isInSet = false;
        for (var index = 0; index < pattern.Length; index++)
        {
            var character = pattern[index];
            if (character == '\\')
            {
                result.Append(Literal(pattern[++index]));
                continue;
            }

            result.Append(isInSet ? character.ToString() : Translate(character));
            isInSet = character == '[' || (isInSet && character != ']');
        }

        return result.Append(")$").ToString();
    }

    private static string Translate(char character) => character switch
    {
        '%' => ".*",
        '_' => ".",
        '(' => "(?:",
        '.' or '^' or '$' => "\\" + character,
        _ => character.ToString(),
    };

    // A backslash before a letter or digit would begin something of its own in a regular expression.
    private static string Literal(char character) => char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) ? "\\" + character : character.ToString();
}
