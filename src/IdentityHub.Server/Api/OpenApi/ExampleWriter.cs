using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Api.OpenApi;

/// <summary>
/// Makes an example of what a schema describes: names of members tell what stands there. An answer shows every member; a body shows those
/// that it must have, or a few when it must have none.
/// </summary>
/// <param name="components">Where references lead.</param>
/// <param name="isBody">Whether it is a request.</param>
internal sealed class ExampleWriter(SchemaComponents components, bool isBody)
{
    private const int FewMembers = 3;
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>An example of a value.</summary>
    /// <param name="schema">As JSON Schema.</param>
    /// <param name="name">The member's name; empty at the top.</param>
    public JsonNode? Make(JsonObject schema, string name = "")
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return Make(components.Find(reference), name);
        }

        if (schema["anyOf"] is JsonArray { Count: > 0 } options)
        {
            return Make((JsonObject)options[0]!, name);
        }

        if (schema["const"] is { } constant)
        {
            return constant.DeepClone();
        }

        if (schema["enum"] is JsonArray { Count: > 0 } words)
        {
            return words[0]!.DeepClone();
        }

        return TypeOf(schema) switch
        {
            "string" => MakeText(schema, name),
            "integer" or "number" => MakeNumber(schema, name),
            "boolean" => name is not ("isSuspended" or "isDefault" or "isExpired" or "isThirdParty"),
            "array" => new JsonArray(Make((JsonObject?)schema["items"] ?? [], Singular(name))),
            "object" => MakeObject(schema),
            _ => new JsonObject(),
        };
    }

    private static string? TypeOf(JsonObject schema) => schema["type"] is JsonArray types ? (string?)types[0] : (string?)schema["type"];

    private JsonObject MakeObject(JsonObject schema)
    {
        var example = new JsonObject();
        if (schema["properties"] is not JsonObject properties)
        {
            return example;
        }

        var required = schema["required"] is JsonArray names ? names.Select(name => (string)name!).ToHashSet() : [];
        foreach (var (name, member) in properties)
        {
            if (!isBody || required.Contains(name) || (required.Count == 0 && example.Count < FewMembers))
            {
                example[name] = Make((JsonObject)member!, name);
            }
        }

        return example;
    }

    private static JsonValue MakeNumber(JsonObject schema, string name)
    {
        var number = name switch
        {
            _ when name.EndsWith("At", StringComparison.Ordinal) => 1_767_225_600_000,
            _ when name.EndsWith("tl", StringComparison.OrdinalIgnoreCase) || name.Contains("Period", StringComparison.Ordinal) => 3600,
            _ => 1,
        };
        var (least, most) = (Bound(schema["minimum"]) ?? long.MinValue, Bound(schema["maximum"]) ?? long.MaxValue);
        return JsonValue.Create((long)Math.Clamp(number, least, most));
    }

    private static JsonValue MakeText(JsonObject schema, string name)
    {
        var (least, most) = ((int?)schema["minLength"] ?? 0, (int?)schema["maxLength"] ?? int.MaxValue);
        var pattern = (string?)schema["pattern"] is { } form ? new Regex(form, RegexOptions.CultureInvariant | RegexOptions.ECMAScript, PatternTimeout) : null;
        var guess = ExampleTexts.For(name, (string?)schema["format"], most);
        return JsonValue.Create(ExampleTexts.Others.Prepend(guess)
            .FirstOrDefault(text => text.Length >= least && text.Length <= most && pattern?.IsMatch(text) != false) ?? guess);
    }

    // A node gives its number only as the type it was made from.
    private static double? Bound(JsonNode? bound) =>
        bound is null ? null : double.Parse(bound.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    private static string Singular(string name) => name.EndsWith('s') ? name[..^1] : name;
}
