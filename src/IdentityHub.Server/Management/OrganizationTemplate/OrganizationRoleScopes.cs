using IdentityHub.Data.Organizations;
using IdentityHub.Data.Resources;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.Organizations;
using IdentityHub.Server.Management.Resources;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.OrganizationTemplate;

/// <summary>What can be done with the permissions that organization roles hold: those of organizations, and those of API resources.</summary>
internal static class OrganizationRoleScopes
{
    private static readonly Keyset<OrganizationScope> ByName = Keyset<OrganizationScope>.Ascending(row => row.Name, row => row.Id);
    private static readonly Keyset<Scope> ResourceScopesByName = Keyset<Scope>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Lists the organization permissions of a role.</summary>
    public static async Task<ApiResult<List<OrganizationScopeAnswer>>> ListAsync(ApiCall call)
    {
        var roleId = call.Path("id");
        if (!await call.Db.OrganizationRoles.AnyAsync(row => row.Id == roleId, call.Cancellation))
        {
            return TemplateErrors.RoleNotFound(roleId);
        }

        var scopes = await call.ListAsync(
            db => db.OrganizationScopes.Where(scope => db.OrganizationRoleScopes.Any(row =>
                row.OrganizationRoleId == roleId && row.OrganizationScopeId == scope.Id)),
            ByName);
        return scopes.ConvertAll(OrganizationScopeAnswer.From);
    }

    /// <summary>Adds organization permissions to a role.</summary>
    public static Task<ApiResult<Nothing>> AddAsync(ApiCall<AddOrganizationRoleScopes> call) =>
        ChangeAsync(call, call.Body.OrganizationScopeIds, replaces: false);

    /// <summary>Makes these the organization permissions of a role.</summary>
    public static Task<ApiResult<Nothing>> ReplaceAsync(ApiCall<ReplaceOrganizationRoleScopes> call) =>
        ChangeAsync(call, call.Body.OrganizationScopeIds, replaces: true);

    /// <summary>Takes an organization permission from a role.</summary>
    public static Task<ApiResult<Nothing>> RemoveAsync(ApiCall call)
    {
        var (roleId, scopeId) = (call.Path("id"), call.Path("organizationScopeId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            var removed = await db.OrganizationRoleScopes
                .Where(row => row.OrganizationRoleId == roleId && row.OrganizationScopeId == scopeId)
                .ExecuteDeleteAsync(cancellation);
            if (removed == 0)
            {
                return ApiErrors.NotFound;
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    /// <summary>Lists the API permissions of a role.</summary>
    public static async Task<ApiResult<List<ScopeAnswer>>> ListResourceScopesAsync(ApiCall call)
    {
        var roleId = call.Path("id");
        if (!await call.Db.OrganizationRoles.AnyAsync(row => row.Id == roleId, call.Cancellation))
        {
            return TemplateErrors.RoleNotFound(roleId);
        }

        var scopes = await call.ListAsync(
            db => db.Scopes.Where(scope => db.OrganizationRoleResourceScopes.Any(row => row.OrganizationRoleId == roleId && row.ScopeId == scope.Id)),
            ResourceScopesByName);
        return scopes.ConvertAll(ScopeAnswer.From);
    }

    /// <summary>Adds API permissions to a role.</summary>
    public static Task<ApiResult<Nothing>> AddResourceScopesAsync(ApiCall<AddOrganizationRoleResourceScopes> call) =>
        ChangeResourceScopesAsync(call, call.Body.ScopeIds, replaces: false);

    /// <summary>Makes these the API permissions of a role.</summary>
    public static Task<ApiResult<Nothing>> ReplaceResourceScopesAsync(ApiCall<ReplaceOrganizationRoleResourceScopes> call) =>
        ChangeResourceScopesAsync(call, call.Body.ScopeIds, replaces: true);

    /// <summary>Takes an API permission from a role.</summary>
    public static Task<ApiResult<Nothing>> RemoveResourceScopeAsync(ApiCall call)
    {
        var (roleId, scopeId) = (call.Path("id"), call.Path("scopeId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            var removed = await db.OrganizationRoleResourceScopes
                .Where(row => row.OrganizationRoleId == roleId && row.ScopeId == scopeId)
                .ExecuteDeleteAsync(cancellation);
            if (removed == 0)
            {
                return ApiErrors.NotFound;
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    private static Task<ApiResult<Nothing>> ChangeAsync(ApiCall call, IEnumerable<string> given, bool replaces)
    {
        var (roleId, ids) = (call.Path("id"), given.Distinct(StringComparer.Ordinal).ToList());
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await db.OrganizationRoles.AnyAsync(row => row.Id == roleId, cancellation))
            {
                return ApiErrors.OrganizationRelationNotFound;
            }

            var removed = replaces
                ? await db.OrganizationRoleScopes
                    .Where(row => row.OrganizationRoleId == roleId && !EF.Parameter(ids).Contains(row.OrganizationScopeId))
                    .ExecuteDeleteAsync(cancellation)
                : 0;
            if (removed > 0)
            {
                db.MarkCatalogChanged();
            }

            await db.AddMissingAsync(ids.Select(id => new OrganizationRoleScope { OrganizationRoleId = roleId, OrganizationScopeId = id }), cancellation);
            return Nothing.Value;
        });
    }

    private static Task<ApiResult<Nothing>> ChangeResourceScopesAsync(ApiCall call, IEnumerable<string> given, bool replaces)
    {
        var (roleId, ids) = (call.Path("id"), given.Distinct(StringComparer.Ordinal).ToList());
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await db.OrganizationRoles.AnyAsync(row => row.Id == roleId, cancellation))
            {
                return ApiErrors.OrganizationRelationNotFound;
            }

            var removed = replaces
                ? await db.OrganizationRoleResourceScopes
                    .Where(row => row.OrganizationRoleId == roleId && !EF.Parameter(ids).Contains(row.ScopeId))
                    .ExecuteDeleteAsync(cancellation)
                : 0;
            if (removed > 0)
            {
                db.MarkCatalogChanged();
            }

            await db.AddMissingAsync(ids.Select(id => new OrganizationRoleResourceScope { OrganizationRoleId = roleId, ScopeId = id }), cancellation);
            return Nothing.Value;
        });
    }
}
