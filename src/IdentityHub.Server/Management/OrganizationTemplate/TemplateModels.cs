using System.ComponentModel.DataAnnotations;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Management.Organizations;

namespace IdentityHub.Server.Management.OrganizationTemplate;

/// <summary>An organization role with what it holds, as lists show it.</summary>
internal sealed record OrganizationRoleWithScopes(
    string TenantId,
    string Id,
    string Name,
    string? Description,
    RoleType Type,
    List<NamedReference> Scopes,
    List<ResourceScopeReference> ResourceScopes)
{
    /// <summary>From the rows.</summary>
    public static OrganizationRoleWithScopes From(
        OrganizationRole row, IEnumerable<NamedReference> scopes, IEnumerable<ResourceScopeReference> resourceScopes) =>
        new(Tenant.Id, row.Id, row.Name, row.Description, row.Type, [.. scopes], [.. resourceScopes]);
}

/// <summary>A permission of an API resource, as lists of roles name it.</summary>
internal sealed record ResourceScopeReference(string Id, string Name, NamedReference Resource);

/// <summary>A new organization role.</summary>
internal sealed record CreateOrganizationRole
{
    /// <summary>Unique name.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    [StringLength(256)]
    public Optional<string?> Description { get; init; }

    /// <summary>Whom it can be given to; people when not said.</summary>
    public Optional<RoleType> Type { get; init; }

    /// <summary>Organization permissions it holds.</summary>
    [StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public Optional<List<string>> OrganizationScopeIds { get; init; }

    /// <summary>Permissions of API resources it holds.</summary>
    [StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public Optional<List<string>> ResourceScopeIds { get; init; }
}

/// <summary>Changes of an organization role. Whom it can be given to stays.</summary>
internal sealed record UpdateOrganizationRole
{
    /// <summary>Unique name.</summary>
    [StringLength(128, MinimumLength = 1)]
    public Optional<string> Name { get; init; }

    /// <summary>What it is for.</summary>
    [StringLength(256)]
    public Optional<string?> Description { get; init; }
}

/// <summary>A new organization permission.</summary>
internal sealed record CreateOrganizationScope
{
    /// <summary>Scope value, unique.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What it allows, for people.</summary>
    [StringLength(256)]
    public Optional<string?> Description { get; init; }
}

/// <summary>Changes of an organization permission.</summary>
internal sealed record UpdateOrganizationScope
{
    /// <summary>Scope value, unique.</summary>
    [StringLength(128, MinimumLength = 1)]
    public Optional<string> Name { get; init; }

    /// <summary>What it allows, for people.</summary>
    [StringLength(256)]
    public Optional<string?> Description { get; init; }
}

/// <summary>Organization permissions to add to a role.</summary>
internal sealed record AddOrganizationRoleScopes
{
    /// <summary>Their ids.</summary>
    [MinLength(1), StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> OrganizationScopeIds { get; init; }
}

/// <summary>The organization permissions a role is to hold.</summary>
internal sealed record ReplaceOrganizationRoleScopes
{
    /// <summary>Their ids.</summary>
    [StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> OrganizationScopeIds { get; init; }
}

/// <summary>Permissions of API resources to add to an organization role.</summary>
internal sealed record AddOrganizationRoleResourceScopes
{
    /// <summary>Their ids.</summary>
    [MinLength(1), StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> ScopeIds { get; init; }
}

/// <summary>The permissions of API resources an organization role is to hold.</summary>
internal sealed record ReplaceOrganizationRoleResourceScopes
{
    /// <summary>Their ids.</summary>
    [StringLength(OrganizationLimits.Id, MinimumLength = 1)]
    public required List<string> ScopeIds { get; init; }
}
