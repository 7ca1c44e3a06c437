using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data.Experience;
using IdentityHub.Server.People.ProfileFields;
using IdentityHub.Server.SignIn.Pages;
using IdentityHub.Server.SignIn.Pages.Views;
using IdentityHub.Server.SignIn.Texts;

namespace IdentityHub.Server.SignIn.Flow;

/// <summary>
/// Profile fields as a form: what the operator asks for, in the person's language where the operator says nothing. What is typed is held against the
/// fields here, for the sake of good sentences; the engine does it again with what it stores.
/// </summary>
internal static class ProfileForm
{
    private const string Prefix = "profile.";

    // What a browser may fill in (HTML, autofill).
    private static readonly Dictionary<string, string> Autofill = new()
    {
        ["name"] = "name",
        ["avatar"] = "photo",
        ["givenName"] = "given-name",
        ["middleName"] = "additional-name",
        ["familyName"] = "family-name",
        ["nickname"] = "nickname",
        ["profile"] = "url",
        ["website"] = "url",
        ["gender"] = "sex",
        ["birthdate"] = "bday",
        ["locale"] = "language",
        ["formatted"] = "off",
        ["streetAddress"] = "street-address",
        ["locality"] = "address-level2",
        ["region"] = "address-level1",
        ["postalCode"] = "postal-code",
        ["country"] = "country-name",
    };

    /// <summary>The fields that the settings ask for, in their order.</summary>
    public static IReadOnlyList<CustomProfileField> FieldsOf(SignInExperience settings, Catalog.CatalogSnapshot catalog) => settings.SignUpProfileFields is not { } listed
        ? catalog.CustomProfileFields
        : [.. listed.Select(entry => catalog.CustomProfileFields.FirstOrDefault(field => field.Name == entry.Name)).OfType<CustomProfileField>()];

    /// <summary>The fields to show.</summary>
    /// <param name="text">The language.</param>
    /// <param name="fields">What is asked for.</param>
    /// <param name="form">What was typed; null at first.</param>
    /// <param name="problems">What was wrong with it.</param>
    public static IReadOnlyList<ProfileEntry> Make(
        TextSet text, IReadOnlyList<CustomProfileField> fields, IFormCollection? form, IReadOnlyList<FieldProblem> problems)
    {
        var entries = new List<ProfileEntry>();
        foreach (var field in fields)
        {
            var parts = PartsOf(field);
            var label = LabelOf(text, field.Label, field.Name);
            entries.Add(parts is null
                ? new(null, [MakeField(text, Prefix + field.Name, field.Name, field.Type, label, field.Required, field.Config, form, problems) with { Hint = Trim(field.Description) }])
                : new(label, [.. parts.Select(part => MakeField(
                    text, $"{Prefix}{field.Name}.{part.Name}", part.Name, part.Type, LabelOf(text, part.Label, part.Name), part.Required, part.Config, form, problems))])
                {
                    Hint = Trim(field.Description),
                });
        }

        // Typing starts at the first field, or at the first that is wrong.
        var start = problems.Select(problem => problem.Field).FirstOrDefault(name => name is not null) ?? entries.SelectMany(entry => entry.Fields).FirstOrDefault()?.Name;
        return [.. entries.Select(entry => entry with { Fields = [.. entry.Fields.Select(field => field with { HasFocus = field.Name == start })] })];
    }

    /// <summary>What was typed, as the engine takes it.</summary>
    /// <returns>An object: answers by name; and what is wrong, in words.</returns>
    public static (JsonElement Values, IReadOnlyList<FieldProblem> Problems) Read(TextSet text, IReadOnlyList<CustomProfileField> fields, IFormCollection form)
    {
        var values = new JsonObject();
        var problems = new List<FieldProblem>();
        foreach (var field in fields)
        {
            var parts = PartsOf(field);
            JsonNode? value = parts is null
                ? Typed(text, Prefix + field.Name, field.Type, form)
                : new JsonObject(parts.Select(part => KeyValuePair.Create(part.Name, Typed(text, $"{Prefix}{field.Name}.{part.Name}", part.Type, form)))
                    .Where(part => part.Value is not null));
            if (value is not null)
            {
                values[field.Name] = value;
            }

            var (_, problem) = ProfileFieldRules.Read(field, value is null ? default : JsonSerializer.SerializeToElement(value));
            if (problem is not null)
            {
                var part = parts?.FirstOrDefault(part => part.Name == problem.Part) ?? (parts is [var first, ..] ? first : null);
                problems.Add(part is null
                    ? new(Prefix + field.Name, Describe(text, problem, field.Type, LabelOf(text, field.Label, field.Name)))
                    : new($"{Prefix}{field.Name}.{part.Name}", Describe(text, problem, part.Type, LabelOf(text, part.Label, part.Name))));
            }
        }

        return (JsonSerializer.SerializeToElement(values), problems);
    }

