using System.Runtime.CompilerServices;
using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>
/// Reads all memberships in the order of organizations and users, a page at a time: one query for many small organizations, many for a
/// large one. Organizations have to be asked for in their order.
/// </summary>
internal sealed class MemberPages(HubDbContext db)
{
    private const int PageSize = 1000;

    private Queue<OrganizationUser> page = [];
    private ILookup<(string, string), string> roles = Array.Empty<OrganizationRoleUser>().ToLookup(static _ => ("", ""), static _ => "");
    private (string Organization, string User) last = ("", "");
    private bool isAtEnd;

    /// <summary>The members of one organization with their roles there.</summary>
    public async IAsyncEnumerable<(string UserId, IEnumerable<string> RoleIds)> OfAsync(
        string organizationId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            if (page.Count == 0 && !isAtEnd)
            {
                await ReadPageAsync(cancellation);
            }

            if (!page.TryPeek(out var member) || member.OrganizationId != organizationId)
            {
                yield break;
            }

            page.Dequeue();
            yield return (member.UserId, roles[(member.OrganizationId, member.UserId)]);
        }
    }

    private async Task ReadPageAsync(CancellationToken cancellation)
    {
        var (organization, user) = last;
        var rows = await db.OrganizationUsers
            .Where(row => row.OrganizationId.CompareTo(organization) >= 0
                && (row.OrganizationId.CompareTo(organization) > 0 || row.UserId.CompareTo(user) > 0))
            .OrderBy(static row => row.OrganizationId).ThenBy(static row => row.UserId)
            .Take(PageSize)
            .ToListAsync(cancellation);
        isAtEnd = rows.Count < PageSize;
        page = new Queue<OrganizationUser>(rows);
        if (rows.Count == 0)
        {
            return;
        }

        var (firstOrganization, firstUser) = (rows[0].OrganizationId, rows[0].UserId);
        var (lastOrganization, lastUser) = last = (rows[^1].OrganizationId, rows[^1].UserId);
        roles = (await db.OrganizationRoleUsers
            .Where(row => row.OrganizationId.CompareTo(firstOrganization) >= 0 && row.OrganizationId.CompareTo(lastOrganization) <= 0)
            .Where(row => row.OrganizationId.CompareTo(firstOrganization) > 0 || row.UserId.CompareTo(firstUser) >= 0)
            .Where(row => row.OrganizationId.CompareTo(lastOrganization) < 0 || row.UserId.CompareTo(lastUser) <= 0)
            .ToListAsync(cancellation))
            .ToLookup(static row => (row.OrganizationId, row.UserId), static row => row.OrganizationRoleId);
    }
}
