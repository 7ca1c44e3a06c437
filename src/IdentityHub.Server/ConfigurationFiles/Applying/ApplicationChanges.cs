using System.Security.Cryptography;
using System.Text;
using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Startup;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings OAuth clients to what the file wants.</summary>
internal sealed class ApplicationChanges(HubDbContext db, StoredState stored, ChangeReport report, MasterKey masterKey, DateTimeOffset now)
{
    private const string ManagementRoleName = "Management API access";
    private const string SecretPurpose = "application-secret";

    /// <summary>Applies one entry.</summary>
    public void Apply(ApplicationEntry entry)
    {
        var application = stored.Applications.All.Find(row => row.Id == entry.Id);
        var isNew = application is null;
        if (application is null)
        {
            application = new Application
            {
                Id = entry.Id,
                Name = entry.Name,
                Type = entry.Type!.Value,
                IsThirdParty = entry.IsThirdParty.Value,
                CreatedAt = now,
            };
            stored.Applications.All.Add(application);
            db.Add(application);
        }

        application.Name = entry.Name;
        application.Description = entry.Description.Or(application.Description);
        application.OidcClientMetadata =
            entry.OidcClientMetadata.Is ? entry.OidcClientMetadata.Value(application.OidcClientMetadata) : application.OidcClientMetadata;
        application.CustomClientMetadata =
            entry.CustomClientMetadata.Is ? entry.CustomClientMetadata.Value(application.CustomClientMetadata) : application.CustomClientMetadata;
        application.CustomData = entry.CustomData.Is ? JsonMerge.Into(application.CustomData, entry.CustomData.Value) : application.CustomData;
        report.Count(
            application,
            $"application {entry.Id}",
            ("secret", ApplySecret(entry, isNew)),
            ("roles", ApplyRoles(entry)),
            ("permissions", entry.Permissions.Is && ApplyPermissions(entry.Id, entry.Permissions.Value)));
    }

    private bool ApplySecret(ApplicationEntry entry, bool isNew)
    {
        var isConfidential = entry.Type is ApplicationType.Traditional or ApplicationType.MachineToMachine;
        if (!entry.Secret.Is && !(isNew && isConfidential))
        {
            return false;
        }

        var value = Encoding.UTF8.GetBytes(entry.Secret.Is ? entry.Secret.Value : RandomValues.Secret());
        var hash = masterKey.KeyedHash(SecretPurpose, value);
        var secret = stored.Applications.Secrets.Find(row => row.ApplicationId == entry.Id);
        if (secret is not null && CryptographicOperations.FixedTimeEquals(secret.Hash, hash))
        {
            return false;
        }

        var encrypted = masterKey.Protect(SecretPurpose, value);
        if (secret is null)
        {
            db.Add(new ApplicationSecret
            {
                ApplicationId = entry.Id,
                Name = StoredApplications.DefaultSecret,
                Hash = hash,
                EncryptedValue = encrypted,
                CreatedAt = now,
            });
        }
        else
        {
            secret.Hash = hash;
            secret.EncryptedValue = encrypted;
        }

        return true;
    }

    private bool ApplyRoles(ApplicationEntry entry)
    {
        if (!entry.Roles.Is && !entry.ManagementApiAccess.Is)
        {
            return false;
        }

        var wanted = entry.Roles.Is
            ? entry.Roles.Value.Select(item => stored.Roles.Find(row => row.Name == item.Value)!.Id).ToHashSet()
            : [.. stored.Applications.Roles.Where(row => row.ApplicationId == entry.Id).Select(static row => row.RoleId)];
        if (entry.ManagementApiAccess.Is)
        {
            ApplyManagementAccess(wanted, entry.ManagementApiAccess.Value);
        }

        return report.Sync(
            stored.Applications.Roles,
            row => row.ApplicationId == entry.Id,
            static row => row.RoleId,
            wanted,
            id => new ApplicationRole { ApplicationId = entry.Id, RoleId = id });
    }

    private void ApplyManagementAccess(HashSet<string> roleIds, bool isWanted)
    {
        var all = stored.FindScope(HubSeed.ManagementApiIndicator, "all");
        var holders = stored.RoleScopes.Where(row => row.ScopeId == all?.Id).Select(static row => row.RoleId).ToHashSet();
        if (!isWanted)
        {
            roleIds.ExceptWith(holders);
        }
        else if (!roleIds.Overlaps(holders))
        {
            roleIds.Add((stored.FindManagementRole() ?? CreateManagementRole(all!.Id)).Id);
        }
    }

    // An administrator may have deleted the role that a new hub begins with.
    private Role CreateManagementRole(string scopeId)
    {
        var role = new Role
        {
            Id = RandomValues.StandardId(),
            Name = stored.Roles.Exists(static row => row.Name == ManagementRoleName) ? $"{ManagementRoleName} {RandomValues.ShortId()}" : ManagementRoleName,
            Description = "May do everything in the Management API.",
            Type = RoleType.MachineToMachine,
        };
        var holding = new RoleScope { RoleId = role.Id, ScopeId = scopeId };
        stored.Roles.Add(role);
        stored.RoleScopes.Add(holding);
        db.Add(role);
        db.Add(holding);
        return role;
    }

    private bool ApplyPermissions(string id, PermissionsEntry entry)
    {
        var rows = stored.Applications;
        var changed = entry.UserScopes.Is && report.Sync(
            rows.UserScopes,
            row => row.ApplicationId == id,
            static row => row.UserScope,
            entry.UserScopes.Value.Select(static item => item.Value),
            name => new ApplicationUserConsentUserScope { ApplicationId = id, UserScope = name });
        changed |= entry.OrganizationScopes.Is && report.Sync(
            rows.OrganizationScopes,
            row => row.ApplicationId == id,
            static row => row.OrganizationScopeId,
            entry.OrganizationScopes.Value.Select(item => stored.OrganizationScopes.Find(row => row.Name == item.Value)!.Id),
            scope => new ApplicationUserConsentOrganizationScope { ApplicationId = id, OrganizationScopeId = scope });
        changed |= entry.ResourceScopes.Is && report.Sync(
            rows.ResourceScopes,
            row => row.ApplicationId == id,
            static row => row.ScopeId,
            ScopeIds(entry.ResourceScopes.Value),
            scope => new ApplicationUserConsentResourceScope { ApplicationId = id, ScopeId = scope });
        changed |= entry.OrganizationResourceScopes.Is && report.Sync(
            rows.OrganizationResourceScopes,
            row => row.ApplicationId == id,
            static row => row.ScopeId,
            ScopeIds(entry.OrganizationResourceScopes.Value),
            scope => new ApplicationUserConsentOrganizationResourceScope { ApplicationId = id, ScopeId = scope });
        return changed;
    }

    private IEnumerable<string> ScopeIds(IReadOnlyList<ScopeReference> references) =>
        references.Select(reference => stored.FindScope(reference.Resource.Value, reference.Scope.Value)!.Id);
}
