using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Sets members of stored JSON objects.</summary>
internal static class JsonMerge
{
    /// <summary>The stored object with the given members; other members keep their values.</summary>
    /// <returns>The very element that was stored when nothing differs.</returns>
    public static JsonElement Into(JsonElement stored, JsonObject given)
    {
        var merged = stored.ValueKind == JsonValueKind.Object ? JsonObject.Create(stored)! : [];
        foreach (var (key, value) in given)
        {
            merged[key] = value?.DeepClone();
        }

        var result = JsonColumn.Parse(merged.ToJsonString());
        return JsonElement.DeepEquals(stored, result) ? stored : result;
    }
}
