using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.Api.Schemas;

/// <summary>A value, or null.</summary>
internal sealed class NullableSchema(Schema inner) : Schema
{
    /// <summary>What it is when it is not null.</summary>
    public Schema Inner => inner;

    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value.ValueKind != JsonValueKind.Null)
        {
            inner.Check(value, path, issues);
        }
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components)
    {
        var json = inner.Describe(components);
        if (json["type"] is JsonValue type && json["enum"] is null)
        {
            json["type"] = new JsonArray(type.DeepClone(), "null");
            return json;
        }

        return json.Count == 0 ? json : new JsonObject { ["anyOf"] = new JsonArray(json, new JsonObject { ["type"] = "null" }) };
    }
}

/// <summary>A list.</summary>
internal sealed class ArraySchema(Schema item, int min, int? max) : Schema
{
    /// <summary>An element.</summary>
    public Schema Item => item;

    /// <summary>The fewest elements.</summary>
    public int Min => min;

    /// <summary>The most elements.</summary>
    public int? Max => max;

    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            issues.Add(WrongType("array", value, path));
            return;
        }

        var length = value.GetArrayLength();
        if (length < min)
        {
            issues.Add(new(
                "too_small", path, $"The list must have at least {min} element(s).", new JsonObject { ["minimum"] = min, ["type"] = "array", ["inclusive"] = true, ["exact"] = false }));
        }
        else if (length > max)
        {
            // What is too long is not looked at further: its issues would be as many as its elements.
            issues.Add(new(
                "too_big", path, $"The list must have at most {max} elements.", new JsonObject { ["maximum"] = max, ["type"] = "array", ["inclusive"] = true, ["exact"] = false }));
            return;
        }

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            item.Check(element, new SchemaPath(path, index++), issues);
            if (issues.Count > ObjectSchema.MaximumIssues)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components)
    {
        var json = new JsonObject { ["type"] = "array", ["items"] = item.Describe(components) };
        if (min > 0)
        {
            json["minItems"] = min;
        }

        if (max is not null)
        {
            json["maxItems"] = max;
        }

        return json;
    }
}

/// <summary>An object whose members all look alike.</summary>
internal sealed class MapSchema(Schema value) : Schema
{
    /// <summary>A member's value.</summary>
    public Schema Value => value;

    /// <inheritdoc/>
    public override void Check(JsonElement value1, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value1.ValueKind != JsonValueKind.Object)
        {
            issues.Add(WrongType("object", value1, path));
            return;
        }

        foreach (var member in ObjectSchema.Members(value1, path, issues))
        {
            value.Check(member.Value, new SchemaPath(path, member.Name), issues);
        }
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components) =>
        new() { ["type"] = "object", ["additionalProperties"] = value.Describe(components) };
}

/// <summary>Any object, such as custom data. Kept as it is, so all its texts must be ones that can be stored and read again.</summary>
internal sealed class FreeObjectSchema : Schema
{
    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            issues.Add(WrongType("object", value, path));
            return;
        }

        CheckTexts(value, path, issues);
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components) => new() { ["type"] = "object", ["additionalProperties"] = true };

    /// <summary>Adds an issue for every text and name that cannot be stored.</summary>
    public static void CheckTexts(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in ObjectSchema.Members(value, path, issues))
            {
                CheckTexts(member.Value, new SchemaPath(path, member.Name), issues);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var element in value.EnumerateArray())
            {
                CheckTexts(element, new SchemaPath(path, index++), issues);
            }
        }
        else if (value.ValueKind == JsonValueKind.String && StringSchema.Read(value) is null && issues.Count < ObjectSchema.MaximumIssues)
        {
            issues.Add(new("invalid_string", path, "The text holds characters that cannot be stored.", new JsonObject { ["validation"] = "unicode" }));
        }
    }
}

/// <summary>The first of several that fits.</summary>
internal sealed class UnionSchema(IReadOnlyList<Schema> options) : Schema
{
    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        List<SchemaIssue>? fewest = null;
        foreach (var option in options)
        {
            var found = new List<SchemaIssue>();
            option.Check(value, path, found);
            if (found.Count == 0)
            {
                return;
            }

            fewest = fewest is null || found.Count < fewest.Count ? found : fewest;
        }

        issues.Add(new("invalid_union", path, $"The value fits none of the allowed forms. {fewest?[0].Message}"));
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components) =>
        new() { ["anyOf"] = new JsonArray([.. options.Select(option => option.Describe(components))]) };
}

