using System.ComponentModel.DataAnnotations;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Sentinel;

/// <summary>What failed attempts are counted for.</summary>
internal enum SentinelTargetType
{
    /// <summary>Accounts.</summary>
    User,

    /// <summary>Applications; nothing is counted for them here.</summary>
    App,
}

/// <summary>What is to be forgotten.</summary>
internal sealed record DeleteSentinelActivities
{
    /// <summary>What the targets are.</summary>
    public required SentinelTargetType TargetType { get; init; }

    /// <summary>Usernames, e-mail addresses, phone numbers or ids of users, as people type them.</summary>
    [MaxLength(1000), StringLength(256)]
    public required List<string> Targets { get; init; }
}

/// <summary>Lets accounts sign in again that failed attempts locked.</summary>
internal static class SentinelOperations
{
    /// <summary>Maps the operation.</summary>
    public static void MapSentinel(this ApiRoutes api) => api.Post<DeleteSentinelActivities, Nothing>(
        "/sentinel-activities/delete", "DeleteSentinelActivities", "Forgets the failed attempts of accounts, so that locked ones can sign in again.", DeleteAsync);

    private static Task<ApiResult<Nothing>> DeleteAsync(ApiCall<DeleteSentinelActivities> call)
    {
        var masterKey = call.Service<MasterKey>();
        var targets = call.Body.TargetType == SentinelTargetType.User ? call.Body.Targets : [];
        var phones = targets.SelectMany(PhoneNumber.FormsOf).Distinct().ToList();
        var names = targets.Select(LookUpForm).Distinct().ToList();
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            var users = await db.Users
                .Where(user => names.Contains(user.Id) || names.Contains(user.NormalizedUsername!) || names.Contains(user.NormalizedEmail!)
                    || phones.Contains(user.PrimaryPhone!))
                .Select(user => user.Id).ToListAsync(cancellation);
            if (!call.Caller.IsOwner && await db.UserRoles.AnyAsync(
                row => users.Contains(row.UserId) && Privileges.RoleIds(db).Contains(row.RoleId), cancellation))
            {
                // Who could guess an administrator's password without end would be that administrator some day.
                return Privileges.OwnersOnly;
            }

            // Also the names themselves: an account may be younger than the attempts under its name.
            var hashes = users.Select(id => AccountTarget.Of(masterKey, id, "")).Concat(names.Select(name => AccountTarget.Of(masterKey, null, name))).ToList();
            await db.SignInFailures.Where(row => hashes.Contains(row.TargetHash)).ExecuteDeleteAsync(cancellation);
            return Nothing.Value;
        });
    }

    // As sign-in counts it: phone numbers by their shortest form.
    private static string LookUpForm(string target) => PhoneNumber.FormsOf(target).MinBy(form => form.Length) ?? User.Normalize(target.Trim())!;
}
