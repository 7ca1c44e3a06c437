using IdentityHub.Server.Api;
using IdentityHub.Server.Management.Organizations;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>The organizations of a user.</summary>
internal static class UserOrganizationOperations
{
    /// <summary>Lists all of them, newest first, with two queries however many there are.</summary>
    public static async Task<ApiResult<List<OrganizationAnswer>>> ListAsync(ApiCall call)
    {
        var userId = call.Path("userId");
        var db = call.Db;
        var organizations = await db.Organizations
            .Where(organization => db.OrganizationUsers.Any(member => member.UserId == userId && member.OrganizationId == organization.Id))
            .OrderByDescending(organization => organization.CreatedAt)
            .ThenByDescending(organization => organization.Id)
            .ToListAsync(call.Cancellation);
        if (organizations.Count == 0)
        {
            return await db.Users.AnyAsync(user => user.Id == userId, call.Cancellation) ? new List<OrganizationAnswer>() : UserErrors.NotFound;
        }

        var roles = (await (
            from member in db.OrganizationRoleUsers
            join role in db.OrganizationRoles on member.OrganizationRoleId equals role.Id
            where member.UserId == userId
            orderby role.Name
            select new { member.OrganizationId, role.Id, role.Name }).ToListAsync(call.Cancellation))
            .ToLookup(row => row.OrganizationId, row => new NamedReference(row.Id, row.Name));
        return organizations.ConvertAll(organization =>
            OrganizationAnswer.From(organization) with { OrganizationRoles = roles[organization.Id].ToList() });
    }
}
