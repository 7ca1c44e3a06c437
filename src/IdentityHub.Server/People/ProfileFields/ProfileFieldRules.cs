using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IdentityHub.Data.Experience;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.People.ProfileFields;

/// <summary>
/// Holds an answer against its field. Answers come as forms send them (every value a text, a ticked box <c>true</c>) or as JSON has them
/// (numbers, true and false); what is kept is the same either way.
/// </summary>
internal static class ProfileFieldRules
{
    /// <summary>The most characters of any text.</summary>
    public const int LongestText = 1024;

    private const int LongestUrl = 2048;
    private const string IsoDate = "yyyy-MM-dd";
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether an answer fits its field.</summary>
    /// <returns>400 <c>guard.invalid_input</c> that names the place; null when it fits.</returns>
    public static ApiError? CheckValue(CustomProfileField field, JsonElement value) => Read(field, value).Problem?.ToError();

    /// <summary>Reads an answer.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The answer; undefined when there is none.</param>
    /// <returns>What to keep, null for nothing; or what is wrong.</returns>
    public static (JsonNode? Kept, ProfileFieldProblem? Problem) Read(CustomProfileField field, JsonElement value)
    {
        var config = ProfileFieldConfig.Read(field.Config);
        if (!Enum.TryParse<ProfileFieldType>(field.Type, out var type))
        {
            return (null, new ProfileFieldProblem(field.Name, ProfileFieldMistake.WrongType));
        }

        return type is ProfileFieldType.Address or ProfileFieldType.Fullname
            ? ReadParts(field, config, value)
            : ReadOne(field.Name, type, config, field.Required, value);
    }

