using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Applications.Consents;

/// <summary>The ceiling of a third-party application: what it may ask users for.</summary>
internal static class ConsentScopeOperations
{
    /// <summary>Lists it.</summary>
    public static async Task<ApiResult<ConsentScopesAnswer>> ListAsync(ApiCall call)
    {
        var (id, db, cancellation) = (call.Path("applicationId"), call.Db, call.Cancellation);
        if (!await db.Applications.OfOperator().AnyAsync(row => row.Id == id, cancellation))
        {
            return ApplicationErrors.NotFound(id);
        }

        var organizationScopes = await db.OrganizationScopes
            .Where(scope => db.ApplicationUserConsentOrganizationScopes.Any(row => row.ApplicationId == id && row.OrganizationScopeId == scope.Id))
            .OrderBy(scope => scope.Name)
            .Select(scope => new ConsentScope(scope.Id, scope.Name, scope.Description))
            .ToListAsync(cancellation);
        return new ConsentScopesAnswer(
            organizationScopes,
            await ByResourceAsync(db, db.ApplicationUserConsentResourceScopes.Where(row => row.ApplicationId == id).Select(row => row.ScopeId), cancellation),
            await ByResourceAsync(db, db.ApplicationUserConsentOrganizationResourceScopes.Where(row => row.ApplicationId == id).Select(row => row.ScopeId), cancellation),
            await db.ApplicationUserConsentUserScopes.Where(row => row.ApplicationId == id)
                .OrderBy(row => row.UserScope).Select(row => row.UserScope).ToListAsync(cancellation));
    }

    /// <summary>Raises it; what is there already is left alone.</summary>
    public static Task<ApiResult<Nothing>> AddAsync(ApiCall<AddConsentScopes> call)
    {
        var (id, body) = (call.Path("applicationId"), call.Body);
        var (organization, resource, organizationResource, user) = (
            Ids(body.OrganizationScopes), Ids(body.ResourceScopes), Ids(body.OrganizationResourceScopes), Ids(body.UserScopes));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            if ((await ThirdParty.CheckAsync(db, id, cancellation)
                ?? await CheckScopesAsync(db, organization, [.. resource.Union(organizationResource)], cancellation)) is { } refusal)
            {
                return refusal;
            }

            db.AddRange(organization
                .Except(await db.ApplicationUserConsentOrganizationScopes.Where(row => row.ApplicationId == id).Select(row => row.OrganizationScopeId).ToListAsync(cancellation))
                .Select(scope => new ApplicationUserConsentOrganizationScope { ApplicationId = id, OrganizationScopeId = scope }));
            db.AddRange(resource
                .Except(await db.ApplicationUserConsentResourceScopes.Where(row => row.ApplicationId == id).Select(row => row.ScopeId).ToListAsync(cancellation))
                .Select(scope => new ApplicationUserConsentResourceScope { ApplicationId = id, ScopeId = scope }));
            db.AddRange(organizationResource
                .Except(await db.ApplicationUserConsentOrganizationResourceScopes.Where(row => row.ApplicationId == id).Select(row => row.ScopeId).ToListAsync(cancellation))
                .Select(scope => new ApplicationUserConsentOrganizationResourceScope { ApplicationId = id, ScopeId = scope }));
            db.AddRange(user
                .Except(await db.ApplicationUserConsentUserScopes.Where(row => row.ApplicationId == id).Select(row => row.UserScope).ToListAsync(cancellation))
                .Select(scope => new ApplicationUserConsentUserScope { ApplicationId = id, UserScope = scope }));
            return Nothing.Value;
        });
    }

    /// <summary>Lowers it.</summary>
    public static async Task<ApiResult<Nothing>> RemoveAsync(ApiCall call)
    {
        var (id, type, scope) = (call.Path("applicationId"), call.Path("scopeType"), call.Path("scopeId"));
        Func<HubDbContext, CancellationToken, Task<int>>? remove = type switch
        {
            "organization-scopes" => (db, cancellation) => db.ApplicationUserConsentOrganizationScopes
                .Where(row => row.ApplicationId == id && row.OrganizationScopeId == scope).ExecuteDeleteAsync(cancellation),
            "resource-scopes" => (db, cancellation) => db.ApplicationUserConsentResourceScopes
                .Where(row => row.ApplicationId == id && row.ScopeId == scope).ExecuteDeleteAsync(cancellation),
            "organization-resource-scopes" => (db, cancellation) => db.ApplicationUserConsentOrganizationResourceScopes
                .Where(row => row.ApplicationId == id && row.ScopeId == scope).ExecuteDeleteAsync(cancellation),
            "user-scopes" => (db, cancellation) => db.ApplicationUserConsentUserScopes
                .Where(row => row.ApplicationId == id && row.UserScope == scope).ExecuteDeleteAsync(cancellation),
            _ => null,
        };
        if (remove is null)
        {
            return ApiErrors.InvalidInput("path", [new SchemaIssue("invalid_enum_value", new SchemaPath(null, "scopeType"), "There is no such kind of permission.")]);
        }

        return await call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await db.Applications.OfOperator().AnyAsync(row => row.Id == id, cancellation))
            {
                return ApplicationErrors.NotFound(id);
            }

            if (await remove(db, cancellation) == 0)
            {
                return ApiErrors.NotFound;
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    private static List<string> Ids(Optional<List<string>> given) => [.. (given.Value ?? []).Distinct()];

    private static async Task<List<ConsentResource>> ByResourceAsync(HubDbContext db, IQueryable<string> scopeIds, CancellationToken cancellation)
    {
        var rows = await (
            from scope in db.Scopes
            join resource in db.Resources on scope.ResourceId equals resource.Id
            where scopeIds.Contains(scope.Id)
            orderby resource.Name, resource.Id, scope.Name
            select new { Resource = new ConsentResourceName(resource.Id, resource.Name, resource.Indicator), Scope = new ConsentScope(scope.Id, scope.Name, scope.Description) })
            .ToListAsync(cancellation);
        return [.. rows.GroupBy(row => row.Resource, row => row.Scope).Select(group => new ConsentResource(group.Key, [.. group]))];
    }

    private static async Task<ApiError?> CheckScopesAsync(
        HubDbContext db, List<string> organizationScopes, List<string> resourceScopes, CancellationToken cancellation)
    {
        if (resourceScopes.Count > 0
            && await db.Scopes.AnyAsync(scope => resourceScopes.Contains(scope.Id) && scope.ResourceId == HubSeed.ManagementApiId, cancellation))
        {
            return ApplicationErrors.ConsentToManagementApi;
        }

        return await db.OrganizationScopes.CountAsync(scope => organizationScopes.Contains(scope.Id), cancellation) == organizationScopes.Count
            && await db.Scopes.CountAsync(scope => resourceScopes.Contains(scope.Id), cancellation) == resourceScopes.Count
                ? null
                : ApplicationErrors.ConsentScopesNotFound;
    }
}

/// <summary>Consents are for third-party applications alone.</summary>
internal static class ThirdParty
{
    /// <summary>Whether an application is one.</summary>
    /// <returns>Null when it is; else why not.</returns>
    public static async Task<ApiError?> CheckAsync(HubDbContext db, string id, CancellationToken cancellation) =>
        await db.Applications.OfOperator().Where(row => row.Id == id).Select(row => (bool?)row.IsThirdParty).FirstOrDefaultAsync(cancellation) switch
        {
            null => ApplicationErrors.NotFound(id),
            false => ApplicationErrors.ThirdPartyOnly,
            true => null,
        };
}
