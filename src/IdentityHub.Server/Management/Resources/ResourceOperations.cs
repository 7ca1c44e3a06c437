using IdentityHub.Data.Resources;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Resources;

/// <summary>What can be done with API resources (RFC 8707).</summary>
internal static class ResourceOperations
{
    private static readonly Keyset<Resource> ByName = Keyset<Resource>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Lists them by name.</summary>
    public static async Task<ApiResult<List<ResourceWithScopes>>> ListAsync(ApiCall call)
    {
        var rows = await call.ListAsync(db => db.Resources, ByName);
        if (!call.Flag("includeScopes"))
        {
            return rows.ConvertAll(row => ResourceWithScopes.From(row, null));
        }

        var ids = rows.ConvertAll(row => row.Id);
        var scopes = (await call.Db.Scopes.Where(scope => ids.Contains(scope.ResourceId)).OrderBy(scope => scope.Name).ToListAsync(call.Cancellation))
            .ToLookup(scope => scope.ResourceId);
        return rows.ConvertAll(row => ResourceWithScopes.From(row, scopes[row.Id]));
    }

    /// <summary>Adds one.</summary>
    public static Task<ApiResult<ResourceWithScopes>> CreateAsync(ApiCall<CreateResource> call)
    {
        var id = RandomValues.StandardId();
        return call.WriteAsync<ResourceWithScopes>(
            (db, _) =>
            {
                var row = new Resource
                {
                    Id = id,
                    Name = call.Body.Name,
                    Indicator = call.Body.Indicator,
                    AccessTokenTtl = call.Body.AccessTokenTtl.Or(3600),
                };
                db.Resources.Add(row);
                return Task.FromResult<ApiResult<ResourceWithScopes>>(ResourceWithScopes.From(row, []));
            },
            onUnique: static _ => ResourceErrors.IndicatorInUse,
            created: static answer => answer.Id);
    }

    /// <summary>Reads one.</summary>
    public static async Task<ApiResult<ResourceAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        return await call.Db.Resources.FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is { } row
            ? ResourceAnswer.From(row)
            : ResourceErrors.NotFound(id);
    }

    /// <summary>Changes one.</summary>
    public static Task<ApiResult<ResourceAnswer>> UpdateAsync(ApiCall<UpdateResource> call) => ChangeAsync(
        call,
        row =>
        {
            row.Name = call.Body.Name.Or(row.Name);
            row.AccessTokenTtl = call.Body.AccessTokenTtl.Or(row.AccessTokenTtl);
        });

    /// <summary>Makes one the default, or no longer. There is at most one, so another one stops being it.</summary>
    public static Task<ApiResult<ResourceAnswer>> SetDefaultAsync(ApiCall<SetDefaultResource> call)
    {
        var (id, isDefault) = (call.Path("id"), call.Body.IsDefault);
        return call.WriteAsync<ResourceAnswer>(async (db, cancellation) =>
        {
            if (isDefault)
            {
                await db.Resources.Where(row => row.IsDefault && row.Id != id)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.IsDefault, false), cancellation);
            }

            if (await db.Resources.FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return ResourceErrors.NotFound(id);
            }

            row.IsDefault = isDefault;
            db.MarkCatalogChanged();
            return ResourceAnswer.From(row);
        });
    }

    /// <summary>Deletes one with its permissions.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (id == HubSeed.ManagementApiId)
            {
                return ResourceErrors.CannotDeleteManagementApi;
            }

            if (await db.Resources.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 0)
            {
                return ResourceErrors.NotFound(id);
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    private static Task<ApiResult<ResourceAnswer>> ChangeAsync(ApiCall call, Action<Resource> change)
    {
        var id = call.Path("id");
        return call.WriteAsync<ResourceAnswer>(async (db, cancellation) =>
        {
            if (id == HubSeed.ManagementApiId)
            {
                return ResourceErrors.CannotModifyManagementApi;
            }

            if (await db.Resources.FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return ResourceErrors.NotFound(id);
            }

            change(row);
            return ResourceAnswer.From(row);
        });
    }
}
