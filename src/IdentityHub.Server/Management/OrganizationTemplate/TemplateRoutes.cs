using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Management.Organizations;
using IdentityHub.Server.Management.Resources;

namespace IdentityHub.Server.Management.OrganizationTemplate;

/// <summary>Roles and permissions that all organizations share.</summary>
internal static class TemplateRoutes
{
    /// <summary>Maps the operations on roles.</summary>
    public static void MapOrganizationRoles(this ApiRoutes api)
    {
        const string Roles = "/organization-roles";
        api.List<OrganizationRoleWithScopes>(Roles, "ListOrganizationRoles", "Lists organization roles with what they hold.", Paging.Always, OrganizationRoleOperations.ListAsync)
            .Takes("q", "A part of the id, name or description.");
        api.Post<CreateOrganizationRole, OrganizationRoleAnswer>(
                Roles, "CreateOrganizationRole", "Adds an organization role with what it holds.", OrganizationRoleOperations.CreateAsync)
            .OrganizationFamily().Fails(ApiErrors.UniqueViolation, ApiErrors.OrganizationRelationNotFound);
        api.Get<OrganizationRoleAnswer>(Roles + "/{id}", "GetOrganizationRole", "Reads an organization role.", OrganizationRoleOperations.GetAsync)
            .Fails(TemplateErrors.RoleNotFound("id"));
        api.Patch<UpdateOrganizationRole, OrganizationRoleAnswer>(
                Roles + "/{id}", "UpdateOrganizationRole", "Changes an organization role.", OrganizationRoleOperations.UpdateAsync)
            .OrganizationFamily().Fails(ApiErrors.NotExists, ApiErrors.UniqueViolation);
        api.Delete(Roles + "/{id}", "DeleteOrganizationRole", "Deletes an organization role; everybody who had it loses it.", OrganizationRoleOperations.DeleteAsync)
            .OrganizationFamily().Fails(ApiErrors.NotFound);
        MapRoleScopes(api);
        MapRoleResourceScopes(api);
    }

    /// <summary>Maps the operations on permissions.</summary>
    public static void MapOrganizationScopes(this ApiRoutes api)
    {
        const string Scopes = "/organization-scopes";
        api.List<OrganizationScopeAnswer>(Scopes, "ListOrganizationScopes", "Lists organization permissions.", Paging.Optional, OrganizationScopeOperations.ListAsync)
            .Takes("q", "A part of the name.");
        api.Post<CreateOrganizationScope, OrganizationScopeAnswer>(
                Scopes, "CreateOrganizationScope", "Adds an organization permission.", OrganizationScopeOperations.CreateAsync)
            .OrganizationFamily().Fails(ApiErrors.UniqueViolation);
        api.Get<OrganizationScopeAnswer>(Scopes + "/{id}", "GetOrganizationScope", "Reads an organization permission.", OrganizationScopeOperations.GetAsync)
            .Fails(TemplateErrors.ScopeNotFound("id"));
        api.Patch<UpdateOrganizationScope, OrganizationScopeAnswer>(
                Scopes + "/{id}", "UpdateOrganizationScope", "Changes an organization permission.", OrganizationScopeOperations.UpdateAsync)
            .OrganizationFamily().Fails(ApiErrors.NotExists, ApiErrors.UniqueViolation);
        api.Delete(Scopes + "/{id}", "DeleteOrganizationScope", "Deletes an organization permission, from every role too.", OrganizationScopeOperations.DeleteAsync)
            .OrganizationFamily().Fails(ApiErrors.NotFound);
    }

    private static void MapRoleScopes(ApiRoutes api)
    {
        const string Scopes = "/organization-roles/{id}/scopes";
        api.List<OrganizationScopeAnswer>(Scopes, "ListOrganizationRoleScopes", "Lists the organization permissions of a role.", Paging.Optional, OrganizationRoleScopes.ListAsync)
            .Fails(TemplateErrors.RoleNotFound("id"));
        api.Post<AddOrganizationRoleScopes, Nothing>(
                Scopes, "CreateOrganizationRoleScope", "Adds organization permissions to a role.", OrganizationRoleScopes.AddAsync)
            .Returns(201).OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound);
        api.Put<ReplaceOrganizationRoleScopes, Nothing>(
                Scopes, "ReplaceOrganizationRoleScopes", "Makes these the organization permissions of a role.", OrganizationRoleScopes.ReplaceAsync)
            .OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound);
        api.Delete(
                Scopes + "/{organizationScopeId}", "DeleteOrganizationRoleScope", "Takes an organization permission from a role.", OrganizationRoleScopes.RemoveAsync)
            .OrganizationFamily().Fails(ApiErrors.NotFound);
    }

    private static void MapRoleResourceScopes(ApiRoutes api)
    {
        const string Scopes = "/organization-roles/{id}/resource-scopes";
        api.List<ScopeAnswer>(
                Scopes, "ListOrganizationRoleResourceScopes", "Lists the API permissions of an organization role.", Paging.Optional, OrganizationRoleScopes.ListResourceScopesAsync)
            .Fails(TemplateErrors.RoleNotFound("id"));
        api.Post<AddOrganizationRoleResourceScopes, Nothing>(
                Scopes, "CreateOrganizationRoleResourceScope", "Adds API permissions to an organization role.", OrganizationRoleScopes.AddResourceScopesAsync)
            .Returns(201).OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound);
        api.Put<ReplaceOrganizationRoleResourceScopes, Nothing>(
                Scopes, "ReplaceOrganizationRoleResourceScopes", "Makes these the API permissions of an organization role.", OrganizationRoleScopes.ReplaceResourceScopesAsync)
            .OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound);
        api.Delete(
                Scopes + "/{scopeId}", "DeleteOrganizationRoleResourceScope", "Takes an API permission from an organization role.", OrganizationRoleScopes.RemoveResourceScopeAsync)
            .OrganizationFamily().Fails(ApiErrors.NotFound);
    }
}
