using System.Text.Json.Nodes;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.CustomProfileFields;

/// <summary>Refusals about profile fields.</summary>
internal static class ProfileFieldErrors
{
    /// <summary>It has no name.</summary>
    public static ApiError NameRequired { get; } = new("custom_profile_fields.name_required", 400, "A field needs a name.");

    /// <summary>Its name is not of letters and digits.</summary>
    public static ApiError InvalidName { get; } = new("custom_profile_fields.invalid_name", 400, "The name of a field has letters and digits and nothing else.");

    /// <summary>There is one of this name.</summary>
    public static ApiError NameExists { get; } = new("custom_profile_fields.name_exists", 422, "There is a field with this name.");

    /// <summary>Two fields in one place.</summary>
    public static ApiError ConflictedOrder { get; } = new("custom_profile_fields.conflicted_sie_order", 400, "Two fields cannot have the same place.");

    /// <summary>The least is above the greatest.</summary>
    public static ApiError InvalidMinMax { get; } = new("custom_profile_fields.invalid_min_max_input", 400, "The least must not be above the greatest.");

    /// <summary>A checkbox that is neither on nor off.</summary>
    public static ApiError InvalidDefault { get; } = new("custom_profile_fields.invalid_default_value", 400, "The default of a checkbox is `true` or `false`.");

    /// <summary>Nothing to choose from, or the same twice.</summary>
    public static ApiError InvalidOptions { get; } = new("custom_profile_fields.invalid_options", 400, "A choice needs options that differ.");

    /// <summary>A pattern that is none.</summary>
    public static ApiError InvalidPattern { get; } = new("custom_profile_fields.invalid_regex_format", 400, "The format is not a valid regular expression.");

    /// <summary>An address without parts.</summary>
    public static ApiError InvalidAddress { get; } =
        new("custom_profile_fields.invalid_address_components", 400, "An address needs parts that differ, and the name `address` or one that is no claim's.");

    /// <summary>A name without parts.</summary>
    public static ApiError InvalidFullname { get; } = new("custom_profile_fields.invalid_fullname_components", 400, "A full name needs parts that differ, and the name `fullname`.");

    /// <summary>An address within a name.</summary>
    public static ApiError InvalidPart { get; } = new("custom_profile_fields.invalid_sub_component_type", 400, "Parts are texts or choices.");

    /// <summary>How people sign in is no profile field.</summary>
    public static ApiError SignInIdentifier { get; } =
        new("custom_profile_fields.name_conflict_sign_in_identifier", 400, "Identifiers for signing in are not asked for by a profile field.");

    /// <summary>A claim that the hub sets itself.</summary>
    public static ApiError BuiltIn { get; } = new("custom_profile_fields.name_conflict_built_in_prop", 400, "The hub sets this claim itself.");

    /// <summary>Custom data that the console uses.</summary>
    public static ApiError CustomData { get; } = new("custom_profile_fields.name_conflict_custom_data", 400, "The console keeps something under this name.");

    /// <summary>There are no fields of these names.</summary>
    public static ApiError NotExist(IEnumerable<string> names) => new("custom_profile_fields.entity_not_exists_with_names", 400, "There are no such fields.")
    {
        Data = new JsonObject { ["names"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]) },
    };

    /// <summary>Says which name a refusal is about.</summary>
    public static ApiError Of(this ApiError error, string name) => error with { Data = new JsonObject { ["name"] = name } };
}