/// <summary>One of several objects, told apart by one of their members.</summary>
/// <param name="tag">The member.</param>
/// <param name="forms">The objects, each with the value of the member that means it. The member itself is not among theirs.</param>
internal sealed class TaggedSchema(string tag, IReadOnlyList<(string Value, ObjectSchema Form)> forms) : Schema
{
    private readonly Schema words = OneOf([.. forms.Select(static form => form.Value)]);
    private readonly IReadOnlyDictionary<string, ObjectSchema> byValue = forms.ToDictionary(
        static form => form.Value,
        form => new ObjectSchema([new(tag, OneOf(form.Value), true), .. form.Form.Known]) { IsStrict = form.Form.IsStrict },
        StringComparer.Ordinal);

    /// <summary>The form that a value says to have.</summary>
    /// <returns>Null when it says none of them.</returns>
    public ObjectSchema? FormOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(tag, out var word) && word.ValueKind == JsonValueKind.String
            ? byValue.GetValueOrDefault(StringSchema.Read(word) ?? "")
            : null;

    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            issues.Add(WrongType("object", value, path));
            return;
        }

        // Looking a member up throws when a name beside it cannot be read.
        var before = issues.Count;
        ObjectSchema.Members(value, path, issues);
        if (issues.Count > before)
        {
            return;
        }

        if (FormOf(value) is { } form)
        {
            form.Check(value, path, issues);
        }
        else
        {
            new ObjectSchema([new(tag, words, true)]).Check(value, path, issues);
        }
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components) =>
        new() { ["anyOf"] = new JsonArray([.. byValue.Values.Select(form => form.Describe(components))]) };
}

/// <summary>A member of an <see cref="ObjectSchema"/>.</summary>
/// <param name="Name">Name on the wire.</param>
/// <param name="Schema">What it looks like.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record SchemaMember(string Name, Schema Schema, bool IsRequired);

/// <summary>An object with known members. Others are ignored, as the reference does, unless it is strict.</summary>
internal sealed class ObjectSchema(IReadOnlyList<SchemaMember> members) : Schema
{
    /// <summary>After so many mistakes nobody reads on.</summary>
    public const int MaximumIssues = 50;

    /// <summary>Name under <c>components.schemas</c>; null describes it in place.</summary>
    public string? Name { get; init; }

    /// <summary>Unknown members are mistakes.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The members.</summary>
    public IReadOnlyList<SchemaMember> Known => members;

    /// <summary>The members of an object; one whose name cannot be read is an issue.</summary>
    public static List<JsonProperty> Members(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        var members = new List<JsonProperty>();
        foreach (var member in value.EnumerateObject())
        {
            if (NameOf(member) is null)
            {
                issues.Add(new("invalid_string", path, "A member's name holds characters that cannot be stored.", new JsonObject { ["validation"] = "unicode" }));
            }
            else
            {
                members.Add(member);
            }
        }

        return members;
    }

    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            issues.Add(WrongType("object", value, path));
            return;
        }

        // Looking a member up throws when a name beside it cannot be read.
        var before = issues.Count;
        Members(value, path, issues);
        if (issues.Count > before)
        {
            return;
        }

        foreach (var member in members)
        {
            if (value.TryGetProperty(member.Name, out var given))
            {
                member.Schema.Check(given, new SchemaPath(path, member.Name), issues);
            }
            else if (member.IsRequired)
            {
                issues.Add(new(
                    "invalid_type", new SchemaPath(path, member.Name), "Required.", new JsonObject { ["expected"] = "defined", ["received"] = "undefined" }));
            }
        }

        if (IsStrict)
        {
            CheckUnknown(value, path, issues);
        }
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components) =>
        Name is null ? DescribeMembers(components) : components.Refer(Name, () => DescribeMembers(components));

    private void CheckUnknown(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        var unknown = Members(value, path, issues).Select(member => member.Name)
            .Where(name => members.All(member => member.Name != name)).Take(MaximumIssues).ToList();
        if (unknown.Count > 0)
        {
            issues.Add(new(
                "unrecognized_keys",
                path,
                $"Unknown member(s): {string.Join(", ", unknown)}.",
                new JsonObject { ["keys"] = new JsonArray([.. unknown.Select(name => JsonValue.Create(name))]) }));
        }
    }

    private JsonObject DescribeMembers(SchemaComponents components)
    {
        var properties = new JsonObject();
        foreach (var member in members)
        {
            properties[member.Name] = member.Schema.Describe(components);
        }

        var json = new JsonObject { ["type"] = "object", ["properties"] = properties };
        var required = members.Where(member => member.IsRequired).Select(member => JsonValue.Create(member.Name)).ToArray();
        if (required.Length > 0)
        {
            json["required"] = new JsonArray([.. required]);
        }

        if (IsStrict)
        {
            json["additionalProperties"] = false;
        }

        return json;
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return StringSchema.IsStorable(member.Name) ? member.Name : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
