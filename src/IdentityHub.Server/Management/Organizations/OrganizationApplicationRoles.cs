using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>What can be done with the roles of machine applications in an organization.</summary>
internal static class OrganizationApplicationRoles
{
    private static readonly Keyset<OrganizationRole> ByName = Keyset<OrganizationRole>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Roles of some applications in an organization.</summary>
    public static IQueryable<HeldRole> OfApplications(HubDbContext db, string organizationId, List<string> applicationIds) =>
        from held in db.OrganizationRoleApplications
        join role in db.OrganizationRoles on held.OrganizationRoleId equals role.Id
        where held.OrganizationId == organizationId && applicationIds.Contains(held.ApplicationId)
        orderby role.Name
        select new HeldRole(held.ApplicationId, new NamedReference(role.Id, role.Name));

    /// <summary>Lists the roles of an application, by name.</summary>
    public static async Task<ApiResult<List<OrganizationRoleAnswer>>> ListAsync(ApiCall call)
    {
        var (organizationId, applicationId) = (call.Path("id"), call.Path("applicationId"));
        if (!await BelongsAsync(call.Db, organizationId, applicationId, call.Cancellation))
        {
            return OrganizationErrors.RequireMembership;
        }

        var roles = await call.ListAsync(
            db => db.OrganizationRoles.Where(role => db.OrganizationRoleApplications.Any(row =>
                row.OrganizationId == organizationId && row.OrganizationRoleId == role.Id && row.ApplicationId == applicationId)),
            ByName);
        return roles.ConvertAll(OrganizationRoleAnswer.From);
    }

    /// <summary>Gives roles to an application.</summary>
    public static Task<ApiResult<Nothing>> AddAsync(ApiCall<AddOrganizationRoles> call) =>
        ChangeAsync(call, call.Body.OrganizationRoleIds, replaces: false);

    /// <summary>Makes these the roles of an application. Those that stay are not touched.</summary>
    public static Task<ApiResult<Nothing>> ReplaceAsync(ApiCall<ReplaceOrganizationRoles> call) =>
        ChangeAsync(call, call.Body.OrganizationRoleIds, replaces: true);

    /// <summary>Takes a role from an application.</summary>
    public static Task<ApiResult<Nothing>> RemoveAsync(ApiCall call)
    {
        var (organizationId, applicationId, roleId) = (call.Path("id"), call.Path("applicationId"), call.Path("organizationRoleId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await BelongsAsync(db, organizationId, applicationId, cancellation))
            {
                return OrganizationErrors.RequireMembership;
            }

            var removed = await db.OrganizationRoleApplications
                .Where(row => row.OrganizationId == organizationId && row.OrganizationRoleId == roleId && row.ApplicationId == applicationId)
                .ExecuteDeleteAsync(cancellation);
            if (removed == 0)
            {
                return ApiErrors.NotFound;
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    /// <summary>Gives several roles to several applications.</summary>
    public static async Task<ApiResult<Nothing>> AssignAsync(ApiCall<AssignRolesToOrganizationApplications> call)
    {
        var (organizationId, applicationIds, body) = (call.Path("id"), call.Body.ApplicationIds.Distinct(StringComparer.Ordinal).ToList(), call.Body);
        if ((long)applicationIds.Count * body.OrganizationRoleIds.Count > OrganizationLimits.RolePairs)
        {
            return OrganizationErrors.TooManyRoles;
        }

        return await call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!(await OrganizationRoleChecks.CheckAsync(db, body.OrganizationRoleIds, RoleType.MachineToMachine, cancellation))
                .TryGet(out var roleIds, out var error))
            {
                return error;
            }

            await db.AddMissingAsync(
                applicationIds.SelectMany(applicationId => roleIds.Select(roleId => Row(organizationId, roleId, applicationId))), cancellation);
            return Nothing.Value;
        });
    }

    private static Task<ApiResult<Nothing>> ChangeAsync(ApiCall call, List<string> given, bool replaces)
    {
        var (organizationId, applicationId) = (call.Path("id"), call.Path("applicationId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await BelongsAsync(db, organizationId, applicationId, cancellation))
            {
                return OrganizationErrors.RequireMembership;
            }

            if (!(await OrganizationRoleChecks.CheckAsync(db, given, RoleType.MachineToMachine, cancellation)).TryGet(out var roleIds, out var error))
            {
                return error;
            }

            var removed = replaces
                ? await db.OrganizationRoleApplications
                    .Where(row => row.OrganizationId == organizationId
                        && row.ApplicationId == applicationId
                        && !EF.Parameter(roleIds).Contains(row.OrganizationRoleId))
                    .ExecuteDeleteAsync(cancellation)
                : 0;
            if (removed > 0)
            {
                db.MarkCatalogChanged();
            }

            await db.AddMissingAsync(roleIds.Select(id => Row(organizationId, id, applicationId)), cancellation);
            return Nothing.Value;
        });
    }

    private static Task<bool> BelongsAsync(HubDbContext db, string organizationId, string applicationId, CancellationToken cancellation) =>
        db.OrganizationApplications.AnyAsync(row => row.OrganizationId == organizationId && row.ApplicationId == applicationId, cancellation);

    private static OrganizationRoleApplication Row(string organizationId, string roleId, string applicationId) =>
        new() { OrganizationId = organizationId, OrganizationRoleId = roleId, ApplicationId = applicationId };
}
