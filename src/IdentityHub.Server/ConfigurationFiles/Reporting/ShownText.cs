using System.Globalization;
using System.Text;

namespace IdentityHub.Server.ConfigurationFiles.Reporting;

/// <summary>Text of people in a form that a terminal cannot take for commands, nor a reader for something else.</summary>
internal static class ShownText
{
    /// <summary>A name: as it is when it is one plain word or a few, else quoted.</summary>
    public static string Word(string text) =>
        text.Length > 0 && text == Escaped(text) && text.Trim() == text && !text.Contains('"', StringComparison.Ordinal) ? text : Quoted(text);

    /// <summary>The text between quotation marks.</summary>
    public static string Quoted(string text) =>
        $"\"{Escaped(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))}\"";

    /// <summary>The text with everything that is not seen as itself written as an escape.</summary>
    public static string Escaped(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isSeen = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
            if (isSeen)
            {
                result.Append(rune);
            }
            else
            {
                result.Append(rune.Value switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", var value => string.Create(CultureInfo.InvariantCulture, $"\\u{value:x4}") });
            }
        }

        return result.ToString();
    }
}
