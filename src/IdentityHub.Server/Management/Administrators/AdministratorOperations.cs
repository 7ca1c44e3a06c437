using IdentityHub.Data;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Administrators;

/// <summary>What can be done with administrators.</summary>
/// <remarks>
/// All that changes one asks whether the caller is a person and an owner at that moment, within the write: neither machines nor people who
/// hold the permission by another role make administrators.
/// </remarks>
internal static class AdministratorOperations
{
    /// <summary>Reads who calls.</summary>
    public static async Task<ApiResult<ConsoleUser>> GetSelfAsync(ApiCall call)
    {
        var id = call.Caller.UserId;
        if (id is null || await call.Db.Users.FirstOrDefaultAsync(user => user.Id == id, call.Cancellation) is not { } user)
        {
            return AdministratorErrors.NotAPerson;
        }

        return new ConsoleUser
        {
            Id = user.Id,
            Name = user.Name,
            Username = user.Username,
            PrimaryEmail = user.PrimaryEmail,
            Avatar = user.Avatar,
            Role = call.Caller.Role!.Value,
            Permissions = [.. call.Caller.Permissions.Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Lists them, owners first.</summary>
    public static async Task<ApiResult<List<AdministratorAnswer>>> ListAsync(ApiCall call)
    {
        var roles = (await call.Db.UserRoles.Where(row => AdministratorRoles.Ids.Contains(row.RoleId)).ToListAsync(call.Cancellation))
            .ToLookup(static row => row.UserId, static row => row.RoleId);
        var ids = roles.Select(static group => group.Key).ToList();
        var users = await call.Db.Users.Where(user => ids.Contains(user.Id)).ToListAsync(call.Cancellation);
        return users.Select(user => AdministratorAnswer.From(user, AdministratorRoles.OfRoles([.. roles[user.Id]])!.Value))
            .OrderByDescending(static answer => answer.Role)
            .ThenBy(static answer => answer.Username, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static answer => answer.Id, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>Adds one.</summary>
    public static async Task<ApiResult<CreatedAdministrator>> CreateAsync(ApiCall<CreateAdministrator> call)
    {
        var (body, administrators, expiresAt) = (call.Body, call.Service<People.Administrators>(), call.Now + People.Administrators.SetupTokenTtl);
        var wanted = new NewAdministrator(body.Username, body.PrimaryEmail.Value, body.Password.Value, body.Role);
        var (refused, prepared) = await administrators.PrepareAsync(wanted, call.Cancellation);
        if (prepared is null)
        {
            return refused!.Outcome == AdministratorOutcome.Overloaded ? ApiErrors.Overloaded : AdministratorErrors.PasswordRejected(refused.Password);
        }

        return await call.WriteAsync<CreatedAdministrator>(
            async (db, cancellation) =>
            {
                if (!await IsOwnerAsync(db, call.Caller, cancellation))
                {
                    return UserErrors.InternalRole;
                }

                var creation = await administrators.StoreAsync(db, prepared, cancellation);
                return creation.Outcome == AdministratorOutcome.Created
                    ? Describe(call, prepared, expiresAt)
                    : await TakenAsync(db, body.Username, cancellation);
            },
            onUnique: UserErrors.InUse,
            created: static answer => answer.Id);
    }

    /// <summary>Gives one another role.</summary>
    public static Task<ApiResult<AdministratorAnswer>> UpdateAsync(ApiCall<UpdateAdministrator> call) => ChangeAsync<AdministratorAnswer>(
        call,
        async (db, user, held, cancellation) =>
        {
            var roleId = AdministratorRoles.IdOf(call.Body.Role);
            if (call.Body.Role != AdministratorRole.Owner && await Owners.IsLastAsync(db, user.Id, cancellation))
            {
                return UserErrors.LastOwner;
            }

            db.UserRoles.RemoveRange(held.Where(row => row.RoleId != roleId));
            if (held.TrueForAll(row => row.RoleId != roleId))
            {
                db.UserRoles.Add(new UserRole { UserId = user.Id, RoleId = roleId });
            }

            return AdministratorAnswer.From(user, call.Body.Role);
        });

    /// <summary>Takes the role of one.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call) => ChangeAsync<Nothing>(call, static async (db, user, held, cancellation) =>
    {
        if (await Owners.IsLastAsync(db, user.Id, cancellation))
        {
            return UserErrors.LastOwner;
        }

        db.UserRoles.RemoveRange(held);
        return Nothing.Value;
    });

    /// <summary>Makes a link for one.</summary>
    public static Task<ApiResult<SetupLink>> CreateLinkAsync(ApiCall call)
    {
        var (token, administrators) = (RandomValues.Token(), call.Service<People.Administrators>());
        return ChangeAsync<SetupLink>(call, async (db, user, _, cancellation) =>
            new SetupLink(UrlOf(call, token), await administrators.ReplaceSetupTokensAsync(db, user.Id, token, cancellation)));
    }

    private static Task<ApiResult<T>> ChangeAsync<T>(
        ApiCall call, Func<HubDbContext, User, List<UserRole>, CancellationToken, Task<ApiResult<T>>> change)
    {
        var (id, now) = (call.Path("id"), call.Now);
        return call.WriteAsync<T>(async (db, cancellation) =>
        {
            if (await UserRows.HoldAndReadAsync(db, id, now, cancellation) is not { } user)
            {
                return AdministratorErrors.NotFound;
            }

            var held = await db.UserRoles.AsTracking().Where(row => row.UserId == id && AdministratorRoles.Ids.Contains(row.RoleId)).ToListAsync(cancellation);
            return held.Count == 0 ? AdministratorErrors.NotFound
                : !await IsOwnerAsync(db, call.Caller, cancellation) ? UserErrors.InternalRole
                : await change(db, user, held, cancellation);
        });
    }

    private static CreatedAdministrator Describe(ApiCall call, PreparedAdministrator prepared, DateTimeOffset expiresAt) => new()
    {
        Id = prepared.UserId,
        Username = prepared.Wanted.Username,
        PrimaryEmail = prepared.Wanted.Email,
        Name = null,
        Role = prepared.Wanted.Role,
        LastSignInAt = null,
        IsSuspended = false,
        SetupLink = prepared.SetupToken is { } token ? new SetupLink(UrlOf(call, token), expiresAt) : default(Optional<SetupLink>),
    };

    private static async Task<ApiError> TakenAsync(HubDbContext db, string username, CancellationToken cancellation)
    {
        var normalized = User.Normalize(username);
        return await db.Users.AnyAsync(user => user.NormalizedUsername == normalized, cancellation) ? UserErrors.UsernameInUse : UserErrors.EmailInUse;
    }

    private static async Task<bool> IsOwnerAsync(HubDbContext db, ApiCaller caller, CancellationToken cancellation) =>
        caller.UserId is { } userId && await Owners.IsOneAsync(db, userId, cancellation);

    private static string UrlOf(ApiCall call, string token) => call.Service<HubUrls>().Absolute("/setup?token=" + token);
}
