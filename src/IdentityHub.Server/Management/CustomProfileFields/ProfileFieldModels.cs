using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Experience;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.People.ProfileFields;

namespace IdentityHub.Server.Management.CustomProfileFields;

/// <summary>A field of profiles, as answers show it.</summary>
internal sealed record ProfileFieldAnswer(
    string TenantId,
    string Id,
    string Name,
    ProfileFieldType Type,
    string Label,
    string? Description,
    bool Required,
    [property: SchemaFrom("ConfigSchema")] JsonElement Config,
    DateTimeOffset CreatedAt,
    int SieOrder)
{
    private static Schema ConfigSchema => ProfileFieldSchemas.Any;

    /// <summary>From the row.</summary>
    public static ProfileFieldAnswer From(CustomProfileField row) => new(
        Tenant.Id, row.Id, row.Name, Enum.Parse<ProfileFieldType>(row.Type), row.Label, row.Description, row.Required, row.Config, row.CreatedAt, row.SieOrder);
}

/// <summary>A field as it is to be.</summary>
internal record ProfileFieldBody
{
    /// <summary>Its type.</summary>
    public required ProfileFieldType Type { get; init; }

    /// <summary>What people read.</summary>
    public Optional<string> Label { get; init; }

    /// <summary>Advice beside it.</summary>
    public Optional<string> Description { get; init; }

    /// <summary>Whether it must be answered.</summary>
    public required bool Required { get; init; }

    /// <summary>Limits and options.</summary>
    public Optional<JsonElement> Config { get; init; }

    /// <summary>The configuration with the members that the type has, and no others.</summary>
    public JsonElement KnownConfig() => Config.IsGiven
        ? JsonSerializer.SerializeToElement(SchemaPick.Pick(ProfileFieldSchemas.Configs[Type].Config, Config.Value), ApiJson.Options)
        : JsonColumn.EmptyObject;
}

/// <summary>A new field.</summary>
internal sealed record CreateProfileField : ProfileFieldBody
{
    /// <summary>Letters and digits; cannot be changed later.</summary>
    public required string Name { get; init; }

    /// <summary>The forms by type.</summary>
    public static Schema Schema { get; } = ProfileFieldSchemas.Of(isNamed: true);
}

/// <summary>A field's new state.</summary>
internal sealed record ReplaceProfileField : ProfileFieldBody
{
    /// <summary>The forms by type.</summary>
    public static Schema Schema { get; } = ProfileFieldSchemas.Of(isNamed: false);
}

/// <summary>Several new fields.</summary>
internal sealed class CreateProfileFields : List<CreateProfileField>
{
    private const int Most = 20;

    /// <summary>At most 20.</summary>
    public static Schema Schema { get; } = Api.Schemas.Schema.ListOf(CreateProfileField.Schema, 1, Most);
}

/// <summary>In which order fields are asked for.</summary>
internal sealed record OrderProfileFields
{
    /// <summary>Places of some or all fields.</summary>
    [MinLength(1), MaxLength(1000)]
    public required List<ProfileFieldPlace> Order { get; init; }
}

/// <summary>Place of a field.</summary>
internal sealed record ProfileFieldPlace
{
    /// <summary>The field.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Its place; smaller ones come first.</summary>
    [Range(0, 32_767)]
    public required int SieOrder { get; init; }
}
