using System.ComponentModel.DataAnnotations;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>Users to add.</summary>
internal sealed record AddOrganizationUsers
{
    /// <summary>Their ids.</summary>
    [MinLength(1), StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> UserIds { get; init; }
}

/// <summary>Users who are to be the members.</summary>
internal sealed record ReplaceOrganizationUsers
{
    /// <summary>Their ids.</summary>
    [StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> UserIds { get; init; }
}

/// <summary>Users who are members now.</summary>
internal sealed record OrganizationUserIds(List<string> UserIds);

/// <summary>Machine applications to add.</summary>
internal sealed record AddOrganizationApplications
{
    /// <summary>Their ids.</summary>
    [MinLength(1), StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> ApplicationIds { get; init; }
}

/// <summary>The machine applications there are to be.</summary>
internal sealed record ReplaceOrganizationApplications
{
    /// <summary>Their ids.</summary>
    [StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> ApplicationIds { get; init; }
}

/// <summary>Roles for several members.</summary>
internal sealed record AssignRolesToOrganizationUsers
{
    /// <summary>The members.</summary>
    [MinLength(1), StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> UserIds { get; init; }

    /// <summary>Roles for each of them.</summary>
    [MinLength(1), StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> OrganizationRoleIds { get; init; }
}

/// <summary>Roles for several machine applications.</summary>
internal sealed record AssignRolesToOrganizationApplications
{
    /// <summary>The applications.</summary>
    [MinLength(1), StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> ApplicationIds { get; init; }

    /// <summary>Roles for each of them.</summary>
    [MinLength(1), StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> OrganizationRoleIds { get; init; }
}

/// <summary>Roles of one member, by id, by name, or some each way.</summary>
internal sealed record OrganizationUserRoles
{
    /// <summary>By id.</summary>
    [StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public Optional<List<string>> OrganizationRoleIds { get; init; }

    /// <summary>By name.</summary>
    [StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public Optional<List<string>> OrganizationRoleNames { get; init; }
}

/// <summary>Roles to add.</summary>
internal sealed record AddOrganizationRoles
{
    /// <summary>Their ids.</summary>
    [MinLength(1), StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> OrganizationRoleIds { get; init; }
}

/// <summary>The roles there are to be.</summary>
internal sealed record ReplaceOrganizationRoles
{
    /// <summary>Their ids.</summary>
    [StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> OrganizationRoleIds { get; init; }
}

/// <summary>Enterprise connectors to add.</summary>
internal sealed record AddJitSsoConnectors
{
    /// <summary>Their ids.</summary>
    [MinLength(1), StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> SsoConnectorIds { get; init; }
}

/// <summary>The enterprise connectors there are to be.</summary>
internal sealed record ReplaceJitSsoConnectors
{
    /// <summary>Their ids.</summary>
    [StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> SsoConnectorIds { get; init; }
}

/// <summary>Roles that were named.</summary>
internal sealed record AssignedOrganizationRoles(List<string> OrganizationRoleIds);

/// <summary>A domain whose people join.</summary>
internal sealed record AddJitEmailDomain
{
    /// <summary>Such as <c>example.com</c>.</summary>
    [StringLength(128, MinimumLength = 1), RegularExpression(JitEmailDomainAnswer.Pattern)]
    public required string EmailDomain { get; init; }
}

/// <summary>The domains whose people are to join.</summary>
internal sealed record ReplaceJitEmailDomains
{
    /// <summary>Such as <c>example.com</c>.</summary>
    [StringLength(128, MinimumLength = 1), RegularExpression(JitEmailDomainAnswer.Pattern)]
    public required List<string> EmailDomains { get; init; }
}

/// <summary>A domain whose people join.</summary>
internal sealed record JitEmailDomainAnswer(string TenantId, string OrganizationId, string EmailDomain)
{
    /// <summary>What follows the @ of an address.</summary>
    public const string Pattern = @"^[^\s@]+$";
}
