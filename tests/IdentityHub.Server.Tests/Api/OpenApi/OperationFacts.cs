using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.Tests.Api.OpenApi;

/// <summary>What a description says of an operation, without its words, in the form that <c>reference-operations.py</c> writes.</summary>
internal sealed record OperationFacts
{
    /// <summary>Method and path.</summary>
    public required string Operation { get; init; }

    public required string Id { get; init; }

    public required IReadOnlyList<string> Query { get; init; }

    public required IReadOnlyList<int> Statuses { get; init; }

    /// <summary>Types of the members by path; a type ends in ? when the member may be missing.</summary>
    public IReadOnlyDictionary<string, string>? Body { get; init; }

    public IReadOnlyDictionary<string, string>? Answer { get; init; }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The reference's operations.</summary>
    public static Dictionary<string, OperationFacts> ReadReference(string name = "reference-operations.jsonl")
    {
        using var stream = typeof(OperationFacts).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<OperationFacts>(line, Json)!).ToDictionary(facts => facts.Operation, StringComparer.Ordinal);
    }

    /// <summary>The operations of a document of ours.</summary>
    public static Dictionary<string, OperationFacts> Of(JsonObject document) => ((JsonObject)document["paths"]!)
        .SelectMany(path => ((JsonObject)path.Value!).Select(item => Of(document, $"{item.Key.ToUpperInvariant()} {path.Key}", (JsonObject)item.Value!)))
        .ToDictionary(facts => facts.Operation, StringComparer.Ordinal);

    /// <summary>Everything that differs from another description of the operation.</summary>
    public IEnumerable<string> DifferencesFrom(OperationFacts reference)
    {
        if (Id != reference.Id)
        {
            yield return $"operationId is {Id} instead of {reference.Id}";
        }

        foreach (var name in reference.Query.Except(Query))
        {
            yield return $"query {name} is missing";
        }

        foreach (var name in Query.Except(reference.Query))
        {
            yield return $"query {name} is more";
        }

        if (!Statuses.SequenceEqual(reference.Statuses))
        {
            yield return $"statuses are {string.Join(",", Statuses)} instead of {string.Join(",", reference.Statuses)}";
        }

        foreach (var difference in Compare("body", Body, reference.Body).Concat(Compare("answer", Answer, reference.Answer)))
        {
            yield return difference;
        }
    }

    private static IEnumerable<string> Compare(string part, IReadOnlyDictionary<string, string>? ours, IReadOnlyDictionary<string, string>? theirs)
    {
        ours ??= new Dictionary<string, string>();
        theirs ??= new Dictionary<string, string>();

        // The reference's extract lost every member that is called description: an optional one is not there, a required one has no type.
        static bool IsLost(string path) => path.Split('.')[^1] is "description";
        foreach (var path in theirs.Keys.Except(ours.Keys))
        {
            yield return $"{part} {path} is missing";
        }

        foreach (var path in ours.Keys.Except(theirs.Keys).Where(path => !IsLost(path)))
        {
            yield return $"{part} {path} is more";
        }

        foreach (var path in ours.Keys.Intersect(theirs.Keys).Where(path => ours[path] != theirs[path] && !theirs[path].StartsWith('*')))
        {
            yield return $"{part} {path} is {ours[path]} instead of {theirs[path]}";
        }
    }

    private static OperationFacts Of(JsonObject document, string name, JsonObject json)
    {
        var successes = ((JsonObject)json["responses"]!).Where(pair => pair.Key[0] == '2').ToList();
        return new OperationFacts
        {
            Operation = name,
            Id = (string)json["operationId"]!,
            Query = [.. ((JsonArray)json["parameters"]!).Select(parameter => Resolve(document, (JsonObject)parameter!))
                .Where(parameter => (string)parameter["in"]! == "query").Select(parameter => (string)parameter["name"]!).Order(StringComparer.Ordinal)],
            Statuses = [.. successes.Select(pair => int.Parse(pair.Key, System.Globalization.CultureInfo.InvariantCulture)).Order()],
            Body = Content(document, json["requestBody"]),
            Answer = successes.Select(pair => Content(document, pair.Value)).FirstOrDefault(found => found is not null),
        };
    }

    private static Dictionary<string, string>? Content(JsonObject document, JsonNode? holder)
    {
        if ((holder?["content"] as JsonObject)?.FirstOrDefault().Value?["schema"] is not JsonObject schema)
        {
            return null;
        }

        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(document, schema, "", members, false);
        return members;
    }

    private static void Flatten(JsonObject document, JsonObject given, string path, Dictionary<string, string> members, bool isOptional)
    {
        var schema = Resolve(document, given);
        if (schema["anyOf"] is JsonArray forms)
        {
            foreach (var form in forms)
            {
                Flatten(document, (JsonObject)form!, path, members, isOptional);
            }

            return;
        }

        var types = schema["type"] switch
        {
            null => ["any"],
            JsonArray several => several.Select(type => (string)type!).ToList(),
            var one => [(string)one!],
        };
        Add(members, path, types.Select(type => type == "integer" ? "number" : type), isOptional);
        var required = schema["required"] is JsonArray names ? names.Select(name => (string)name!).ToHashSet() : [];
        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            Flatten(document, (JsonObject)member!, path.Length == 0 ? name : $"{path}.{name}", members, !required.Contains(name));
        }

        if (schema["items"] is JsonObject item)
        {
            Flatten(document, item, path + "[]", members, false);
        }
    }

    private static void Add(Dictionary<string, string> members, string path, IEnumerable<string> types, bool isOptional)
    {
        if (members.TryGetValue(path, out var known))
        {
            isOptional |= known.EndsWith('?');
            types = types.Concat(known.TrimEnd('?').Split('|'));
        }

        // Null comes last, as the reference's nullable does.
        members[path] = string.Join('|', types.Distinct().OrderBy(type => type == "null").ThenBy(type => type, StringComparer.Ordinal)) + (isOptional ? "?" : "");
    }

    private static JsonObject Resolve(JsonObject document, JsonObject node) => (string?)node["$ref"] is { } reference
        ? (JsonObject)reference[2..].Split('/').Aggregate((JsonNode)document, (place, key) => place[key]!)
        : node;
}
