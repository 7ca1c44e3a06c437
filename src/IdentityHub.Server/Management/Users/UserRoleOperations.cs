using System.ComponentModel.DataAnnotations;
using IdentityHub.Data;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Management.Roles;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>Roles to give to a user.</summary>
internal sealed record UserRoleIds
{
    /// <summary>Their ids.</summary>
    [MaxLength(1000), StringLength(21, MinimumLength = 1)]
    public required List<string> RoleIds { get; init; }
}

/// <summary>Roles that a user was given.</summary>
/// <param name="RoleIds">Those asked for.</param>
/// <param name="AddedRoleIds">Those that the user did not have.</param>
internal sealed record AssignedUserRoles(List<string> RoleIds, List<string> AddedRoleIds);

/// <summary>Roles that a user has now.</summary>
internal sealed record ReplacedUserRoles(List<string> RoleIds);

/// <summary>What can be done with the global roles of a user.</summary>
/// <remarks>
/// Internal roles, which make administrators, are not shown. Whoever may use the API may give and take every other role; the internal one is
/// given and taken only by a caller who is a person and an owner at that moment: neither machines nor people who hold the permission by
/// another role can make administrators. Replacing all roles leaves the internal ones as they are.
/// </remarks>
internal static class UserRoleOperations
{
    private static readonly Keyset<Role> ByName = Keyset<Role>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Lists them by name.</summary>
    public static async Task<ApiResult<List<RoleAnswer>>> ListAsync(ApiCall call)
    {
        if (!ListSearch.Parse(call.Http.Request.Query, SearchFields.Roles).TryGet(out var search, out var problem))
        {
            return ApiErrors.InvalidRequest(problem);
        }

        var userId = call.Path("userId");
        if (!await call.Db.Users.AnyAsync(user => user.Id == userId, call.Cancellation))
        {
            return UserErrors.NotFound;
        }

        var rows = await call.ListAsync(
            db => search.Apply(db.Roles.Where(role => !role.Name.StartsWith(HubSeed.InternalPrefix)
                && db.UserRoles.Any(row => row.UserId == userId && row.RoleId == role.Id))),
            ByName);
        return rows.ConvertAll(RoleAnswer.From);
    }

    /// <summary>Gives roles; those that the user has stay.</summary>
    public static Task<ApiResult<AssignedUserRoles>> AssignAsync(ApiCall<UserRoleIds> call) => WriteAsync(call, async (db, userId, cancellation) =>
    {
        var added = await AddAsync(db, userId, call.Body.RoleIds, cancellation);
        return new AssignedUserRoles(call.Body.RoleIds, added);
    });

    /// <summary>Gives exactly these roles.</summary>
    public static Task<ApiResult<ReplacedUserRoles>> ReplaceAsync(ApiCall<UserRoleIds> call) => WriteAsync(call, async (db, userId, cancellation) =>
    {
        var wanted = call.Body.RoleIds;
        await db.UserRoles
            .Where(row => row.UserId == userId && !wanted.Contains(row.RoleId))
            .Where(row => !db.Roles.Any(role => role.Id == row.RoleId && role.Name.StartsWith(HubSeed.InternalPrefix)))
            .ExecuteDeleteAsync(cancellation);
        await AddAsync(db, userId, wanted, cancellation);
        return new ReplacedUserRoles(wanted);
    });

    /// <summary>Takes a role away.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (userId, roleId, now) = (call.Path("userId"), call.Path("roleId"), call.Now);
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await UserRows.HoldAsync(db, userId, now, cancellation))
            {
                return UserErrors.NotFound;
            }

            var isInternal = await db.Roles.AnyAsync(role => role.Id == roleId && role.Name.StartsWith(HubSeed.InternalPrefix), cancellation);
            if (isInternal && !await IsOwnerAsync(db, call.Caller, cancellation))
            {
                return UserErrors.InternalRole;
            }

            if (roleId == HubSeed.AdministratorRoleId && await Owners.IsLastAsync(db, userId, cancellation))
            {
                return UserErrors.LastOwner;
            }

            return await db.UserRoles.Where(row => row.UserId == userId && row.RoleId == roleId).ExecuteDeleteAsync(cancellation) == 1
                ? Nothing.Value
                : ApiErrors.NotFound;
        });
    }

    private static Task<ApiResult<T>> WriteAsync<T>(
        ApiCall<UserRoleIds> call, Func<HubDbContext, string, CancellationToken, Task<T>> work)
    {
        var (userId, now) = (call.Path("userId"), call.Now);
        return call.WriteAsync<T>(async (db, cancellation) =>
        {
            if (!await UserRows.HoldAsync(db, userId, now, cancellation))
            {
                return UserErrors.NotFound;
            }

            return await RefuseAsync(db, call.Caller, call.Body.RoleIds, cancellation) is { } refusal
                ? refusal
                : await work(db, userId, cancellation);
        });
    }

    private static async Task<ApiError?> RefuseAsync(
        HubDbContext db, ApiCaller caller, List<string> roleIds, CancellationToken cancellation)
    {
        var roles = await db.Roles.Where(role => roleIds.Contains(role.Id))
            .Select(role => new { role.Id, role.Type, role.Name }).ToListAsync(cancellation);
        if (roleIds.Find(id => roles.All(role => role.Id != id)) is { } unknown)
        {
            return UserErrors.RoleNotFound(unknown);
        }

        if (roles.Any(role => role.Type != RoleType.User))
        {
            return UserErrors.RolesOfOtherType(roles.Where(role => role.Type != RoleType.User).Select(role => role.Id));
        }

        if (!caller.IsOwner && await Privileges.RoleIds(db).AnyAsync(id => roleIds.Contains(id), cancellation))
        {
            return Privileges.OwnersOnly;
        }

        var isInternal = roles.Any(role => role.Name.StartsWith(HubSeed.InternalPrefix, StringComparison.Ordinal));
        return isInternal && !await IsOwnerAsync(db, caller, cancellation) ? UserErrors.InternalRole : null;
    }

    private static async Task<List<string>> AddAsync(HubDbContext db, string userId, List<string> roleIds, CancellationToken cancellation)
    {
        var added = await db.AddMissingAsync(roleIds.Select(id => new UserRole { UserId = userId, RoleId = id }), cancellation);
        return [.. roleIds.Distinct().Intersect(added.Select(row => row.RoleId))];
    }

    private static async Task<bool> IsOwnerAsync(HubDbContext db, ApiCaller caller, CancellationToken cancellation) =>
        caller.UserId is { } userId && await Owners.IsOneAsync(db, userId, cancellation);
}
