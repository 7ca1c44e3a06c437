using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.ConfigurationFiles.Reporting;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings the rules of who may use a client to what the file wants.</summary>
internal sealed class AccessControlChanges(HubDbContext db, StoredState stored)
{
    private const string Path = "accessControl";

    /// <summary>Applies the rules of one client; the people and organizations they name exist by now.</summary>
    public void Apply(string id, AccessControlEntry entry, ObjectRecorder item)
    {
        var rows = stored.Applications;
        if (entry.Users.Is)
        {
            var users = entry.Users.Value.Select(reference => stored.Users.Find(reference)!.Id);
            item.List(
                $"{Path}.users",
                rows.AllowedUsers.Sync(db, id, users, user => new ApplicationAccessControlUser { ApplicationId = id, UserId = user }),
                stored.Users.NameOf);
        }

        if (entry.UserRoles.Is)
        {
            var roles = stored.RoleIds(entry.UserRoles.Value.Select(static role => role.Value));
            item.List(
                $"{Path}.userRoles",
                rows.AllowedRoles.Sync(db, id, roles, role => new ApplicationAccessControlUserRole { ApplicationId = id, RoleId = role }),
                stored.NameOfRole);
        }

        if (entry.Organizations.Is)
        {
            var organizations = entry.Organizations.Value.Select(stored.Organizations.Find).Select(static found => found.Id);
            item.List(
                $"{Path}.organizations",
                rows.AllowedOrganizations.Sync(
                    db, id, organizations, organization => new ApplicationAccessControlOrganization { ApplicationId = id, OrganizationId = organization }),
                stored.Organizations.NameOf);
        }

        if (entry.OrganizationRoles.Is)
        {
            ApplyRules(id, entry.OrganizationRoles.Value, item);
        }
    }

    private void ApplyRules(string id, IReadOnlyList<OrganizationRuleEntry> rules, ObjectRecorder item)
    {
        var rows = stored.Applications.AllowedOrganizationRoles;
        var wanted = rules
            .GroupBy(rule => stored.Organizations.Find(rule.Organization).Id)
            .ToDictionary(static group => group.Key, group => stored.OrganizationRoleIds(group.SelectMany(static rule => rule.Roles).Select(static role => role.Value)).ToList());
        var organizations = rows.Owners.Where(owner => owner.Application == id).Select(static owner => owner.Organization).Union(wanted.Keys).ToList();
        foreach (var organization in organizations)
        {
            var change = rows.Sync(
                db, (id, organization), wanted.GetValueOrDefault(organization, []),
                role => new ApplicationAccessControlOrganizationRole { ApplicationId = id, OrganizationId = organization, OrganizationRoleId = role });
            item.List($"{Path}.organizationRoles[{ReadingContext.Printable(stored.Organizations.NameOf(organization))}]", change, stored.NameOfOrganizationRole);
        }
    }
}
