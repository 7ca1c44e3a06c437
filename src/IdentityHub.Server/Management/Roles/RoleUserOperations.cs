using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Management.Users;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Roles;

/// <summary>The users who have a role.</summary>
internal static class RoleUserOperations
{
    /// <summary>Lists them, the newest accounts first.</summary>
    public static async Task<ApiResult<List<UserAnswer>>> ListAsync(ApiCall call)
    {
        if (!ListSearch.Parse(call.Http.Request.Query, SearchFields.Users).TryGet(out var search, out var problem))
        {
            return ApiErrors.InvalidRequest(problem);
        }

        var id = call.Path("id");
        if (!await call.Db.Roles.AnyAsync(role => role.Id == id, call.Cancellation))
        {
            return RoleErrors.NotFound(id);
        }

        var rows = await call.ListAsync(
            db => UserRow.Select(search.Apply(db.Users.Where(user => db.UserRoles.Any(row => row.RoleId == id && row.UserId == user.Id))), withDigest: false),
            UserRow.NewestFirst);
        return rows.ConvertAll(row => UserAnswer.From(row, withDigest: false));
    }

    /// <summary>Gives the role to some.</summary>
    public static Task<ApiResult<Nothing>> AddAsync(ApiCall<AddRoleUsers> call)
    {
        var (id, userIds) = (call.Path("id"), call.Body.UserIds.Distinct().ToList());
        return call.WriteAsync<Nothing>(
            async (db, cancellation) =>
            {
                if (!(await RoleRules.TakeAsync(db, id, cancellation)).TryGet(out var role, out var error))
                {
                    return error;
                }

                if (role.Type != RoleType.User)
                {
                    return ApiErrors.ConstraintViolated;
                }

                var known = await db.Users.Where(user => userIds.Contains(user.Id)).Select(user => user.Id).ToListAsync(cancellation);
                if (userIds.Except(known).FirstOrDefault() is { } missing)
                {
                    return RoleErrors.UserNotFound(missing);
                }

                if (await db.UserRoles.AnyAsync(row => row.RoleId == id && userIds.Contains(row.UserId), cancellation))
                {
                    return RoleErrors.UserExists;
                }

                db.UserRoles.AddRange(userIds.Select(userId => new UserRole { UserId = userId, RoleId = id }));
                return Nothing.Value;
            },
            onUnique: static _ => RoleErrors.UserExists);
    }

    /// <summary>Takes the role from one.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (id, userId) = (call.Path("id"), call.Path("userId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!(await RoleRules.TakeAsync(db, id, cancellation)).TryGet(out _, out var error))
            {
                return error;
            }

            return await db.UserRoles.Where(row => row.RoleId == id && row.UserId == userId).ExecuteDeleteAsync(cancellation) == 0
                ? ApiErrors.NotFound
                : Nothing.Value;
        });
    }
}
