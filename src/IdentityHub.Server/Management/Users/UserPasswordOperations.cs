using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>What can be done with the password of a user.</summary>
internal static class UserPasswordOperations
{
    /// <summary>Sets another one. Whoever was in by the old one is out.</summary>
    public static async Task<ApiResult<UserAnswer>> UpdateAsync(ApiCall<UserPassword> call)
    {
        var id = call.Path("userId");
        if (!await call.Db.Users.AnyAsync(user => user.Id == id, call.Cancellation))
        {
            return UserErrors.NotFound;
        }

        if (!(await NewPassword.HashAsync(call, call.Body.Password)).TryGet(out var password, out var error))
        {
            return error;
        }

        var now = call.Now;
        return await UserChange.RunAsync(call, async (db, user, cancellation) =>
        {
            password.Apply(user, now);
            await BrowserSessions.EndAllAsync(db, id, cancellation);
            return null;
        });
    }

    /// <summary>Makes the password one that must be changed, or no longer.</summary>
    public static async Task<ApiResult<UserAnswer>> SetExpirationAsync(ApiCall<UserPasswordExpiration> call)
    {
        var catalog = await call.Service<HubCatalog>().GetAsync(call.Cancellation);
        return IsExpirationEnabled(catalog)
            ? await UserChange.RunAsync(call, (_, user, _) =>
            {
                user.IsPasswordExpired = call.Body.IsExpired;
                return Task.FromResult<ApiError?>(null);
            })
            : UserErrors.PasswordExpirationNotEnabled;
    }

    /// <summary>Whether a password is the user's. Costs one hash, whether the user has a password or not.</summary>
    public static async Task<ApiResult<Nothing>> VerifyAsync(ApiCall<UserPasswordGuess> call)
    {
        var id = call.Path("userId");
        var user = await call.Db.Users.Where(user => user.Id == id)
            .Select(user => new { user.PasswordEncrypted, user.PasswordEncryptionMethod })
            .FirstOrDefaultAsync(call.Cancellation);
        if (user is null)
        {
            return UserErrors.NotFound;
        }

        PasswordAlgorithm? algorithm =
            Enum.TryParse<PasswordAlgorithm>(user.PasswordEncryptionMethod, ignoreCase: false, out var known) ? known : null;
        var verdict = await call.Service<PasswordHasher>()
            .VerifyAsync(call.Body.Password, user.PasswordEncrypted, algorithm, call.Cancellation);
        return verdict switch
        {
            PasswordVerdict.Verified or PasswordVerdict.VerifiedNeedsRehash => Nothing.Value,
            PasswordVerdict.Overloaded => ApiErrors.Overloaded,
            _ => UserErrors.InvalidCredentials,
        };
    }

    /// <summary>Whether there is one.</summary>
    public static async Task<ApiResult<UserHasPassword>> HasAsync(ApiCall call)
    {
        var id = call.Path("userId");
        return await call.Db.Users.Where(user => user.Id == id)
            .Select(user => new UserHasPassword(user.PasswordEncrypted != null))
            .FirstOrDefaultAsync(call.Cancellation) is { } answer
            ? answer
            : UserErrors.NotFound;
    }

    private static bool IsExpirationEnabled(CatalogSnapshot catalog) =>
        catalog.Settings.TryGetValue(SeedSettings.SignInExperience, out var settings)
        && settings.ValueKind == JsonValueKind.Object
        && settings.TryGetProperty("passwordExpiration", out var expiration)
        && expiration.ValueKind == JsonValueKind.Object
        && expiration.TryGetProperty("enabled", out var enabled)
        && enabled.ValueKind == JsonValueKind.True;
}
