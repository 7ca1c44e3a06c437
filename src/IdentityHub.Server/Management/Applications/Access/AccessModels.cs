using System.ComponentModel.DataAnnotations;

namespace IdentityHub.Server.Management.Applications.Access;

/// <summary>Who may sign in to an application: whoever matches one of these.</summary>
internal sealed record AccessControl
{
    private const int MostRules = 1000;

    /// <summary>Users.</summary>
    [MaxLength(MostRules), StringLength(128, MinimumLength = 1)]
    public required List<string> UserIds { get; init; }

    /// <summary>Users with these global roles.</summary>
    [MaxLength(MostRules), StringLength(128, MinimumLength = 1)]
    public required List<string> UserRoleIds { get; init; }

    /// <summary>Members of these organizations.</summary>
    [MaxLength(MostRules), StringLength(128, MinimumLength = 1)]
    public required List<string> OrganizationIds { get; init; }

    /// <summary>Members with roles in organizations.</summary>
    [MaxLength(MostRules)]
    public required List<OrganizationRoleRule> OrganizationRoleRules { get; init; }
}

/// <summary>Members of an organization with one of some roles there.</summary>
internal sealed record OrganizationRoleRule
{
    /// <summary>The organization.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string OrganizationId { get; init; }

    /// <summary>The roles.</summary>
    [MinLength(1), MaxLength(1000), StringLength(128, MinimumLength = 1)]
    public required List<string> OrganizationRoleIds { get; init; }
}
