namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes YAML 1.2 in block style, two spaces a level. Text that could be taken for anything else stands in quotation marks.</summary>
internal sealed class YamlDocumentWriter(TextWriter output) : DocumentWriter(output)
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
            Output.Write(YamlText.Key(key));
        }
        else
        {
            Output.Write("? ");
            Output.Write(YamlText.Quoted(key));
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
        if (isAfterKey && YamlText.IsBlock(text))
        {
            WriteBlock(text);
        }
        else
        {
            Output.Write(YamlText.Value(text));
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

    private sealed record Level(bool IsList, int Indentation, bool StartsInLine)
    {
        public bool HasEntries { get; init; }
    }
}
