using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.OrganizationInvitations;

/// <summary>
/// Accepts or revokes an invitation. It leaves its waiting state once, by one conditional update; the membership and the roles join the
/// same transaction. It is bound to its organization and to its address (CVE-2026-1529), and what made it right is looked at
/// again when it is accepted: who invited, and the organization (CVE-2026-16072).
/// </summary>
internal static class InvitationSettlement
{
    /// <summary>Settles one.</summary>
    public static Task<ApiResult<InvitationAnswer>> SettleAsync(ApiCall<SettleInvitation> call)
    {
        var (id, now, isAccepted, userId) = (
            call.Path("id"), call.Now, call.Body.Status == InvitationDecision.Accepted, call.Body.AcceptedUserId.Value);
        return call.WriteAsync<InvitationAnswer>(async (db, cancellation) =>
        {
            if (await db.OrganizationInvitations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } invitation)
            {
                return InvitationErrors.NotFound(id);
            }

            if (invitation.Status != OrganizationInvitationStatus.Pending || invitation.ExpiresAt <= now)
            {
                return InvitationErrors.NotPending;
            }

            if (isAccepted && await CheckAsync(db, invitation, userId, cancellation) is { } error)
            {
                return error;
            }

            if (!await LeavePendingAsync(db, id, isAccepted ? userId : null, now, cancellation))
            {
                return InvitationErrors.NotPending;
            }

            if (isAccepted)
            {
                await JoinAsync(db, invitation, userId!, cancellation);
            }

            return (await InvitationOperations.ReadAsync(db, id, now, cancellation))!;
        });
    }

    private static async Task<ApiError?> CheckAsync(
        HubDbContext db, OrganizationInvitation invitation, string? userId, CancellationToken cancellation)
    {
        if (userId is null)
        {
            return InvitationErrors.NobodyAccepts;
        }

        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == userId, cancellation) is not { } user)
        {
            return ApiErrors.NotFound;
        }

        if (user.NormalizedEmail is null || user.NormalizedEmail != invitation.NormalizedInvitee)
        {
            return InvitationErrors.OtherEmail;
        }

        if (user.IsSuspended)
        {
            return InvitationErrors.AcceptingUserSuspended;
        }

        var (organizationId, inviterId) = (invitation.OrganizationId, invitation.InviterId);
        if (inviterId is not null && await db.Users.AnyAsync(row => row.Id == inviterId && row.IsSuspended, cancellation))
        {
            return InvitationErrors.InviterSuspended;
        }

        return await db.Organizations.AnyAsync(row => row.Id == organizationId && row.IsDisabled, cancellation)
            ? InvitationErrors.OrganizationDisabled
            : null;
    }

    private static async Task<bool> LeavePendingAsync(
        HubDbContext db, string id, string? acceptedUserId, DateTimeOffset now, CancellationToken cancellation)
    {
        var status = acceptedUserId is null ? OrganizationInvitationStatus.Revoked : OrganizationInvitationStatus.Accepted;
        return await db.OrganizationInvitations
            .Where(row => row.Id == id && row.Status == OrganizationInvitationStatus.Pending && row.ExpiresAt > now)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.Status, status)
                    .SetProperty(row => row.AcceptedUserId, acceptedUserId)
                    .SetProperty(row => row.UpdatedAt, now),
                cancellation) == 1;
    }

    private static async Task JoinAsync(HubDbContext db, OrganizationInvitation invitation, string userId, CancellationToken cancellation)
    {
        var (id, organizationId) = (invitation.Id, invitation.OrganizationId);
        await OrganizationMembers.AddAsync(db, organizationId, [userId], cancellation);
        var roleIds = await db.OrganizationInvitationRoles
            .Where(row => row.OrganizationInvitationId == id
                && db.OrganizationRoles.Any(role => role.Id == row.OrganizationRoleId && role.Type == RoleType.User))
            .Select(row => row.OrganizationRoleId)
            .ToListAsync(cancellation);
        await db.AddMissingAsync(
            roleIds.Select(roleId => new OrganizationRoleUser { OrganizationId = organizationId, OrganizationRoleId = roleId, UserId = userId }), cancellation);
    }
}
