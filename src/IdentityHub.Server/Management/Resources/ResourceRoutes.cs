using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;

namespace IdentityHub.Server.Management.Resources;

/// <summary>API resources and their permissions.</summary>
internal static class ResourceRoutes
{
    /// <summary>Maps the operations.</summary>
    public static void MapResources(this ApiRoutes api)
    {
        api.List<ResourceWithScopes>("/resources", "ListResources", "Lists API resources.", Paging.Optional, ResourceOperations.ListAsync)
            .TakesFlag("includeScopes", "Whether to list the permissions of each.");
        api.Post<CreateResource, ResourceWithScopes>("/resources", "CreateResource", "Adds an API resource.", ResourceOperations.CreateAsync)
            .Fails(ResourceErrors.IndicatorInUse);
        api.Get<ResourceAnswer>("/resources/{id}", "GetResource", "Reads an API resource.", ResourceOperations.GetAsync).Fails(ResourceErrors.NotFound("id"));
        api.Patch<UpdateResource, ResourceAnswer>("/resources/{id}", "UpdateResource", "Changes an API resource.", ResourceOperations.UpdateAsync)
            .Fails(ResourceErrors.NotFound("id"), ResourceErrors.CannotModifyManagementApi);
        api.Patch<SetDefaultResource, ResourceAnswer>(
                "/resources/{id}/is-default", "UpdateResourceIsDefault", "Makes an API resource the one for requests that name none, or no longer.", ResourceOperations.SetDefaultAsync)
            .Fails(ResourceErrors.NotFound("id"));
        api.Delete("/resources/{id}", "DeleteResource", "Deletes an API resource with its permissions.", ResourceOperations.DeleteAsync)
            .Fails(ResourceErrors.NotFound("id"), ResourceErrors.CannotDeleteManagementApi);
        MapScopes(api);
    }

    private static void MapScopes(ApiRoutes api)
    {
        const string Path = "/resources/{resourceId}/scopes";
        api.List<ScopeAnswer>(Path, "ListResourceScopes", "Lists the permissions of an API resource.", Paging.Always, ScopeOperations.ListAsync)
            .TakesSearch()
            .Fails(ResourceErrors.NotFound("id"));
        api.Post<CreateScope, ScopeAnswer>(Path, "CreateResourceScope", "Adds a permission to an API resource.", ScopeOperations.CreateAsync)
            .Fails(ResourceErrors.NotFound("id"), ResourceErrors.ScopeNameWithSpace, ResourceErrors.ScopeNameExists, ResourceErrors.CannotModifyManagementApi);
        api.Patch<UpdateScope, ScopeAnswer>(Path + "/{scopeId}", "UpdateResourceScope", "Changes a permission.", ScopeOperations.UpdateAsync)
            .Fails(ScopeOperations.NotFound("id"), ResourceErrors.ScopeNameWithSpace, ResourceErrors.ScopeNameExists, ResourceErrors.CannotModifyManagementApi);
        api.Delete(Path + "/{scopeId}", "DeleteResourceScope", "Deletes a permission.", ScopeOperations.DeleteAsync)
            .Fails(ScopeOperations.NotFound("id"), ResourceErrors.CannotModifyManagementApi);
    }
}
