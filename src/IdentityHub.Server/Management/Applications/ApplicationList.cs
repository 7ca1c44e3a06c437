using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Hosting.Startup;

namespace IdentityHub.Server.Management.Applications;

/// <summary>Lists applications, newest first.</summary>
internal static class ApplicationList
{
    private static readonly Keyset<Application> Newest = Keyset<Application>.Descending(row => row.CreatedAt, row => row.Id);

    /// <summary>Lists those that fit.</summary>
    public static async Task<ApiResult<List<ApplicationAnswer>>> ListAsync(ApiCall call)
    {
        var (roleId, organizationId) = (call.Query("excludeRoleId"), call.Query("excludeOrganizationId"));
        if (roleId is not null && organizationId is not null)
        {
            return ApplicationErrors.TwoExclusions;
        }

        if (!ListSearch.Parse(call.Http.Request.Query, SearchFields.Applications).TryGet(out var search, out var problem))
        {
            return ApiErrors.InvalidRequest(problem);
        }

        var types = call.QueryAll("types").Select(static word => Enum.Parse<ApplicationType>(word, ignoreCase: true)).ToList();
        bool? isThirdParty = call.Query("isThirdParty") is null ? null : call.Flag("isThirdParty");
        return (await call.ListAsync(
            db => Without(
                db,
                search.Apply(db.Applications.OfOperator()
                    .Where(row => types.Count == 0 || types.Contains(row.Type))
                    .Where(row => isThirdParty == null || row.IsThirdParty == isThirdParty)),
                roleId,
                organizationId),
            Newest)).ConvertAll(ApplicationAnswer.From);
    }

    private static IQueryable<Application> Without(HubDbContext db, IQueryable<Application> source, string? roleId, string? organizationId) =>
        roleId is not null ? source.Where(row => !db.ApplicationRoles.Any(held => held.ApplicationId == row.Id && held.RoleId == roleId))
        : organizationId is not null
            ? source.Where(row => !db.OrganizationApplications.Any(member => member.ApplicationId == row.Id && member.OrganizationId == organizationId))
            : source;
}
