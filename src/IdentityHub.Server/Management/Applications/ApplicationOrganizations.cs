using IdentityHub.Data.Organizations;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Management.Organizations;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Applications;

/// <summary>The organizations that a machine application works for.</summary>
internal static class ApplicationOrganizations
{
    private static readonly Keyset<Organization> Newest = Keyset<Organization>.Descending(row => row.CreatedAt, row => row.Id);

    /// <summary>Lists them, newest first, with the application's roles in each.</summary>
    public static async Task<ApiResult<List<OrganizationAnswer>>> ListAsync(ApiCall call)
    {
        var (id, db) = (call.Path("id"), call.Db);
        if (!await db.Applications.OfOperator().AnyAsync(row => row.Id == id, call.Cancellation))
        {
            return ApplicationErrors.NotFound(id);
        }

        var rows = await call.ListAsync(
            context => context.Organizations.Where(organization =>
                context.OrganizationApplications.Any(row => row.ApplicationId == id && row.OrganizationId == organization.Id)),
            Newest);
        var organizationIds = rows.ConvertAll(row => row.Id);
        var roles = (await (
            from held in db.OrganizationRoleApplications
            join role in db.OrganizationRoles on held.OrganizationRoleId equals role.Id
            where held.ApplicationId == id && organizationIds.Contains(held.OrganizationId)
            orderby role.Name
            select new { held.OrganizationId, role.Id, role.Name }).ToListAsync(call.Cancellation))
            .ToLookup(row => row.OrganizationId, row => new NamedReference(row.Id, row.Name));
        return rows.ConvertAll(row => OrganizationAnswer.From(row) with { OrganizationRoles = new(roles[row.Id].ToList()) });
    }
}
