using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Server.Catalog;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.People;

/// <summary>A user's membership in an organization, with the roles there.</summary>
internal sealed record Membership(
    string OrganizationId, string Name, string? Description, bool IsMfaRequired, bool IsDisabled, IReadOnlyList<string> RoleIds);

/// <summary>
/// A user with the roles and memberships of this moment. Read anew for every token, so that taking a role away shows in the next one.
/// </summary>
internal sealed class UserAccess
{
    /// <summary>The user.</summary>
    public required User User { get; init; }

    /// <summary>Global roles.</summary>
    public required IReadOnlyList<string> RoleIds { get; init; }

    /// <summary>Organizations that are not disabled.</summary>
    public required IReadOnlyList<Membership> Memberships { get; init; }

    /// <summary>
    /// Memberships that the client may hear of: all of them, or, for a third-party client, those in organizations that the user let it act
    /// in (CVE-2026-9791).
    /// </summary>
    public required IReadOnlyList<Membership> Disclosed { get; init; }

    /// <summary>Identities at enterprises' own providers, the oldest first.</summary>
    public required IReadOnlyList<UserSsoIdentity> SsoIdentities { get; init; }

    /// <summary>The membership in one organization.</summary>
    public Membership? In(string organizationId) => Memberships.FirstOrDefault(membership => membership.OrganizationId == organizationId);

    /// <summary>Permissions of a resource that the user holds: by global roles, or by the roles in one organization. They never mix.</summary>
    public IEnumerable<Data.Resources.Scope> ResourceScopes(CatalogSnapshot catalog, string indicator, Membership? organization) =>
        (organization is null
            ? RoleIds.Select(id => catalog.Roles.GetValueOrDefault(id)?.ResourceScopes)
            : organization.RoleIds.Select(id => catalog.OrganizationRoles.GetValueOrDefault(id)?.ResourceScopes))
        .SelectMany(scopes => scopes is not null && scopes.TryGetValue(indicator, out var held) ? held : [])
        .DistinctBy(scope => scope.Id);

    /// <summary>Organization permissions that the user holds in an organization.</summary>
    public static IEnumerable<Data.Organizations.OrganizationScope> OrganizationScopes(CatalogSnapshot catalog, Membership organization) =>
        organization.RoleIds
            .SelectMany(id => catalog.OrganizationRoles.TryGetValue(id, out var role) ? role.Scopes : [])
            .DistinctBy(scope => scope.Id);

    /// <summary>Reads what a user may do now.</summary>
    /// <param name="db">The store.</param>
    /// <param name="user">The user as of this request.</param>
    /// <param name="client">The client that asks.</param>
    /// <param name="needsRoles">Whether to read the global roles.</param>
    /// <param name="needsMemberships">Whether to read the memberships.</param>
    /// <param name="needsSsoIdentities">Whether to read the identities at enterprises' own providers.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>The user, or <see langword="null"/> when the user is suspended.</returns>
    public static async Task<UserAccess?> ReadAsync(
        HubDbContext db,
        User user,
        ApplicationEntry client,
        bool needsRoles,
        bool needsMemberships,
        bool needsSsoIdentities,
        CancellationToken cancellation)
    {
        if (user.IsSuspended)
        {
            return null;
        }

        var memberships = needsMemberships ? Group(await HotQueries.MembershipsOfUserAsync(db, user.Id, cancellation)) : [];
        return new UserAccess
        {
            User = user,
            RoleIds = needsRoles ? await HotQueries.RolesOfUserAsync(db, user.Id, cancellation) : [],
            SsoIdentities = needsSsoIdentities ? await SsoIdentitiesAsync(db, user.Id, cancellation) : [],
            Memberships = memberships,
            Disclosed = client.Permissions is null || memberships.Count == 0
                ? memberships
                : await DisclosedAsync(db, user.Id, client.Id, memberships, cancellation),
        };
    }

    private static Task<List<UserSsoIdentity>> SsoIdentitiesAsync(HubDbContext db, string userId, CancellationToken cancellation) =>
        db.UserSsoIdentities.AsNoTracking().Where(row => row.UserId == userId).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancellation);

    private static async Task<List<Membership>> DisclosedAsync(
        HubDbContext db, string userId, string clientId, List<Membership> memberships, CancellationToken cancellation)
    {
        var organizationIds = await db.ApplicationUserConsentOrganizations
            .Where(row => row.ApplicationId == clientId && row.UserId == userId)
            .Select(row => row.OrganizationId)
            .ToListAsync(cancellation);
        return memberships.FindAll(membership => organizationIds.Contains(membership.OrganizationId));
    }

    private static List<Membership> Group(IReadOnlyList<MembershipRow> rows)
    {
        var memberships = new List<Membership>();
        foreach (var group in rows.Where(row => !row.IsDisabled).GroupBy(row => row.OrganizationId))
        {
            var first = group.First();
            memberships.Add(new Membership(
                first.OrganizationId,
                first.Name,
                first.Description,
                first.IsMfaRequired,
                first.IsDisabled,
                [.. group.Where(row => row.RoleId is not null).Select(row => row.RoleId!)]));
        }

        return memberships;
    }
}
