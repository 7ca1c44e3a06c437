using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace IdentityHub.Server.Management.Applications.Roles;

/// <summary>Roles to give.</summary>
internal sealed record ApplicationRoleIds
{
    /// <summary>Their ids.</summary>
    [StringLength(128, MinimumLength = 1), MaxLength(1000)]
    [JsonPropertyName("roleIds")]
    public required List<string> Ids { get; init; }
}

/// <summary>Roles that were asked for, and those that are new.</summary>
internal sealed record AddedApplicationRoles(List<string> RoleIds, List<string> AddedRoleIds);
