using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.People.ProfileFields;

namespace IdentityHub.Server.Management.CustomProfileFields;

/// <summary>What the configuration of a field looks like, by its type.</summary>
internal static class ProfileFieldSchemas
{
    private const int MostOptions = 500;

    private static readonly StringSchema Short = Schema.Text(0, 256);
    private static readonly StringSchema Form = Schema.Text(0, 128);
    private static readonly SchemaMember Placeholder = new("placeholder", Short, false);

    private static readonly Schema Options = Schema.ListOf(
        new ObjectSchema([new("label", Short, false), new("value", Schema.Text(1, 256), true)]), max: MostOptions);

    private static readonly SchemaMember[] Lengths =
        [new("minLength", Schema.Integer(0, ProfileFieldRules.LongestText), false), new("maxLength", Schema.Integer(1, ProfileFieldRules.LongestText), false)];

    private static readonly SchemaMember[] Values = [new("minValue", new NumberSchema(), false), new("maxValue", new NumberSchema(), false)];

    private static readonly Schema DateForm = Schema.OneOf("MM/dd/yyyy", "dd/MM/yyyy", "yyyy-MM-dd", "custom");

    /// <summary>The configuration of each type, and whether a field of the type needs one.</summary>
    public static IReadOnlyDictionary<ProfileFieldType, (ObjectSchema Config, bool IsRequired)> Configs { get; } =
        new Dictionary<ProfileFieldType, (ObjectSchema Config, bool IsRequired)>
        {
            [ProfileFieldType.Text] = (new([Placeholder, .. Lengths]), false),
            [ProfileFieldType.Number] = (new([Placeholder, .. Values]), false),
            [ProfileFieldType.Date] = (new([Placeholder, new("format", DateForm, true), new("customFormat", Form, false)]), false),
            [ProfileFieldType.Checkbox] = (new([new("defaultValue", Schema.OneOf("true", "false"), true)]), false),
            [ProfileFieldType.Select] = (new([Placeholder, new("options", Options, true)]), true),
            [ProfileFieldType.Url] = (new([Placeholder]), false),
            [ProfileFieldType.Regex] = (new([Placeholder, new("format", Form, true)]), true),
            [ProfileFieldType.Address] = (new([new("parts", Parts("formatted", "streetAddress", "locality", "region", "postalCode", "country"), true)]), true),
            [ProfileFieldType.Fullname] = (new([new("parts", Parts("givenName", "middleName", "familyName"), true)]), true),
        };

    /// <summary>The configuration of any field, as answers show it.</summary>
    public static Schema Any { get; } = new ObjectSchema([.. SimpleMembers(), new("parts", Parts(), false)]);

    /// <summary>A field with or without its name.</summary>
    public static Schema Of(bool isNamed) => new TaggedSchema(
        "type", [.. Enum.GetValues<ProfileFieldType>().Select(type => (type.ToString(), new ObjectSchema([.. MembersOf(type, isNamed)])))]);

    private static IEnumerable<SchemaMember> MembersOf(ProfileFieldType type, bool isNamed)
    {
        if (isNamed)
        {
            yield return new("name", Schema.Text(0, 128), true);
        }

        yield return new("label", Schema.Text(1, 128), false);
        if (type != ProfileFieldType.Checkbox)
        {
            yield return new("description", Schema.Text(1, 256), false);
        }

        // A box that must be ticked is consent, which is another matter than a fact about a person.
        yield return new("required", type == ProfileFieldType.Checkbox ? new ConstantSchema(false) : Schema.Boolean, true);
        yield return new("config", Configs[type].Config, Configs[type].IsRequired);
    }

    private static Schema Parts(params string[] names) => Schema.ListOf(
        new ObjectSchema(
        [
            new("enabled", Schema.Boolean, true),
            new("name", names.Length > 0 ? Schema.OneOf(names) : Short, true),
            new("type", Schema.OneOf(Enum.GetNames<ProfileFieldType>()), true),
            new("label", Schema.Text(1, 128), false),
            new("description", Schema.Text(1, 256), false),
            new("required", Schema.Boolean, true),
            new("config", new ObjectSchema([.. SimpleMembers()]), false),
        ]),
        max: 16);

    private static IEnumerable<SchemaMember> SimpleMembers() =>
    [
        Placeholder, .. Lengths, .. Values,
        new("format", Form, false), new("customFormat", Form, false), new("options", Options, false), new("defaultValue", Short, false),
    ];
}
