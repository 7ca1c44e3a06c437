using System.Text;
using System.Text.Json;

namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <summary>Reads strict JSON (RFC 8259) into nodes: no comments, no trailing commas, no key twice.</summary>
internal sealed class JsonTree(ReadingContext context)
{
    private readonly List<int> lineStarts = [0];
    private byte[] bytes = [];

    // Tokens come in the order of the text: what was counted of a line is not counted again.
    private (int Line, int Offset, int Characters) counted;

    /// <summary>Reads the one value of a file.</summary>
    /// <returns>The value, or null when the text is not JSON, which is reported.</returns>
    public Node? Read(string text)
    {
        bytes = Encoding.UTF8.GetBytes(text);
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] == '\n')
            {
                lineStarts.Add(index + 1);
            }
        }

        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = ReadingContext.MaxDepth });
            reader.Read();
            var root = ReadNode(ref reader, "");
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            var line = (int)(exception.LineNumber ?? 0);
            var offset = lineStarts[Math.Min(line, lineStarts.Count - 1)] + (exception.BytePositionInLine ?? 0);
            var reason = exception.Message.Split(" LineNumber:", 2)[0];
            context.Report(PlaceOf(Math.Min(offset, bytes.Length), ""), $"not valid JSON: {ReadingContext.Printable(reason)}");
            return null;
        }
    }

    private Node ReadNode(ref Utf8JsonReader reader, string path)
    {
        var place = PlaceOf(reader.TokenStartIndex, path);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadMapping(ref reader, place),
            JsonTokenType.StartArray => ReadSequence(ref reader, place),
            JsonTokenType.String => new ScalarNode(place, ScalarKind.Text, ReadText(ref reader, place)),
            JsonTokenType.Number => new ScalarNode(place, ScalarKind.Number, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => new ScalarNode(place, ScalarKind.Boolean, "true"),
            JsonTokenType.False => new ScalarNode(place, ScalarKind.Boolean, "false"),
            _ => new ScalarNode(place, ScalarKind.Null, ""),
        };
    }

    private SequenceNode ReadSequence(ref Utf8JsonReader reader, Place place)
    {
        var items = new List<Node>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadNode(ref reader, ReadingContext.PathOf(place.Path, items.Count)));
        }

        return new SequenceNode(place, items);
    }

    private MappingNode ReadMapping(ref Utf8JsonReader reader, Place place)
    {
        var members = new List<Member>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var keyPlace = PlaceOf(reader.TokenStartIndex, place.Path);
            var key = ReadText(ref reader, keyPlace);
            keyPlace = keyPlace with { Path = ReadingContext.PathOf(place.Path, key) };
            reader.Read();
            var value = ReadNode(ref reader, keyPlace.Path);
            if (seen.Add(key))
            {
                members.Add(new Member(key, keyPlace, value));
            }
            else
            {
                context.Report(keyPlace, "this key is given twice");
            }
        }

        return new MappingNode(place, members);
    }

    private string ReadText(ref Utf8JsonReader reader, Place place)
    {
        try
        {
            var text = reader.GetString() ?? "";
            context.CheckText(text, place);
            return text;
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair, such as \ud800.
            context.Report(place, "contains an escape that is not a character");
            return "";
        }
    }

    private Place PlaceOf(long offset, string path)
    {
        var found = lineStarts.BinarySearch((int)offset);
        var line = found >= 0 ? found : ~found - 1;
        if (counted.Line != line || counted.Offset > offset)
        {
            counted = (line, lineStarts[line], 0);
        }

        counted = (line, (int)offset, counted.Characters + Encoding.UTF8.GetCharCount(bytes.AsSpan(counted.Offset..(int)offset)));
        return new Place(line + 1, counted.Characters + 1, path);
    }
}
