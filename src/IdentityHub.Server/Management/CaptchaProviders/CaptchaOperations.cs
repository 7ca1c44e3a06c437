using IdentityHub.Data.Experience;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.SignInExperiences;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.CaptchaProviders;

/// <summary>Reads, sets and removes the service that tells people from programs.</summary>
internal static class CaptchaOperations
{
    /// <summary>Reads it.</summary>
    public static async Task<ApiResult<CaptchaProviderAnswer>> GetAsync(ApiCall call) =>
        await call.Db.CaptchaProviders.FirstOrDefaultAsync(call.Cancellation) is { } row
        && CaptchaConfig.Open(call.Service<MasterKey>(), row) is { } config
            ? CaptchaProviderAnswer.From(row, config)
            : ApiErrors.NotFound;

    /// <summary>Sets it, in the place of another one.</summary>
    public static Task<ApiResult<CaptchaProviderAnswer>> PutAsync(ApiCall<UpdateCaptchaProvider> call)
    {
        var (config, now, id) = (call.Body.Config.ToConfig(), call.Now, RandomValues.StandardId());
        if (!call.Caller.IsOwner && config.Domain is { } host && !CaptchaConfig.GoogleHosts.Contains(host, StringComparer.OrdinalIgnoreCase))
        {
            // A script from there sees what owners type on the sign-in page, and has the origin in which the Console keeps its tokens.
            return Task.FromResult<ApiResult<CaptchaProviderAnswer>>(Privileges.OwnersOnly);
        }

        var encrypted = config.Protect(call.Service<MasterKey>());
        return call.WriteAsync<CaptchaProviderAnswer>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            var row = await db.CaptchaProviders.AsTracking().FirstOrDefaultAsync(cancellation);
            if (row is null)
            {
                row = new CaptchaProvider { Id = id, EncryptedConfig = encrypted, CreatedAt = now };
                db.CaptchaProviders.Add(row);
            }

            (row.EncryptedConfig, row.UpdatedAt) = (encrypted, now);
            return CaptchaProviderAnswer.From(row, config);
        });
    }

    /// <summary>Removes it. Nobody could get past a policy without a service, so the policy is switched off with it.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call) => call.WriteAsync<Nothing>(async (db, cancellation) =>
    {
        var (setting, stored) = await ExperienceStore.TakeAsync(db, cancellation);
        var rows = await db.CaptchaProviders.AsTracking().ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return ApiErrors.NotFound;
        }

        db.CaptchaProviders.RemoveRange(rows);
        stored["captchaPolicy"] = new System.Text.Json.Nodes.JsonObject { ["enabled"] = false };
        setting.Value = stored.ToJsonString(ApiJson.Options);
        return Nothing.Value;
    });
}