    private static Field MakeField(
        TextSet text, string id, string name, string type, string label, bool isRequired, JsonElement config, IFormCollection? form, IReadOnlyList<FieldProblem> problems) =>
        new(id, label, Autofill.GetValueOrDefault(name), problems)
        {
            Type = type switch
            {
                "Number" => FieldType.Number,
                "Date" => FieldType.Date,
                "Checkbox" => FieldType.Checkbox,
                "Select" => FieldType.Select,
                "Url" => FieldType.Url,
                _ => FieldType.Text,
            },
            IsRequired = isRequired,
            Value = form is not null ? form[id].ToString() : Word(config, "defaultValue"),
            Placeholder = Trim(Word(config, "placeholder")),
            MaxLength = Math.Clamp(Whole(config, "maxLength") ?? ProfileFieldRules.LongestText, 1, ProfileFieldRules.LongestText),
            Options = [.. OptionsOf(config).Select(option => (option.Value, option.Label))],
        };

    private static JsonNode? Typed(TextSet text, string id, string type, IFormCollection form)
    {
        var typed = form[id].ToString().Trim();
        if (type == "Checkbox")
        {
            // A browser sends nothing for a box without a tick.
            return typed == "true";
        }

        // A number as the person's language writes it becomes one as programs do.
        return typed.Length == 0 ? null
            : type == "Number" && typed.Length <= 32 && !double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                && decimal.TryParse(typed, NumberStyles.Number, text.Culture, out var number) ? number.ToString(CultureInfo.InvariantCulture)
            : typed;
    }

    private static string Describe(TextSet text, ProfileFieldProblem problem, string type, string label) => problem.Mistake switch
    {
        ProfileFieldMistake.Missing => text.With(type == "Select" ? "field.missing.choice" : "field.missing.value", label),
        ProfileFieldMistake.TooShort => text.With("profile.tooShort", problem.Limit ?? 0),
        ProfileFieldMistake.TooLong => text.With("profile.tooLong", problem.Limit ?? 0),
        ProfileFieldMistake.TooSmall => text.With("profile.tooSmall", problem.Limit ?? 0),
        ProfileFieldMistake.TooLarge => text.With("profile.tooLarge", problem.Limit ?? 0),
        ProfileFieldMistake.NotADate => text["profile.date"],
        ProfileFieldMistake.NotAnOption => text.With("field.missing.choice", label),
        ProfileFieldMistake.NotAUrl => text["profile.url"],
        ProfileFieldMistake.WrongType when type == "Number" => text["profile.number"],
        _ => text["profile.format"],
    };

    private static string LabelOf(TextSet text, string? label, string name) =>
        !string.IsNullOrWhiteSpace(label) ? label : text.Has(Prefix + name) ? text[Prefix + name] : name;

    private static IReadOnlyList<Part>? PartsOf(CustomProfileField field) => field.Type is not ("Address" or "Fullname") ? null
        : Member(field.Config, "parts") is not { ValueKind: JsonValueKind.Array } parts ? []
        : [.. parts.EnumerateArray().Where(part => part.ValueKind == JsonValueKind.Object && Member(part, "enabled")?.ValueKind != JsonValueKind.False && Word(part, "name") is not null)
            .Select(part => new Part(
                Word(part, "name")!, Word(part, "type") ?? "Text", Word(part, "label"), Member(part, "required")?.ValueKind == JsonValueKind.True, Member(part, "config") ?? default))];

    private static IEnumerable<(string Value, string Label)> OptionsOf(JsonElement config) => Member(config, "options") is { ValueKind: JsonValueKind.Array } options
        ? options.EnumerateArray().Where(option => Word(option, "value") is not null).Select(option => (Word(option, "value")!, Trim(Word(option, "label")) ?? Word(option, "value")!))
        : [];

    private static JsonElement? Member(JsonElement config, string name) =>
        config.ValueKind == JsonValueKind.Object && config.TryGetProperty(name, out var member) ? member : null;

    private static string? Word(JsonElement config, string name) =>
        Member(config, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    private static int? Whole(JsonElement config, string name) =>
        Member(config, name) is { ValueKind: JsonValueKind.Number } member && member.TryGetInt32(out var number) ? number : null;

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private sealed record Part(string Name, string Type, string? Label, bool Required, JsonElement Config);
}
