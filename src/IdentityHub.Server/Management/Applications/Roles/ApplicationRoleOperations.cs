using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Management.Roles;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Applications.Roles;

/// <summary>
/// Global roles of machine applications. The hub's own roles are not among them: the application's <c>isAdmin</c> gives and takes that one,
/// and replacing the roles leaves it alone.
/// </summary>
internal static class ApplicationRoleOperations
{
    private static readonly Keyset<Role> ByName = Keyset<Role>.Ascending(row => row.Name, row => row.Id);

    /// <summary>Lists them by name.</summary>
    public static async Task<ApiResult<List<RoleAnswer>>> ListAsync(ApiCall call)
    {
        if (!ListSearch.Parse(call.Http.Request.Query, SearchFields.Roles).TryGet(out var search, out var problem))
        {
            return ApiErrors.InvalidRequest(problem);
        }

        var id = call.Path("applicationId");
        if (await CheckApplicationAsync(call.Db, id, call.Cancellation) is { } refusal)
        {
            return refusal;
        }

        return (await call.ListAsync(
            db => search.Apply(Visible(db).Where(role => db.ApplicationRoles.Any(held => held.ApplicationId == id && held.RoleId == role.Id))), ByName))
            .ConvertAll(RoleAnswer.From);
    }

    /// <summary>Gives some; those it has already are left alone.</summary>
    public static Task<ApiResult<AddedApplicationRoles>> AddAsync(ApiCall<ApplicationRoleIds> call) => ChangeAsync(call, static (_, _, _) => { });

    /// <summary>Replaces them.</summary>
    public static async Task<ApiResult<Nothing>> ReplaceAsync(ApiCall<ApplicationRoleIds> call)
    {
        var result = await ChangeAsync(call, static (db, held, wanted) => db.RemoveRange(held.Where(row => !wanted.Contains(row.RoleId))));
        return result.TryGet(out _, out var error) ? Nothing.Value : error;
    }

    /// <summary>Takes one away.</summary>
    public static Task<ApiResult<Nothing>> RemoveAsync(ApiCall call)
    {
        var (id, roleId) = (call.Path("applicationId"), call.Path("roleId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (await CheckApplicationAsync(db, id, cancellation) is { } refusal)
            {
                return refusal;
            }

            var visible = Visible(db);
            var removed = await db.ApplicationRoles
                .Where(row => row.ApplicationId == id && row.RoleId == roleId && visible.Any(role => role.Id == roleId))
                .ExecuteDeleteAsync(cancellation);
            db.MarkCatalogChanged();
            return removed == 1 ? Nothing.Value : ApiErrors.NotFound;
        });
    }

    private static IQueryable<Role> Visible(HubDbContext db) => db.Roles.Where(role => !role.Name.StartsWith(HubSeed.InternalPrefix));

    private static Task<ApiResult<AddedApplicationRoles>> ChangeAsync(ApiCall<ApplicationRoleIds> call, Action<HubDbContext, List<ApplicationRole>, List<string>> drop)
    {
        var (id, wanted) = (call.Path("applicationId"), call.Body.Ids.Distinct().ToList());
        return call.WriteAsync<AddedApplicationRoles>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            if ((await CheckApplicationAsync(db, id, cancellation) ?? await CheckRolesAsync(db, wanted, call.Caller, cancellation)) is { } refusal)
            {
                return refusal;
            }

            var visible = Visible(db);
            var held = await db.ApplicationRoles
                .Where(row => row.ApplicationId == id && visible.Any(role => role.Id == row.RoleId)).ToListAsync(cancellation);
            var added = wanted.Except(held.Select(row => row.RoleId)).ToList();
            db.AddRange(added.Select(roleId => new ApplicationRole { ApplicationId = id, RoleId = roleId }));
            drop(db, held, wanted);
            return new AddedApplicationRoles(wanted, added);
        });
    }

    private static async Task<ApiError?> CheckApplicationAsync(HubDbContext db, string id, CancellationToken cancellation)
    {
        var type = await db.Applications.OfOperator().Where(row => row.Id == id).Select(row => (ApplicationType?)row.Type).FirstOrDefaultAsync(cancellation);
        return type is null ? ApplicationErrors.NotFound(id) : type == ApplicationType.MachineToMachine ? null : ApplicationErrors.InvalidType;
    }

    private static async Task<ApiError?> CheckRolesAsync(HubDbContext db, List<string> wanted, ApiCaller caller, CancellationToken cancellation)
    {
        if (!caller.IsOwner && await Privileges.RoleIds(db).AnyAsync(id => wanted.Contains(id), cancellation))
        {
            return Privileges.OwnersOnly;
        }

        var types = await Visible(db).Where(role => wanted.Contains(role.Id)).ToDictionaryAsync(role => role.Id, role => role.Type, cancellation);
        return wanted.Find(id => !types.ContainsKey(id)) is { } missing ? ApiErrors.NotExistsWithId("roles", missing)
            : types.ContainsValue(RoleType.User) ? ApplicationErrors.InvalidRoleType
            : null;
    }
}
