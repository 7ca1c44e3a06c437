using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Tests.Api;

/// <summary>
/// Writes JSON that fits a schema, more or less: the less, the more often a value is replaced by some other one. The same seed writes the
/// same texts.
/// </summary>
internal sealed class RandomJson(int seed, double strangeness)
{
    private static readonly string[] Strange =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "99999999999999999999", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "[]", "{}", "[null]",
        "{\"\":1}", "{\"\\ud800\":1}", "\"https://a.example\"", "\"a@b.example\"", "[[[[]]]]", "\"2026-01-01\"", "\"\\uffff\"",
    ];

    private readonly Random random = new(seed);

    /// <summary>Writes a document for a type's schema.</summary>
    public string Write(Schema schema)
    {
        var components = new SchemaComponents();
        var described = schema.Describe(components);
        var text = new StringBuilder();
        Write(text, described, components.ToJson(), 0);
        return text.ToString();
    }

    private void Write(StringBuilder text, JsonObject schema, JsonObject components, int depth)
    {
        if (random.NextDouble() < strangeness || depth > 8)
        {
            text.Append(Strange[random.Next(Strange.Length)]);
            return;
        }

        if (schema["$ref"] is { } reference)
        {
            Write(text, components[((string)reference!).Split('/')[^1]]!.AsObject(), components, depth);
        }
        else if (schema["anyOf"] is JsonArray options)
        {
            Write(text, options[random.Next(options.Count)]!.AsObject(), components, depth + 1);
        }
        else if (schema["enum"] is JsonArray words)
        {
            text.Append(words[random.Next(words.Count)]?.ToJsonString() ?? "null");
        }
        else
        {
            WriteType(text, schema, components, depth);
        }
    }

    private void WriteType(StringBuilder text, JsonObject schema, JsonObject components, int depth)
    {
        var types = schema["type"] is JsonArray several ? several.Select(type => (string)type!).ToArray() : [(string?)schema["type"] ?? "object"];
        switch (types[random.Next(types.Length)])
        {
            case "string":
                text.Append(JsonValue.Create(new string('a', Math.Min((int?)schema["minLength"] ?? random.Next(4), 4000))).ToJsonString());
                break;
            case "integer" or "number":
                text.Append(((double?)schema["minimum"] ?? random.Next(1000)).ToString(CultureInfo.InvariantCulture));
                break;
            case "boolean":
                text.Append(random.Next(2) == 0 ? "true" : "false");
                break;
            case "array":
                WriteArray(text, schema, components, depth);
                break;
            case "object":
                WriteObject(text, schema, components, depth);
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private void WriteArray(StringBuilder text, JsonObject schema, JsonObject components, int depth)
    {
        text.Append('[');
        for (var index = 0; index < random.Next(3) + ((int?)schema["minItems"] ?? 0); index++)
        {
            text.Append(index == 0 ? "" : ",");
            Write(text, schema["items"] as JsonObject ?? [], components, depth + 1);
        }

        text.Append(']');
    }

    private void WriteObject(StringBuilder text, JsonObject schema, JsonObject components, int depth)
    {
        var required = schema["required"] is JsonArray names ? names.Select(name => (string)name!).ToHashSet() : [];
        text.Append('{');
        var isFirst = true;
        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            if (required.Contains(name) || random.Next(2) == 0)
            {
                text.Append(isFirst ? "" : ",").Append(JsonValue.Create(name).ToJsonString()).Append(':');
                Write(text, member!.AsObject(), components, depth + 1);
                isFirst = false;
            }
        }

        text.Append('}');
    }
}
