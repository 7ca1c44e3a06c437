using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.People;

/// <summary>
/// Just-in-time provisioning: who proves an e-mail address becomes a member of the organizations that list its domain, with the roles they
/// give to newcomers. To be called, inside the write, by whatever has just proved that the address is the user's.
/// </summary>
internal static class JustInTimeMembers
{
    /// <summary>
    /// Adds the memberships. Who is a member already gets nothing: a role that was taken away does not come back by proving the address again.
    /// </summary>
    /// <param name="db">The store, within a write.</param>
    /// <param name="userId">The user; stored.</param>
    /// <param name="verifiedEmail">An address that the user has proved.</param>
    /// <param name="cancellation">Ends the queries.</param>
    /// <returns>Organizations that the user joined.</returns>
    public static async Task<List<string>> JoinAsync(HubDbContext db, string userId, string verifiedEmail, CancellationToken cancellation)
    {
        var at = verifiedEmail.LastIndexOf('@');
        if (at < 0)
        {
            return [];
        }

        var domain = Normalize(verifiedEmail[(at + 1)..]);
        var organizationIds = await db.OrganizationJitEmailDomains
            .Where(row => row.EmailDomain == domain
                && db.Organizations.Any(organization => organization.Id == row.OrganizationId && !organization.IsDisabled))
            .Select(row => row.OrganizationId)
            .ToListAsync(cancellation);
        return await AddAsync(db, userId, organizationIds, cancellation);
    }

    /// <summary>Adds memberships that a one-time token brings, for organizations that still are.</summary>
    /// <returns>Organizations that the user joined.</returns>
    public static async Task<List<string>> JoinAsync(
        HubDbContext db, string userId, IReadOnlyList<string> organizationIds, CancellationToken cancellation)
    {
        var existing = await db.Organizations.Where(organization => organizationIds.Contains(organization.Id) && !organization.IsDisabled)
            .Select(organization => organization.Id).ToListAsync(cancellation);
        return await AddAsync(db, userId, existing, cancellation);
    }

    /// <summary>
    /// Adds memberships of the organizations that list an enterprise's connector, for whoever signs in with it for the first time. A connector that an
    /// organization brought makes members of that organization alone.
    /// </summary>
    /// <returns>Organizations that the user joined.</returns>
    public static async Task<List<string>> JoinBySsoConnectorAsync(HubDbContext db, string userId, string connectorId, CancellationToken cancellation)
    {
        var organizationIds = await db.OrganizationJitSsoConnectors
            .Where(row => row.SsoConnectorId == connectorId
                && db.SsoConnectors.Any(connector => connector.Id == connectorId
                    && (connector.OrganizationId == null || connector.OrganizationId == row.OrganizationId))
                && db.Organizations.Any(organization => organization.Id == row.OrganizationId && !organization.IsDisabled))
            .Select(row => row.OrganizationId)
            .ToListAsync(cancellation);
        return await AddAsync(db, userId, organizationIds, cancellation);
    }

    /// <summary>The form in which domains are stored and compared.</summary>
    public static string Normalize(string domain) => User.Normalize(domain)!;

    private static async Task<List<string>> AddAsync(HubDbContext db, string userId, List<string> organizationIds, CancellationToken cancellation)
    {
        if (organizationIds.Count == 0)
        {
            return [];
        }

        var joined = (await db.AddMissingAsync(
            organizationIds.Select(id => new OrganizationUser { OrganizationId = id, UserId = userId }), cancellation)).ConvertAll(row => row.OrganizationId);
        await AddRolesAsync(db, userId, joined, cancellation);
        return joined;
    }

    private static async Task AddRolesAsync(HubDbContext db, string userId, List<string> organizationIds, CancellationToken cancellation)
    {
        var roles = await db.OrganizationJitRoles
            .Where(row => organizationIds.Contains(row.OrganizationId)
                && db.OrganizationRoles.Any(role => role.Id == row.OrganizationRoleId && role.Type == RoleType.User))
            .ToListAsync(cancellation);
        await db.AddMissingAsync(
            roles.Select(row => new OrganizationRoleUser { OrganizationId = row.OrganizationId, OrganizationRoleId = row.OrganizationRoleId, UserId = userId }),
            cancellation);
    }
}
