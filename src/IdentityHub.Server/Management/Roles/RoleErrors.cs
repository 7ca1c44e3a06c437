using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Roles;

/// <summary>Refusals about roles.</summary>
internal static class RoleErrors
{
    /// <summary>Another role has this name.</summary>
    public static ApiError NameInUse { get; } = new("role.name_in_use", 422, "Another role has this name.");

    /// <summary>Roles of the hub itself stay as they are.</summary>
    public static ApiError InternalRole { get; } =
        new("role.internal_role_violation", 403, "Roles whose name begins with `#internal:` belong to the hub and cannot be made or changed.");

    /// <summary>People do not get the Management API by a role that is given to people.</summary>
    public static ApiError ManagementApiScope { get; } = new(
        "role.management_api_scopes_not_assignable_to_user_role", 422, "Permissions of the Management API can only be held by machine-to-machine roles.");

    /// <summary>The role holds the permission.</summary>
    public static ApiError ScopeExists { get; } = new("role.scope_exists", 422, "The role holds one of the permissions already.");

    /// <summary>The user has the role.</summary>
    public static ApiError UserExists { get; } = new("role.user_exists", 422, "One of the users has the role already.");

    /// <summary>The application has the role.</summary>
    public static ApiError ApplicationExists { get; } = new("role.application_exists", 422, "One of the applications has the role already.");

    /// <summary>There is no such role.</summary>
    public static ApiError NotFound(string id) => ApiErrors.NotExistsWithId("roles", id);

    /// <summary>There is no such permission.</summary>
    public static ApiError ScopeNotFound(string id) => ApiErrors.NotExistsWithId("scopes", id);

    /// <summary>There is no such user.</summary>
    public static ApiError UserNotFound(string id) => ApiErrors.NotExistsWithId("users", id);

    /// <summary>There is no such application.</summary>
    public static ApiError ApplicationNotFound(string id) => ApiErrors.NotExistsWithId("applications", id);
}
