using System.Globalization;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <summary>What a value without children is.</summary>
internal enum ScalarKind
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number as JSON writes it.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,
}

/// <summary>A value of the file and where it stands; the same tree for YAML and JSON.</summary>
internal abstract record Node(Place Place)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Description { get; }

    /// <summary>Levels of objects and lists.</summary>
    public abstract int Depth { get; }

    /// <summary>The value without its places.</summary>
    public abstract JsonNode? ToJson();
}

/// <summary>A value without children.</summary>
internal sealed record ScalarNode(Place Place, ScalarKind Kind, string Text) : Node(Place)
{
    public override string Description => Kind switch
    {
        ScalarKind.Null => "nothing",
        ScalarKind.Boolean => "true or false",
        ScalarKind.Number => "a number",
        _ => "text",
    };

    public override int Depth => 0;

    // A number keeps its digits: going through a double would round large ones.
    public override JsonNode? ToJson() => Kind switch
    {
        ScalarKind.Null => null,
        ScalarKind.Boolean => JsonValue.Create(Text == "true"),
        ScalarKind.Number when long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        ScalarKind.Number => JsonNode.Parse(Text),
        _ => JsonValue.Create(EnvironmentText.Read(Text)),
    };

    // A record would print its members; this one may hold a password.
    public override string ToString() => $"{Description} at {Place}";
}

/// <summary>A list.</summary>
internal sealed record SequenceNode(Place Place, IReadOnlyList<Node> Items) : Node(Place)
{
    public override string Description => "a list";

    public override int Depth => 1 + Items.Select(static item => item.Depth).DefaultIfEmpty().Max();

    public override JsonNode? ToJson() => new JsonArray([.. Items.Select(static item => item.ToJson())]);
}

/// <summary>One key of an object with its value.</summary>
internal sealed record Member(string Key, Place KeyPlace, Node Value);

/// <summary>An object.</summary>
internal sealed record MappingNode(Place Place, IReadOnlyList<Member> Members) : Node(Place)
{
    public override string Description => "an object";

    public override int Depth => 1 + Members.Select(static member => member.Value.Depth).DefaultIfEmpty().Max();

    public override JsonNode? ToJson()
    {
        var result = new JsonObject();
        foreach (var member in Members)
        {
            result[member.Key] = member.Value.ToJson();
        }

        return result;
    }
}
