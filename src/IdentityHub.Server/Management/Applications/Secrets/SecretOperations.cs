using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Applications.Secrets;

/// <summary>What can be done with the secrets of a confidential client. They are the only operations that show secrets.</summary>
internal static class SecretOperations
{
    /// <summary>Lists them, oldest first.</summary>
    public static async Task<ApiResult<List<SecretAnswer>>> ListAsync(ApiCall call)
    {
        var id = call.Path("id");
        if (!await call.Db.Applications.OfOperator().AnyAsync(row => row.Id == id, call.Cancellation))
        {
            return ApplicationErrors.NotFound(id);
        }

        var rows = await call.Db.ApplicationSecrets.Where(row => row.ApplicationId == id)
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Name).ToListAsync(call.Cancellation);
        var masterKey = call.Service<MasterKey>();
        return rows.ConvertAll(row => SecretAnswer.From(row, masterKey));
    }

    /// <summary>Adds one.</summary>
    public static async Task<ApiResult<SecretAnswer>> CreateAsync(ApiCall<CreateSecret> call)
    {
        var (id, now, expiresAt, masterKey) = (call.Path("id"), call.Now, call.Body.ExpiresAt.Value, call.Service<MasterKey>());
        if (expiresAt <= now)
        {
            return ApplicationErrors.SecretExpired;
        }

        var value = RandomValues.Secret();
        return await call.WriteAsync<SecretAnswer>(
            async (db, cancellation) =>
            {
                if (await db.Applications.OfOperator().FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } application)
                {
                    return ApplicationErrors.NotFound(id);
                }

                if (!ClientSecrets.AreFor(application.Type))
                {
                    return ApiErrors.ConstraintViolated;
                }

                var row = ClientSecrets.Make(masterKey, id, call.Body.Name, value, now, expiresAt);
                db.Add(row);
                return SecretAnswer.From(row, masterKey);
            },
            onUnique: static _ => ApplicationErrors.SecretNameExists,
            onForeignKey: ApplicationErrors.NotFound(id),
            created: static answer => answer.Name);
    }

    /// <summary>Renames one.</summary>
    public static Task<ApiResult<SecretAnswer>> RenameAsync(ApiCall<RenameSecret> call)
    {
        var (id, name, newName, masterKey) = (call.Path("id"), call.Path("name"), call.Body.Name, call.Service<MasterKey>());
        return call.WriteAsync<SecretAnswer>(
            async (db, cancellation) =>
            {
                var renamed = await db.ApplicationSecrets.Where(row => row.ApplicationId == id && row.Name == name)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.Name, newName), cancellation);
                if (renamed == 0)
                {
                    return ApiErrors.NotExists;
                }

                db.MarkCatalogChanged();
                return SecretAnswer.From(await db.ApplicationSecrets.SingleAsync(row => row.ApplicationId == id && row.Name == newName, cancellation), masterKey);
            },
            onUnique: static _ => ApplicationErrors.SecretNameExists);
    }

    /// <summary>Deletes one.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (id, name) = (call.Path("id"), call.Path("name"));
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (await db.ApplicationSecrets.Where(row => row.ApplicationId == id && row.Name == name).ExecuteDeleteAsync(cancellation) == 0)
            {
                return ApiErrors.NotFound;
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }
}
