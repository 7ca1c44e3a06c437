using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings resources, roles and the organization template to what the file wants.</summary>
internal sealed class CatalogChanges(HubDbContext db, StoredState stored, Removals removals, ChangeRecorder report, DateTimeOffset now)
{
    /// <summary>Applies the four sections in the order in which they refer to each other.</summary>
    public async Task ApplyAsync(FileDocument document, CancellationToken cancellation)
    {
        await MoveDefaultAsync(document, cancellation);
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

    // Only one row may be the default at any moment, so in the database the old one gives it up before the new one is saved.
    private async Task MoveDefaultAsync(FileDocument document, CancellationToken cancellation)
    {
        var wanted = document.Resources.FirstOrDefault(static entry => entry.IsDefault.Value);
        if (wanted is null || stored.Resources.Find(row => row.IsDefault && row.Indicator != wanted.Indicator) is not { } old)
        {
            return;
        }

        await db.Resources.Where(static row => row.IsDefault)
            .ExecuteUpdateAsync(static update => update.SetProperty(static row => row.IsDefault, false), cancellation);
        db.MarkCatalogChanged();
        old.IsDefault = false;
        if (document.Resources.All(entry => entry.Indicator != old.Indicator))
        {
            report.End(report.Begin(ObjectKind.Resource, old, old.Id, old.Indicator, old.Name));
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
        var item = report.Begin(ObjectKind.Resource, resource, resource.Id, entry.Indicator, entry.Name);
        var added = new List<string>();
        foreach (var scope in entry.Scopes.Or([]))
        {
            Apply(resource, scope, item, added);
        }

        report.End(item.List("scopes", new RelationChange(added, removals.ScopesOf(entry.Indicator)), static name => name));
    }

    private void Apply(Resource resource, ScopeEntry entry, ObjectRecorder item, List<string> added)
    {
        var scope = stored.Scopes.Find(row => row.ResourceId == resource.Id && row.Name == entry.Name);
        if (scope is null)
        {
            scope = new Scope { Id = RandomValues.StandardId(), ResourceId = resource.Id, Name = entry.Name, CreatedAt = now };
            stored.Scopes.Add(scope);
            db.Add(scope);
            added.Add(entry.Name);
        }

        scope.Description = entry.Description.Or(scope.Description);
        item.Part(scope, $"scopes[{ReadingContext.Printable(entry.Name)}]");
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
        report.End(report.Begin(ObjectKind.OrganizationScope, scope, scope.Id, entry.Name));
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
        var scopes = entry.Scopes.Is
            ? stored.RoleScopes.Sync(db, role.Id, stored.ScopeIds(entry.Scopes.Value), id => new RoleScope { RoleId = role.Id, ScopeId = id })
            : RelationChange.None;
        report.End(report.Begin(ObjectKind.Role, role, role.Id, entry.Name).List("scopes", scopes, stored.NameOfScope));
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
        var scopes = entry.Scopes.Is
            ? stored.OrganizationRoleScopes.Sync(
                db, role.Id, stored.OrganizationScopeIds(entry.Scopes.Value.Select(static item => item.Value)),
                id => new OrganizationRoleScope { OrganizationRoleId = role.Id, OrganizationScopeId = id })
            : RelationChange.None;
        var resourceScopes = entry.ResourceScopes.Is
            ? stored.OrganizationRoleResourceScopes.Sync(
                db, role.Id, stored.ScopeIds(entry.ResourceScopes.Value),
                id => new OrganizationRoleResourceScope { OrganizationRoleId = role.Id, ScopeId = id })
            : RelationChange.None;
        report.End(report.Begin(ObjectKind.OrganizationRole, role, role.Id, entry.Name)
            .List("scopes", scopes, stored.NameOfOrganizationScope)
            .List("resourceScopes", resourceScopes, stored.NameOfScope));
    }
}
