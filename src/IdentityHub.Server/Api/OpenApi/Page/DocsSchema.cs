using System.Text.Json.Nodes;

namespace IdentityHub.Server.Api.OpenApi.Page;

/// <summary>Writes what a schema says.</summary>
internal sealed class DocsSchema(JsonObject document)
{
    private const int MaximumDepth = 5;

    /// <summary>Writes the members of an object, or of the objects of a list, and what a value is otherwise.</summary>
    public void WriteMembers(Html html, JsonObject schema) => WriteMembers(html, schema, 0);

    /// <summary>Writes the type of a value with its limits.</summary>
    public void WriteType(Html html, JsonObject schema) => html.Add($"<span class=\"type\">{Describe(schema)}</span>");

    /// <summary>How many members would be written.</summary>
    public int CountMembers(JsonObject schema) => CountMembers(schema, 0);

    private int CountMembers(JsonObject schema, int depth) => depth > MaximumDepth || Inner(schema)["properties"] is not JsonObject members
        ? 0
        : members.Sum(member => 1 + CountMembers((JsonObject)member.Value!, depth + 1));

    private void WriteMembers(Html html, JsonObject schema, int depth)
    {
        var inner = Inner(schema);
        if (inner["properties"] is not JsonObject members)
        {
            if (depth == 0)
            {
                html.Add($"<p class=\"type\">{Describe(schema)}</p>");
            }

            return;
        }

        if (depth == 0 && TypeOf(Resolve(schema)) == "array")
        {
            html.Add($"<p>A list of</p>");
        }

        html.Add($"<dl class=\"members\">");
        foreach (var (name, member) in members)
        {
            WriteMember(html, name, (JsonObject)member!, inner["required"] is JsonArray required && required.Any(value => (string?)value == name), depth);
        }

        html.Add($"</dl>");
    }

    private void WriteMember(Html html, string name, JsonObject schema, bool isRequired, int depth)
    {
        html.Add($"<dt><code>{name}</code> <span class=\"type\">{Describe(schema)}</span>");
        if (!isRequired)
        {
            html.Add($" <small>optional</small>");
        }

        html.Add($"</dt><dd>");
        if (depth < MaximumDepth)
        {
            WriteMembers(html, schema, depth + 1);
        }

        html.Add($"</dd>");
    }

    /// <summary>The object whose members are shown: the value itself, the form that is not null, or the element of a list.</summary>
    private JsonObject Inner(JsonObject schema)
    {
        var resolved = Resolve(schema);
        if (resolved["anyOf"] is JsonArray options)
        {
            return options.Select(option => Inner((JsonObject)option!)).FirstOrDefault(option => option["properties"] is not null) ?? resolved;
        }

        return resolved["items"] is JsonObject item ? Inner(item) : resolved;
    }

    private string Describe(JsonObject schema)
    {
        var resolved = Resolve(schema);
        if (resolved["anyOf"] is JsonArray options)
        {
            return string.Join(" or ", options.Select(option => Describe((JsonObject)option!)));
        }

        if (resolved["enum"] is JsonArray words)
        {
            return string.Join(" | ", words.Take(12).Select(word => word!.ToJsonString(ApiJson.Options))) + (words.Count > 12 ? " | …" : "");
        }

        var type = TypeOf(resolved) switch
        {
            null => "any value",
            "array" when resolved["items"] is JsonObject item => "list of " + Describe(item),
            var name => name,
        };
        return string.Join(", ", new[] { type, Limits(resolved), (string?)resolved["format"] }.Where(part => part is not (null or "")))
            + (resolved["type"] is JsonArray ? " or null" : "");
    }

    private static string Limits(JsonObject schema)
    {
        var parts = new List<string>();
        if (Range(schema, "minLength", "maxLength") is { } length)
        {
            parts.Add(length + " characters");
        }

        // The bounds of the types themselves tell nobody anything.
        if (Range(schema, "minimum", "maximum") is { } range && (double?)schema["maximum"] is not > 2_147_483_646)
        {
            parts.Add(range);
        }

        if (Range(schema, "minItems", "maxItems") is { } count)
        {
            parts.Add(count + " entries");
        }

        return string.Join(", ", parts);
    }

    private static string? Range(JsonObject schema, string least, string most) => (schema[least]?.ToString(), schema[most]?.ToString()) switch
    {
        (null, null) => null,
        ({ } from, null) => "at least " + from,
        (null, { } to) => "at most " + to,
        var (from, to) => from == to ? from : $"{from} to {to}",
    };

    private static string? TypeOf(JsonObject schema) => schema["type"] is JsonArray types ? (string?)types[0] : (string?)schema["type"];

    private JsonObject Resolve(JsonObject schema) => (string?)schema["$ref"] is { } reference
        ? (JsonObject)document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!
        : schema;
}
