using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Organizations;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Management.Applications;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>What can be done with the machine applications of an organization.</summary>
internal static class OrganizationApplicationOperations
{
    private static readonly Keyset<MemberId> ById = Keyset<MemberId>.ById(member => member.Id);

    /// <summary>Lists them.</summary>
    public static async Task<ApiResult<List<ApplicationAnswer>>> ListAsync(ApiCall call)
    {
        var (organizationId, keyword) = (call.Path("id"), call.Query("q"));
        if (!await call.Db.Organizations.AnyAsync(row => row.Id == organizationId, call.Cancellation))
        {
            return OrganizationErrors.NotFound(organizationId);
        }

        var page = await call.ListAsync(db => Members(db, organizationId, keyword), ById);
        var ids = page.ConvertAll(member => member.Id);
        var applications = await call.Db.Applications.OfOperator().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, call.Cancellation);
        var roles = (await OrganizationApplicationRoles.OfApplications(call.Db, organizationId, ids).ToListAsync(call.Cancellation))
            .ToLookup(role => role.HolderId);
        return ids.Where(applications.ContainsKey)
            .Select(id => ApplicationAnswer.From(applications[id]) with { OrganizationRoles = new([.. roles[id].Select(role => role.Role)]) })
            .ToList();
    }

    /// <summary>Adds some. Those that belong to it already stay.</summary>
    public static Task<ApiResult<Nothing>> AddAsync(ApiCall<AddOrganizationApplications> call) =>
        ChangeAsync(call, call.Body.ApplicationIds, replaces: false);

    /// <summary>Makes these the applications. The rows of those that stay are not touched, so they keep their roles.</summary>
    public static Task<ApiResult<Nothing>> ReplaceAsync(ApiCall<ReplaceOrganizationApplications> call) =>
        ChangeAsync(call, call.Body.ApplicationIds, replaces: true);

    /// <summary>Removes one. It gets no more tokens for the organization.</summary>
    public static Task<ApiResult<Nothing>> RemoveAsync(ApiCall call)
    {
        var (organizationId, applicationId) = (call.Path("id"), call.Path("applicationId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            var removed = await db.OrganizationApplications
                .Where(row => row.OrganizationId == organizationId && row.ApplicationId == applicationId)
                .ExecuteDeleteAsync(cancellation);
            if (removed == 0)
            {
                return ApiErrors.NotFound;
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    private static Task<ApiResult<Nothing>> ChangeAsync(ApiCall call, IEnumerable<string> applicationIds, bool replaces)
    {
        var (organizationId, ids) = (call.Path("id"), applicationIds.Distinct(StringComparer.Ordinal).ToList());
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (await CheckAsync(db, organizationId, ids, cancellation) is { } error)
            {
                return error;
            }

            var removed = replaces
                ? await db.OrganizationApplications
                    .Where(row => row.OrganizationId == organizationId && !EF.Parameter(ids).Contains(row.ApplicationId))
                    .ExecuteDeleteAsync(cancellation)
                : 0;
            if (removed > 0)
            {
                db.MarkCatalogChanged();
            }

            await db.AddMissingAsync(ids.Select(id => new OrganizationApplication { OrganizationId = organizationId, ApplicationId = id }), cancellation);
            return Nothing.Value;
        });
    }

    private static async Task<ApiError?> CheckAsync(HubDbContext db, string organizationId, List<string> ids, CancellationToken cancellation)
    {
        if (!await db.Organizations.AnyAsync(row => row.Id == organizationId, cancellation))
        {
            return ApiErrors.OrganizationRelationNotFound;
        }

        var types = await db.Applications.OfOperator().Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => row.Type).ToListAsync(cancellation);
        if (types.Count < ids.Count)
        {
            return ApiErrors.OrganizationRelationNotFound;
        }

        return types.TrueForAll(type => type == ApplicationType.MachineToMachine) ? null : ApiErrors.ConstraintViolated;
    }

    private static IQueryable<MemberId> Members(HubDbContext db, string organizationId, string? keyword)
    {
        var members = db.OrganizationApplications.Where(row => row.OrganizationId == organizationId)
            .Select(row => new MemberId { Id = row.ApplicationId });
        if (string.IsNullOrEmpty(keyword))
        {
            return members;
        }

        var found = db.Applications.OfOperator().Containing(keyword, SearchFields.Applications);
        return members.Where(member => found.Any(application => application.Id == member.Id));
    }
}
