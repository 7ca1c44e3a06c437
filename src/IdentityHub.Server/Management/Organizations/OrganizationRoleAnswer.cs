using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>An organization role as answers show it.</summary>
internal sealed record OrganizationRoleAnswer(string TenantId, string Id, string Name, string? Description, RoleType Type)
{
    /// <summary>From the row.</summary>
    public static OrganizationRoleAnswer From(OrganizationRole row) => new(Tenant.Id, row.Id, row.Name, row.Description, row.Type);
}
