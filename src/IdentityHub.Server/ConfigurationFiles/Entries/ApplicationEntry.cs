using System.Text.Json.Nodes;
using IdentityHub.Data.Applications;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>An OAuth client as the file wants it.</summary>
internal sealed record ApplicationEntry
{
    private static readonly string[] BuiltIn = ["demo-app", "account-center", "device-demo-app", "admin-console"];

    private static readonly ApplicationType[] Types =
        [ApplicationType.Native, ApplicationType.SPA, ApplicationType.Traditional, ApplicationType.MachineToMachine];

    public required Place Place { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Null only when the file's type cannot be read, which is a problem.</summary>
    public required ApplicationType? Type { get; init; }

    public Given<string?> Description { get; init; }

    public Given<string> Secret { get; init; }

    public Given<Func<OidcClientMetadata, OidcClientMetadata>> OidcClientMetadata { get; init; }

    public Given<Func<CustomClientMetadata, CustomClientMetadata>> CustomClientMetadata { get; init; }

    public Given<JsonObject> CustomData { get; init; }

    public Given<bool> IsThirdParty { get; init; }

    public Given<PermissionsEntry> Permissions { get; init; }

    public Given<IReadOnlyList<Located>> Roles { get; init; }

    public Given<bool> ManagementApiAccess { get; init; }

    /// <summary>Reads one application.</summary>
    public static ApplicationEntry? Read(ObjectReader reader)
    {
        var id = reader.RequiredText("id", IdentifierOfClient);
        var name = reader.RequiredText("name", TextRules.Between(1, 256));
        var type = reader.OneOf("type", Types);
        if (!reader.Has("type"))
        {
            reader.Report(reader.Place, "'type' is missing");
        }

        var thirdParty = reader.Boolean("isThirdParty");
        var entry = new ApplicationEntry
        {
            Place = reader.Place,
            Id = id ?? "",
            Name = name ?? "",
            Type = type.Is ? type.Value : null,
            Description = reader.NullableText("description", TextRules.Between(0, 1024)),
            Secret = reader.SecretText("secret", TextRules.Secret),
            OidcClientMetadata = reader.Object("oidcClientMetadata", item => ClientMetadataReader.ReadOidc(item, type)),
            CustomClientMetadata = reader.Object("customClientMetadata", item => ClientMetadataReader.ReadCustom(item, type, thirdParty.Value)),
            CustomData = reader.FreeObject("customData"),
            IsThirdParty = thirdParty,
            Permissions = reader.Object("permissions", PermissionsEntry.Read),
            Roles = reader.Texts("roles", TextRules.Between(1, 128)),
            ManagementApiAccess = reader.Boolean("managementApiAccess"),
        };
        if (type.Is)
        {
            CheckType(reader, entry);
        }

        return id is null ? null : entry;
    }

    private static string? IdentifierOfClient(string text) =>
        BuiltIn.Contains(text) ? "this id belongs to a built-in client" : TextRules.Identifier(21)(text);

    private static void CheckType(ObjectReader reader, ApplicationEntry entry)
    {
        var isMachine = entry.Type == ApplicationType.MachineToMachine;
        if (reader.Has("secret") && entry.Type is ApplicationType.Native or ApplicationType.SPA)
        {
            reader.Report(reader.PlaceOf("secret"), $"a {entry.Type} application is a public client and has no secret");
        }

        if (isMachine && entry.IsThirdParty.Value)
        {
            reader.Report(reader.PlaceOf("isThirdParty"), "only Native, SPA and Traditional applications can be third-party");
        }

        if (reader.Has("permissions") && !entry.IsThirdParty.Value)
        {
            reader.Report(reader.PlaceOf("permissions"), "permissions are for third-party applications; set 'isThirdParty: true' or leave them out");
        }

        foreach (var key in (string[])(isMachine ? [] : ["roles", "managementApiAccess"]))
        {
            if (reader.Has(key))
            {
                reader.Report(reader.PlaceOf(key), $"only a MachineToMachine application can have '{key}'");
            }
        }
    }
}

/// <summary>What a third-party client may ask a user for.</summary>
internal sealed record PermissionsEntry(
    Given<IReadOnlyList<Located>> UserScopes,
    Given<IReadOnlyList<ScopeReference>> ResourceScopes,
    Given<IReadOnlyList<Located>> OrganizationScopes,
    Given<IReadOnlyList<ScopeReference>> OrganizationResourceScopes)
{
    private static readonly string[] KnownUserScopes =
    [
        "profile", "email", "phone", "address", "custom_data", "identities", "roles", "urn:logto:scope:organizations",
        "urn:logto:scope:organization_roles", "urn:logto:scope:sessions", "urn:logto:scope:trusted_devices",
    ];

    /// <summary>Reads the object.</summary>
    public static PermissionsEntry Read(ObjectReader reader) => new(
        reader.Texts("userScopes", TextRules.Among(KnownUserScopes)),
        ScopeReference.ReadList(reader, "resourceScopes"),
        reader.Texts("organizationScopes", TextRules.ScopeName(128)),
        ScopeReference.ReadList(reader, "organizationResourceScopes"));
}
