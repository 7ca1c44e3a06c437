using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.People;

/// <summary>
/// Who belongs to an organization. Roles and consents there end with the membership, by foreign keys. Invitations that a member sent out end
/// with it too: who has left can bring nobody in any more (CVE-2026-16072). All of it happens inside the caller's write.
/// </summary>
internal static class OrganizationMembers
{
    /// <summary>Adds members. Who is one already keeps the membership and its roles.</summary>
    /// <returns>Users who were not members before.</returns>
    public static async Task<List<string>> AddAsync(
        HubDbContext db, string organizationId, IEnumerable<string> userIds, CancellationToken cancellation) =>
        (await db.AddMissingAsync(userIds.Select(id => new OrganizationUser { OrganizationId = organizationId, UserId = id }), cancellation))
        .ConvertAll(row => row.UserId);

    /// <summary>Removes one.</summary>
    /// <returns>Whether the user was a member.</returns>
    public static async Task<bool> RemoveAsync(
        HubDbContext db, string organizationId, string userId, DateTimeOffset now, CancellationToken cancellation) =>
        await EndAsync(
            db, organizationId, db.OrganizationUsers.Where(row => row.OrganizationId == organizationId && row.UserId == userId), now, cancellation) == 1;

    /// <summary>Makes these the members. The rows of those who stay are not touched, so they keep their roles.</summary>
    public static async Task ReplaceAsync(
        HubDbContext db, string organizationId, IReadOnlyList<string> userIds, DateTimeOffset now, CancellationToken cancellation)
    {
        var staying = userIds.Distinct(StringComparer.Ordinal).ToList();
        var leaving = db.OrganizationUsers
            .Where(row => row.OrganizationId == organizationId && !EF.Parameter(staying).Contains(row.UserId));
        await EndAsync(db, organizationId, leaving, now, cancellation);
        await AddAsync(db, organizationId, staying, cancellation);
    }

    /// <summary>Ends what members have begun for an organization whose rows the caller removes itself.</summary>
    public static Task EndInvitationsAsync(
        HubDbContext db, string organizationId, IReadOnlyCollection<string> leaving, DateTimeOffset now, CancellationToken cancellation)
    {
        var userIds = leaving.ToList();
        return EndInvitationsAsync(
            db, organizationId, db.OrganizationUsers.Where(row => row.OrganizationId == organizationId && EF.Parameter(userIds).Contains(row.UserId)), now, cancellation);
    }

    private static async Task<int> EndAsync(
        HubDbContext db, string organizationId, IQueryable<OrganizationUser> leaving, DateTimeOffset now, CancellationToken cancellation)
    {
        await EndInvitationsAsync(db, organizationId, leaving, now, cancellation);
        return await leaving.ExecuteDeleteAsync(cancellation);
    }

    private static Task EndInvitationsAsync(
        HubDbContext db, string organizationId, IQueryable<OrganizationUser> leaving, DateTimeOffset now, CancellationToken cancellation) =>
        db.OrganizationInvitations
            .Where(row => row.OrganizationId == organizationId
                && row.Status == OrganizationInvitationStatus.Pending
                && leaving.Any(member => member.UserId == row.InviterId))
            .ExecuteUpdateAsync(
                update => update.SetProperty(row => row.Status, OrganizationInvitationStatus.Revoked).SetProperty(row => row.UpdatedAt, now),
                cancellation);
}
