using IdentityHub.Data.Organizations;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Management.Organizations;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.OrganizationTemplate;

/// <summary>What can be done with the permissions within organizations.</summary>
internal static class OrganizationScopeOperations
{
    private static readonly Keyset<OrganizationScope> ByName = Keyset<OrganizationScope>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Lists them by name.</summary>
    public static async Task<ApiResult<List<OrganizationScopeAnswer>>> ListAsync(ApiCall call)
    {
        var keyword = call.Query("q");
        var rows = await call.ListAsync(db => db.OrganizationScopes.Containing(keyword, KeywordFields.Scopes), ByName);
        return rows.ConvertAll(OrganizationScopeAnswer.From);
    }

    /// <summary>Adds one.</summary>
    public static Task<ApiResult<OrganizationScopeAnswer>> CreateAsync(ApiCall<CreateOrganizationScope> call)
    {
        var (id, body) = (RandomValues.StandardId(), call.Body);
        return call.WriteAsync<OrganizationScopeAnswer>(
            (db, _) =>
            {
                var row = new OrganizationScope { Id = id, Name = body.Name, Description = body.Description.Value };
                db.OrganizationScopes.Add(row);
                return Task.FromResult<ApiResult<OrganizationScopeAnswer>>(OrganizationScopeAnswer.From(row));
            },
            created: static answer => answer.Id);
    }

    /// <summary>Reads one.</summary>
    public static async Task<ApiResult<OrganizationScopeAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        return await call.Db.OrganizationScopes.FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is { } row
            ? OrganizationScopeAnswer.From(row)
            : TemplateErrors.ScopeNotFound(id);
    }

    /// <summary>Changes one.</summary>
    public static Task<ApiResult<OrganizationScopeAnswer>> UpdateAsync(ApiCall<UpdateOrganizationScope> call)
    {
        var (id, body) = (call.Path("id"), call.Body);
        return call.WriteAsync<OrganizationScopeAnswer>(async (db, cancellation) =>
        {
            if (await db.OrganizationScopes.FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return ApiErrors.NotExists;
            }

            row.Name = body.Name.Or(row.Name);
            row.Description = body.Description.Or(row.Description);
            return OrganizationScopeAnswer.From(row);
        });
    }

    /// <summary>Deletes one, from every role that holds it too.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (await db.OrganizationScopes.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 0)
            {
                return ApiErrors.NotFound;
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }
}
