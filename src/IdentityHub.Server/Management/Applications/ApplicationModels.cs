using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Management.Organizations;

namespace IdentityHub.Server.Management.Applications;

/// <summary>An application as answers show it, never with a secret.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Id">Client id.</param>
/// <param name="Name">Name.</param>
/// <param name="Description">Free text.</param>
/// <param name="Type">Kind of client.</param>
/// <param name="OidcClientMetadata">Metadata in OpenID's words.</param>
/// <param name="CustomClientMetadata">Lifetimes, origins and switches.</param>
/// <param name="ProtectedAppMetadata">Always null: the hub runs no proxy.</param>
/// <param name="CustomData">Free object.</param>
/// <param name="IsThirdParty">Whether it asks for consent.</param>
/// <param name="AppLevelAccessControlEnabled">Whether only users who match a rule may sign in.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="IsAdmin">Whether it may use all of the Management API; where the reference shows it.</param>
/// <param name="IsDisabled">Shown when it is switched off; beyond the reference.</param>
/// <param name="OrganizationRoles">Its roles in the organization that was asked about.</param>
internal sealed record ApplicationAnswer(
    string TenantId,
    string Id,
    string Name,
    string? Description,
    ApplicationType Type,
    OidcMetadata OidcClientMetadata,
    CustomMetadata CustomClientMetadata,
    JsonElement? ProtectedAppMetadata,
    [property: FreeObject] JsonElement CustomData,
    bool IsThirdParty,
    bool AppLevelAccessControlEnabled,
    DateTimeOffset CreatedAt,
    Optional<bool> IsAdmin = default,
    Optional<bool> IsDisabled = default,
    Optional<List<NamedReference>> OrganizationRoles = default)
{
    /// <summary>From the row.</summary>
    public static ApplicationAnswer From(Application row) => new(
        Tenant.Id,
        row.Id,
        row.Name,
        row.Description,
        row.Type,
        OidcMetadata.From(row.OidcClientMetadata),
        CustomMetadata.From(row.CustomClientMetadata),
        null,
        row.CustomData,
        row.IsThirdParty,
        row.AppLevelAccessControlEnabled,
        row.CreatedAt,
        IsDisabled: row.IsDisabled ? new(true) : default);
}

/// <summary>A new application.</summary>
internal sealed record CreateApplication
{
    /// <summary>Name shown to people.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>Kind of client; cannot be changed later.</summary>
    public required ApplicationType Type { get; init; }

    /// <summary>Free text for administrators.</summary>
    [StringLength(1024)]
    public Optional<string?> Description { get; init; }

    /// <summary>Metadata in OpenID's words.</summary>
    public Optional<OidcMetadata> OidcClientMetadata { get; init; }

    /// <summary>Lifetimes, origins and switches.</summary>
    public Optional<CustomMetadata> CustomClientMetadata { get; init; }

    /// <summary>Free object.</summary>
    [FreeObject]
    public Optional<JsonElement> CustomData { get; init; }

    /// <summary>Whether it asks for consent; cannot be changed later.</summary>
    public Optional<bool> IsThirdParty { get; init; }

    /// <summary>What a protected application protects.</summary>
    public Optional<NewProtectedApp> ProtectedAppMetadata { get; init; }
}

/// <summary>What a new protected application protects.</summary>
internal sealed record NewProtectedApp
{
    /// <summary>Name in the proxy's domain.</summary>
    public required string SubDomain { get; init; }

    /// <summary>Where the protected thing is.</summary>
    public required string Origin { get; init; }
}

/// <summary>Changes of an application. Objects replace the stored ones as a whole.</summary>
internal sealed record UpdateApplication
{
    /// <summary>Name shown to people.</summary>
    [StringLength(256, MinimumLength = 1)]
    public Optional<string> Name { get; init; }

    /// <summary>Free text for administrators.</summary>
    [StringLength(1024)]
    public Optional<string?> Description { get; init; }

    /// <summary>Metadata in OpenID's words.</summary>
    public Optional<OidcMetadata> OidcClientMetadata { get; init; }

    /// <summary>Lifetimes, origins and switches.</summary>
    public Optional<CustomMetadata> CustomClientMetadata { get; init; }

    /// <summary>Free object.</summary>
    [FreeObject]
    public Optional<JsonElement> CustomData { get; init; }

    /// <summary>Whether only users who match a rule may sign in.</summary>
    public Optional<bool> AppLevelAccessControlEnabled { get; init; }

    /// <summary>Settings of a protected application.</summary>
    public Optional<ProtectedAppSettings?> ProtectedAppMetadata { get; init; }

    /// <summary>Whether a machine may use all of the Management API.</summary>
    public Optional<bool> IsAdmin { get; init; }

    /// <summary>Whether it is switched off: it can start and finish nothing, and what it was granted ends. Beyond the reference.</summary>
    public Optional<bool> IsDisabled { get; init; }
}

/// <summary>Settings of a protected application.</summary>
internal sealed record ProtectedAppSettings
{
    /// <summary>Where the protected thing is.</summary>
    public Optional<string> Origin { get; init; }

    /// <summary>Seconds a session lasts.</summary>
    public Optional<double> SessionDuration { get; init; }

    /// <summary>Paths that are protected.</summary>
    public Optional<List<PageRule>> PageRules { get; init; }

    /// <summary>Scopes it asks for besides.</summary>
    [SchemaFrom(nameof(ScopesSchema))]
    public Optional<List<string>> AdditionalScopes { get; init; }

    private static Schema ScopesSchema() => Schema.ListOf(Schema.OneOf(
        "custom_data", "identities", "roles", "urn:logto:scope:organizations", "urn:logto:scope:organization_roles"));
}

/// <summary>A path that is protected.</summary>
internal sealed record PageRule
{
    /// <summary>Pattern of the path.</summary>
    public required string Path { get; init; }
}

/// <summary>A body that is the custom data itself.</summary>
[JsonConverter(typeof(CustomDataConverter))]
internal sealed record CustomData(JsonElement Members)
{
    /// <summary>Any object.</summary>
    public static Schema Schema => Schema.FreeObject;
}

/// <summary>Reads such a body.</summary>
internal sealed class CustomDataConverter : JsonConverter<CustomData>
{
    /// <inheritdoc/>
    public override CustomData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CustomData value, JsonSerializerOptions options) => value.Members.WriteTo(writer);
}
