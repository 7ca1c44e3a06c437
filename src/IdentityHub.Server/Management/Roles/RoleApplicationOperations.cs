using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Management.Applications;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Roles;

/// <summary>The machine applications that have a role.</summary>
internal static class RoleApplicationOperations
{
    private static readonly Keyset<Application> NewestFirst = Keyset<Application>.Descending(row => row.CreatedAt, row => row.Id);

    /// <summary>Lists them, the newest first.</summary>
    public static async Task<ApiResult<List<ApplicationAnswer>>> ListAsync(ApiCall call)
    {
        if (!ListSearch.Parse(call.Http.Request.Query, SearchFields.Applications).TryGet(out var search, out var problem))
        {
            return ApiErrors.InvalidRequest(problem);
        }

        var id = call.Path("id");
        if (!await call.Db.Roles.AnyAsync(role => role.Id == id, call.Cancellation))
        {
            return RoleErrors.NotFound(id);
        }

        return (await call.ListAsync(
            db => search.Apply(db.Applications.OfOperator().Where(application => db.ApplicationRoles.Any(row => row.RoleId == id && row.ApplicationId == application.Id))),
            NewestFirst))
            .ConvertAll(ApplicationAnswer.From);
    }

    /// <summary>Gives the role to some.</summary>
    public static Task<ApiResult<Nothing>> AddAsync(ApiCall<AddRoleApplications> call)
    {
        var (id, applicationIds) = (call.Path("id"), call.Body.ApplicationIds.Distinct().ToList());
        return call.WriteAsync<Nothing>(
            async (db, cancellation) =>
            {
                if (!(await RoleRules.TakeAsync(db, id, cancellation)).TryGet(out var role, out var error))
                {
                    return error;
                }

                var types = await db.Applications.OfOperator().Where(application => applicationIds.Contains(application.Id))
                    .Select(application => new { application.Id, application.Type }).ToListAsync(cancellation);
                if (applicationIds.Except(types.Select(row => row.Id)).FirstOrDefault() is { } missing)
                {
                    return RoleErrors.ApplicationNotFound(missing);
                }

                if (role.Type != RoleType.MachineToMachine || types.Any(row => row.Type != ApplicationType.MachineToMachine))
                {
                    return ApiErrors.ConstraintViolated;
                }

                if (await db.ApplicationRoles.AnyAsync(row => row.RoleId == id && applicationIds.Contains(row.ApplicationId), cancellation))
                {
                    return RoleErrors.ApplicationExists;
                }

                db.ApplicationRoles.AddRange(applicationIds.Select(applicationId => new ApplicationRole { ApplicationId = applicationId, RoleId = id }));
                return Nothing.Value;
            },
            onUnique: static _ => RoleErrors.ApplicationExists);
    }

    /// <summary>Takes the role from one.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (id, applicationId) = (call.Path("id"), call.Path("applicationId"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!(await RoleRules.TakeAsync(db, id, cancellation)).TryGet(out _, out var error))
            {
                return error;
            }

            if (await db.ApplicationRoles.Where(row => row.RoleId == id && row.ApplicationId == applicationId).ExecuteDeleteAsync(cancellation) == 0)
            {
                return ApiErrors.NotFound;
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }
}
