using IdentityHub.Data;
using IdentityHub.Data.Roles;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Roles;

/// <summary>What can be done with roles.</summary>
internal static class RoleOperations
{
    private static readonly Keyset<Role> ByName = Keyset<Role>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Lists them by name, with who has them.</summary>
    public static async Task<ApiResult<List<RoleListItem>>> ListAsync(ApiCall call)
    {
        if (!ListSearch.Parse(call.Http.Request.Query, SearchFields.Roles).TryGet(out var search, out var problem))
        {
            return ApiErrors.InvalidRequest(problem);
        }

        var type = call.Query("type") is { } word ? Enum.Parse<RoleType>(word, ignoreCase: true) : (RoleType?)null;
        var (userId, applicationId) = (call.Query("excludeUserId"), call.Query("excludeApplicationId"));
        var roles = await call.ListAsync(db => search.Apply(Filter(db, type, userId, applicationId)), ByName);
        return await RoleHolders.AddAsync(call, roles);
    }

    /// <summary>Adds one with its permissions: all or nothing.</summary>
    public static Task<ApiResult<RoleAnswer>> CreateAsync(ApiCall<CreateRole> call)
    {
        var (id, body) = (RandomValues.StandardId(), call.Body);
        var scopeIds = body.ScopeIds.Or([]).Distinct().ToList();
        return call.WriteAsync<RoleAnswer>(
            async (db, cancellation) =>
            {
                if (RoleRules.IsInternal(body.Name))
                {
                    return RoleErrors.InternalRole;
                }

                var role = new Role
                {
                    Id = id,
                    Name = body.Name,
                    Description = body.Description,
                    Type = body.Type.Or(RoleType.User),
                    IsDefault = body.IsDefault.Or(false),
                };
                if (!(await RoleRules.FindScopesAsync(db, scopeIds, role.Type, call.Caller, cancellation)).TryGet(out _, out var error))
                {
                    return error;
                }

                db.Roles.Add(role);
                db.RoleScopes.AddRange(scopeIds.Select(scopeId => new RoleScope { RoleId = id, ScopeId = scopeId }));
                return RoleAnswer.From(role);
            },
            onUnique: static _ => RoleErrors.NameInUse,
            created: static answer => answer.Id);
    }

    /// <summary>Reads one.</summary>
    public static async Task<ApiResult<RoleAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        return await call.Db.Roles.FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is { } row ? RoleAnswer.From(row) : RoleErrors.NotFound(id);
    }

    /// <summary>Changes one.</summary>
    public static Task<ApiResult<RoleAnswer>> UpdateAsync(ApiCall<UpdateRole> call)
    {
        var id = call.Path("id");
        return call.WriteAsync<RoleAnswer>(
            async (db, cancellation) =>
            {
                if (!(await RoleRules.TakeAsync(db, id, cancellation)).TryGet(out var role, out var error))
                {
                    return error;
                }

                if (RoleRules.IsInternal(call.Body.Name.Value))
                {
                    return RoleErrors.InternalRole;
                }

                role.Name = call.Body.Name.Or(role.Name);
                role.Description = call.Body.Description.Or(role.Description);
                role.IsDefault = call.Body.IsDefault.Or(role.IsDefault);
                return RoleAnswer.From(role);
            },
            onUnique: static _ => RoleErrors.NameInUse);
    }

    /// <summary>Deletes one; everybody who had it loses it.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!(await RoleRules.TakeAsync(db, id, cancellation)).TryGet(out var role, out var error))
            {
                return error;
            }

            db.Roles.Remove(role);
            return Nothing.Value;
        });
    }

    private static IQueryable<Role> Filter(HubDbContext db, RoleType? type, string? userId, string? applicationId)
    {
        var roles = db.Roles.Where(role => !role.Name.StartsWith(HubSeed.InternalPrefix));
        if (type is { } wanted)
        {
            roles = roles.Where(role => role.Type == wanted);
        }

        if (userId is not null)
        {
            roles = roles.Where(role => !db.UserRoles.Any(row => row.RoleId == role.Id && row.UserId == userId));
        }

        return applicationId is null
            ? roles
            : roles.Where(role => !db.ApplicationRoles.Any(row => row.RoleId == role.Id && row.ApplicationId == applicationId));
    }
}
