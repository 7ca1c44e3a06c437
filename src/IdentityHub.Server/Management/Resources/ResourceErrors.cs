using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Resources;

/// <summary>Refusals about API resources and their permissions.</summary>
internal static class ResourceErrors
{
    /// <summary>Another resource has this indicator.</summary>
    public static ApiError IndicatorInUse { get; } =
        new("resource.resource_identifier_in_use", 422, "Another API resource has this indicator.");

    /// <summary>The Management API stays as it is.</summary>
    public static ApiError CannotModifyManagementApi { get; } =
        new("resource.cannot_modify_management_api", 400, "The Management API's own resource cannot be changed.");

    /// <summary>The Management API stays.</summary>
    public static ApiError CannotDeleteManagementApi { get; } =
        new("resource.cannot_delete_management_api", 400, "The Management API's own resource cannot be deleted.");

    /// <summary>A scope value has no spaces (RFC 6749 §3.3).</summary>
    public static ApiError ScopeNameWithSpace { get; } = new("scope.name_with_space", 400, "The name of a permission cannot have spaces.");

    /// <summary>The resource has such a permission.</summary>
    public static ApiError ScopeNameExists { get; } = new("scope.name_exists", 422, "The API resource has a permission with this name.");

    /// <summary>There is no such resource.</summary>
    public static ApiError NotFound(string id) => ApiErrors.NotExistsWithId("resources", id);
}
