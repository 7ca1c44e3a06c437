using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Management.Organizations;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.OrganizationTemplate;

/// <summary>What can be done with the roles that all organizations share.</summary>
internal static class OrganizationRoleOperations
{
    private static readonly Keyset<OrganizationRole> ByName = Keyset<OrganizationRole>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Lists them by name, with what they hold.</summary>
    public static async Task<ApiResult<List<OrganizationRoleWithScopes>>> ListAsync(ApiCall call)
    {
        var (keyword, db) = (call.Query("q"), call.Db);
        var rows = await call.ListAsync(source => source.OrganizationRoles.Containing(keyword, KeywordFields.Roles), ByName);
        var ids = rows.ConvertAll(row => row.Id);
        var scopes = (await (
            from held in db.OrganizationRoleScopes
            join scope in db.OrganizationScopes on held.OrganizationScopeId equals scope.Id
            where ids.Contains(held.OrganizationRoleId)
            orderby scope.Name
            select new { held.OrganizationRoleId, scope.Id, scope.Name }).ToListAsync(call.Cancellation))
            .ToLookup(row => row.OrganizationRoleId, row => new NamedReference(row.Id, row.Name));
        var resourceScopes = (await (
            from held in db.OrganizationRoleResourceScopes
            join scope in db.Scopes on held.ScopeId equals scope.Id
            join resource in db.Resources on scope.ResourceId equals resource.Id
            where ids.Contains(held.OrganizationRoleId)
            orderby scope.Name, scope.Id
            select new { held.OrganizationRoleId, scope.Id, scope.Name, ResourceId = resource.Id, ResourceName = resource.Name })
            .ToListAsync(call.Cancellation))
            .ToLookup(row => row.OrganizationRoleId, row => new ResourceScopeReference(row.Id, row.Name, new NamedReference(row.ResourceId, row.ResourceName)));
        return rows.ConvertAll(row => OrganizationRoleWithScopes.From(row, scopes[row.Id], resourceScopes[row.Id]));
    }

    /// <summary>Adds one with what it holds: all or nothing.</summary>
    public static Task<ApiResult<OrganizationRoleAnswer>> CreateAsync(ApiCall<CreateOrganizationRole> call)
    {
        var (id, body) = (RandomValues.StandardId(), call.Body);
        return call.WriteAsync<OrganizationRoleAnswer>(
            (db, _) =>
            {
                var row = new OrganizationRole { Id = id, Name = body.Name, Description = body.Description.Value, Type = body.Type.Or(RoleType.User) };
                db.OrganizationRoles.Add(row);
                db.AddRange(body.OrganizationScopeIds.Or([]).Distinct(StringComparer.Ordinal)
                    .Select(scopeId => new OrganizationRoleScope { OrganizationRoleId = id, OrganizationScopeId = scopeId }));
                db.AddRange(body.ResourceScopeIds.Or([]).Distinct(StringComparer.Ordinal)
                    .Select(scopeId => new OrganizationRoleResourceScope { OrganizationRoleId = id, ScopeId = scopeId }));
                return Task.FromResult<ApiResult<OrganizationRoleAnswer>>(OrganizationRoleAnswer.From(row));
            },
            created: static answer => answer.Id);
    }

    /// <summary>Reads one.</summary>
    public static async Task<ApiResult<OrganizationRoleAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        return await call.Db.OrganizationRoles.FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is { } row
            ? OrganizationRoleAnswer.From(row)
            : TemplateErrors.RoleNotFound(id);
    }

    /// <summary>Changes one.</summary>
    public static Task<ApiResult<OrganizationRoleAnswer>> UpdateAsync(ApiCall<UpdateOrganizationRole> call)
    {
        var (id, body) = (call.Path("id"), call.Body);
        return call.WriteAsync<OrganizationRoleAnswer>(async (db, cancellation) =>
        {
            if (await db.OrganizationRoles.FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return ApiErrors.NotExists;
            }

            row.Name = body.Name.Or(row.Name);
            row.Description = body.Description.Or(row.Description);
            return OrganizationRoleAnswer.From(row);
        });
    }

    /// <summary>Deletes one; everybody who had it loses it.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (await db.OrganizationRoles.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 0)
            {
                return ApiErrors.NotFound;
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }
}
