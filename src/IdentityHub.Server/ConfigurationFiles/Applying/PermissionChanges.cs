using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reporting;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings what third-party clients may ask for to what the file wants.</summary>
internal sealed class PermissionChanges(HubDbContext db, StoredState stored)
{
    /// <summary>Applies the permissions of one client.</summary>
    public void Apply(string id, PermissionsEntry entry, ObjectRecorder item)
    {
        var rows = stored.Applications;
        if (entry.UserScopes.Is)
        {
            var names = entry.UserScopes.Value.Select(static scope => scope.Value);
            item.List(
                "permissions.userScopes",
                rows.UserScopes.Sync(db, id, names, name => new ApplicationUserConsentUserScope { ApplicationId = id, UserScope = name }),
                static name => name);
        }

        if (entry.OrganizationScopes.Is)
        {
            var scopes = stored.OrganizationScopeIds(entry.OrganizationScopes.Value.Select(static scope => scope.Value));
            item.List(
                "permissions.organizationScopes",
                rows.OrganizationScopes.Sync(
                    db, id, scopes, scope => new ApplicationUserConsentOrganizationScope { ApplicationId = id, OrganizationScopeId = scope }),
                stored.NameOfOrganizationScope);
        }

        if (entry.ResourceScopes.Is)
        {
            var scopes = stored.ScopeIds(entry.ResourceScopes.Value);
            item.List(
                "permissions.resourceScopes",
                rows.ResourceScopes.Sync(db, id, scopes, scope => new ApplicationUserConsentResourceScope { ApplicationId = id, ScopeId = scope }),
                stored.NameOfScope);
        }

        if (entry.OrganizationResourceScopes.Is)
        {
            var scopes = stored.ScopeIds(entry.OrganizationResourceScopes.Value);
            item.List(
                "permissions.organizationResourceScopes",
                rows.OrganizationResourceScopes.Sync(
                    db, id, scopes, scope => new ApplicationUserConsentOrganizationResourceScope { ApplicationId = id, ScopeId = scope }),
                stored.NameOfScope);
        }
    }
}
