using IdentityHub.Data;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management;

/// <summary>
/// What administrators who are no owners may not do although the operation is theirs: touch an account, an application or a role that opens
/// the Management API. Whoever sets an owner's password is an owner, and so is whoever reads the secret of an application that may do everything.
/// </summary>
internal static class Privileges
{
    /// <summary>The refusal.</summary>
    public static ApiError OwnersOnly { get; } = ApiErrors.Forbidden with { Message = "Only an owner may do this." };

    /// <summary>Ids of roles, of people and of machines, with any permission of the Management API.</summary>
    public static IQueryable<string> RoleIds(HubDbContext db) => db.RoleScopes
        .Where(row => db.Scopes.Any(scope => scope.Id == row.ScopeId && scope.ResourceId == HubSeed.ManagementApiId))
        .Select(row => row.RoleId);

    /// <summary>Whether somebody is an administrator in any role.</summary>
    public static Task<bool> HasUserAsync(HubDbContext db, string userId, CancellationToken cancellation) =>
        db.UserRoles.AnyAsync(row => row.UserId == userId && RoleIds(db).Contains(row.RoleId), cancellation);

    /// <summary>
    /// Whether a caller may do everything now. For writes that take long to prepare: since the request was let in, the role may be gone.
    /// </summary>
    public static Task<bool> IsStillOwnerAsync(HubDbContext db, ApiCaller caller, CancellationToken cancellation)
    {
        var (userId, applicationId) = (caller.UserId, caller.ApplicationId);
        return userId is not null
            ? db.Users.AnyAsync(
                user => user.Id == userId && !user.IsSuspended && db.UserRoles.Any(row => row.UserId == userId && row.RoleId == HubSeed.AdministratorRoleId), cancellation)
            : db.Applications.AnyAsync(
                row => row.Id == applicationId && !row.IsDisabled && db.ApplicationRoles.Any(held => held.ApplicationId == row.Id
                    && db.RoleScopes.Any(scope => scope.RoleId == held.RoleId && scope.ScopeId == HubSeed.ManagementApiAllId)),
                cancellation);
    }

    /// <summary>Why a caller who is no owner may not do what the path says; null when it may.</summary>
    /// <param name="http">The request.</param>
    /// <param name="operation">What is called. Operations that viewers may call show no secrets.</param>
    /// <param name="contexts">Makes contexts to read.</param>
    public static async ValueTask<ApiError?> RefuseAsync(HttpContext http, ApiOperation operation, IDbContextFactory<HubDbContext> contexts)
    {
        if (operation.Parameters.Any(parameter => parameter.IsForOwners && http.Request.Query.ContainsKey(parameter.Name)))
        {
            return OwnersOnly;
        }

        if (operation.Needs == AdministratorRole.Viewer)
        {
            return null;
        }

        var cancellation = http.RequestAborted;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return operation.Path.Split('/') switch
        {
            [_, _, "users", ['{', ..] parameter, ..] when Given(http, parameter) is { } id => await HasUserAsync(db, id, cancellation),
            [_, _, "applications", ['{', ..] parameter, ..] when Given(http, parameter) is { } id =>
                await db.ApplicationRoles.AnyAsync(row => row.ApplicationId == id && RoleIds(db).Contains(row.RoleId), cancellation),
            [_, _, "roles", ['{', ..] parameter, ..] when Given(http, parameter) is { } id => await RoleIds(db).ContainsAsync(id, cancellation),
            _ => false,
        }
            ? OwnersOnly
            : null;
    }

    // What no database can look up names nobody; the operation refuses it.
    private static string? Given(HttpContext http, string parameter) =>
        http.Request.RouteValues[parameter.Trim('{', '}')] is string value && !value.Contains('\0', StringComparison.Ordinal) ? value : null;
}
