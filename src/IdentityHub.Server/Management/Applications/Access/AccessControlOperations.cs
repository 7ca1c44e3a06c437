using IdentityHub.Data;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Applications.Access;

/// <summary>Rules about who may sign in to an application. <see cref="People.ApplicationAccess"/> asks them.</summary>
internal static class AccessControlOperations
{
    /// <summary>Reads the rules.</summary>
    public static async Task<ApiResult<AccessControl>> GetAsync(ApiCall call)
    {
        var id = call.Path("applicationId");
        return await call.Db.Applications.OfOperator().AnyAsync(row => row.Id == id, call.Cancellation)
            ? (await AccessRules.ReadAsync(call.Db, id, call.Cancellation)).ToAnswer()
            : ApplicationErrors.NotFound(id);
    }

    /// <summary>Replaces the rules.</summary>
    public static Task<ApiResult<AccessControl>> ReplaceAsync(ApiCall<AccessControl> call)
    {
        var (id, body) = (call.Path("applicationId"), call.Body);
        return call.WriteAsync<AccessControl>(async (db, cancellation) =>
        {
            // One at a time, so that no two changes together leave access control on without a rule.
            await db.LockCatalogAsync(cancellation);
            if (await db.Applications.OfOperator().FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } application)
            {
                return ApplicationErrors.NotFound(id);
            }

            var wanted = AccessRules.From(id, body);
            if (application.AppLevelAccessControlEnabled && wanted.IsEmpty)
            {
                return ApplicationErrors.NoAccessRules;
            }

            if (await CheckRolesAsync(db, body, cancellation) is { } refusal)
            {
                return refusal;
            }

            (await AccessRules.ReadAsync(db, id, cancellation)).Become(db, wanted);
            return wanted.ToAnswer();
        });
    }

    // Roles of machines match nobody; roles of the hub itself are not shown, so they are not there either.
    private static async Task<ApiError?> CheckRolesAsync(HubDbContext db, AccessControl body, CancellationToken cancellation)
    {
        var roleIds = body.UserRoleIds.Distinct().ToList();
        var organizationRoleIds = body.OrganizationRoleRules.SelectMany(rule => rule.OrganizationRoleIds).Distinct().ToList();
        if (await db.Roles.AnyAsync(role => roleIds.Contains(role.Id) && role.Name.StartsWith(HubSeed.InternalPrefix), cancellation))
        {
            return ApiErrors.RelationNotFound;
        }

        return await db.Roles.AnyAsync(role => roleIds.Contains(role.Id) && role.Type != RoleType.User, cancellation)
            || await db.OrganizationRoles.AnyAsync(role => organizationRoleIds.Contains(role.Id) && role.Type != RoleType.User, cancellation)
                ? ApiErrors.ConstraintViolated
                : null;
    }
}
