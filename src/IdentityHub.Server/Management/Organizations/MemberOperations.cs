using IdentityHub.Data;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>What can be done with the members of an organization.</summary>
internal static class MemberOperations
{
    /// <summary>The order of the memberships' key, so that a page is read from it whatever the organization's size.</summary>
    private static readonly Keyset<MemberId> ById = Keyset<MemberId>.ById(member => member.Id);

    /// <summary>Lists them.</summary>
    public static async Task<ApiResult<List<MemberAnswer>>> ListAsync(ApiCall call)
    {
        var (organizationId, roleId, keyword) = (call.Path("id"), call.Query("organizationRoleId"), call.Query("q"));
        if (!await call.Db.Organizations.AnyAsync(row => row.Id == organizationId, call.Cancellation))
        {
            return OrganizationErrors.NotFound(organizationId);
        }

        var page = await call.ListAsync(db => Members(db, organizationId, roleId, keyword), ById);
        var ids = page.ConvertAll(member => member.Id);
        var users = await call.Db.Users.Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, call.Cancellation);
        var roles = (await MemberRoles.OfUsers(call.Db, organizationId, ids).ToListAsync(call.Cancellation)).ToLookup(role => role.HolderId);
        return ids.Where(users.ContainsKey).Select(id => MemberAnswer.From(users[id], roles[id].Select(role => role.Role))).ToList();
    }

    /// <summary>Adds some. Who is a member already stays one.</summary>
    public static Task<ApiResult<OrganizationUserIds>> AddAsync(ApiCall<AddOrganizationUsers> call)
    {
        var (organizationId, userIds) = (call.Path("id"), call.Body.UserIds);
        return call.WriteAsync<OrganizationUserIds>(async (db, cancellation) =>
        {
            await OrganizationMembers.AddAsync(db, organizationId, userIds, cancellation);
            return new OrganizationUserIds(userIds);
        });
    }

    /// <summary>Makes these the members.</summary>
    public static Task<ApiResult<Nothing>> ReplaceAsync(ApiCall<ReplaceOrganizationUsers> call)
    {
        var (organizationId, userIds, now) = (call.Path("id"), call.Body.UserIds, call.Now);
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await db.Organizations.AnyAsync(row => row.Id == organizationId, cancellation))
            {
                return ApiErrors.OrganizationRelationNotFound;
            }

            await OrganizationMembers.ReplaceAsync(db, organizationId, userIds, now, cancellation);
            return Nothing.Value;
        });
    }

    /// <summary>Removes one. Tokens for the organization end with it.</summary>
    public static Task<ApiResult<Nothing>> RemoveAsync(ApiCall call)
    {
        var (organizationId, userId, now) = (call.Path("id"), call.Path("userId"), call.Now);
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
            await OrganizationMembers.RemoveAsync(db, organizationId, userId, now, cancellation) ? Nothing.Value : ApiErrors.NotFound);
    }

    /// <summary>Lists the organization permissions that a member holds by its roles.</summary>
    public static async Task<ApiResult<List<OrganizationScopeAnswer>>> ListScopesAsync(ApiCall call)
    {
        var (organizationId, userId, db) = (call.Path("id"), call.Path("userId"), call.Db);
        if (!await MemberRoles.IsMemberAsync(db, organizationId, userId, call.Cancellation))
        {
            return OrganizationErrors.RequireMembership;
        }

        return await db.OrganizationScopes
            .Where(scope => db.OrganizationRoleScopes.Any(held => held.OrganizationScopeId == scope.Id
                && db.OrganizationRoleUsers.Any(row =>
                    row.OrganizationId == organizationId && row.UserId == userId && row.OrganizationRoleId == held.OrganizationRoleId)))
            .OrderBy(scope => scope.Name)
            .Select(scope => OrganizationScopeAnswer.From(scope))
            .ToListAsync(call.Cancellation);
    }

    // With a role, the key of role assignments gives the members in the same order.
    private static IQueryable<MemberId> Members(HubDbContext db, string organizationId, string? roleId, string? keyword)
    {
        var members = roleId is null
            ? db.OrganizationUsers.Where(row => row.OrganizationId == organizationId).Select(row => new MemberId { Id = row.UserId })
            : db.OrganizationRoleUsers.Where(row => row.OrganizationId == organizationId && row.OrganizationRoleId == roleId)
                .Select(row => new MemberId { Id = row.UserId });
        if (string.IsNullOrEmpty(keyword))
        {
            return members;
        }

        var found = db.Users.Containing(keyword, SearchFields.Users);
        return members.Where(member => found.Any(user => user.Id == member.Id));
    }
}

/// <summary>Somebody or something that belongs to an organization.</summary>
internal sealed class MemberId
{
    /// <summary>The id of the user or application.</summary>
    public required string Id { get; init; }
}
