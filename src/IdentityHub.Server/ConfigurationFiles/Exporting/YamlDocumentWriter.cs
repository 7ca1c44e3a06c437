using System.Globalization;
using System.Text.RegularExpressions;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes YAML 1.2 in block style, two spaces a level. Text that could be taken for anything else stands in quotation marks.</summary>
internal sealed partial class YamlDocumentWriter(TextWriter output) : DocumentWriter(output)
{
    // YAML ends a key that is not marked after 1024 characters.
    private const int LongestPlainKey = 128;

    private readonly Stack<Level> levels = new();
    private Position position = Position.Document;

    // Where the next value comes: alone, after "key:", or after the dash of an item.
    private enum Position
    {
        Document,
        Key,
        Item,
    }

    /// <inheritdoc/>
    public override void StartObject() => Start(isList: false);

    /// <inheritdoc/>
    public override void EndObject() => End("{}");

    /// <inheritdoc/>
    public override void StartList() => Start(isList: true);

    /// <inheritdoc/>
    public override void EndList() => End("[]");

    /// <inheritdoc/>
    public override void Key(string key)
    {
        BeginEntry();
        if (key.Length <= LongestPlainKey)
        {
            Output.Write(PlainKey().IsMatch(key) && !IsReserved(key) ? key : Quoted(key));
        }
        else
        {
            Output.Write("? ");
            Output.Write(Quoted(key));
            Output.Write('\n');
            Indent(levels.Peek().Indentation);
        }

        Output.Write(':');
        position = Position.Key;
    }

    /// <inheritdoc/>
    public override void Comment(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Output.Write(line.Length == 0 ? "#\n" : $"# {line}\n");
        }
    }

    /// <inheritdoc/>
    protected override void WriteText(string text)
    {
        var isAfterKey = position == Position.Key;
        BeginValue();
        if (isAfterKey && IsBlock(text))
        {
            WriteBlock(text);
        }
        else
        {
            Output.Write(PlainText().IsMatch(text) && !IsReserved(text) ? text : Quoted(text));
            Output.Write('\n');
        }
    }

    /// <inheritdoc/>
    protected override void WriteBare(string text)
    {
        BeginValue();
        Output.Write(text);
        Output.Write('\n');
    }

    private void Start(bool isList)
    {
        // An item of a list begins with its dash, whatever it is.
        if (position == Position.Item)
        {
            BeginEntry();
            Output.Write('-');
        }

        var indentation = levels.Count == 0 ? 0 : levels.Peek().Indentation + 2;
        levels.Push(new Level(isList, indentation, StartsInLine: position == Position.Item && !isList));
        position = isList ? Position.Item : Position.Document;
    }

    private void End(string empty)
    {
        var level = levels.Pop();
        if (!level.HasEntries)
        {
            Output.Write(levels.Count == 0 ? $"{empty}\n" : $" {empty}\n");
        }

        position = levels.Count > 0 && levels.Peek().IsList ? Position.Item : Position.Document;
    }

    // The line on which a key or an item begins.
    private void BeginEntry()
    {
        var level = levels.Pop();
        if (!level.HasEntries && level.StartsInLine)
        {
            Output.Write(' ');
        }
        else
        {
            // What stands before the first entry of a list or object, "key:" or a dash, ends its line.
            Output.Write(!level.HasEntries && levels.Count > 0 ? "\n" : "");
            Indent(level.Indentation);
        }

        levels.Push(level with { HasEntries = true });
    }

    private void BeginValue()
    {
        if (position == Position.Item)
        {
            BeginEntry();
            Output.Write("- ");
            return;
        }

        Output.Write(' ');
        position = Position.Document;
    }

    private void WriteBlock(string text)
    {
        var endsLine = text.EndsWith('\n');
        Output.Write(endsLine ? "|\n" : "|-\n");
        foreach (var line in (endsLine ? text[..^1] : text).Split('\n'))
        {
            if (line.Length > 0)
            {
                Indent(levels.Peek().Indentation + 2);
                Output.Write(line);
            }

            Output.Write('\n');
        }
    }

    private void Indent(int spaces)
    {
        for (var space = 0; space < spaces; space++)
        {
            Output.Write(' ');
        }
    }

    // Style sheets and the like are to be read line by line; only those that come back exactly as they are.
    private static bool IsBlock(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) || text.EndsWith("\n\n", StringComparison.Ordinal) || !text.All(static character => character == '\n' || IsPrinted(character)))
        {
            return false;
        }

        var lines = text.Split('\n');
        return lines[0].Length > 0 && lines[0][0] != ' ' && lines.All(static line => line.Length == 0 || line.Trim().Length > 0);
    }

    private static string Quoted(string text)
    {
        var result = new System.Text.StringBuilder(text.Length + 2).Append('"');
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

    private sealed record Level(bool IsList, int Indentation, bool StartsInLine)
    {
        public bool HasEntries { get; init; }
    }
}
