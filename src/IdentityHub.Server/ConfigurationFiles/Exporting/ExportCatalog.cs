using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Resources, roles and the organization template with their names, by which a file knows them.</summary>
internal sealed class ExportCatalog
{
    public required Dictionary<string, Resource> Resources { get; init; }

    public required Dictionary<string, Scope> Scopes { get; init; }

    public required Dictionary<string, Role> Roles { get; init; }

    public required ILookup<string, string> RoleScopes { get; init; }

    public required Dictionary<string, OrganizationScope> OrganizationScopes { get; init; }

    public required Dictionary<string, OrganizationRole> OrganizationRoles { get; init; }

    public required ILookup<string, string> OrganizationRoleScopes { get; init; }

    public required ILookup<string, string> OrganizationRoleResourceScopes { get; init; }

    /// <summary>Whether a role is the hub's own, which files do not know.</summary>
    public static bool IsInternal(Role role) => role.Name.StartsWith(HubSeed.InternalPrefix, StringComparison.Ordinal);

    /// <summary>Names of roles in a stable order, without those of the hub itself.</summary>
    public IEnumerable<string> RoleNames(IEnumerable<string> ids) =>
        ids.Select(id => Roles[id]).Where(static role => !IsInternal(role)).Select(static role => role.Name).Order(StringComparer.Ordinal);

    /// <summary>Names of organization roles in a stable order.</summary>
    public IEnumerable<string> OrganizationRoleNames(IEnumerable<string> ids) =>
        ids.Select(id => OrganizationRoles[id].Name).Order(StringComparer.Ordinal);

    /// <summary>Names of organization permissions in a stable order.</summary>
    public IEnumerable<string> OrganizationScopeNames(IEnumerable<string> ids) =>
        ids.Select(id => OrganizationScopes[id].Name).Order(StringComparer.Ordinal);

    /// <summary>Writes permissions of API resources as files refer to them.</summary>
    public void WriteScopes(DocumentWriter writer, string key, IEnumerable<string> ids)
    {
        var references = ids.Select(id => (Resource: Resources[Scopes[id].ResourceId].Indicator, Scope: Scopes[id].Name));
        writer.Key(key);
        writer.StartList();
        foreach (var (resource, scope) in references.OrderBy(static item => item.Resource, StringComparer.Ordinal).ThenBy(static item => item.Scope, StringComparer.Ordinal))
        {
            writer.StartObject();
            writer.Member("resource", resource);
            writer.Member("scope", scope);
            writer.EndObject();
        }

        writer.EndList();
    }

    /// <summary>Loads it.</summary>
    public static async Task<ExportCatalog> LoadAsync(HubDbContext db, CancellationToken cancellation) => new()
    {
        Resources = await db.Resources.ToDictionaryAsync(static row => row.Id, cancellation),
        Scopes = await db.Scopes.ToDictionaryAsync(static row => row.Id, cancellation),
        Roles = await db.Roles.ToDictionaryAsync(static row => row.Id, cancellation),
        RoleScopes = (await db.RoleScopes.ToListAsync(cancellation)).ToLookup(static row => row.RoleId, static row => row.ScopeId),
        OrganizationScopes = await db.OrganizationScopes.ToDictionaryAsync(static row => row.Id, cancellation),
        OrganizationRoles = await db.OrganizationRoles.ToDictionaryAsync(static row => row.Id, cancellation),
        OrganizationRoleScopes = (await db.OrganizationRoleScopes.ToListAsync(cancellation))
            .ToLookup(static row => row.OrganizationRoleId, static row => row.OrganizationScopeId),
        OrganizationRoleResourceScopes = (await db.OrganizationRoleResourceScopes.ToListAsync(cancellation))
            .ToLookup(static row => row.OrganizationRoleId, static row => row.ScopeId),
    };
}
