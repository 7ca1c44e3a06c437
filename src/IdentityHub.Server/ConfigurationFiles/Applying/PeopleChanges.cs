using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reading;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings users and organizations to what the file wants.</summary>
internal sealed class PeopleChanges(HubDbContext db, StoredState stored, ChangeReport report, DateTimeOffset now)
{
    /// <summary>Applies one user.</summary>
    /// <param name="entry">The user of the file.</param>
    /// <param name="newDigest">Digest of the file's password where the stored one is for another; null to leave it.</param>
    public void Apply(UserEntry entry, NewDigest? newDigest)
    {
        var user = stored.FindUser(entry);
        var isNew = user is null;
        if (user is null)
        {
            user = new User { Id = entry.Id.Is ? entry.Id.Value : RandomValues.ShortId(), CreatedAt = now, UpdatedAt = now };
            stored.Users.Add(user);
            db.Add(user);
        }

        user.Username = entry.Username.Or(user.Username);
        user.NormalizedUsername = User.Normalize(user.Username);
        user.PrimaryEmail = entry.PrimaryEmail.Or(user.PrimaryEmail);
        user.NormalizedEmail = User.Normalize(user.PrimaryEmail);
        user.PrimaryPhone = entry.PrimaryPhone.Or(user.PrimaryPhone);
        user.Name = entry.Name.Or(user.Name);
        user.Avatar = entry.Avatar.Or(user.Avatar);
        user.Profile = entry.Profile.Is ? entry.Profile.Value(user.Profile) : user.Profile;
        user.CustomData = entry.CustomData.Is ? JsonMerge.Into(user.CustomData, entry.CustomData.Value) : user.CustomData;
        user.IsSuspended = entry.IsSuspended.Or(user.IsSuspended);
        if (newDigest is not null)
        {
            user.PasswordEncrypted = newDigest.Digest;
            user.PasswordEncryptionMethod = newDigest.Method;
            user.PasswordUpdatedAt = now;
            user.IsPasswordExpired = false;
        }

        if (report.Look(user).State == EntityState.Modified)
        {
            user.UpdatedAt = now;
        }

        report.Count(user, $"user {user.Id}", ("roles", ApplyRoles(user.Id, entry, isNew)));
    }

    /// <summary>Applies one organization.</summary>
    public void Apply(OrganizationEntry entry)
    {
        var organization = stored.Organizations.FindAll(entry).SingleOrDefault();
        if (organization is null)
        {
            organization = new Organization { Id = entry.Id.Is ? entry.Id.Value : RandomValues.ShortId(), Name = entry.Name, CreatedAt = now };
            stored.Organizations.All.Add(organization);
            db.Add(organization);
        }

        organization.Name = entry.Name;
        organization.Description = entry.Description.Or(organization.Description);
        organization.CustomData = entry.CustomData.Is ? JsonMerge.Into(organization.CustomData, entry.CustomData.Value) : organization.CustomData;
        report.Count(
            organization,
            $"organization {organization.Id}",
            ("users", entry.Users.Is && ApplyMembers(organization.Id, entry.Users.Value)),
            ("applications", entry.Applications.Is && ApplyApplications(organization.Id, entry.Applications.Value)));
    }

    // As anywhere else a new user gets the default roles, unless the file says which roles there are to be.
    private bool ApplyRoles(string userId, UserEntry entry, bool isNew)
    {
        if (!entry.Roles.Is && !isNew)
        {
            return false;
        }

        var wanted = entry.Roles.Is
            ? entry.Roles.Value.Select(item => stored.Roles.Find(row => row.Name == item.Value)!.Id)
            : stored.Roles.Where(static row => row.IsDefault).Select(static row => row.Id);
        return report.Sync(
            stored.UserRoles,
            row => row.UserId == userId,
            static row => row.RoleId,
            wanted,
            id => new Data.Roles.UserRole { UserId = userId, RoleId = id });
    }

    private bool ApplyMembers(string organizationId, IReadOnlyList<MemberEntry> members)
    {
        var rows = stored.Organizations;
        var users = members.Select(member => (stored.FindUser(member.User)!.Id, member.Roles)).DistinctBy(static item => item.Id).ToList();
        var ids = users.Select(static item => item.Id).ToHashSet();
        rows.UserRoles.RemoveAll(row => row.OrganizationId == organizationId && !ids.Contains(row.UserId));
        var changed = report.Sync(
            rows.Users,
            row => row.OrganizationId == organizationId,
            static row => row.UserId,
            ids,
            id => new OrganizationUser { OrganizationId = organizationId, UserId = id });
        foreach (var (id, roles) in users.Where(static item => item.Roles.Is))
        {
            changed |= report.Sync(
                rows.UserRoles,
                row => row.OrganizationId == organizationId && row.UserId == id,
                static row => row.OrganizationRoleId,
                RoleIds(roles),
                role => new OrganizationRoleUser { OrganizationId = organizationId, UserId = id, OrganizationRoleId = role });
        }

        return changed;
    }

    private bool ApplyApplications(string organizationId, IReadOnlyList<OrganizationApplicationEntry> applications)
    {
        var rows = stored.Organizations;
        var ids = applications.Select(static item => item.Id.Value).ToHashSet();
        rows.ApplicationRoles.RemoveAll(row => row.OrganizationId == organizationId && !ids.Contains(row.ApplicationId));
        var changed = report.Sync(
            rows.Applications,
            row => row.OrganizationId == organizationId,
            static row => row.ApplicationId,
            ids,
            id => new OrganizationApplication { OrganizationId = organizationId, ApplicationId = id });
        foreach (var item in applications.Where(static item => item.Roles.Is))
        {
            changed |= report.Sync(
                rows.ApplicationRoles,
                row => row.OrganizationId == organizationId && row.ApplicationId == item.Id.Value,
                static row => row.OrganizationRoleId,
                RoleIds(item.Roles),
                role => new OrganizationRoleApplication { OrganizationId = organizationId, ApplicationId = item.Id.Value, OrganizationRoleId = role });
        }

        return changed;
    }

    private IEnumerable<string> RoleIds(Given<IReadOnlyList<Located>> names) =>
        names.Value.Select(item => stored.OrganizationRoles.Find(row => row.Name == item.Value)!.Id);
}
