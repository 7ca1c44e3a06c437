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

    /// <summary>The secret named "Default secret"; the others stay.</summary>
    public Given<string> Secret { get; init; }

    /// <summary>All secrets there are to be.</summary>
    public Given<IReadOnlyList<SecretEntry>> Secrets { get; init; }

    public Given<Func<OidcClientMetadata, OidcClientMetadata>> OidcClientMetadata { get; init; }

    public Given<Func<CustomClientMetadata, CustomClientMetadata>> CustomClientMetadata { get; init; }

    public Given<JsonObject> CustomData { get; init; }

    public Given<bool> IsThirdParty { get; init; }

    public Given<PermissionsEntry> Permissions { get; init; }

    public Given<IReadOnlyList<Located>> Roles { get; init; }

    public Given<bool> ManagementApiAccess { get; init; }

    /// <summary>Looks of the sign-in pages for this client; null for those of the hub.</summary>
    public Given<ApplicationLookEntry?> SignInExperience { get; init; }

    public Given<AccessControlEntry> AccessControl { get; init; }

    public Given<bool> IsDisabled { get; init; }

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
            Secrets = SecretEntry.ReadList(reader, "secrets"),
            OidcClientMetadata = reader.Object("oidcClientMetadata", ClientMetadataReader.ReadOidc),
            CustomClientMetadata = reader.Object("customClientMetadata", item => ClientMetadataReader.ReadCustom(item, type, thirdParty.Value)),
            CustomData = reader.FreeObject("customData"),
            IsThirdParty = thirdParty,
            Permissions = reader.Object("permissions", PermissionsEntry.Read),
            Roles = reader.Texts("roles", TextRules.Between(1, 128)),
            ManagementApiAccess = reader.Boolean("managementApiAccess"),
            SignInExperience = reader.NullableObject("signInExperience", ApplicationLookEntry.Read),
            AccessControl = reader.Object("accessControl", AccessControlEntry.Read),
            IsDisabled = reader.Boolean("isDisabled"),
        };
        if (type.Is)
        {
            CheckType(reader, entry);
        }

        return id is null ? null : entry;
    }

    /// <summary>An id of a client that a file may speak of.</summary>
    public static string? IdentifierOfClient(string text) =>
        BuiltIn.Contains(text) ? "this id belongs to a built-in client" : TextRules.Identifier(21)(text);

    private static void CheckType(ObjectReader reader, ApplicationEntry entry)
    {
        var isMachine = entry.Type == ApplicationType.MachineToMachine;
        foreach (var key in (string[])(entry.Type is ApplicationType.Native or ApplicationType.SPA ? ["secret", "secrets"] : []))
        {
            if (reader.Has(key))
            {
                reader.Report(reader.PlaceOf(key), $"a {entry.Type} application is a public client and has no secret");
            }
        }

        if (reader.Has("secret") && reader.Has("secrets"))
        {
            reader.Report(reader.PlaceOf("secret"), "the same as the one named \"Default secret\" in 'secrets'; give one of them");
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