    private static (JsonNode? Kept, ProfileFieldProblem? Problem) ReadParts(CustomProfileField field, ProfileFieldConfig config, JsonElement value)
    {
        var issues = new List<SchemaIssue>();
        var given = IsNothing(value) ? [] : value.ValueKind == JsonValueKind.Object ? ObjectSchema.Members(value, null, issues) : null;
        if (given is null || issues.Count > 0)
        {
            return (null, new ProfileFieldProblem(field.Name, ProfileFieldMistake.WrongType));
        }

        var parts = config.Parts.Where(static part => part.Enabled).ToList();
        if (given.Find(member => parts.TrueForAll(part => part.Name != member.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            return (null, new ProfileFieldProblem(field.Name, ProfileFieldMistake.Unknown, unknown.Name));
        }

        var kept = new JsonObject();
        foreach (var part in parts)
        {
            // Whoever may leave out the whole may leave out what the whole needs.
            var mustBeThere = part.Required && (field.Required || given.Exists(static member => !IsNothing(member.Value)));
            var member = given.Find(member => member.Name == part.Name).Value;
            var (node, problem) = ReadOne(field.Name, part.Type, part.Config, mustBeThere, member);
            if (problem is not null)
            {
                return (null, problem with { Part = part.Name });
            }

            if (node is not null)
            {
                kept[part.Name] = AsText(node);
            }
        }

        return kept.Count > 0 ? (kept, null) : (null, field.Required ? new ProfileFieldProblem(field.Name, ProfileFieldMistake.Missing) : null);
    }

    private static (JsonNode? Kept, ProfileFieldProblem? Problem) ReadOne(
        string name, ProfileFieldType type, ProfileFieldConfig config, bool isRequired, JsonElement value)
    {
        if (IsNothing(value))
        {
            return (null, isRequired ? new ProfileFieldProblem(name, ProfileFieldMistake.Missing) : null);
        }

        var text = value.ValueKind == JsonValueKind.String ? StringSchema.Read(value)?.Trim() : null;
        if (value.ValueKind == JsonValueKind.String && (text is null || text.Any(char.IsControl)))
        {
            return (null, new ProfileFieldProblem(name, ProfileFieldMistake.WrongType));
        }

        var (kept, mistake, limit) = type switch
        {
            ProfileFieldType.Number => ReadNumber(config, value, text),
            ProfileFieldType.Checkbox => ReadBox(value, text),
            _ when text is null => (null, ProfileFieldMistake.WrongType, null),
            ProfileFieldType.Date => ReadDate(config, text),
            ProfileFieldType.Select => Decide(text, config.Options.Any(option => option.Value == text), ProfileFieldMistake.NotAnOption),
            ProfileFieldType.Url => Decide(text, text.Length <= LongestUrl && StringSchema.Url().Format!.Value.Accepts(text), ProfileFieldMistake.NotAUrl),
            ProfileFieldType.Regex => Decide(text, text.Length <= LongestText && Matches(config.Format, text), ProfileFieldMistake.NotInFormat),
            _ => ReadText(config, text),
        };
        return mistake is { } found ? (null, new ProfileFieldProblem(name, found, Limit: limit)) : (kept, null);
    }

    /// <summary>Whether this is no answer: absent, null or an empty field.</summary>
    private static bool IsNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => StringSchema.Read(value) is { } text && string.IsNullOrWhiteSpace(text),
        _ => false,
    };

    private static string AsText(JsonNode node) => node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();

    private static (JsonNode? Kept, ProfileFieldMistake? Mistake, double? Limit) Decide(string text, bool isRight, ProfileFieldMistake mistake) =>
        isRight ? (text, null, null) : (null, mistake, null);

    private static (JsonNode? Kept, ProfileFieldMistake? Mistake, double? Limit) ReadText(ProfileFieldConfig config, string text)
    {
        var length = text.EnumerateRunes().Count();
        var most = Math.Min(config.MaxLength ?? LongestText, LongestText);
        if (length < config.MinLength)
        {
            return (null, ProfileFieldMistake.TooShort, config.MinLength);
        }

        return length > most ? (null, ProfileFieldMistake.TooLong, most) : (text, null, null);
    }

    private static (JsonNode? Kept, ProfileFieldMistake? Mistake, double? Limit) ReadNumber(ProfileFieldConfig config, JsonElement value, string? text)
    {
        var isNumber = text is not null
            ? double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            : TryReadDouble(value, out number);
        if (!isNumber || !double.IsFinite(number))
        {
            return (null, ProfileFieldMistake.WrongType, null);
        }

        if (number < config.MinValue)
        {
            return (null, ProfileFieldMistake.TooSmall, config.MinValue);
        }

        return number > config.MaxValue ? (null, ProfileFieldMistake.TooLarge, config.MaxValue) : (number, null, null);
    }

    private static bool TryReadDouble(JsonElement value, out double number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out number);
    }

    private static (JsonNode? Kept, ProfileFieldMistake? Mistake, double? Limit) ReadBox(JsonElement value, string? text) => (value.ValueKind, text) switch
    {
        (JsonValueKind.True, _) or (_, "true" or "on") => (true, null, null),
        (JsonValueKind.False, _) or (_, "false") => (false, null, null),
        _ => (null, ProfileFieldMistake.WrongType, null),
    };

    // A browser's own field for days sends them as ISO 8601, whatever it shows.
    private static (JsonNode? Kept, ProfileFieldMistake? Mistake, double? Limit) ReadDate(ProfileFieldConfig config, string text)
    {
        var format = config.Format == "custom" ? config.CustomFormat ?? IsoDate : config.Format ?? IsoDate;
        try
        {
            return DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                || DateOnly.TryParseExact(text, IsoDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
                ? (day.ToString(format, CultureInfo.InvariantCulture), null, null)
                : (null, ProfileFieldMistake.NotADate, null);
        }
        catch (FormatException)
        {
            // A form that is none for days, such as one with hours in it.
            return (null, ProfileFieldMistake.NotADate, null);
        }
    }

    private static bool Matches(string? pattern, string text)
    {
        try
        {
            return pattern is null || Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, PatternTimeout);
        }
        catch (Exception exception) when (exception is RegexMatchTimeoutException or ArgumentException)
        {
            return false;
        }
    }
}
