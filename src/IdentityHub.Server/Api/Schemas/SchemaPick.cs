using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.Api.Schemas;

/// <summary>Takes from a value what its schema knows: for values that are kept as JSON, where unknown members must not slip in.</summary>
internal static class SchemaPick
{
    /// <summary>The value without members that no schema of objects knows.</summary>
    /// <param name="schema">What the value looks like.</param>
    /// <param name="value">A value that the schema accepts.</param>
    public static JsonNode? Pick(Schema schema, JsonElement value) => (schema, value.ValueKind) switch
    {
        (NullableSchema nullable, not JsonValueKind.Null) => Pick(nullable.Inner, value),
        (TaggedSchema tagged, JsonValueKind.Object) when tagged.FormOf(value) is { } form => Pick(form, value),
        (ObjectSchema known, JsonValueKind.Object) => new JsonObject(known.Known
            .Where(member => value.TryGetProperty(member.Name, out _))
            .Select(member => KeyValuePair.Create(member.Name, Pick(member.Schema, value.GetProperty(member.Name))))),
        (ArraySchema list, JsonValueKind.Array) => new JsonArray([.. value.EnumerateArray().Select(item => Pick(list.Item, item))]),
        _ => JsonNode.Parse(value.GetRawText()),
    };
}
