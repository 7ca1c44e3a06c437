using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Sets members of stored JSON objects.</summary>
internal static class JsonMerge
{
    /// <summary>The stored object with the given members; other members keep their values.</summary>
    /// <returns>The very element that was stored when nothing differs.</returns>
    public static JsonElement Into(JsonElement stored, JsonObject given)
    {
        var merged = ToObject(stored);
        foreach (var (key, value) in given)
        {
            merged[key] = value?.DeepClone();
        }

        return Keep(stored, merged);
    }

    /// <summary>The given object in the place of the stored one.</summary>
    /// <returns>The very element that was stored when nothing differs or nothing is given.</returns>
    public static JsonElement Replace(JsonElement stored, Given<JsonObject> given) => given.Is ? Keep(stored, given.Value) : stored;

    /// <summary>The members of a stored object; none when it is no object.</summary>
    public static JsonObject ToObject(JsonElement stored)
    {
        var result = new JsonObject();
        if (stored.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in stored.EnumerateObject())
            {
                // A key that was stored twice counts as readers of JSON count it: the last one.
                result[member.Name] = ToNode(member.Value);
            }
        }

        return result;
    }

    private static JsonNode? ToNode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    /// <summary>The wanted object as it is stored.</summary>
    /// <returns>The very element that was stored when nothing differs.</returns>
    public static JsonElement Keep(JsonElement stored, JsonObject wanted)
    {
        var result = JsonColumn.Parse(wanted.ToJsonString());
        return JsonElement.DeepEquals(stored, result) ? stored : result;
    }
}
