using IdentityHub.Data;
using IdentityHub.Server.Catalog;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.People;

/// <summary>
/// Application-level access control: when a client has it, only users who match one of its rules may use the client. Asked when a code is
/// given out, and again for every token, so that a rule that is taken away shows in the next one.
/// </summary>
internal static class ApplicationAccess
{
    /// <summary>Whether a user may use a client. Costs nothing for clients without access control, and one query for others.</summary>
    /// <param name="db">The store.</param>
    /// <param name="client">The client.</param>
    /// <param name="userId">The user.</param>
    /// <param name="cancellation">Ends the query.</param>
    public static ValueTask<bool> AllowsAsync(HubDbContext db, ApplicationEntry client, string userId, CancellationToken cancellation) =>
        client.Application.AppLevelAccessControlEnabled ? new(MatchesAsync(db, client.Id, userId, cancellation)) : new(true);

    // A disabled organization opens nothing.
    private static Task<bool> MatchesAsync(HubDbContext db, string clientId, string userId, CancellationToken cancellation) => db.Users.AnyAsync(
        user => user.Id == userId
            && (db.ApplicationAccessControlUsers.Any(rule => rule.ApplicationId == clientId && rule.UserId == userId)
                || db.ApplicationAccessControlUserRoles.Any(rule => rule.ApplicationId == clientId
                    && db.UserRoles.Any(held => held.UserId == userId && held.RoleId == rule.RoleId))
                || db.ApplicationAccessControlOrganizations.Any(rule => rule.ApplicationId == clientId
                    && db.OrganizationUsers.Any(member => member.UserId == userId && member.OrganizationId == rule.OrganizationId)
                    && db.Organizations.Any(organization => organization.Id == rule.OrganizationId && !organization.IsDisabled))
                || db.ApplicationAccessControlOrganizationRoles.Any(rule => rule.ApplicationId == clientId
                    && db.OrganizationRoleUsers.Any(held => held.UserId == userId
                        && held.OrganizationId == rule.OrganizationId && held.OrganizationRoleId == rule.OrganizationRoleId)
                    && db.Organizations.Any(organization => organization.Id == rule.OrganizationId && !organization.IsDisabled))),
        cancellation);
}
