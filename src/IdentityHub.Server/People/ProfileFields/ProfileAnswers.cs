using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data.Experience;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.People.ProfileFields;

/// <summary>Answers to profile fields, sorted by where a user keeps them.</summary>
internal sealed record ProfileAnswers
{
    private static readonly HashSet<string> ProfileClaims =
    [
        "familyName", "givenName", "middleName", "nickname", "profile", "website", "gender", "birthdate", "zoneinfo", "locale", "address",
    ];

    private const int LongestName = 128;

    /// <summary>Full name; null when it was not asked for or not answered.</summary>
    public string? Name { get; private set; }

    /// <summary>Address of a picture.</summary>
    public string? Avatar { get; private set; }

    /// <summary>Standard claims, by the names of <c>UserProfile</c>'s JSON.</summary>
    public JsonObject Profile { get; } = [];

    /// <summary>Everything else.</summary>
    public JsonObject CustomData { get; } = [];

    /// <summary>Whether a name is that of a standard claim, which has a place of its own.</summary>
    public static bool IsClaim(string name) => name is "name" or "avatar" || ProfileClaims.Contains(name);

    /// <summary>
    /// Reads answers to fields. Nobody sets what nobody asked for: what is no field's name is refused, or a person could write into custom
    /// data whatever an application trusts. The parts of a full name may also come each under its own name, as the reference's pages send them.
    /// </summary>
    /// <param name="fields">The fields that are asked for.</param>
    /// <param name="values">An object with an answer for each.</param>
    /// <param name="isComplete">Whether required fields must be answered.</param>
    /// <returns>The answers; 400 <c>guard.invalid_input</c> that names the first place that is wrong.</returns>
    public static ApiResult<ProfileAnswers> Read(IReadOnlyList<CustomProfileField> fields, JsonElement values, bool isComplete = true)
    {
        var found = Find(fields, values, isComplete, out var problem);
        return problem is null ? found : problem.ToError();
    }

    /// <summary>The same, with the problem as pages need it.</summary>
    public static ProfileAnswers Find(IReadOnlyList<CustomProfileField> fields, JsonElement values, bool isComplete, out ProfileFieldProblem? problem)
    {
        var answers = new ProfileAnswers();
        var issues = new List<SchemaIssue>();
        var given = values.ValueKind == JsonValueKind.Object
            ? ObjectSchema.Members(values, null, issues).GroupBy(static member => member.Name)
                .ToDictionary(static group => group.Key, static group => group.Last().Value, StringComparer.Ordinal)
            : [];
        problem = issues.Count > 0 ? new ProfileFieldProblem("", ProfileFieldMistake.Unknown) : null;
        foreach (var field in fields)
        {
            var value = TakeValue(field, given);
            var (kept, mistake) = ProfileFieldRules.Read(field, value);
            if (mistake is { Mistake: ProfileFieldMistake.Missing } && !isComplete)
            {
                continue;
            }

            problem ??= mistake ?? (kept is null ? null : answers.Keep(field, kept));
        }

        problem ??= given.Keys.FirstOrDefault() is { } unknown ? new ProfileFieldProblem(unknown, ProfileFieldMistake.Unknown) : null;
        return answers;
    }

    private static JsonElement TakeValue(CustomProfileField field, Dictionary<string, JsonElement> given)
    {
        if (given.Remove(field.Name, out var whole) || field.Type != nameof(ProfileFieldType.Fullname))
        {
            return whole;
        }

        var parts = new JsonObject();
        foreach (var part in ProfileFieldConfig.Read(field.Config).Parts.Where(static part => part.Enabled))
        {
            if (given.Remove(part.Name, out var value))
            {
                parts[part.Name] = value.ValueKind == JsonValueKind.String ? StringSchema.Read(value) ?? "" : JsonNode.Parse(value.GetRawText());
            }
        }

        return JsonSerializer.SerializeToElement(parts);
    }

    private ProfileFieldProblem? Keep(CustomProfileField field, JsonNode kept)
    {
        if (field.Type == nameof(ProfileFieldType.Fullname))
        {
            foreach (var (part, value) in kept.AsObject())
            {
                Profile[part] = value!.DeepClone();
            }

            return null;
        }

        if (!IsClaim(field.Name))
        {
            CustomData[field.Name] = kept;
            return null;
        }

        // Claims are texts, whatever the field's type.
        var text = kept is JsonObject ? null : kept.GetValueKind() == JsonValueKind.String ? kept.GetValue<string>() : kept.ToJsonString();
        switch (field.Name)
        {
            case "name" when text is null or { Length: > LongestName }:
                return new ProfileFieldProblem(field.Name, ProfileFieldMistake.TooLong, Limit: LongestName);
            case "name":
                Name = text;
                break;
            case "avatar" when text is null || !StringSchema.Url().Format!.Value.Accepts(text):
                return new ProfileFieldProblem(field.Name, ProfileFieldMistake.NotAUrl);
            case "avatar":
                Avatar = text;
                break;
            case "address" when text is not null:
                Profile["address"] = new JsonObject { ["formatted"] = text };
                break;
            case not "address" when text is null:
                return new ProfileFieldProblem(field.Name, ProfileFieldMistake.WrongType);
            default:
                Profile[field.Name] = text is null ? kept : text;
                break;
        }

        return null;
    }
}
