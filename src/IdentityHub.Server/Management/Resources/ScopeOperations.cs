using IdentityHub.Data;
using IdentityHub.Data.Resources;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Resources;

/// <summary>What can be done with the permissions of an API resource.</summary>
internal static class ScopeOperations
{
    private static readonly Keyset<Scope> ByName = Keyset<Scope>.Ascending(row => row.Name, row => row.Id);

    /// <summary>There is no such permission.</summary>
    public static ApiError NotFound(string id) => ApiErrors.NotExistsWithId("scopes", id);

    /// <summary>Lists them by name.</summary>
    public static async Task<ApiResult<List<ScopeAnswer>>> ListAsync(ApiCall call)
    {
        if (!ListSearch.Parse(call.Http.Request.Query, SearchFields.Scopes).TryGet(out var search, out var problem))
        {
            return ApiErrors.InvalidRequest(problem);
        }

        var resourceId = call.Path("resourceId");
        if (!await call.Db.Resources.AnyAsync(row => row.Id == resourceId, call.Cancellation))
        {
            return ResourceErrors.NotFound(resourceId);
        }

        return (await call.ListAsync(db => search.Apply(db.Scopes.Where(row => row.ResourceId == resourceId)), ByName)).ConvertAll(ScopeAnswer.From);
    }

    /// <summary>Adds one.</summary>
    public static Task<ApiResult<ScopeAnswer>> CreateAsync(ApiCall<CreateScope> call)
    {
        var (id, resourceId, now) = (RandomValues.StandardId(), call.Path("resourceId"), call.Now);
        return WriteAsync(call, call.Body.Name, async (db, cancellation) =>
        {
            if (!await db.Resources.AnyAsync(row => row.Id == resourceId, cancellation))
            {
                return ResourceErrors.NotFound(resourceId);
            }

            var row = new Scope
            {
                Id = id,
                ResourceId = resourceId,
                Name = call.Body.Name,
                Description = call.Body.Description.Value,
                CreatedAt = now,
            };
            db.Scopes.Add(row);
            return ScopeAnswer.From(row);
        });
    }

    /// <summary>Changes one.</summary>
    public static Task<ApiResult<ScopeAnswer>> UpdateAsync(ApiCall<UpdateScope> call)
    {
        var (resourceId, scopeId) = (call.Path("resourceId"), call.Path("scopeId"));
        return WriteAsync(call, call.Body.Name.Value, async (db, cancellation) =>
        {
            if (await db.Scopes.FirstOrDefaultAsync(row => row.Id == scopeId && row.ResourceId == resourceId, cancellation) is not { } row)
            {
                return NotFound(scopeId);
            }

            row.Name = call.Body.Name.Or(row.Name);
            row.Description = call.Body.Description.Or(row.Description);
            return ScopeAnswer.From(row);
        });
    }

    /// <summary>Deletes one, from every role that holds it too.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (resourceId, scopeId) = (call.Path("resourceId"), call.Path("scopeId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (resourceId == HubSeed.ManagementApiId)
            {
                return ResourceErrors.CannotModifyManagementApi;
            }

            if (await db.Scopes.Where(row => row.Id == scopeId && row.ResourceId == resourceId).ExecuteDeleteAsync(cancellation) == 0)
            {
                return NotFound(scopeId);
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    private static async Task<ApiResult<ScopeAnswer>> WriteAsync(
        ApiCall call, string? name, Func<HubDbContext, CancellationToken, Task<ApiResult<ScopeAnswer>>> work)
    {
        if (call.Path("resourceId") == HubSeed.ManagementApiId)
        {
            return ResourceErrors.CannotModifyManagementApi;
        }

        if (name?.Any(char.IsWhiteSpace) == true)
        {
            return ResourceErrors.ScopeNameWithSpace;
        }

        return await call.WriteAsync(work, onUnique: static _ => ResourceErrors.ScopeNameExists, created: static answer => answer.Id);
    }
}
