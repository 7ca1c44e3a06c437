using IdentityHub.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>Shows some members of each organization of a page, in two queries.</summary>
internal static class FeaturedMembers
{
    /// <summary>Adds how many members there are, and three of them.</summary>
    public static async Task<List<OrganizationAnswer>> ShowAsync(ApiCall call, List<OrganizationAnswer> page)
    {
        var db = call.Db;
        var ids = page.ConvertAll(organization => organization.Id);

        // One look-up in the key of memberships for each of the three: a window over all members would read all of them.
        var members = await db.Organizations.Where(row => ids.Contains(row.Id)).Select(row => new
        {
            row.Id,
            Count = db.OrganizationUsers.Count(member => member.OrganizationId == row.Id),
            First = db.OrganizationUsers.Where(member => member.OrganizationId == row.Id)
                .OrderBy(member => member.UserId).Select(member => member.UserId).FirstOrDefault(),
            Second = db.OrganizationUsers.Where(member => member.OrganizationId == row.Id)
                .OrderBy(member => member.UserId).Select(member => member.UserId).Skip(1).FirstOrDefault(),
            Third = db.OrganizationUsers.Where(member => member.OrganizationId == row.Id)
                .OrderBy(member => member.UserId).Select(member => member.UserId).Skip(2).FirstOrDefault(),
        }).ToDictionaryAsync(row => row.Id, call.Cancellation);
        var userIds = members.Values.SelectMany(row => new[] { row.First, row.Second, row.Third }).OfType<string>().Distinct().ToList();
        var users = await db.Users.Where(user => userIds.Contains(user.Id))
            .Select(user => new FeaturedUser(user.Id, user.Avatar, user.Name))
            .ToDictionaryAsync(user => user.Id, call.Cancellation);
        return page.ConvertAll(organization =>
        {
            // One that was deleted meanwhile has none.
            var row = members.GetValueOrDefault(organization.Id);
            var featured = new[] { row?.First, row?.Second, row?.Third }
                .Select(id => id is null ? null : users.GetValueOrDefault(id)).OfType<FeaturedUser>().ToList();
            return organization with { UsersCount = row?.Count ?? 0, FeaturedUsers = featured };
        });
    }
}
