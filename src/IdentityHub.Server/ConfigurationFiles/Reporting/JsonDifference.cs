using System.Text.Json;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Reporting;

/// <summary>Compares JSON documents member by member.</summary>
internal static class JsonDifference
{
    /// <summary>What differs between two values; a value that is not there is null.</summary>
    /// <param name="path">Where they stand; empty at the top.</param>
    /// <param name="old">The stored value.</param>
    /// <param name="wanted">The wanted value.</param>
    public static IEnumerable<FieldChange> Between(string path, JsonElement? old, JsonElement? wanted)
    {
        if (IsEqual(old, wanted))
        {
            return [];
        }

        if (IsKind(old, wanted, JsonValueKind.Object))
        {
            var keys = KeysOf(old).Union(KeysOf(wanted)).Order(StringComparer.Ordinal);
            var changes = keys.SelectMany(key => Between(ReadingContext.PathOf(path, key), Member(old, key), Member(wanted, key))).ToList();
            // An empty object that appears or goes has no members that differ.
            return changes.Count > 0 ? changes : [new ValueChange(path, old, wanted)];
        }

        return IsKind(old, wanted, JsonValueKind.Array) && TextsOf(old) is { } before && TextsOf(wanted) is { } after
            ? [BetweenLists(path, before, after) ?? (FieldChange)new ValueChange(path, old, wanted)]
            : [new ValueChange(path, old, wanted)];
    }

    private static ListChange? BetweenLists(string path, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var added = after.Except(before, StringComparer.Ordinal).ToList();
        var removed = before.Except(after, StringComparer.Ordinal).ToList();
        // Neither: only the order differs, or how often something is listed.
        return added.Count + removed.Count > 0 ? new ListChange(path, added, removed) : null;
    }

    private static bool IsEqual(JsonElement? old, JsonElement? wanted) => (old, wanted) switch
    {
        (null, null) => true,
        ({ } left, { } right) => JsonElement.DeepEquals(left, right),
        _ => false,
    };

    private static bool IsKind(JsonElement? old, JsonElement? wanted, JsonValueKind kind) =>
        (old?.ValueKind ?? kind) == kind && (wanted?.ValueKind ?? kind) == kind;

    private static IEnumerable<string> KeysOf(JsonElement? value) => value?.EnumerateObject().Select(static member => member.Name) ?? [];

    private static JsonElement? Member(JsonElement? value, string key) => value is { } element && element.TryGetProperty(key, out var member) ? member : null;

    private static List<string>? TextsOf(JsonElement? value)
    {
        var items = value?.EnumerateArray().ToList() ?? [];
        return items.TrueForAll(static item => item.ValueKind == JsonValueKind.String) ? items.ConvertAll(static item => item.GetString()!) : null;
    }
}
