using IdentityHub.Data;
using IdentityHub.Data.Roles;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Hosting.Startup;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings the global roles of machines to what the file wants.</summary>
internal sealed class ApplicationRoleChanges(HubDbContext db, StoredState stored, ChangeRecorder report)
{
    private const string ManagementRoleName = "Management API access";

    /// <summary>Applies the roles of one client. Those of the hub itself are not named in files, so a list says nothing about them.</summary>
    public RelationChange Apply(ApplicationEntry entry)
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
}
