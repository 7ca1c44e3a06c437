using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using IdentityHub.Data.Roles;

namespace IdentityHub.Server.Management.Applications.Roles;

/// <summary>A role as answers show it.</summary>
internal sealed record ApplicationRoleAnswer(string TenantId, string Id, string Name, string Description, RoleType Type, bool IsDefault)
{
    /// <summary>From the row.</summary>
    public static ApplicationRoleAnswer From(Role row) => new(Tenant.Id, row.Id, row.Name, row.Description, row.Type, row.IsDefault);
}

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
