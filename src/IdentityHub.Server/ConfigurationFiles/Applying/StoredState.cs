using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Data.Connectors;
using IdentityHub.Data.Experience;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>
/// What the database holds of everything a file talks about, tracked for changes. The catalog of resources and roles is small and loaded
/// whole; of applications, people and organizations only those the file names.
/// </summary>
internal sealed class StoredState
{
    public required List<Resource> Resources { get; init; }

    public required List<Scope> Scopes { get; init; }

    public required List<Role> Roles { get; init; }

    public required Relations<string, RoleScope> RoleScopes { get; init; }

    public required List<OrganizationScope> OrganizationScopes { get; init; }

    public required List<OrganizationRole> OrganizationRoles { get; init; }

    public required Relations<string, OrganizationRoleScope> OrganizationRoleScopes { get; init; }

    public required Relations<string, OrganizationRoleResourceScope> OrganizationRoleResourceScopes { get; init; }

    public required StoredUsers Users { get; init; }

    public required StoredApplications Applications { get; init; }

    public required StoredOrganizations Organizations { get; init; }

    /// <summary>Services for messages.</summary>
    public required List<Connector> Connectors { get; init; }

    /// <summary>Enterprises' own providers that the file names.</summary>
    public required StoredSsoConnectors SsoConnectors { get; init; }

    /// <summary>Profile fields.</summary>
    public required List<CustomProfileField> ProfileFields { get; init; }

    /// <summary>Documents of settings by key.</summary>
    public required Dictionary<string, HubSetting> Settings { get; init; }

    /// <summary>The permission of a resource, if there is one.</summary>
    public Scope? FindScope(string indicator, string name) =>
        Resources.Find(resource => resource.Indicator == indicator) is { } resource
            ? Scopes.Find(scope => scope.ResourceId == resource.Id && scope.Name == name)
            : null;

    /// <summary>Ids of the roles with these names; the names have been checked.</summary>
    public IEnumerable<string> RoleIds(IEnumerable<string> names) => names.Select(name => Roles.Find(role => role.Name == name)!.Id);

    /// <summary>Ids of the organization roles with these names; the names have been checked.</summary>
    public IEnumerable<string> OrganizationRoleIds(IEnumerable<string> names) =>
        names.Select(name => OrganizationRoles.Find(role => role.Name == name)!.Id);

    /// <summary>Ids of the organization scopes with these names; the names have been checked.</summary>
    public IEnumerable<string> OrganizationScopeIds(IEnumerable<string> names) =>
        names.Select(name => OrganizationScopes.Find(scope => scope.Name == name)!.Id);

    /// <summary>Ids of permissions; they have been checked.</summary>
    public IEnumerable<string> ScopeIds(IEnumerable<ScopeReference> references) =>
        references.Select(reference => FindScope(reference.Resource.Value, reference.Scope.Value)!.Id);

    /// <summary>The name of a role.</summary>
    public string NameOfRole(string id) => Roles.Find(role => role.Id == id)?.Name ?? id;

    /// <summary>The name of an organization role.</summary>
    public string NameOfOrganizationRole(string id) => OrganizationRoles.Find(role => role.Id == id)?.Name ?? id;

    /// <summary>The name of an organization scope.</summary>
    public string NameOfOrganizationScope(string id) => OrganizationScopes.Find(scope => scope.Id == id)?.Name ?? id;

    /// <summary>A permission in one word: resource and scope.</summary>
    public string NameOfScope(string id) => Scopes.Find(scope => scope.Id == id) is { } scope
        ? $"{Resources.Find(resource => resource.Id == scope.ResourceId)?.Indicator} {scope.Name}"
        : id;

    /// <summary>Whether a role is the hub's own, which files neither see nor touch.</summary>
    public bool IsInternalRole(string id) =>
        Roles.Find(role => role.Id == id) is { } role && role.Name.StartsWith(HubSeed.InternalPrefix, StringComparison.Ordinal);

    /// <summary>Roles that hold the permission to do everything in the Management API.</summary>
    public HashSet<string> ManagementRoleIds() =>
        FindScope(HubSeed.ManagementApiIndicator, "all") is { } all ? [.. RoleScopes.OwnersOf(all.Id)] : [];

    /// <summary>A machine role that may do everything in the Management API; one that people see comes first.</summary>
    public Role? FindManagementRole()
    {
        var holders = ManagementRoleIds();
        return Roles
            .Where(role => role.Type == RoleType.MachineToMachine && holders.Contains(role.Id))
            .OrderBy(static role => role.Name.StartsWith(HubSeed.InternalPrefix, StringComparison.Ordinal))
            .ThenBy(static role => role.Name, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>Loads what the document needs.</summary>
    /// <param name="db">The store.</param>
    /// <param name="document">The document.</param>
    /// <param name="holds">
    /// Within a write that is kept: whether to lock the rows of users and organizations before they are read, so that whoever changes the same at the
    /// same time waits, as with changes over the API. The catalog has a lock of its own.
    /// </param>
    /// <param name="cancellation">Ends the queries.</param>
    public static async Task<StoredState> LoadAsync(HubDbContext db, FileDocument document, bool holds, CancellationToken cancellation)
    {
        return new StoredState
        {
            Resources = await db.Resources.AsTracking().ToListAsync(cancellation),
            Scopes = await db.Scopes.AsTracking().ToListAsync(cancellation),
            Roles = await db.Roles.AsTracking().ToListAsync(cancellation),
            RoleScopes = new Relations<string, RoleScope>(static row => row.RoleId, static row => row.ScopeId)
                .With(await db.RoleScopes.AsTracking().ToListAsync(cancellation)),
            OrganizationScopes = await db.OrganizationScopes.AsTracking().ToListAsync(cancellation),
            OrganizationRoles = await db.OrganizationRoles.AsTracking().ToListAsync(cancellation),
            OrganizationRoleScopes = new Relations<string, OrganizationRoleScope>(
                    static row => row.OrganizationRoleId, static row => row.OrganizationScopeId)
                .With(await db.OrganizationRoleScopes.AsTracking().ToListAsync(cancellation)),
            OrganizationRoleResourceScopes = new Relations<string, OrganizationRoleResourceScope>(
                    static row => row.OrganizationRoleId, static row => row.ScopeId)
                .With(await db.OrganizationRoleResourceScopes.AsTracking().ToListAsync(cancellation)),
            Users = await StoredUsers.LoadAsync(db, document, holds, cancellation),
            Applications = await StoredApplications.LoadAsync(db, document, cancellation),
            Organizations = await StoredOrganizations.LoadAsync(db, document, holds, cancellation),
            Connectors = await db.Connectors.AsTracking().ToListAsync(cancellation),
            SsoConnectors = await StoredSsoConnectors.LoadAsync(db, document, cancellation),
            ProfileFields = await db.CustomProfileFields.AsTracking().ToListAsync(cancellation),
            Settings = await LoadSettingsAsync(db, cancellation),
        };
    }

    // Only those a file can hold: other settings are secrets of sorts, such as one-time links.
    private static async Task<Dictionary<string, HubSetting>> LoadSettingsAsync(HubDbContext db, CancellationToken cancellation)
    {
        var keys = SettingEntry.All.Select(static setting => setting.Key).ToList();
        return await db.HubSettings.AsTracking().Where(row => keys.Contains(row.Key)).ToDictionaryAsync(static row => row.Key, cancellation);
    }
}
