using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Data.Connectors;
using IdentityHub.Data.Experience;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IdentityHub.Server.ConfigurationFiles.Reporting;

/// <summary>Reads from the change tracker what differs about one row: what is reported is what is saved.</summary>
internal static class EntityDifference
{
    // Columns that hold secrets or follow one, and the word under which a change of them is shown.
    private static readonly Dictionary<string, string> Secrets = new(StringComparer.Ordinal) { ["PasswordEncrypted"] = "password", ["Hash"] = "", ["EncryptedConfig"] = "config" };

    // Columns whose word in files is another one.
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal) { ["AppLevelAccessControlEnabled"] = "accessControl.enabled" };

    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal)
    {
        "EncryptedValue", "PasswordEncryptionMethod", "PasswordUpdatedAt", "CreatedAt", "UpdatedAt",
        "NormalizedUsername", "NormalizedEmail", "NormalizedName",
    };

    /// <summary>What differs about a tracked row.</summary>
    /// <param name="db">The context that tracks it.</param>
    /// <param name="entity">The row, all changes made.</param>
    /// <param name="prefix">Where its fields stand in the object; empty for the object's own row.</param>
    public static IReadOnlyList<FieldChange> Of(HubDbContext db, object entity, string prefix)
    {
        var entry = db.Entry(entity);
        entry.DetectChanges();
        return entry.State == EntityState.Unchanged ? [] : [.. entry.Properties.SelectMany(property => Of(entry.State, property, prefix))];
    }

    private static IEnumerable<FieldChange> Of(EntityState state, PropertyEntry property, string prefix)
    {
        var name = property.Metadata.Name;
        if (IsHidden(property) || (state == EntityState.Modified && !property.IsModified))
        {
            return [];
        }

        var old = state == EntityState.Added ? null : property.OriginalValue;
        var wanted = state == EntityState.Deleted ? null : property.CurrentValue;
        if (Secrets.TryGetValue(name, out var word))
        {
            return OfSecret(Join(prefix, word), old, wanted);
        }

        // A document of settings is the object itself: its members are the fields.
        var path = property.EntityEntry.Entity is HubSetting ? prefix : Join(prefix, Words.GetValueOrDefault(name) ?? JsonNamingPolicy.CamelCase.ConvertName(name));
        var changes = JsonDifference.Between(path, ValueOf(property, old), ValueOf(property, wanted));
        // What a new object leaves empty, or one that goes, is not worth a line.
        return state == EntityState.Modified ? changes : changes.Where(static change => change is not ValueChange value || !IsBlank(value.New ?? value.Old));
    }

    // Ids, what follows from other columns, and the name under which the object is shown anyway.
    private static bool IsHidden(PropertyEntry property) =>
        property.Metadata.IsKey() || property.Metadata.IsForeignKey() || Hidden.Contains(property.Metadata.Name)
        || (property.EntityEntry.Entity, property.Metadata.Name) is
            (Scope or Role or OrganizationScope or OrganizationRole or CustomProfileField, "Name") or (Resource, "Indicator") or (Connector, "ConnectorId")
            or (EmailTemplate, "LanguageTag" or "TemplateType") or (CustomPhrase, "LanguageTag");

    private static IEnumerable<FieldChange> OfSecret(string path, object? old, object? wanted) => (old, wanted) switch
    {
        (null, null) => [],
        (null, _) => [new SecretChange(path, SecretAction.Set)],
        (_, null) => [new SecretChange(path, SecretAction.Removed)],
        _ => [new SecretChange(path, SecretAction.Changed)],
    };

    private static JsonElement? ValueOf(PropertyEntry property, object? value) => value switch
    {
        null => null,
        JsonElement element => element,
        string text when property.EntityEntry.Entity is HubSetting => JsonColumn.Parse(text),
        string text => Element(JsonValue.Create(text)),
        bool flag => Element(JsonValue.Create(flag)),
        int number => Element(JsonValue.Create(number)),
        Enum word => Element(JsonValue.Create(word.ToString())),
        DateTimeOffset instant => Element(JsonValue.Create(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture))),
        // Client metadata and the like: stored as JSON by their column's converter.
        _ => JsonColumn.Parse((string)property.Metadata.GetTypeMapping().Converter!.ConvertToProvider(value)!),
    };

    private static JsonElement Element(JsonValue value) => JsonColumn.Parse(value.ToJsonString());

    private static bool IsBlank(JsonElement? value) => value is null or { ValueKind: JsonValueKind.False or JsonValueKind.Null } || value.Value.ValueKind switch
    {
        JsonValueKind.Object => !value.Value.EnumerateObject().Any(),
        JsonValueKind.Array => value.Value.GetArrayLength() == 0,
        _ => false,
    };

    private static string Join(string prefix, string name) => prefix.Length == 0 ? name : name.Length == 0 ? prefix : $"{prefix}.{name}";
}
