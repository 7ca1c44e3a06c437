using IdentityHub.Data.Organizations;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>An organization permission as answers show it.</summary>
internal sealed record OrganizationScopeAnswer(string TenantId, string Id, string Name, string? Description)
{
    /// <summary>From the row.</summary>
    public static OrganizationScopeAnswer From(OrganizationScope row) => new(Tenant.Id, row.Id, row.Name, row.Description);
}
