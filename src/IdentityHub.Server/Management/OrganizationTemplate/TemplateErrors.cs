using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.OrganizationTemplate;

/// <summary>Refusals about the organization template.</summary>
internal static class TemplateErrors
{
    /// <summary>There is no such role.</summary>
    public static ApiError RoleNotFound(string id) => ApiErrors.NotExistsWithId("organization_roles", id);

    /// <summary>There is no such permission.</summary>
    public static ApiError ScopeNotFound(string id) => ApiErrors.NotExistsWithId("organization_scopes", id);
}
