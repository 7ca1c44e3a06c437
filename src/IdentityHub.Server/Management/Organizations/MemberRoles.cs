using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>A role and who holds it.</summary>
internal sealed record HeldRole(string HolderId, NamedReference Role);

/// <summary>What can be done with the roles of members.</summary>
internal static class MemberRoles
{
    private static readonly Keyset<OrganizationRole> ByName = Keyset<OrganizationRole>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Roles of some members of an organization.</summary>
    public static IQueryable<HeldRole> OfUsers(HubDbContext db, string organizationId, List<string> userIds) =>
        from held in db.OrganizationRoleUsers
        join role in db.OrganizationRoles on held.OrganizationRoleId equals role.Id
        where held.OrganizationId == organizationId && userIds.Contains(held.UserId)
        orderby role.Name
        select new HeldRole(held.UserId, new NamedReference(role.Id, role.Name));

    /// <summary>Whether a user is a member.</summary>
    public static Task<bool> IsMemberAsync(HubDbContext db, string organizationId, string userId, CancellationToken cancellation) =>
        db.OrganizationUsers.AnyAsync(row => row.OrganizationId == organizationId && row.UserId == userId, cancellation);

    /// <summary>Lists the roles of a member, by name.</summary>
    public static async Task<ApiResult<List<OrganizationRoleAnswer>>> ListAsync(ApiCall call)
    {
        var (organizationId, userId) = (call.Path("id"), call.Path("userId"));
        if (!await IsMemberAsync(call.Db, organizationId, userId, call.Cancellation))
        {
            return OrganizationErrors.RequireMembership;
        }

        var roles = await call.ListAsync(
            db => db.OrganizationRoles.Where(role => db.OrganizationRoleUsers.Any(row =>
                row.OrganizationId == organizationId && row.OrganizationRoleId == role.Id && row.UserId == userId)),
            ByName);
        return roles.ConvertAll(OrganizationRoleAnswer.From);
    }

    /// <summary>Gives roles to a member.</summary>
    public static Task<ApiResult<AssignedOrganizationRoles>> AddAsync(ApiCall<OrganizationUserRoles> call) => ChangeAsync<AssignedOrganizationRoles>(
        call,
        async (db, organizationId, userId, roleIds, cancellation) =>
        {
            await db.AddMissingAsync(roleIds.Select(id => Row(organizationId, id, userId)), cancellation);
            return new AssignedOrganizationRoles(roleIds);
        });

    /// <summary>Makes these the roles of a member. Those that stay are not touched.</summary>
    public static Task<ApiResult<Nothing>> ReplaceAsync(ApiCall<OrganizationUserRoles> call) => ChangeAsync<Nothing>(
        call,
        async (db, organizationId, userId, roleIds, cancellation) =>
        {
            await db.OrganizationRoleUsers
                .Where(row => row.OrganizationId == organizationId && row.UserId == userId && !EF.Parameter(roleIds).Contains(row.OrganizationRoleId))
                .ExecuteDeleteAsync(cancellation);
            await db.AddMissingAsync(roleIds.Select(id => Row(organizationId, id, userId)), cancellation);
            return Nothing.Value;
        });

    /// <summary>Takes a role from a member.</summary>
    public static Task<ApiResult<Nothing>> RemoveAsync(ApiCall call)
    {
        var (organizationId, userId, roleId) = (call.Path("id"), call.Path("userId"), call.Path("organizationRoleId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await IsMemberAsync(db, organizationId, userId, cancellation))
            {
                return OrganizationErrors.RequireMembership;
            }

            var removed = await db.OrganizationRoleUsers
                .Where(row => row.OrganizationId == organizationId && row.OrganizationRoleId == roleId && row.UserId == userId)
                .ExecuteDeleteAsync(cancellation);
            return removed == 0 ? ApiErrors.NotFound : Nothing.Value;
        });
    }

    /// <summary>Gives several roles to several members.</summary>
    public static async Task<ApiResult<Nothing>> AssignAsync(ApiCall<AssignRolesToOrganizationUsers> call)
    {
        var (organizationId, userIds, body) = (call.Path("id"), call.Body.UserIds.Distinct(StringComparer.Ordinal).ToList(), call.Body);
        if ((long)userIds.Count * body.OrganizationRoleIds.Count > OrganizationLimits.RolePairs)
        {
            return OrganizationErrors.TooManyRoles;
        }

        return await call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!(await OrganizationRoleChecks.CheckAsync(db, body.OrganizationRoleIds, RoleType.User, cancellation)).TryGet(out var roleIds, out var error))
            {
                return error;
            }

            await db.AddMissingAsync(userIds.SelectMany(userId => roleIds.Select(roleId => Row(organizationId, roleId, userId))), cancellation);
            return Nothing.Value;
        });
    }

    private static Task<ApiResult<T>> ChangeAsync<T>(
        ApiCall<OrganizationUserRoles> call, Func<HubDbContext, string, string, List<string>, CancellationToken, Task<ApiResult<T>>> change)
    {
        var (organizationId, userId, body) = (call.Path("id"), call.Path("userId"), call.Body);
        return call.WriteAsync<T>(async (db, cancellation) =>
        {
            if (!await IsMemberAsync(db, organizationId, userId, cancellation))
            {
                return OrganizationErrors.RequireMembership;
            }

            var checkedRoles = await OrganizationRoleChecks.CheckAsync(
                db, body.OrganizationRoleIds.Or([]), body.OrganizationRoleNames.Or([]), RoleType.User, cancellation);
            return checkedRoles.TryGet(out var roleIds, out var error) ? await change(db, organizationId, userId, roleIds, cancellation) : error;
        });
    }

    private static OrganizationRoleUser Row(string organizationId, string roleId, string userId) =>
        new() { OrganizationId = organizationId, OrganizationRoleId = roleId, UserId = userId };
}
