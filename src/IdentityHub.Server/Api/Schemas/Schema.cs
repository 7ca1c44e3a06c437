using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.Api.Schemas;

/// <summary>
/// What a JSON value may look like. One description both checks what comes in and is printed in the OpenAPI document, so the two cannot
/// disagree. Made from C# types by <see cref="SchemaFactory"/>, or by hand from the members of this class.
/// </summary>
internal abstract class Schema
{
    /// <summary>Any JSON value.</summary>
    public static Schema Anything { get; } = new AnySchema();

    /// <summary>True or false.</summary>
    public static Schema Boolean { get; } = new BooleanSchema();

    /// <summary>Any JSON object; kept as it is.</summary>
    public static Schema FreeObject { get; } = new FreeObjectSchema();

    /// <summary>A text.</summary>
    public static StringSchema Text(int min = 0, int? max = null) => new() { Min = min, Max = max };

    /// <summary>A whole number within bounds.</summary>
    public static NumberSchema Integer(double? min = null, double? max = null) => new() { IsWhole = true, Min = min, Max = max };

    /// <summary>One of some words.</summary>
    public static Schema OneOf(params IReadOnlyList<string> words) => new EnumSchema(words);

    /// <summary>A list.</summary>
    public static Schema ListOf(Schema item, int min = 0, int? max = null) => new ArraySchema(item, min, max);

    /// <summary>An object whose members all look alike.</summary>
    public static Schema MapOf(Schema value) => new MapSchema(value);

    /// <summary>The first of several that fits.</summary>
    public static Schema AnyOf(params IReadOnlyList<Schema> options) => new UnionSchema(options);

    /// <summary>This, or null.</summary>
    public Schema OrNull() => this is NullableSchema ? this : new NullableSchema(this);

    /// <summary>Adds everything that is wrong with a value.</summary>
    /// <param name="value">The value; it exists.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="issues">The list to add to.</param>
    public abstract void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues);

    /// <summary>As JSON Schema 2020-12, which is what OpenAPI 3.1 has.</summary>
    /// <param name="components">Collects the schemas of named types, to which others refer.</param>
    public abstract JsonObject Describe(SchemaComponents components);

    /// <summary>The word for a value's type in messages.</summary>
    public static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        JsonValueKind.Null => "null",
        _ => "undefined",
    };

    /// <summary>The issue of a value of another type.</summary>
    protected static SchemaIssue WrongType(string expected, JsonElement value, SchemaPath? path) => new(
        "invalid_type", path, $"Expected {expected}, received {TypeOf(value)}.", new JsonObject { ["expected"] = expected, ["received"] = TypeOf(value) });
}

/// <summary>Schemas of named types, printed once under <c>components.schemas</c>.</summary>
internal sealed class SchemaComponents
{
    private const string Place = "#/components/schemas/";
    private readonly SortedDictionary<string, JsonObject> schemas = new(StringComparer.Ordinal);

    /// <summary>A reference to the schema of a name. Another schema under the same name, of a type of another folder, gets a number.</summary>
    public JsonObject Refer(string name, Func<JsonObject> describe)
    {
        var described = describe();
        var free = name;
        for (var number = 2; !schemas.TryAdd(free, described) && !JsonNode.DeepEquals(schemas[free], described); number++)
        {
            free = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return new JsonObject { ["$ref"] = Place + free };
    }

    /// <summary>The schema that a reference leads to.</summary>
    public JsonObject Find(string reference) => schemas[reference[Place.Length..]];

    /// <summary>All of them, by name.</summary>
    public JsonObject ToJson() => new(schemas.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value.DeepClone())));
}
