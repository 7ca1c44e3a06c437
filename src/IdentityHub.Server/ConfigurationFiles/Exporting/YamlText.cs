using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Texts as YAML writes them: as they are where nothing else could be meant, else between quotation marks.</summary>
internal static partial class YamlText
{
    /// <summary>A key.</summary>
    public static string Key(string text) => PlainKey().IsMatch(text) && !IsReserved(text) ? text : Quoted(text);

    /// <summary>A value on one line.</summary>
    public static string Value(string text) => PlainText().IsMatch(text) && !IsReserved(text) ? text : Quoted(text);

    /// <summary>Whether a text can be written line by line, as style sheets are read, and comes back exactly as it is.</summary>
    public static bool IsBlock(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || text.EndsWith("\n\n", StringComparison.Ordinal) || !text.All(static character => character == '\n' || IsPrinted(character)))
        {
            return false;
        }

        var lines = text.Split('\n');
        return lines[0].Length > 0 && lines[0][0] != ' ' && lines.All(static line => line.Length == 0 || line.Trim().Length > 0);
    }

    /// <summary>Any text, on one line.</summary>
    public static string Quoted(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => result.Append('\\').Append(character),
                '\n' => result.Append("\\n"),
                '\t' => result.Append("\\t"),
                '\r' => result.Append("\\r"),
                _ when IsPrinted(character) || char.IsSurrogate(character) => result.Append(character),
                _ => result.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
            };
        }

        return result.Append('"').ToString();
    }

    // Characters that every reader of YAML takes as they are; not the breaks of lines that some know besides LF.
    private static bool IsPrinted(char character) =>
        character is >= ' ' and <= '~' or >= '\u00A0' and not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF') && !char.IsSurrogate(character);

    // Words that some readers of YAML take for something else than text.
    private static bool IsReserved(string text) => text.ToUpperInvariant() is "NULL" or "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N";

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainKey();

    // Letters first; a colon within a word; single spaces between words.
    [GeneratedRegex(@"\A[A-Za-z_/](?:[A-Za-z0-9_./@+-]|:(?=[A-Za-z0-9_/])| (?=[A-Za-z0-9_]))*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainText();
}
