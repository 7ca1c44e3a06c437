using IdentityHub.Data;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>Roles that a request names: whether they exist, and are for whom they are to be given to.</summary>
internal static class OrganizationRoleChecks
{
    /// <summary>Checks roles by id.</summary>
    /// <returns>The ids, each once; or 422: one does not exist, or is for others.</returns>
    public static async Task<ApiResult<List<string>>> CheckAsync(
        HubDbContext db, IEnumerable<string> roleIds, RoleType type, CancellationToken cancellation)
    {
        var ids = roleIds.Distinct(StringComparer.Ordinal).ToList();
        var types = await db.OrganizationRoles.Where(role => EF.Parameter(ids).Contains(role.Id)).Select(role => role.Type).ToListAsync(cancellation);
        if (types.Count < ids.Count)
        {
            return ApiErrors.OrganizationRelationNotFound;
        }

        return types.TrueForAll(found => found == type) ? ids : ApiErrors.ConstraintViolated;
    }

    /// <summary>Checks roles by id and by name.</summary>
    /// <returns>The ids of all, each once; or 422.</returns>
    public static async Task<ApiResult<List<string>>> CheckAsync(
        HubDbContext db, IEnumerable<string> roleIds, IEnumerable<string> roleNames, RoleType type, CancellationToken cancellation)
    {
        var names = roleNames.Distinct(StringComparer.Ordinal).ToList();
        var named = names.Count == 0 ? [] : await db.OrganizationRoles.Where(role => EF.Parameter(names).Contains(role.Name))
            .Select(role => new { role.Id, role.Name }).ToListAsync(cancellation);
        return named.Count < names.Count
            ? OrganizationErrors.RoleNamesNotFound(names.Except(named.Select(role => role.Name)))
            : await CheckAsync(db, roleIds.Concat(named.Select(role => role.Id)), type, cancellation);
    }
}
