using System.Globalization;
using System.Text.Json;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Connectors.Social.Flow;

/// <summary>Reads JSON of providers. Whatever they send, nothing here throws.</summary>
internal static class ProfileJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>A JSON object whose texts can be stored; null when the body is anything else.</summary>
    public static JsonElement? ReadObject(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return document.RootElement is { ValueKind: JsonValueKind.Object } json && IsStorable(json) ? json.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same for an answer.</summary>
    public static JsonElement? ReadObject(OutboundAnswer answer) => ReadObject(answer.Body);

    /// <summary>A JSON array whose texts can be stored; null when the body is anything else.</summary>
    public static JsonElement? ReadArray(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return document.RootElement is { ValueKind: JsonValueKind.Array } json && IsStorable(json) ? json.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text or a whole number as text; null when it is absent, empty or something else.</summary>
    /// <param name="json">Where to look.</param>
    /// <param name="path">Members, from the outermost to the innermost.</param>
    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path)
    {
        if (Find(json, path) is not { } value)
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
            _ => null,
        };
    }

    /// <summary>Whether a member is true.</summary>
    /// <param name="json">Where to look.</param>
    /// <param name="acceptsText">Whether the text <c>true</c> counts too.</param>
    /// <param name="path">Members, from the outermost to the innermost.</param>
    public static bool IsTrue(this JsonElement json, bool acceptsText, params ReadOnlySpan<string> path) =>
        Find(json, path) is { } value && (value.ValueKind == JsonValueKind.True || (acceptsText && value.ValueKind == JsonValueKind.String && value.GetString() == "true"));

    /// <summary>A member at any depth; null when there is none.</summary>
    public static JsonElement? Find(this JsonElement json, params ReadOnlySpan<string> path)
    {
        var value = json;
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value;
    }

    // PostgreSQL takes neither NUL nor halves of surrogate pairs, and reading such a text would throw.
    private static bool IsStorable(JsonElement json)
    {
        var issues = new List<SchemaIssue>();
        Schema.Anything.Check(json, null, issues);
        return issues.Count == 0;
    }
}
