using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Tests.Api;

/// <summary>A body that must be refused, and the place that the refusal must name.</summary>
/// <param name="Path">The place: <c>profile.address.0</c>.</param>
/// <param name="Json">The body.</param>
internal sealed record WrongBody(string Path, string Json);

/// <summary>
/// Bodies with one mistake each, made from a body type's schema: every member at every depth missing, of a wrong type, too short, too
/// long, out of range, with NUL or half of a surrogate pair.
/// </summary>
internal static class WrongBodies
{
    // Stands for the mistake until the body is text: half of a surrogate pair cannot live in a JSON tree.
    private const string Mark = "«mistake»";

    /// <summary>All of them for a type.</summary>
    /// <param name="body">The body's type.</param>
    /// <param name="valid">A valid body in which every member is given, lists and maps with one element or more.</param>
    public static List<WrongBody> Of(Type body, object valid)
    {
        var schema = SchemaFactory.Of(body);
        var tree = JsonSerializer.SerializeToNode(valid, ApiJson.Options)!;
        var issues = new List<SchemaIssue>();
        schema.Check(JsonSerializer.SerializeToElement(tree), null, issues);
        Assert.True(issues.Count == 0, "The body is to be valid: " + string.Join('\n', issues.Select(issue => issue.ToLine())));
        var bodies = new List<WrongBody>();
        Walk(schema, tree, [], (path, json) => bodies.Add(new(path, json)));
        return bodies;

        void Walk(Schema place, JsonNode? value, List<object> keys, Action<string, string> add)
        {
            var path = string.Join('.', keys);
            foreach (var mistake in MistakesOf(place))
            {
                add(path, With(tree, keys, mistake));
            }

            Descend(place, value, keys, path, add);
        }

        void Descend(Schema place, JsonNode? value, List<object> keys, string path, Action<string, string> add)
        {
            switch (place)
            {
                case NullableSchema nullable:
                    Descend(nullable.Inner, value, keys, path, add);
                    break;
                case ArraySchema list:
                    Assert.True(value is JsonArray { Count: > 0 }, $"The valid body needs an element in '{path}'.");
                    Walk(list.Item, value![0], [.. keys, 0], add);
                    break;
                case MapSchema map:
                    Assert.True(value is JsonObject { Count: > 0 }, $"The valid body needs a member in '{path}'.");
                    var (name, first) = value!.AsObject().First();
                    Walk(map.Value, first, [.. keys, name], add);
                    break;
                case TaggedSchema tagged:
                    Descend(tagged.FormOf(JsonSerializer.SerializeToElement(value))!, value, keys, path, add);
                    break;
                case ObjectSchema known:
                    foreach (var member in known.Known)
                    {
                        Assert.True(value!.AsObject().ContainsKey(member.Name), $"The valid body needs a value for '{member.Name}' in '{path}'.");
                        List<object> inside = [.. keys, member.Name];
                        if (member.IsRequired)
                        {
                            add(string.Join('.', inside), With(tree, inside, null));
                        }

                        Walk(member.Schema, value[member.Name], inside, add);
                    }

                    break;
            }
        }
    }

    /// <summary>JSON texts that a schema does not take. What is wrong inside of objects and lists comes from their members.</summary>
    private static IEnumerable<string> MistakesOf(Schema schema) => schema switch
    {
        NullableSchema nullable => MistakesOf(nullable.Inner).Where(mistake => mistake != "null"),
        StringSchema text => ["null", "12", "true", "[]", "{}", "\"a\\u0000b\"", "\"a\\ud800b\"", .. Lengths(text)],
        BooleanSchema => ["null", "\"true\"", "1", "[]", "{}"],
        NumberSchema number => ["null", "\"12\"", "true", "[]", "{}", .. Bounds(number)],
        EnumSchema => ["null", "\"not a word of it\"", "12", "true", "[]", "{}"],
        ArraySchema list => ["null", "\"x\"", "12", "true", "{}", .. list.Min > 0 ? ["[]"] : Array.Empty<string>()],
        MapSchema or ObjectSchema or TaggedSchema => ["null", "\"x\"", "12", "true", "[]"],
        FreeObjectSchema => ["null", "\"x\"", "12", "true", "[]"],
        _ => [],
    };

    private static IEnumerable<string> Lengths(StringSchema text)
    {
        if (text.Min > 0)
        {
            yield return "\"\"";
        }

        if (text.Max is { } max)
        {
            yield return $"\"{new string('a', max + 1)}\"";
        }
    }

    private static IEnumerable<string> Bounds(NumberSchema number)
    {
        if (number.IsWhole)
        {
            yield return "1.5";
        }

        if (number.Min is { } min)
        {
            yield return (min - 1).ToString("F0", System.Globalization.CultureInfo.InvariantCulture);
        }

        if (number.Max is { } max)
        {
            yield return (max + 1).ToString("F0", System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The valid body with a mistake in one place; null leaves the member out.</summary>
    private static string With(JsonNode valid, List<object> keys, string? mistake)
    {
        if (keys.Count == 0)
        {
            return mistake!;
        }

        var body = valid.DeepClone();
        var parent = keys.SkipLast(1).Aggregate(body, static (node, key) => key is int index ? node[index]! : node[(string)key]!);
        switch (keys[^1])
        {
            case int index:
                parent[index] = Mark;
                break;
            case string name when mistake is null:
                parent.AsObject().Remove(name);
                break;
            case string name:
                parent[name] = Mark;
                break;
        }

        return body.ToJsonString(ApiJson.Options).Replace($"\"{Mark}\"", mistake, StringComparison.Ordinal);
    }
}
