using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Roles;

/// <summary>
/// Who has the roles of a page: how many, and three of them. Three queries for the whole page; each looks no further than it must, because a
/// default role is everybody's.
/// </summary>
internal static class RoleHolders
{
    /// <summary>Adds the holders to the roles of a page.</summary>
    public static async Task<List<RoleListItem>> AddAsync(ApiCall call, List<Role> roles)
    {
        var found = await FindAsync(call, roles);
        var userIds = found.Values.SelectMany(holders => holders.UserIds).Distinct().ToList();
        var applicationIds = found.Values.SelectMany(holders => holders.ApplicationIds).Distinct().ToList();
        var users = await call.Db.Users.Where(user => userIds.Contains(user.Id))
            .Select(user => new FeaturedUser(user.Id, user.Avatar, user.Name)).ToDictionaryAsync(user => user.Id, call.Cancellation);
        var applications = await call.Db.Applications.Where(application => applicationIds.Contains(application.Id))
            .Select(application => new FeaturedApplication(application.Id, application.Name, application.Type))
            .ToDictionaryAsync(application => application.Id, call.Cancellation);

        var items = new List<RoleListItem>(roles.Count);
        foreach (var role in roles)
        {
            var holders = found[role.Id];
            items.Add(new RoleListItem(
                Tenant.Id,
                role.Id,
                role.Name,
                role.Description,
                role.Type,
                role.IsDefault,
                await CountUsersAsync(call, role.Id, holders.Users),
                [.. holders.UserIds.Where(users.ContainsKey).Select(id => users[id])],
                holders.Applications,
                [.. holders.ApplicationIds.Where(applications.ContainsKey).Select(id => applications[id])]));
        }

        return items;
    }

    private static async Task<Dictionary<string, Holders>> FindAsync(ApiCall call, List<Role> roles)
    {
        var ids = roles.ConvertAll(role => role.Id);
        var (db, most) = (call.Db, ListCounts.ExactUpTo + 1);

        // Each a look-up by itself: a list within a list would number all rows of the table first. Ordered by the role, which says nothing but
        // lets the index be read as it is.
        return await db.Roles.Where(role => ids.Contains(role.Id)).Select(role => new Holders(
            role.Id,
            db.UserRoles.Where(row => row.RoleId == role.Id).Take(most).Count(),
            db.UserRoles.Where(row => row.RoleId == role.Id).OrderBy(row => row.RoleId).Select(row => row.UserId).FirstOrDefault(),
            db.UserRoles.Where(row => row.RoleId == role.Id).OrderBy(row => row.RoleId).Select(row => row.UserId).Skip(1).FirstOrDefault(),
            db.UserRoles.Where(row => row.RoleId == role.Id).OrderBy(row => row.RoleId).Select(row => row.UserId).Skip(2).FirstOrDefault(),
            db.ApplicationRoles.Count(row => row.RoleId == role.Id),
            db.ApplicationRoles.Where(row => row.RoleId == role.Id).OrderBy(row => row.ApplicationId).Select(row => row.ApplicationId).FirstOrDefault(),
            db.ApplicationRoles.Where(row => row.RoleId == role.Id).OrderBy(row => row.ApplicationId).Select(row => row.ApplicationId).Skip(1).FirstOrDefault(),
            db.ApplicationRoles.Where(row => row.RoleId == role.Id).OrderBy(row => row.ApplicationId).Select(row => row.ApplicationId).Skip(2).FirstOrDefault()))
            .ToDictionaryAsync(holders => holders.RoleId, call.Cancellation);
    }

    /// <summary>Up to ten thousand as they were counted; more are remembered for a while.</summary>
    private static async Task<long> CountUsersAsync(ApiCall call, string roleId, int counted) => counted <= ListCounts.ExactUpTo
        ? counted
        : await call.Service<ListCounts>().CountAsync(
            "users of role " + roleId, call.Db, db => db.UserRoles.Where(row => row.RoleId == roleId), call.Cancellation);

    private sealed record Holders(
        string RoleId, int Users, string? User1, string? User2, string? User3, int Applications, string? Application1, string? Application2, string? Application3)
    {
        public IEnumerable<string> UserIds => new[] { User1, User2, User3 }.OfType<string>();

        public IEnumerable<string> ApplicationIds => new[] { Application1, Application2, Application3 }.OfType<string>();
    }
}
