using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings OAuth clients to what the file wants.</summary>
internal sealed class ApplicationChanges(HubDbContext db, StoredState stored, ChangeRecorder report, MasterKey masterKey, DateTimeOffset now)
{
    private const string ManagementRoleName = "Management API access";

    private readonly SecretChanges secrets = new(db, stored.Applications, masterKey, now);
    private readonly AccessControlChanges accessControl = new(db, stored);

    /// <summary>Adds a client that does not exist, so that others can refer to it.</summary>
    public void Create(ApplicationEntry entry)
    {
        if (stored.Applications.All.ContainsKey(entry.Id))
        {
            return;
        }

        var application = new Application
        {
            Id = entry.Id,
            Name = entry.Name,
            Type = entry.Type!.Value,
            IsThirdParty = entry.IsThirdParty.Value,
            CreatedAt = now,
        };
        stored.Applications.All[entry.Id] = application;
        db.Add(application);
    }

    /// <summary>Applies one entry; whatever it refers to exists by now.</summary>
    public void Apply(ApplicationEntry entry)
    {
        var application = stored.Applications.All[entry.Id];
        application.Name = entry.Name;
        application.Description = entry.Description.Or(application.Description);
        application.OidcClientMetadata =
            entry.OidcClientMetadata.Is ? entry.OidcClientMetadata.Value(application.OidcClientMetadata) : application.OidcClientMetadata;
        application.CustomClientMetadata =
            entry.CustomClientMetadata.Is ? entry.CustomClientMetadata.Value(application.CustomClientMetadata) : application.CustomClientMetadata;
        application.CustomData = entry.CustomData.Is ? JsonMerge.Into(application.CustomData, entry.CustomData.Value) : application.CustomData;
        application.IsDisabled = entry.IsDisabled.Or(application.IsDisabled);
        if (entry.AccessControl.Is)
        {
            application.AppLevelAccessControlEnabled = entry.AccessControl.Value.Enabled.Or(application.AppLevelAccessControlEnabled);
        }

        var item = report.Begin(ObjectKind.Application, application, entry.Id, label: entry.Name);
        secrets.Apply(entry, db.Entry(application).State == EntityState.Added, item);
        item.List("roles", ApplyRoles(entry), stored.NameOfRole);
        ApplyLook(entry, item);
        if (entry.Permissions.Is)
        {
            ApplyPermissions(entry.Id, entry.Permissions.Value, item);
        }

        if (entry.AccessControl.Is)
        {
            accessControl.Apply(entry.Id, entry.AccessControl.Value, item);
        }

        report.End(item);
    }

    private void ApplyLook(ApplicationEntry entry, ObjectRecorder item)
    {
        if (!entry.SignInExperience.Is)
        {
            return;
        }

        var look = stored.Applications.Looks.GetValueOrDefault(entry.Id);
        if (entry.SignInExperience.Value is not { } wanted)
        {
            if (look is not null)
            {
                db.Remove(look);
                item.Part(look, "signInExperience");
            }

            return;
        }

        if (look is null)
        {
            look = new ApplicationSignInExperience { ApplicationId = entry.Id };
            db.Add(look);
        }

        look.Color = JsonMerge.Replace(look.Color, wanted.Color);
        look.Branding = JsonMerge.Replace(look.Branding, wanted.Branding);
        look.CustomCss = wanted.CustomCss.Or(look.CustomCss);
        look.TermsOfUseUrl = wanted.TermsOfUseUrl.Or(look.TermsOfUseUrl);
        look.PrivacyPolicyUrl = wanted.PrivacyPolicyUrl.Or(look.PrivacyPolicyUrl);
        look.DisplayName = wanted.DisplayName.Or(look.DisplayName);
        item.Part(look, "signInExperience");
    }

    // Roles of the hub itself are not named in files, so a list says nothing about them.
    private RelationChange ApplyRoles(ApplicationEntry entry)
    {
        if (!entry.Roles.Is && !entry.ManagementApiAccess.Is)
        {
            return RelationChange.None;
        }

        var present = stored.Applications.Roles.KeysOf(entry.Id);
        HashSet<string> wanted = entry.Roles.Is
            ? [.. stored.RoleIds(entry.Roles.Value.Select(static role => role.Value)), .. present.Where(stored.IsInternalRole)]
            : [.. present];
        if (entry.ManagementApiAccess.Is)
        {
            ApplyManagementAccess(wanted, entry.ManagementApiAccess.Value);
        }

        return stored.Applications.Roles.Sync(db, entry.Id, wanted, id => new ApplicationRole { ApplicationId = entry.Id, RoleId = id });
    }

    private void ApplyManagementAccess(HashSet<string> roleIds, bool isWanted)
    {
        var holders = stored.ManagementRoleIds();
        if (!isWanted)
        {
            roleIds.ExceptWith(holders);
        }
        else if (!roleIds.Overlaps(holders))
        {
            roleIds.Add((stored.FindManagementRole() ?? CreateManagementRole()).Id);
        }
    }

    // An administrator may have deleted the role that a new hub begins with.
    private Role CreateManagementRole()
    {
        var names = Enumerable.Range(2, stored.Roles.Count + 1).Select(static number => $"{ManagementRoleName} {number}").Prepend(ManagementRoleName);
        var role = new Role
        {
            Id = RandomValues.StandardId(),
            Name = names.First(name => !stored.Roles.Exists(row => row.Name == name)),
            Description = "May do everything in the Management API.",
            Type = RoleType.MachineToMachine,
        };
        var holding = new RoleScope { RoleId = role.Id, ScopeId = stored.FindScope(HubSeed.ManagementApiIndicator, "all")!.Id };
        stored.Roles.Add(role);
        stored.RoleScopes.With(holding);
        db.Add(role);
        db.Add(holding);
        report.End(report.Begin(ObjectKind.Role, role, role.Id, role.Name).List("scopes", new RelationChange([holding.ScopeId], []), stored.NameOfScope));
        return role;
    }

    private void ApplyPermissions(string id, PermissionsEntry entry, ObjectRecorder item)
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
