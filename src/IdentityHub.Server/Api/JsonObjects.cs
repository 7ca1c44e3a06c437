using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.Api;

/// <summary>Changes of stored JSON objects.</summary>
internal static class JsonObjects
{
    /// <summary>An object with the members of another one added or replaced. Shallow: a member that is an object is replaced as a whole.</summary>
    public static JsonElement With(this JsonElement stored, JsonElement changes)
    {
        if (stored.ValueKind != JsonValueKind.Object)
        {
            return changes.Clone();
        }

        var merged = JsonObject.Create(stored)!;
        foreach (var member in changes.EnumerateObject())
        {
            merged[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return JsonSerializer.SerializeToElement(merged);
    }

    /// <summary>An object without the members that are null.</summary>
    public static JsonElement WithoutNulls(this JsonElement stored) =>
        stored.ValueKind == JsonValueKind.Object && stored.EnumerateObject().Any(static member => member.Value.ValueKind == JsonValueKind.Null)
            ? JsonSerializer.SerializeToElement(new JsonObject(stored.EnumerateObject()
                .Where(static member => member.Value.ValueKind != JsonValueKind.Null)
                .Select(static member => KeyValuePair.Create(member.Name, JsonNode.Parse(member.Value.GetRawText())))))
            : stored;
}
