using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.Organizations;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.OrganizationInvitations;

/// <summary>What can be done with invitations, but for <see cref="InvitationSettlement"/>.</summary>
internal static class InvitationOperations
{
    /// <summary>Lists them, oldest first.</summary>
    public static async Task<ApiResult<List<InvitationAnswer>>> ListAsync(ApiCall call)
    {
        var (organizationId, inviterId, invitee) = (call.Query("organizationId"), call.Query("inviterId"), User.Normalize(call.Query("invitee")));
        var rows = await call.Db.OrganizationInvitations
            .Where(row => (organizationId == null || row.OrganizationId == organizationId)
                && (inviterId == null || row.InviterId == inviterId)
                && (invitee == null || row.NormalizedInvitee == invitee))
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .ToListAsync(call.Cancellation);
        var ids = rows.ConvertAll(row => row.Id);
        var roles = (await Roles(call.Db, ids).ToListAsync(call.Cancellation)).ToLookup(role => role.HolderId, role => role.Role);
        var now = call.Now;
        return rows.ConvertAll(row => InvitationAnswer.From(row, roles[row.Id], now));
    }

    /// <summary>Reads one.</summary>
    public static async Task<ApiResult<InvitationAnswer>> GetAsync(ApiCall call) =>
        await ReadAsync(call.Db, call.Path("id"), call.Now, call.Cancellation) is { } answer ? answer : InvitationErrors.NotFound(call.Path("id"));

    /// <summary>Invites somebody. At most one invitation waits for an address in an organization.</summary>
    public static async Task<ApiResult<InvitationAnswer>> CreateAsync(ApiCall<CreateInvitation> call)
    {
        var body = call.Body;
        if (body.ExpiresAt <= call.Now)
        {
            return InvitationErrors.ExpiresInPast;
        }

        var payload = body.MessagePayload is { IsGiven: true, Value: { ValueKind: JsonValueKind.Object } given } ? JsonObject.Create(given) : null;
        if (payload is not null && !await InvitationMessages.CanSendAsync(call))
        {
            return InvitationErrors.NoEmailConnector;
        }

        var invitation = new OrganizationInvitation
        {
            Id = RandomValues.StandardId(),
            InviterId = body.InviterId.Value,
            Invitee = body.Invitee,
            NormalizedInvitee = User.Normalize(body.Invitee)!,
            OrganizationId = body.OrganizationId,
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
            ExpiresAt = body.ExpiresAt,
        };
        var allowance = payload is null ? null : await InvitationMessages.AllowanceAsync(call, invitation);
        var stored = await call.WriteAsync(
            async (db, cancellation) =>
            {
                var answer = await StoreAsync(db, invitation, body.OrganizationRoleIds.Or([]), cancellation);
                return answer.Error is null && allowance is not null && !await allowance.TakeAsync(db, cancellation) ? VerificationErrors.MessageRateLimited : answer;
            },
            created: static answer => answer.Id);
        if (payload is null || !stored.TryGet(out _, out _) || (await InvitationMessages.SendAsync(call, invitation, payload)).TryGet(out _, out var error))
        {
            return stored;
        }

        // Nobody was told of it: who sends the request again must be able to invite the same address.
        await call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            await db.OrganizationInvitations.Where(row => row.Id == invitation.Id).ExecuteDeleteAsync(cancellation);
            return Nothing.Value;
        });
        return error;
    }

    /// <summary>Deletes one.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
            await db.OrganizationInvitations.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 0 ? ApiErrors.NotFound : Nothing.Value);
    }

    /// <summary>Sends its message again.</summary>
    public static async Task<ApiResult<Nothing>> SendAsync(ApiCall<InvitationMessage> call)
    {
        var id = call.Path("id");
        if (await call.Db.OrganizationInvitations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is not { } invitation)
        {
            return InvitationErrors.NotFound(id);
        }

        if (invitation.Status != OrganizationInvitationStatus.Pending || invitation.ExpiresAt <= call.Now)
        {
            return InvitationErrors.NotPending;
        }

        if (!await InvitationMessages.CanSendAsync(call))
        {
            return InvitationErrors.NoEmailConnector;
        }

        var allowance = await InvitationMessages.AllowanceAsync(call, invitation);
        return await call.Service<HubWriter>().WriteAsync(Durability.Relaxed, (db, token) => allowance.TakeAsync(db, token), call.Cancellation)
            ? await InvitationMessages.SendAsync(call, invitation, (JsonObject)JsonSerializer.SerializeToNode(call.Body, ApiJson.Options)!)
            : VerificationErrors.MessageRateLimited;
    }

    /// <summary>Reads one with its roles; null when there is none.</summary>
    public static async Task<InvitationAnswer?> ReadAsync(HubDbContext db, string id, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.OrganizationInvitations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
        {
            return null;
        }

        return InvitationAnswer.From(row, (await Roles(db, [id]).ToListAsync(cancellation)).Select(role => role.Role), now);
    }

    private static async Task<ApiResult<InvitationAnswer>> StoreAsync(
        HubDbContext db, OrganizationInvitation invitation, IEnumerable<string> givenRoleIds, CancellationToken cancellation)
    {
        var (organizationId, invitee, now) = (invitation.OrganizationId, invitation.NormalizedInvitee, invitation.CreatedAt);
        if (await db.Users.AnyAsync(
            user => user.NormalizedEmail == invitee && db.OrganizationUsers.Any(row => row.OrganizationId == organizationId && row.UserId == user.Id),
            cancellation))
        {
            return InvitationErrors.AlreadyMember;
        }

        if (!(await OrganizationRoleChecks.CheckAsync(db, givenRoleIds, RoleType.User, cancellation)).TryGet(out var roleIds, out var error))
        {
            return error;
        }

        // One that nobody answered in time does not keep the address from being invited again.
        await db.OrganizationInvitations
            .Where(row => row.NormalizedInvitee == invitee
                && row.OrganizationId == organizationId
                && row.Status == OrganizationInvitationStatus.Pending
                && row.ExpiresAt <= now)
            .ExecuteUpdateAsync(
                update => update.SetProperty(row => row.Status, OrganizationInvitationStatus.Expired).SetProperty(row => row.UpdatedAt, now),
                cancellation);
        db.Add(invitation);
        db.AddRange(roleIds.Select(id => new OrganizationInvitationRole { OrganizationInvitationId = invitation.Id, OrganizationRoleId = id }));
        var roles = await db.OrganizationRoles.Where(role => roleIds.Contains(role.Id)).OrderBy(role => role.Name)
            .Select(role => new NamedReference(role.Id, role.Name)).ToListAsync(cancellation);
        return InvitationAnswer.From(invitation, roles, now);
    }

    private static IQueryable<HeldRole> Roles(HubDbContext db, List<string> invitationIds) =>
        from held in db.OrganizationInvitationRoles
        join role in db.OrganizationRoles on held.OrganizationRoleId equals role.Id
        where EF.Parameter(invitationIds).Contains(held.OrganizationInvitationId)
        orderby role.Name
        select new HeldRole(held.OrganizationInvitationId, new NamedReference(role.Id, role.Name));
}
