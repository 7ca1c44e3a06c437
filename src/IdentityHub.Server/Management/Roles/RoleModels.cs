using System.ComponentModel.DataAnnotations;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Management.Resources;

namespace IdentityHub.Server.Management.Roles;

/// <summary>A role as answers show it.</summary>
internal record RoleAnswer(string TenantId, string Id, string Name, string Description, RoleType Type, bool IsDefault)
{
    /// <summary>From the row.</summary>
    public static RoleAnswer From(Role row) => new(Tenant.Id, row.Id, row.Name, row.Description, row.Type, row.IsDefault);
}

/// <summary>A role with who has it.</summary>
internal sealed record RoleListItem(
    string TenantId,
    string Id,
    string Name,
    string Description,
    RoleType Type,
    bool IsDefault,
    long UsersCount,
    List<FeaturedUser> FeaturedUsers,
    long ApplicationsCount,
    List<FeaturedApplication> FeaturedApplications)
    : RoleAnswer(TenantId, Id, Name, Description, Type, IsDefault);

/// <summary>One of the users who have a role.</summary>
internal sealed record FeaturedUser(string Id, string? Avatar, string? Name);

/// <summary>One of the applications that have a role.</summary>
internal sealed record FeaturedApplication(string Id, string Name, ApplicationType Type);

/// <summary>A permission of a role with its API resource.</summary>
internal sealed record RoleScopeAnswer(
    string TenantId, string Id, string ResourceId, string Name, string? Description, DateTimeOffset CreatedAt, ResourceAnswer Resource)
{
    /// <summary>From the rows.</summary>
    public static RoleScopeAnswer From(Scope row, Resource resource) =>
        new(Tenant.Id, row.Id, row.ResourceId, row.Name, row.Description, row.CreatedAt, ResourceAnswer.From(resource));
}

/// <summary>A new role.</summary>
internal sealed record CreateRole
{
    /// <summary>Unique name.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Description { get; init; }

    /// <summary>Whom it can be given to; cannot be changed later.</summary>
    public Optional<RoleType> Type { get; init; }

    /// <summary>Given to every new user.</summary>
    public Optional<bool> IsDefault { get; init; }

    /// <summary>Permissions to begin with.</summary>
    [StringLength(21, MinimumLength = 1)]
    public Optional<List<string>> ScopeIds { get; init; }
}

/// <summary>Changes of a role.</summary>
internal sealed record UpdateRole
{
    /// <summary>Unique name.</summary>
    [StringLength(128, MinimumLength = 1)]
    public Optional<string> Name { get; init; }

    /// <summary>What it is for.</summary>
    [StringLength(128, MinimumLength = 1)]
    public Optional<string> Description { get; init; }

    /// <summary>Given to every new user.</summary>
    public Optional<bool> IsDefault { get; init; }
}

/// <summary>Permissions to add.</summary>
internal sealed record AddRoleScopes
{
    /// <summary>Their ids.</summary>
    [MinLength(1), StringLength(21, MinimumLength = 1)]
    public required List<string> ScopeIds { get; init; }
}

/// <summary>Users to give the role to.</summary>
internal sealed record AddRoleUsers
{
    /// <summary>Their ids.</summary>
    [MinLength(1), StringLength(21, MinimumLength = 1)]
    public required List<string> UserIds { get; init; }
}

/// <summary>Machine applications to give the role to.</summary>
internal sealed record AddRoleApplications
{
    /// <summary>Their ids.</summary>
    [MinLength(1), StringLength(21, MinimumLength = 1)]
    public required List<string> ApplicationIds { get; init; }
}
