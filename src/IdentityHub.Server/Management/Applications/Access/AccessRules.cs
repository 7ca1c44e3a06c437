using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Applications.Access;

/// <summary>The stored rules of one application.</summary>
internal sealed record AccessRules(
    List<ApplicationAccessControlUser> Users,
    List<ApplicationAccessControlUserRole> Roles,
    List<ApplicationAccessControlOrganization> Organizations,
    List<ApplicationAccessControlOrganizationRole> OrganizationRoles)
{
    /// <summary>Whether an application has any.</summary>
    public static Task<bool> AnyAsync(HubDbContext db, string id, CancellationToken cancellation) => db.Applications.OfOperator()
        .Where(row => row.Id == id)
        .AnyAsync(
            _ => db.ApplicationAccessControlUsers.Any(rule => rule.ApplicationId == id)
                || db.ApplicationAccessControlUserRoles.Any(rule => rule.ApplicationId == id)
                || db.ApplicationAccessControlOrganizations.Any(rule => rule.ApplicationId == id)
                || db.ApplicationAccessControlOrganizationRoles.Any(rule => rule.ApplicationId == id),
            cancellation);

    /// <summary>Reads them.</summary>
    public static async Task<AccessRules> ReadAsync(HubDbContext db, string id, CancellationToken cancellation) => new(
        await db.ApplicationAccessControlUsers.Where(rule => rule.ApplicationId == id).ToListAsync(cancellation),
        await db.ApplicationAccessControlUserRoles.Where(rule => rule.ApplicationId == id).ToListAsync(cancellation),
        await db.ApplicationAccessControlOrganizations.Where(rule => rule.ApplicationId == id).ToListAsync(cancellation),
        await db.ApplicationAccessControlOrganizationRoles.Where(rule => rule.ApplicationId == id).ToListAsync(cancellation));

    /// <summary>As an application's body asks for them, each once.</summary>
    public static AccessRules From(string id, AccessControl body) => new(
        [.. body.UserIds.Distinct().Select(user => new ApplicationAccessControlUser { ApplicationId = id, UserId = user })],
        [.. body.UserRoleIds.Distinct().Select(role => new ApplicationAccessControlUserRole { ApplicationId = id, RoleId = role })],
        [.. body.OrganizationIds.Distinct().Select(organization => new ApplicationAccessControlOrganization { ApplicationId = id, OrganizationId = organization })],
        [.. body.OrganizationRoleRules
            .SelectMany(rule => rule.OrganizationRoleIds.Select(role => (rule.OrganizationId, RoleId: role)))
            .Distinct()
            .Select(pair => new ApplicationAccessControlOrganizationRole
            {
                ApplicationId = id,
                OrganizationId = pair.OrganizationId,
                OrganizationRoleId = pair.RoleId,
            })]);

    /// <summary>Whether nobody could match.</summary>
    public bool IsEmpty => Users.Count + Roles.Count + Organizations.Count + OrganizationRoles.Count == 0;

    /// <summary>As answers show them.</summary>
    public AccessControl ToAnswer() => new()
    {
        UserIds = [.. Users.Select(rule => rule.UserId).Order(StringComparer.Ordinal)],
        UserRoleIds = [.. Roles.Select(rule => rule.RoleId).Order(StringComparer.Ordinal)],
        OrganizationIds = [.. Organizations.Select(rule => rule.OrganizationId).Order(StringComparer.Ordinal)],
        OrganizationRoleRules = [.. OrganizationRoles.GroupBy(rule => rule.OrganizationId).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new OrganizationRoleRule
            {
                OrganizationId = group.Key,
                OrganizationRoleIds = [.. group.Select(rule => rule.OrganizationRoleId).Order(StringComparer.Ordinal)],
            })],
    };

    /// <summary>Brings the stored rules to the wanted ones; those that stay are not touched.</summary>
    /// <param name="db">Within a write, where these rules were read.</param>
    /// <param name="wanted">The wanted ones.</param>
    public void Become(HubDbContext db, AccessRules wanted)
    {
        Replace(db, Users, wanted.Users, static rule => rule.UserId);
        Replace(db, Roles, wanted.Roles, static rule => rule.RoleId);
        Replace(db, Organizations, wanted.Organizations, static rule => rule.OrganizationId);
        Replace(db, OrganizationRoles, wanted.OrganizationRoles, static rule => (rule.OrganizationId, rule.OrganizationRoleId));
    }

    private static void Replace<TRow, TKey>(HubDbContext db, List<TRow> stored, List<TRow> wanted, Func<TRow, TKey> key)
        where TRow : class
    {
        db.RemoveRange(stored.ExceptBy(wanted.Select(key), key));
        db.AddRange(wanted.ExceptBy(stored.Select(key), key));
    }
}
