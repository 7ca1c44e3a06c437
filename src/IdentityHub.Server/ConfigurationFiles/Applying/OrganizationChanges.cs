using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.People;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings organizations, their members and their machine applications to what the file wants.</summary>
internal sealed class OrganizationChanges(HubDbContext db, StoredState stored, ChangeRecorder report, DateTimeOffset now)
{
    /// <summary>Applies one organization; the people and applications it names exist by now.</summary>
    public async Task ApplyAsync(OrganizationEntry entry, CancellationToken cancellation)
    {
        var organization = stored.Organizations.FindAll(entry).SingleOrDefault();
        if (organization is null)
        {
            organization = new Organization { Id = entry.Id.Is ? entry.Id.Value : RandomValues.ShortId(), Name = entry.Name, CreatedAt = now };
            stored.Organizations.AddNew(organization, entry.Id.Is ? entry.Id.Value : entry.Name);
            db.Add(organization);
        }

        ApplyColumns(entry, organization);
        var item = report.Begin(
            ObjectKind.Organization, organization, organization.Id, stored.Organizations.NameOf(organization.Id), organization.Name);
        if (entry.Users.Is)
        {
            await ApplyMembersAsync(organization.Id, entry.Users.Value, item, cancellation);
        }

        if (entry.Applications.Is)
        {
            ApplyApplications(organization.Id, entry.Applications.Value, item);
        }

        if (entry.Jit.Is)
        {
            ApplyJit(organization.Id, entry.Jit.Value, item);
        }

        report.End(item);
    }

    private void ApplyColumns(OrganizationEntry entry, Organization organization)
    {
        if (entry.IsDisabled.Or(organization.IsDisabled) != organization.IsDisabled)
        {
            db.MarkCatalogChanged();
        }

        stored.Organizations.Forget(organization);
        organization.Name = entry.Name;
        organization.Description = entry.Description.Or(organization.Description);
        organization.CustomData = entry.CustomData.Is ? JsonMerge.Into(organization.CustomData, entry.CustomData.Value) : organization.CustomData;
        organization.IsMfaRequired = entry.IsMfaRequired.Or(organization.IsMfaRequired);
        organization.IsTrustedDeviceAllowed = entry.IsTrustedDeviceAllowed.Or(organization.IsTrustedDeviceAllowed);
        organization.IsDisabled = entry.IsDisabled.Or(organization.IsDisabled);
        organization.Color = JsonMerge.Replace(organization.Color, entry.Color);
        organization.Branding = JsonMerge.Replace(organization.Branding, entry.Branding);
        organization.CustomCss = entry.CustomCss.Or(organization.CustomCss);
        stored.Organizations.Add(organization);
    }

    private async Task ApplyMembersAsync(
        string organizationId, IReadOnlyList<MemberEntry> members, ObjectRecorder item, CancellationToken cancellation)
    {
        var rows = stored.Organizations;
        var users = members.Select(member => (stored.Users.Find(member.User)!.Id, member.Roles)).DistinctBy(static member => member.Id).ToList();
        // Roles of those who leave go with their membership, here as in the database.
        var change = rows.Users.Sync(
            db, organizationId, users.Select(static member => member.Id), id => new OrganizationUser { OrganizationId = organizationId, UserId = id });
        item.List("users", change, stored.Users.NameOf);
        if (change.Removed.Count > 0)
        {
            await OrganizationMembers.EndInvitationsAsync(db, organizationId, change.Removed, now, cancellation);
        }

        foreach (var (id, roles) in users.Where(static member => member.Roles.Is))
        {
            var rolesChange = rows.UserRoles.Sync(
                db, (organizationId, id), RoleIds(roles.Value),
                role => new OrganizationRoleUser { OrganizationId = organizationId, UserId = id, OrganizationRoleId = role });
            item.List($"users[{ReadingContext.Printable(stored.Users.NameOf(id))}].roles", rolesChange, stored.NameOfOrganizationRole);
        }
    }

    private void ApplyApplications(string organizationId, IReadOnlyList<OrganizationApplicationEntry> applications, ObjectRecorder item)
    {
        var rows = stored.Organizations;
        item.List(
            "applications",
            rows.Applications.Sync(
                db, organizationId, applications.Select(static application => application.Id.Value),
                id => new OrganizationApplication { OrganizationId = organizationId, ApplicationId = id }),
            static id => id);
        foreach (var application in applications.Where(static application => application.Roles.Is))
        {
            var id = application.Id.Value;
            var change = rows.ApplicationRoles.Sync(
                db, (organizationId, id), RoleIds(application.Roles.Value),
                role => new OrganizationRoleApplication { OrganizationId = organizationId, ApplicationId = id, OrganizationRoleId = role });
            item.List($"applications[{id}].roles", change, stored.NameOfOrganizationRole);
        }
    }

    private void ApplyJit(string organizationId, JitEntry entry, ObjectRecorder item)
    {
        var rows = stored.Organizations;
        if (entry.EmailDomains.Is)
        {
            var domains = entry.EmailDomains.Value.Select(static domain => domain.Value);
            item.List(
                "jit.emailDomains",
                rows.JitDomains.Sync(
                    db, organizationId, domains, domain => new OrganizationJitEmailDomain { OrganizationId = organizationId, EmailDomain = domain }),
                static domain => domain);
        }

        if (entry.Roles.Is)
        {
            item.List(
                "jit.roles",
                rows.JitRoles.Sync(
                    db, organizationId, RoleIds(entry.Roles.Value), role => new OrganizationJitRole { OrganizationId = organizationId, OrganizationRoleId = role }),
                stored.NameOfOrganizationRole);
        }
    }

    private IEnumerable<string> RoleIds(IReadOnlyList<Located> names) => stored.OrganizationRoleIds(names.Select(static item => item.Value));
}
