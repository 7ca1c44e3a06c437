using System.Text.Json;

namespace IdentityHub.Server.People.ProfileFields;

/// <summary>Types of profile fields; the names are those of the wire.</summary>
internal enum ProfileFieldType
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    Checkbox,

    /// <summary>One of some options.</summary>
    Select,

    /// <summary>An http or https address.</summary>
    Url,

    /// <summary>Text that matches a pattern.</summary>
    Regex,

    /// <summary>A postal address of several parts.</summary>
    Address,

    /// <summary>A name of several parts.</summary>
    Fullname,
}

/// <summary>Limits and options of a field, as far as its type has them.</summary>
internal sealed record ProfileFieldConfig
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>What stands in the empty field.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Fewest characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Least number.</summary>
    public double? MinValue { get; init; }

    /// <summary>Greatest number.</summary>
    public double? MaxValue { get; init; }

    /// <summary>The form of a day (<c>yyyy-MM-dd</c>, <c>custom</c>, …), or the pattern of a text.</summary>
    public string? Format { get; init; }

    /// <summary>The form of a day when <see cref="Format"/> is <c>custom</c>.</summary>
    public string? CustomFormat { get; init; }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<ProfileFieldOption> Options { get; init; } = [];

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public string? DefaultValue { get; init; }

    /// <summary>Parts of a name or an address.</summary>
    public IReadOnlyList<ProfileFieldPart> Parts { get; init; } = [];

    /// <summary>Reads what is stored.</summary>
    /// <returns>No limits and no options when it cannot be read.</returns>
    public static ProfileFieldConfig Read(JsonElement stored)
    {
        try
        {
            return stored.ValueKind == JsonValueKind.Object ? stored.Deserialize<ProfileFieldConfig>(Json) ?? new() : new();
        }
        catch (JsonException)
        {
            return new();
        }
    }
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What is kept.</param>
/// <param name="Label">What people read; the value when there is none.</param>
internal sealed record ProfileFieldOption(string Value, string? Label = null);

/// <summary>A part of a name or an address.</summary>
/// <param name="Name">Its claim, such as <c>givenName</c> or <c>postalCode</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Enabled">Whether it is asked for.</param>
/// <param name="Required">Whether it must be answered.</param>
/// <param name="Label">What people read.</param>
/// <param name="Description">Advice beside it.</param>
internal sealed record ProfileFieldPart(
    string Name, ProfileFieldType Type, bool Enabled = true, bool Required = false, string? Label = null, string? Description = null)
{
    /// <summary>Its limits and options.</summary>
    public ProfileFieldConfig Config { get; init; } = new();
}
