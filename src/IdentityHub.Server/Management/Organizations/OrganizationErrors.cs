using System.Text.Json.Nodes;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>Refusals about organizations and who belongs to them.</summary>
internal static class OrganizationErrors
{
    /// <summary>Roles in an organization are for those who belong to it.</summary>
    public static ApiError RequireMembership { get; } =
        new("organization.require_membership", 422, "The user or application does not belong to the organization.");

    /// <summary>More pairs of members and roles than one call may make.</summary>
    public static ApiError TooManyRoles { get; } = ApiErrors.InvalidRequest(
        $"Members and roles make more than {OrganizationLimits.RolePairs} pairs. Send them in several requests.");

    /// <summary>There is no such organization.</summary>
    public static ApiError NotFound(string id) => ApiErrors.NotExistsWithId("organizations", id);

    /// <summary>There are no roles with these names.</summary>
    public static ApiError RoleNamesNotFound(IEnumerable<string> names) =>
        new("organization.role_names_not_found", 422, "There are no organization roles with these names.")
        {
            Data = new JsonObject { ["names"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]) },
        };
}
