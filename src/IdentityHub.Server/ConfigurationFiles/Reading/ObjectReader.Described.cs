using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <content>Objects that the API's schemas describe: a file takes what the API takes, and reports where it does not.</content>
internal sealed partial class ObjectReader
{
    /// <summary>The whole object, without <c>state</c>.</summary>
    /// <param name="schema">What it looks like.</param>
    /// <param name="takesVariables">Whether its texts may name environment variables.</param>
    /// <returns>The object; null when it is wrong, which is reported.</returns>
    public JsonElement? Whole(Schema schema, bool takesVariables = false)
    {
        var members = node.Members.Where(static member => member.Key != "state").ToList();
        foreach (var member in members)
        {
            known.Add(member.Key);
        }

        return Check(node with { Members = members }, schema, takesVariables);
    }

    /// <summary>The object of a key, or null where the file says so.</summary>
    public Given<JsonElement?> Described(string key, Schema schema, bool takesVariables = false) => Find(key) switch
    {
        null => default,
        ScalarNode { Kind: ScalarKind.Null } => new(null, true),
        var value => Check(value, schema, takesVariables) is { } json ? new(json, true) : default,
    };

    private JsonElement? Check(Node value, Schema schema, bool takesVariables)
    {
        var before = context.ProblemCount;
        if (!takesVariables)
        {
            Shape.Anything.Check(value, context);
        }

        var json = JsonSerializer.SerializeToElement(takesVariables ? Filled(value) : value.ToJson());
        var issues = new List<SchemaIssue>();
        schema.Check(json, null, issues);
        foreach (var issue in issues)
        {
            Report(issue, value);
        }

        RefuseUnknown(value, schema, json);
        return context.ProblemCount == before ? json : null;
    }

    private JsonNode? Filled(Node value) => value switch
    {
        ScalarNode { Kind: ScalarKind.Text } text => context.Interpolate(text.Text, text.Place),
        SequenceNode list => new JsonArray([.. list.Items.Select(Filled)]),
        MappingNode mapping => new JsonObject(mapping.Members.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value)))),
        _ => value.ToJson(),
    };

    private void Report(SchemaIssue issue, Node value)
    {
        var place = value;
        foreach (var key in SchemaPath.Keys(issue.Path))
        {
            var next = (place, key) switch
            {
                (MappingNode mapping, string name) => mapping.Members.FirstOrDefault(member => member.Key == name)?.Value,
                (SequenceNode list, int index) => list.Items.ElementAtOrDefault(index),
                _ => null,
            };
            if (next is null)
            {
                context.Report(place.Place, $"'{key}' is missing");
                return;
            }

            place = next;
        }

        context.Report(place.Place, char.ToLowerInvariant(issue.Message[0]) + issue.Message[1..].TrimEnd('.'));
    }

    private void RefuseUnknown(Node value, Schema schema, JsonElement json)
    {
        switch (schema, value)
        {
            case (NullableSchema nullable, _):
                RefuseUnknown(value, nullable.Inner, json);
                break;
            case (TaggedSchema tagged, MappingNode) when tagged.FormOf(json) is { } form:
                RefuseUnknown(value, form, json);
                break;
            case (ArraySchema list, SequenceNode sequence):
                for (var index = 0; index < sequence.Items.Count; index++)
                {
                    RefuseUnknown(sequence.Items[index], list.Item, json[index]);
                }

                break;
            case (ObjectSchema shape, MappingNode mapping):
                foreach (var member in mapping.Members)
                {
                    if (shape.Known.FirstOrDefault(candidate => candidate.Name == member.Key) is { } found)
                    {
                        RefuseUnknown(member.Value, found.Schema, json.GetProperty(member.Key));
                    }
                    else
                    {
                        context.Report(member.KeyPlace, $"unknown key{Suggestion.For(member.Key, [.. shape.Known.Select(static candidate => candidate.Name)])}");
                    }
                }

                break;
        }
    }
}
