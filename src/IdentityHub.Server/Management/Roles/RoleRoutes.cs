using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Management.Applications;
using IdentityHub.Server.Management.Resources;
using IdentityHub.Server.Management.Users;

namespace IdentityHub.Server.Management.Roles;

/// <summary>Roles, their permissions, and who has them.</summary>
internal static class RoleRoutes
{
    private static readonly ApiError NotFound = RoleErrors.NotFound("id");

    /// <summary>Maps the operations.</summary>
    public static void MapRoles(this ApiRoutes api)
    {
        api.List<RoleListItem>("/roles", "ListRoles", "Lists roles with who has them.", Paging.Always, RoleOperations.ListAsync)
            .TakesSearch()
            .Takes("type", "Only roles of this type.", Enum.GetNames<RoleType>())
            .Takes("excludeUserId", "Without the roles that this user has.")
            .Takes("excludeApplicationId", "Without the roles that this application has.");
        api.Post<CreateRole, RoleAnswer>("/roles", "CreateRole", "Adds a role, with its permissions or not at all.", RoleOperations.CreateAsync)
            .Returns(200)
            .Fails(RoleErrors.NameInUse, RoleErrors.InternalRole, RoleErrors.ManagementApiScope, RoleErrors.ScopeNotFound("id"));
        api.Get<RoleAnswer>("/roles/{id}", "GetRole", "Reads a role.", RoleOperations.GetAsync).Fails(NotFound);
        api.Patch<UpdateRole, RoleAnswer>("/roles/{id}", "UpdateRole", "Changes a role.", RoleOperations.UpdateAsync)
            .Fails(NotFound, RoleErrors.NameInUse, RoleErrors.InternalRole);
        api.Delete("/roles/{id}", "DeleteRole", "Deletes a role; everybody who had it loses it.", RoleOperations.DeleteAsync)
            .Fails(NotFound, RoleErrors.InternalRole);
        MapScopes(api);
        MapUsers(api);
        MapApplications(api);
    }

    private static void MapScopes(ApiRoutes api)
    {
        const string Path = "/roles/{id}/scopes";
        api.List<RoleScopeAnswer>(Path, "ListRoleScopes", "Lists the permissions of a role.", Paging.Optional, RoleScopeOperations.ListAsync)
            .TakesSearch().Fails(NotFound);
        api.Post<AddRoleScopes, List<ScopeAnswer>>(Path, "CreateRoleScope", "Adds permissions to a role and lists all it holds.", RoleScopeOperations.AddAsync)
            .Fails(NotFound, RoleErrors.InternalRole, RoleErrors.ScopeNotFound("id"), RoleErrors.ScopeExists, RoleErrors.ManagementApiScope);
        api.Delete(Path + "/{scopeId}", "DeleteRoleScope", "Takes a permission from a role.", RoleScopeOperations.DeleteAsync)
            .Fails(NotFound, RoleErrors.InternalRole, ApiErrors.NotFound);
    }

    private static void MapUsers(ApiRoutes api)
    {
        const string Path = "/roles/{id}/users";
        api.List<UserAnswer>(Path, "ListRoleUsers", "Lists the users who have a role.", Paging.Always, RoleUserOperations.ListAsync)
            .TakesSearch().Fails(NotFound);
        api.Post<AddRoleUsers, Nothing>(Path, "CreateRoleUser", "Gives a role to users.", RoleUserOperations.AddAsync).Returns(201)
            .Fails(NotFound, RoleErrors.InternalRole, RoleErrors.UserNotFound("id"), RoleErrors.UserExists, ApiErrors.ConstraintViolated);
        api.Delete(Path + "/{userId}", "DeleteRoleUser", "Takes a role from a user.", RoleUserOperations.DeleteAsync)
            .Fails(NotFound, RoleErrors.InternalRole, ApiErrors.NotFound);
    }

    private static void MapApplications(ApiRoutes api)
    {
        const string Path = "/roles/{id}/applications";
        api.List<ApplicationAnswer>(
                Path, "ListRoleApplications", "Lists the machine applications that have a role.", Paging.Always, RoleApplicationOperations.ListAsync)
            .TakesSearch().Fails(NotFound);
        api.Post<AddRoleApplications, Nothing>(Path, "CreateRoleApplication", "Gives a role to machine applications.", RoleApplicationOperations.AddAsync).Returns(201)
            .Fails(NotFound, RoleErrors.InternalRole, RoleErrors.ApplicationNotFound("id"), RoleErrors.ApplicationExists, ApiErrors.ConstraintViolated);
        api.Delete(Path + "/{applicationId}", "DeleteRoleApplication", "Takes a role from a machine application.", RoleApplicationOperations.DeleteAsync)
            .Fails(NotFound, RoleErrors.InternalRole, ApiErrors.NotFound);
    }
}
