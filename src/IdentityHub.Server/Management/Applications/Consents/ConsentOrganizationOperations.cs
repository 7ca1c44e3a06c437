using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Organizations;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.Organizations;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Applications.Consents;

/// <summary>The organizations in which a user lets a third-party application act.</summary>
internal static class ConsentOrganizationOperations
{
    private static readonly Keyset<Organization> ByName = Keyset<Organization>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Lists them by name.</summary>
    public static async Task<ApiResult<ConsentOrganizationsAnswer>> ListAsync(ApiCall call)
    {
        var (id, userId) = (call.Path("id"), call.Path("userId"));
        if (await CheckAsync(call.Db, id, userId, call.Cancellation) is { } refusal)
        {
            return refusal;
        }

        var rows = await call.ListAsync(
            db => db.Organizations.Where(organization => db.ApplicationUserConsentOrganizations.Any(
                row => row.ApplicationId == id && row.UserId == userId && row.OrganizationId == organization.Id)),
            ByName);
        return new ConsentOrganizationsAnswer(rows.ConvertAll(OrganizationAnswer.From));
    }

    /// <summary>Adds some; those that are there already are left alone.</summary>
    public static Task<ApiResult<Nothing>> AddAsync(ApiCall<ConsentOrganizationIds> call) => ChangeAsync(call, static (_, _, _) => { });

    /// <summary>Replaces them.</summary>
    public static Task<ApiResult<Nothing>> ReplaceAsync(ApiCall<ConsentOrganizationIds> call) =>
        ChangeAsync(call, static (db, held, wanted) => db.RemoveRange(held.Where(row => !wanted.Contains(row.OrganizationId))));

    /// <summary>Takes one away.</summary>
    public static Task<ApiResult<Nothing>> RemoveAsync(ApiCall call)
    {
        var (id, userId, organizationId) = (call.Path("id"), call.Path("userId"), call.Path("organizationId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (await CheckAsync(db, id, userId, cancellation) is { } refusal)
            {
                return refusal;
            }

            return await ConsentsOf(db, id, userId).Where(row => row.OrganizationId == organizationId).ExecuteDeleteAsync(cancellation) == 1
                ? Nothing.Value
                : ApiErrors.NotFound;
        });
    }

    private static IQueryable<ApplicationUserConsentOrganization> ConsentsOf(HubDbContext db, string id, string userId) =>
        db.ApplicationUserConsentOrganizations.Where(row => row.ApplicationId == id && row.UserId == userId);

    private static async Task<ApiError?> CheckAsync(HubDbContext db, string id, string userId, CancellationToken cancellation) =>
        await ThirdParty.CheckAsync(db, id, cancellation)
        ?? (await db.Users.AnyAsync(user => user.Id == userId, cancellation) ? null : ApiErrors.NotExistsWithId("users", userId));

    private static Task<ApiResult<Nothing>> ChangeAsync(
        ApiCall<ConsentOrganizationIds> call, Action<HubDbContext, List<ApplicationUserConsentOrganization>, List<string>> drop)
    {
        var (id, userId, wanted) = (call.Path("id"), call.Path("userId"), call.Body.Ids.Distinct().ToList());
        return call.WriteAsync<Nothing>(
            async (db, cancellation) =>
            {
                // Two changes for one user at once: the second sees what the first did.
                await db.LockCatalogAsync(cancellation);
                if (await CheckAsync(db, id, userId, cancellation) is { } refusal)
                {
                    return refusal;
                }

                if (await db.OrganizationUsers.CountAsync(row => row.UserId == userId && wanted.Contains(row.OrganizationId), cancellation) != wanted.Count)
                {
                    return ApplicationErrors.MembershipRequired;
                }

                var held = await ConsentsOf(db, id, userId).ToListAsync(cancellation);
                db.AddRange(wanted.Except(held.Select(row => row.OrganizationId)).Select(organizationId =>
                    new ApplicationUserConsentOrganization { ApplicationId = id, OrganizationId = organizationId, UserId = userId }));
                drop(db, held, wanted);
                return Nothing.Value;
            },
            // The user left an organization meanwhile, and the consent would have gone with the membership.
            onForeignKey: ApplicationErrors.MembershipRequired);
    }
}
