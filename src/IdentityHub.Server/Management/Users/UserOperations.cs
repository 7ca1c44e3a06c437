using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.People;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>What can be done with users.</summary>
internal static class UserOperations
{
    /// <summary>Lists them, newest first.</summary>
    public static async Task<ApiResult<List<UserAnswer>>> ListAsync(ApiCall call)
    {
        if (!ListSearch.Parse(call.Http.Request.Query, SearchFields.Users).TryGet(out var search, out var problem))
        {
            return ApiErrors.InvalidRequest(problem);
        }

        var (roleId, organizationId) = (call.Query("excludeRoleId"), call.Query("excludeOrganizationId"));
        if (roleId is { Length: > 0 } && organizationId is { Length: > 0 })
        {
            return UserErrors.OneExclusionOnly;
        }

        var withDigest = call.Flag("includePasswordHash");
        var rows = await call.ListAsync(db => UserRow.Select(search.Apply(Exclude(db, roleId, organizationId)), withDigest), UserRow.NewestFirst);
        return rows.ConvertAll(row => UserAnswer.From(row, withDigest));
    }

    /// <summary>Adds one. Its id is made here and can be given by nobody, so no id of a deleted user comes back.</summary>
    public static async Task<ApiResult<UserAnswer>> CreateAsync(ApiCall<CreateUser> call)
    {
        if (!(await NewPassword.PrepareAsync(call, call.Body)).TryGet(out var password, out var error)
            || !UserIdentifiers.ReadNew(call.Body.Username, call.Body.PrimaryEmail, call.Body.PrimaryPhone).TryGet(out var identifiers, out error))
        {
            return error;
        }

        var (id, now) = (RandomValues.ShortId(), call.Now);
        return await call.WriteAsync<UserAnswer>(
            async (db, cancellation) =>
            {
                if (await identifiers.FindCollisionAsync(db, id, cancellation) is { } taken)
                {
                    return taken;
                }

                var user = New(call.Body, id, now);
                identifiers.Apply(user);
                password.Apply(user, now);
                db.Users.Add(user);
                await UserRows.AddDefaultRolesAsync(db, id, cancellation);
                return UserAnswer.From(user);
            },
            onUnique: UserErrors.InUse,
            created: static answer => answer.Id);
    }

    /// <summary>Reads one.</summary>
    public static async Task<ApiResult<UserAnswer>> GetAsync(ApiCall call)
    {
        var (id, withDigest) = (call.Path("userId"), call.Flag("includePasswordHash"));
        if (await UserRow.Select(call.Db.Users.Where(user => user.Id == id), withDigest).FirstOrDefaultAsync(call.Cancellation) is not { } row)
        {
            return UserErrors.NotFound;
        }

        var answer = UserAnswer.From(row, withDigest);
        return call.Flag("includeSsoIdentities")
            ? answer with { SsoIdentities = (await UserIdentityOperations.SsoIdentitiesAsync(call, id)).ConvertAll(SsoIdentityAnswer.From) }
            : answer;
    }

    /// <summary>Changes one.</summary>
    public static async Task<ApiResult<UserAnswer>> UpdateAsync(ApiCall<UpdateUser> call)
    {
        var body = call.Body;
        if (!UserIdentifiers.Read(body.Username, body.PrimaryEmail, body.PrimaryPhone).TryGet(out var identifiers, out var error))
        {
            return error;
        }

        return await UserChange.RunAsync(call, async (db, user, cancellation) =>
        {
            if (await identifiers.FindCollisionAsync(db, user.Id, cancellation) is { } taken)
            {
                return taken;
            }

            identifiers.Apply(user);
            user.Name = body.Name.Or(user.Name);
            user.Avatar = body.Avatar.Or(user.Avatar);
            user.CustomData = body.CustomData.Or(user.CustomData);
            user.Profile = body.Profile.IsGiven ? body.Profile.Value!.Over(new UserProfile()) : user.Profile;
            return null;
        });
    }

    /// <summary>Deletes one, with all that it has and after ending all that it does.</summary>
    public static async Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (id, now) = (call.Path("userId"), call.Now);
        if (id == call.Caller.UserId)
        {
            return UserErrors.CannotDeleteSelf;
        }

        return await call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await UserRows.HoldAsync(db, id, now, cancellation))
            {
                return UserErrors.NotFound;
            }

            if (await Owners.IsLastAsync(db, id, cancellation))
            {
                return UserErrors.LastOwner;
            }

            await BrowserSessions.EndAllAsync(db, id, cancellation);
            await db.Users.Where(user => user.Id == id).ExecuteDeleteAsync(cancellation);
            return Nothing.Value;
        });
    }

    /// <summary>Keeps one out of everything, on every node with the next request, or lets it in again: then it has to sign in anew.</summary>
    public static Task<ApiResult<UserAnswer>> SuspendAsync(ApiCall<UserSuspension> call) => UserChange.RunAsync(call, async (db, user, cancellation) =>
    {
        if (call.Body.IsSuspended && !user.IsSuspended && await Owners.IsLastAsync(db, user.Id, cancellation))
        {
            return UserErrors.LastOwner;
        }

        user.IsSuspended = call.Body.IsSuspended;
        if (user.IsSuspended)
        {
            await BrowserSessions.EndAllAsync(db, user.Id, cancellation);
        }

        return null;
    });

    /// <summary>The row of a new user, without identifiers and password.</summary>
    public static User New(CreateUser body, string id, DateTimeOffset now) => new()
    {
        Id = id,
        Name = body.Name.Value,
        Avatar = body.Avatar.Value,
        CustomData = body.CustomData.Or(JsonColumn.EmptyObject),
        Profile = body.Profile.IsGiven ? body.Profile.Value!.Over(new UserProfile()) : new UserProfile(),
        CreatedAt = now,
        UpdatedAt = now,
    };

    private static IQueryable<User> Exclude(HubDbContext db, string? roleId, string? organizationId)
    {
        if (roleId is { Length: > 0 })
        {
            return db.Users.Where(user => !db.UserRoles.Any(row => row.UserId == user.Id && row.RoleId == roleId));
        }

        return organizationId is { Length: > 0 }
            ? db.Users.Where(user => !db.OrganizationUsers.Any(row => row.UserId == user.Id && row.OrganizationId == organizationId))
            : db.Users;
    }
}
