using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings resources, roles and the organization template to what the file wants.</summary>
internal sealed class CatalogChanges(HubDbContext db, StoredState stored, ChangeReport report, DateTimeOffset now)
{
    /// <summary>Applies the four sections in the order in which they refer to each other.</summary>
    public async Task ApplyAsync(FileDocument document, CancellationToken cancellation)
    {
        await FreeDefaultAsync(document, cancellation);
        foreach (var entry in document.Resources)
        {
            Apply(entry);
        }

        foreach (var entry in document.OrganizationScopes)
        {
            Apply(entry);
        }

        foreach (var entry in document.Roles)
        {
            Apply(entry);
        }

        foreach (var entry in document.OrganizationRoles)
        {
            Apply(entry);
        }
    }

    // Only one row may be the default at any moment, so the old one gives it up before the new one gets it.
    private async Task FreeDefaultAsync(FileDocument document, CancellationToken cancellation)
    {
        var wanted = document.Resources.FirstOrDefault(static entry => entry.IsDefault.Value);
        if (wanted is not null && stored.Resources.Find(row => row.IsDefault && row.Indicator != wanted.Indicator) is { } old)
        {
            old.IsDefault = false;
            await db.SaveChangesAsync(cancellation);
        }
    }

    private void Apply(ResourceEntry entry)
    {
        var resource = stored.Resources.Find(row => row.Indicator == entry.Indicator);
        if (resource is null)
        {
            resource = new Resource { Id = RandomValues.StandardId(), Indicator = entry.Indicator, Name = entry.Name };
            stored.Resources.Add(resource);
            db.Add(resource);
        }

        resource.Name = entry.Name;
        resource.AccessTokenTtl = entry.AccessTokenTtl.Or(resource.AccessTokenTtl);
        resource.IsDefault = entry.IsDefault.Or(resource.IsDefault);
        report.Count(resource, $"resource {entry.Indicator}", ("scopes", entry.Scopes.Is && ApplyScopes(resource, entry.Scopes.Value)));
    }

    private bool ApplyScopes(Resource resource, IReadOnlyList<ScopeEntry> entries)
    {
        var removed = stored.Scopes.Where(row => row.ResourceId == resource.Id && entries.All(entry => entry.Name != row.Name)).ToList();
        foreach (var scope in removed)
        {
            stored.Scopes.Remove(scope);
            // What held it goes with it, here as in the database.
            stored.RoleScopes.RemoveAll(row => row.ScopeId == scope.Id);
            stored.OrganizationRoleResourceScopes.RemoveAll(row => row.ScopeId == scope.Id);
            stored.Applications.ResourceScopes.RemoveAll(row => row.ScopeId == scope.Id);
            stored.Applications.OrganizationResourceScopes.RemoveAll(row => row.ScopeId == scope.Id);
            db.Remove(scope);
        }

        var changed = removed.Count > 0;
        foreach (var entry in entries)
        {
            var scope = stored.Scopes.Find(row => row.ResourceId == resource.Id && row.Name == entry.Name);
            if (scope is null)
            {
                scope = new Scope { Id = RandomValues.StandardId(), ResourceId = resource.Id, Name = entry.Name, CreatedAt = now };
                stored.Scopes.Add(scope);
                db.Add(scope);
            }

            scope.Description = entry.Description.Or(scope.Description);
            changed |= report.Look(scope).State != Microsoft.EntityFrameworkCore.EntityState.Unchanged;
        }

        return changed;
    }

    private void Apply(OrganizationScopeEntry entry)
    {
        var scope = stored.OrganizationScopes.Find(row => row.Name == entry.Name);
        if (scope is null)
        {
            scope = new OrganizationScope { Id = RandomValues.StandardId(), Name = entry.Name };
            stored.OrganizationScopes.Add(scope);
            db.Add(scope);
        }

        scope.Description = entry.Description.Or(scope.Description);
        report.Count(scope, $"organization scope {entry.Name}");
    }

    private void Apply(RoleEntry entry)
    {
        var role = stored.Roles.Find(row => row.Name == entry.Name);
        if (role is null)
        {
            role = new Role { Id = RandomValues.StandardId(), Name = entry.Name, Description = entry.Description, Type = entry.Type.Value };
            stored.Roles.Add(role);
            db.Add(role);
        }

        role.Description = entry.Description;
        role.IsDefault = entry.IsDefault.Or(role.IsDefault);
        var scopesChanged = entry.Scopes.Is && report.Sync(
            stored.RoleScopes,
            row => row.RoleId == role.Id,
            static row => row.ScopeId,
            ScopeIds(entry.Scopes.Value),
            id => new RoleScope { RoleId = role.Id, ScopeId = id });
        report.Count(role, $"role {entry.Name}", ("scopes", scopesChanged));
    }

    private void Apply(OrganizationRoleEntry entry)
    {
        var role = stored.OrganizationRoles.Find(row => row.Name == entry.Name);
        if (role is null)
        {
            role = new OrganizationRole { Id = RandomValues.StandardId(), Name = entry.Name, Type = entry.Type.Value };
            stored.OrganizationRoles.Add(role);
            db.Add(role);
        }

        role.Description = entry.Description.Or(role.Description);
        var scopesChanged = entry.Scopes.Is && report.Sync(
            stored.OrganizationRoleScopes,
            row => row.OrganizationRoleId == role.Id,
            static row => row.OrganizationScopeId,
            entry.Scopes.Value.Select(item => stored.OrganizationScopes.Find(row => row.Name == item.Value)!.Id),
            id => new OrganizationRoleScope { OrganizationRoleId = role.Id, OrganizationScopeId = id });
        var resourceScopesChanged = entry.ResourceScopes.Is && report.Sync(
            stored.OrganizationRoleResourceScopes,
            row => row.OrganizationRoleId == role.Id,
            static row => row.ScopeId,
            ScopeIds(entry.ResourceScopes.Value),
            id => new OrganizationRoleResourceScope { OrganizationRoleId = role.Id, ScopeId = id });
        report.Count(role, $"organization role {entry.Name}", ("scopes", scopesChanged), ("resourceScopes", resourceScopesChanged));
    }

    private IEnumerable<string> ScopeIds(IReadOnlyList<ScopeReference> references) =>
        references.Select(reference => stored.FindScope(reference.Resource.Value, reference.Scope.Value)!.Id);
}
