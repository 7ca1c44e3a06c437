using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>Who joins an organization just in time, and with which roles; <see cref="JustInTimeMembers"/> carries it out.</summary>
internal static class JitOperations
{
    private static readonly Keyset<OrganizationJitEmailDomain> ByDomain = Keyset<OrganizationJitEmailDomain>.ById(row => row.EmailDomain);
    private static readonly Keyset<OrganizationRole> ByName = Keyset<OrganizationRole>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Lists the domains.</summary>
    public static async Task<ApiResult<List<JitEmailDomainAnswer>>> ListDomainsAsync(ApiCall call)
    {
        var organizationId = call.Path("id");
        if (!await call.Db.Organizations.AnyAsync(row => row.Id == organizationId, call.Cancellation))
        {
            return OrganizationErrors.NotFound(organizationId);
        }

        var rows = await call.ListAsync(db => db.OrganizationJitEmailDomains.Where(row => row.OrganizationId == organizationId), ByDomain);
        return rows.ConvertAll(row => new JitEmailDomainAnswer(Tenant.Id, row.OrganizationId, row.EmailDomain));
    }

    /// <summary>Adds a domain.</summary>
    public static Task<ApiResult<JitEmailDomainAnswer>> AddDomainAsync(ApiCall<AddJitEmailDomain> call)
    {
        var (organizationId, domain) = (call.Path("id"), JustInTimeMembers.Normalize(call.Body.EmailDomain));
        return call.WriteAsync<JitEmailDomainAnswer>((db, _) =>
        {
            db.OrganizationJitEmailDomains.Add(new OrganizationJitEmailDomain { OrganizationId = organizationId, EmailDomain = domain });
            return Task.FromResult<ApiResult<JitEmailDomainAnswer>>(new JitEmailDomainAnswer(Tenant.Id, organizationId, domain));
        });
    }

    /// <summary>Makes these the domains.</summary>
    public static Task<ApiResult<Nothing>> ReplaceDomainsAsync(ApiCall<ReplaceJitEmailDomains> call)
    {
        var (organizationId, domains) = (call.Path("id"), call.Body.EmailDomains.Select(JustInTimeMembers.Normalize).Distinct(StringComparer.Ordinal).ToList());
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await db.Organizations.AnyAsync(row => row.Id == organizationId, cancellation))
            {
                return ApiErrors.OrganizationRelationNotFound;
            }

            await db.OrganizationJitEmailDomains
                .Where(row => row.OrganizationId == organizationId && !EF.Parameter(domains).Contains(row.EmailDomain))
                .ExecuteDeleteAsync(cancellation);
            await db.AddMissingAsync(
                domains.Select(domain => new OrganizationJitEmailDomain { OrganizationId = organizationId, EmailDomain = domain }), cancellation);
            return Nothing.Value;
        });
    }

    /// <summary>Removes a domain.</summary>
    public static Task<ApiResult<Nothing>> RemoveDomainAsync(ApiCall call)
    {
        var (organizationId, domain) = (call.Path("id"), JustInTimeMembers.Normalize(call.Path("emailDomain")));
        return call.WriteAsync<Nothing>(async (db, cancellation) => await db.OrganizationJitEmailDomains
            .Where(row => row.OrganizationId == organizationId && row.EmailDomain == domain)
            .ExecuteDeleteAsync(cancellation) == 0 ? ApiErrors.NotFound : Nothing.Value);
    }

    /// <summary>Lists the roles.</summary>
    public static async Task<ApiResult<List<OrganizationRoleAnswer>>> ListRolesAsync(ApiCall call)
    {
        var organizationId = call.Path("id");
        if (!await call.Db.Organizations.AnyAsync(row => row.Id == organizationId, call.Cancellation))
        {
            return OrganizationErrors.NotFound(organizationId);
        }

        var roles = await call.ListAsync(
            db => db.OrganizationRoles.Where(role => db.OrganizationJitRoles.Any(row =>
                row.OrganizationId == organizationId && row.OrganizationRoleId == role.Id)),
            ByName);
        return roles.ConvertAll(OrganizationRoleAnswer.From);
    }

    /// <summary>Adds roles.</summary>
    public static Task<ApiResult<Nothing>> AddRolesAsync(ApiCall<AddOrganizationRoles> call) =>
        ChangeRolesAsync(call, call.Body.OrganizationRoleIds, replaces: false);

    /// <summary>Makes these the roles.</summary>
    public static Task<ApiResult<Nothing>> ReplaceRolesAsync(ApiCall<ReplaceOrganizationRoles> call) =>
        ChangeRolesAsync(call, call.Body.OrganizationRoleIds, replaces: true);

    /// <summary>Removes a role.</summary>
    public static Task<ApiResult<Nothing>> RemoveRoleAsync(ApiCall call)
    {
        var (organizationId, roleId) = (call.Path("id"), call.Path("organizationRoleId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) => await db.OrganizationJitRoles
            .Where(row => row.OrganizationId == organizationId && row.OrganizationRoleId == roleId)
            .ExecuteDeleteAsync(cancellation) == 0 ? ApiErrors.NotFound : Nothing.Value);
    }

    private static Task<ApiResult<Nothing>> ChangeRolesAsync(ApiCall call, List<string> given, bool replaces)
    {
        var organizationId = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!await db.Organizations.AnyAsync(row => row.Id == organizationId, cancellation))
            {
                return ApiErrors.OrganizationRelationNotFound;
            }

            if (!(await OrganizationRoleChecks.CheckAsync(db, given, RoleType.User, cancellation)).TryGet(out var roleIds, out var error))
            {
                return error;
            }

            if (replaces)
            {
                await db.OrganizationJitRoles
                    .Where(row => row.OrganizationId == organizationId && !EF.Parameter(roleIds).Contains(row.OrganizationRoleId))
                    .ExecuteDeleteAsync(cancellation);
            }

            await db.AddMissingAsync(
                roleIds.Select(id => new OrganizationJitRole { OrganizationId = organizationId, OrganizationRoleId = id }), cancellation);
            return Nothing.Value;
        });
    }
}
