using IdentityHub.Data.Roles;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.Hosting.Startup;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>An API resource as the file wants it.</summary>
internal sealed record ResourceEntry(
    Place Place, string Indicator, string Name, Given<int> AccessTokenTtl, Given<bool> IsDefault, Given<IReadOnlyList<ScopeEntry>> Scopes)
{
    /// <summary>Reads one resource.</summary>
    public static ResourceEntry? Read(ObjectReader reader)
    {
        var indicator = reader.RequiredText("indicator", IndicatorOfOthers);
        var name = reader.RequiredText("name", TextRules.Between(1, 256));
        var lifetime = reader.Integer("accessTokenTtl", 1, int.MaxValue);
        var isDefault = reader.Boolean("isDefault");
        var scopes = reader.Objects("scopes", item => ScopeEntry.Read(item));
        Duplicates.Refuse(reader, scopes.Or([]), static scope => scope.Name, static scope => scope.Place);
        return indicator is null ? null : new ResourceEntry(reader.Place, indicator, name ?? "", lifetime, isDefault, scopes);
    }

    /// <summary>A resource indicator that a file may speak of.</summary>
    public static string? IndicatorOfOthers(string text) =>
        text == HubSeed.ManagementApiIndicator ? "the Management API cannot be changed" : TextRules.Indicator(text);
}

/// <summary>A permission as the file wants it.</summary>
internal sealed record ScopeEntry(Place Place, string Name, Given<string?> Description)
{
    /// <summary>Reads one permission.</summary>
    public static ScopeEntry? Read(ObjectReader reader)
    {
        var name = reader.RequiredText("name", TextRules.ScopeName);
        var description = reader.NullableText("description", TextRules.Anything);
        return name is null ? null : new ScopeEntry(reader.Place, name, description);
    }
}

/// <summary>A global role as the file wants it.</summary>
internal sealed record RoleEntry(
    Place Place, string Name, string Description, Given<RoleType> Type, Given<bool> IsDefault, Given<IReadOnlyList<ScopeReference>> Scopes)
{
    /// <summary>Reads one role.</summary>
    public static RoleEntry? Read(ObjectReader reader)
    {
        var name = reader.RequiredText("name", TextRules.RoleName);
        var description = reader.RequiredText("description", TextRules.Between(1, 128));
        var type = reader.OneOf("type", RoleType.User, RoleType.MachineToMachine);
        var isDefault = reader.Boolean("isDefault");
        if (isDefault.Value && type.Value == RoleType.MachineToMachine)
        {
            reader.Report(reader.PlaceOf("isDefault"), "only a role of type User can be given to new users");
        }

        var scopes = ScopeReference.ReadList(reader, "scopes");
        return name is null ? null : new RoleEntry(reader.Place, name, description ?? "", type, isDefault, scopes);
    }
}

/// <summary>A permission of the organization template as the file wants it.</summary>
internal sealed record OrganizationScopeEntry(Place Place, string Name, Given<string?> Description)
{
    /// <summary>Reads one permission.</summary>
    public static OrganizationScopeEntry? Read(ObjectReader reader)
    {
        var name = reader.RequiredText("name", TextRules.Between(1, 128));
        var description = reader.NullableText("description", TextRules.Between(0, 256));
        return name is null ? null : new OrganizationScopeEntry(reader.Place, name, description);
    }
}

/// <summary>A role of the organization template as the file wants it.</summary>
internal sealed record OrganizationRoleEntry(
    Place Place,
    string Name,
    Given<string?> Description,
    Given<RoleType> Type,
    Given<IReadOnlyList<Located>> Scopes,
    Given<IReadOnlyList<ScopeReference>> ResourceScopes)
{
    /// <summary>Reads one role.</summary>
    public static OrganizationRoleEntry? Read(ObjectReader reader)
    {
        var name = reader.RequiredText("name", TextRules.RoleName);
        var description = reader.NullableText("description", TextRules.Between(0, 256));
        var type = reader.OneOf("type", RoleType.User, RoleType.MachineToMachine);
        var scopes = reader.Texts("scopes", TextRules.Between(1, 128));
        var resourceScopes = ScopeReference.ReadList(reader, "resourceScopes");
        return name is null ? null : new OrganizationRoleEntry(reader.Place, name, description, type, scopes, resourceScopes);
    }
}
