using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Management.Resources;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Roles;

/// <summary>The permissions that a role holds.</summary>
internal static class RoleScopeOperations
{
    private static readonly Keyset<Scope> ByName = Keyset<Scope>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Lists them by name, each with its API resource.</summary>
    public static async Task<ApiResult<List<RoleScopeAnswer>>> ListAsync(ApiCall call)
    {
        if (!ListSearch.Parse(call.Http.Request.Query, SearchFields.Scopes).TryGet(out var search, out var problem))
        {
            return ApiErrors.InvalidRequest(problem);
        }

        var id = call.Path("id");
        if (!await call.Db.Roles.AnyAsync(role => role.Id == id, call.Cancellation))
        {
            return RoleErrors.NotFound(id);
        }

        var scopes = await call.ListAsync(
            db => search.Apply(db.Scopes.Where(scope => db.RoleScopes.Any(row => row.RoleId == id && row.ScopeId == scope.Id))), ByName);
        var resourceIds = scopes.Select(scope => scope.ResourceId).Distinct().ToList();
        var resources = await call.Db.Resources.Where(resource => resourceIds.Contains(resource.Id)).ToDictionaryAsync(resource => resource.Id, call.Cancellation);
        return scopes.Where(scope => resources.ContainsKey(scope.ResourceId)).Select(scope => RoleScopeAnswer.From(scope, resources[scope.ResourceId])).ToList();
    }

    /// <summary>Adds some; answers all that the role holds then.</summary>
    public static Task<ApiResult<List<ScopeAnswer>>> AddAsync(ApiCall<AddRoleScopes> call)
    {
        var (id, scopeIds) = (call.Path("id"), call.Body.ScopeIds.Distinct().ToList());
        return call.WriteAsync<List<ScopeAnswer>>(
            async (db, cancellation) =>
            {
                if (!(await RoleRules.TakeAsync(db, id, cancellation)).TryGet(out var role, out var error)
                    || !(await RoleRules.FindScopesAsync(db, scopeIds, role.Type, call.Caller, cancellation)).TryGet(out _, out error))
                {
                    return error;
                }

                if (await db.RoleScopes.AnyAsync(row => row.RoleId == id && scopeIds.Contains(row.ScopeId), cancellation))
                {
                    return RoleErrors.ScopeExists;
                }

                db.RoleScopes.AddRange(scopeIds.Select(scopeId => new RoleScope { RoleId = id, ScopeId = scopeId }));
                await db.SaveChangesAsync(cancellation);
                var all = await db.Scopes.AsNoTracking().Where(scope => db.RoleScopes.Any(row => row.RoleId == id && row.ScopeId == scope.Id))
                    .OrderBy(scope => scope.Name).ThenBy(scope => scope.Id).ToListAsync(cancellation);
                return all.ConvertAll(ScopeAnswer.From);
            },
            onUnique: static _ => RoleErrors.ScopeExists);
    }

    /// <summary>Takes one away.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (id, scopeId) = (call.Path("id"), call.Path("scopeId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!(await RoleRules.TakeAsync(db, id, cancellation)).TryGet(out _, out var error))
            {
                return error;
            }

            if (await db.RoleScopes.Where(row => row.RoleId == id && row.ScopeId == scopeId).ExecuteDeleteAsync(cancellation) == 0)
            {
                return ApiErrors.NotFound;
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }
}
