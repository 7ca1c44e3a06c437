using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <summary>
/// Reads YAML 1.2 into nodes. Plain values mean what they mean in JSON, everything else is text; anchors, aliases and tags are refused,
/// because they make small files large and values of unexpected types.
/// </summary>
internal sealed partial class YamlTree(ReadingContext context)
{
    /// <summary>Reads the one document of a file.</summary>
    /// <returns>Its root, or null when the text is not YAML or is empty, which is reported.</returns>
    public Node? Read(string text)
    {
        var scanner = new Scanner(new StringReader(text));
        try
        {
            var parser = new Parser(scanner);
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                context.Report(Place.Start, "the file is empty");
                return null;
            }

            var root = ReadNode(parser, "", 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
            {
                context.Report(PlaceOf(second.Start, ""), "a file holds one document only");
            }

            return root;
        }
        catch (YamlException exception)
        {
            context.Report(PlaceOf(exception.Start, ""), $"not valid YAML: {ReadingContext.Printable(exception.Message)}");
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or EndOfStreamException)
        {
            // Scanner and parser answer some malformed text in this way; they say no more than where they were.
            context.Report(PlaceOf(scanner.CurrentPosition, ""), "not valid YAML near this place");
            return null;
        }
        catch (TooDeepException)
        {
            return null;
        }
    }

    private Node ReadNode(Parser parser, string path, int depth)
    {
        var next = parser.Current ?? throw new YamlException("the file ends too early");
        var place = PlaceOf(next.Start, path);
        if (depth > ReadingContext.MaxDepth)
        {
            context.Report(place, $"nested deeper than {ReadingContext.MaxDepth} levels");
            throw new TooDeepException();
        }

        if (next is NodeEvent decorated && (!decorated.Anchor.IsEmpty || (!decorated.Tag.IsEmpty && decorated.Tag != "!")))
        {
            context.Report(place, "anchors (&) and tags (!) are not supported; write the value itself");
        }

        parser.MoveNext();
        switch (next)
        {
            case SequenceStart:
                return ReadSequence(parser, place, depth);
            case MappingStart:
                return ReadMapping(parser, place, depth);
            case Scalar scalar:
                context.CheckText(scalar.Value, place);
                return new ScalarNode(place, KindOf(scalar), scalar.Value);
            default:
                context.Report(place, "aliases (*) are not supported; write the value itself");
                return new ScalarNode(place, ScalarKind.Null, "");
        }
    }

    private SequenceNode ReadSequence(Parser parser, Place place, int depth)
    {
        var items = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, ReadingContext.PathOf(place.Path, items.Count), depth + 1));
        }

        return new SequenceNode(place, items);
    }

    private MappingNode ReadMapping(Parser parser, Place place, int depth)
    {
        var members = new List<Member>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.Current is not Scalar { Anchor.IsEmpty: true } key)
            {
                context.Report(PlaceOf(parser.Current?.Start ?? Mark.Empty, place.Path), "a key must be plain text");
                ReadNode(parser, place.Path, depth + 1);
                ReadNode(parser, place.Path, depth + 1);
                continue;
            }

            parser.MoveNext();
            var keyPlace = PlaceOf(key.Start, ReadingContext.PathOf(place.Path, key.Value));
            context.CheckText(key.Value, keyPlace);
            var value = ReadNode(parser, keyPlace.Path, depth + 1);
            if (seen.Add(key.Value))
            {
                members.Add(new Member(key.Value, keyPlace, value));
            }
            else
            {
                context.Report(keyPlace, "this key is given twice");
            }
        }

        return new MappingNode(place, members);
    }

    private static ScalarKind KindOf(Scalar scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } => ScalarKind.Text,
        { Value: "" or "null" or "~" } => ScalarKind.Null,
        { Value: "true" or "false" } => ScalarKind.Boolean,
        _ => JsonNumber().IsMatch(scalar.Value) ? ScalarKind.Number : ScalarKind.Text,
    };

    private static Place PlaceOf(Mark mark, string path) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column), path);

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();

    // Ends the recursion from any depth; already reported where it is thrown.
    private sealed class TooDeepException : Exception;
}
