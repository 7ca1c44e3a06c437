using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IdentityHub.Server.Api.Schemas;

/// <summary>Any value whose texts can be stored and read again.</summary>
internal sealed class AnySchema : Schema
{
    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues) => FreeObjectSchema.CheckTexts(value, path, issues);

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components) => [];
}

/// <summary>True or false.</summary>
internal sealed class BooleanSchema : Schema
{
    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            issues.Add(WrongType("boolean", value, path));
        }
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components) => new() { ["type"] = "boolean" };
}

/// <summary>True, or false, and not the other.</summary>
internal sealed class ConstantSchema(bool constant) : Schema
{
    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value.ValueKind != (constant ? JsonValueKind.True : JsonValueKind.False))
        {
            issues.Add(new(
                "invalid_literal", path, $"Expected {(constant ? "true" : "false")}.", new JsonObject { ["expected"] = constant }));
        }
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components) => new() { ["type"] = "boolean", ["const"] = constant };
}

/// <summary>A text. NUL and halves of surrogate pairs are never accepted: PostgreSQL cannot store them.</summary>
internal sealed class StringSchema : Schema
{
    private static readonly SearchValues<char> NeverInUrls = SearchValues.Create(" \t\r\n\\<>\"");

    /// <summary>Least length in UTF-16 units.</summary>
    public int Min { get; init; }

    /// <summary>Greatest length.</summary>
    public int? Max { get; init; }

    /// <summary>What it must match; made with a timeout or without backtracking.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>A further rule: name of the JSON Schema format and what decides.</summary>
    public (string Name, Func<string, bool> Accepts)? Format { get; init; }

    /// <summary>An absolute http or https address.</summary>
    public static StringSchema Url(int? max = 2048) => new() { Max = max, Format = ("url", IsUrl) };

    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            issues.Add(WrongType("string", value, path));
            return;
        }

        if (Read(value) is not { } text)
        {
            issues.Add(new("invalid_string", path, "The text holds characters that cannot be stored.", new JsonObject { ["validation"] = "unicode" }));
            return;
        }

        CheckLength(text, path, issues);
        if (Pattern is not null && !Pattern.IsMatch(text))
        {
            issues.Add(new("invalid_string", path, "The text does not have the required form.", new JsonObject { ["validation"] = "regex" }));
        }

        if (Format is var (name, accepts) && !accepts(text))
        {
            issues.Add(new("invalid_string", path, $"The text is not a valid {name}.", new JsonObject { ["validation"] = name }));
        }
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components)
    {
        var json = new JsonObject { ["type"] = "string" };
        if (Min > 0)
        {
            json["minLength"] = Min;
        }

        if (Max is { } max)
        {
            json["maxLength"] = max;
        }

        if (Pattern is not null)
        {
            json["pattern"] = Pattern.ToString();
        }

        if (Format is var (name, _))
        {
            json["format"] = name == "url" ? "uri" : name;
        }

        return json;
    }

    /// <summary>The text, when it can be stored.</summary>
    public static string? Read(JsonElement value)
    {
        try
        {
            var text = value.GetString()!;
            return IsStorable(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair.
            return null;
        }
    }

    /// <summary>Whether a text has neither NUL nor halves of surrogate pairs.</summary>
    public static bool IsStorable(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\0' || char.IsLowSurrogate(text[index]))
            {
                return false;
            }

            if (char.IsHighSurrogate(text[index]) && (++index == text.Length || !char.IsLowSurrogate(text[index])))
            {
                return false;
            }
        }

        return true;
    }

    private void CheckLength(string text, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (text.Length < Min)
        {
            issues.Add(new(
                "too_small",
                path,
                Min == 1 ? "The text must not be empty." : $"The text must have at least {Min} characters.",
                new JsonObject { ["minimum"] = Min, ["type"] = "string", ["inclusive"] = true, ["exact"] = false }));
        }
        else if (text.Length > Max)
        {
            issues.Add(new(
                "too_big",
                path,
                $"The text must have at most {Max} characters.",
                new JsonObject { ["maximum"] = Max, ["type"] = "string", ["inclusive"] = true, ["exact"] = false }));
        }
    }

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && !text.AsSpan().ContainsAny(NeverInUrls);
}

/// <summary>A number.</summary>
internal sealed class NumberSchema : Schema
{
    /// <summary>Only whole numbers.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The least.</summary>
    public double? Min { get; init; }

    /// <summary>The greatest.</summary>
    public double? Max { get; init; }

    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            issues.Add(WrongType("number", value, path));
        }
        else if (IsWhole && (number != Math.Floor(number) || !value.TryGetInt64(out _)))
        {
            issues.Add(new(
                "invalid_type", path, "Expected a whole number.", new JsonObject { ["expected"] = "integer", ["received"] = "float" }));
        }
        else if (number < Min)
        {
            issues.Add(new(
                "too_small", path, $"The number must be {Min} or more.", new JsonObject { ["minimum"] = Min, ["type"] = "number", ["inclusive"] = true, ["exact"] = false }));
        }
        else if (number > Max)
        {
            issues.Add(new(
                "too_big", path, $"The number must be {Max} or less.", new JsonObject { ["maximum"] = Max, ["type"] = "number", ["inclusive"] = true, ["exact"] = false }));
        }
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components)
    {
        var json = new JsonObject { ["type"] = IsWhole ? "integer" : "number" };
        if (Min is { } min)
        {
            json["minimum"] = min;
        }

        if (Max is { } max)
        {
            json["maximum"] = max;
        }

        return json;
    }
}

/// <summary>One of some words.</summary>
internal sealed class EnumSchema(IReadOnlyList<string> words) : Schema
{
    /// <inheritdoc/>
    public override void Check(JsonElement value, SchemaPath? path, List<SchemaIssue> issues)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            issues.Add(WrongType(string.Join(" | ", words.Select(word => $"'{word}'")), value, path));
        }
        else if (StringSchema.Read(value) is var text && (text is null || !words.Contains(text, StringComparer.Ordinal)))
        {
            issues.Add(new(
                "invalid_enum_value",
                path,
                $"Expected one of {string.Join(", ", words)}.",
                new JsonObject { ["received"] = text, ["options"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) }));
        }
    }

    /// <inheritdoc/>
    public override JsonObject Describe(SchemaComponents components) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };
}
