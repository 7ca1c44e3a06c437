using System.ComponentModel.DataAnnotations;
using System.Text;
using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>A personal access token as answers show it, value included.</summary>
internal sealed record PersonalAccessTokenAnswer(
    string TenantId, string UserId, string Name, string Value, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);

/// <summary>A new personal access token.</summary>
internal sealed record CreatePersonalAccessToken
{
    /// <summary>Unique for the user.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>From when on it is refused; never, when null or absent.</summary>
    public Optional<DateTimeOffset?> ExpiresAt { get; init; }
}

/// <summary>Another name for the token whose name is in the path.</summary>
internal sealed record RenamePersonalAccessToken
{
    /// <summary>The new name.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }
}

/// <summary>Another name for a token; for names that are awkward in a path.</summary>
internal sealed record RenamePersonalAccessTokenByBody
{
    /// <summary>The old name; absent, the new one, which changes nothing.</summary>
    public Optional<string> CurrentName { get; init; }

    /// <summary>The new name.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }
}

/// <summary>Names a token.</summary>
internal sealed record PersonalAccessTokenName
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}

/// <summary>What can be done with a user's personal access tokens.</summary>
internal static class UserTokenOperations
{
    /// <summary>Purpose of the keyed hash and of the encryption of values.</summary>
    public const string Purpose = "personal-access-token";

    private const string Prefix = "pat_";

    /// <summary>Lists them, oldest first.</summary>
    public static async Task<ApiResult<List<PersonalAccessTokenAnswer>>> ListAsync(ApiCall call)
    {
        var userId = call.Path("userId");
        var rows = await call.Db.PersonalAccessTokens.Where(row => row.UserId == userId)
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Name)
            .ToListAsync(call.Cancellation);
        return rows.Count > 0 || await call.Db.Users.AnyAsync(user => user.Id == userId, call.Cancellation)
            ? rows.ConvertAll(row => Answer(call, row))
            : UserErrors.NotFound;
    }

    /// <summary>Adds one.</summary>
    public static async Task<ApiResult<PersonalAccessTokenAnswer>> CreateAsync(ApiCall<CreatePersonalAccessToken> call)
    {
        var (userId, now, keys) = (call.Path("userId"), call.Now, call.Service<MasterKey>());
        if (call.Body.ExpiresAt.Value is { } expiresAt && expiresAt <= now)
        {
            return UserErrors.ExpiresInPast;
        }

        var value = Prefix + RandomValues.Secret();
        var (hash, encrypted) = (keys.KeyedHash(Purpose, value), keys.Protect(Purpose, Encoding.UTF8.GetBytes(value)));
        return await WriteAsync(call, call.Body.Name, (db, _) =>
        {
            var row = new PersonalAccessToken
            {
                UserId = userId,
                Name = call.Body.Name,
                Hash = hash,
                EncryptedValue = encrypted,
                CreatedAt = now,
                ExpiresAt = call.Body.ExpiresAt.Value,
            };
            db.PersonalAccessTokens.Add(row);
            return Task.FromResult<ApiResult<PersonalAccessTokenAnswer>>(Answer(call, row));
        });
    }

    /// <summary>Gives the one in the path another name.</summary>
    public static Task<ApiResult<PersonalAccessTokenAnswer>> RenameAsync(ApiCall<RenamePersonalAccessToken> call) =>
        RenameAsync(call, call.Path("name"), call.Body.Name);

    /// <summary>Gives the one in the body another name.</summary>
    public static Task<ApiResult<PersonalAccessTokenAnswer>> RenameByBodyAsync(ApiCall<RenamePersonalAccessTokenByBody> call) =>
        RenameAsync(call, call.Body.CurrentName.Or(call.Body.Name), call.Body.Name);

    /// <summary>Deletes the one in the path.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call) => DeleteAsync(call, call.Path("name"));

    /// <summary>Deletes the one in the body.</summary>
    public static Task<ApiResult<Nothing>> DeleteByBodyAsync(ApiCall<PersonalAccessTokenName> call) => DeleteAsync(call, call.Body.Name);

    private static Task<ApiResult<PersonalAccessTokenAnswer>> RenameAsync(ApiCall call, string oldName, string newName)
    {
        var userId = call.Path("userId");
        return WriteAsync(call, oldName == newName ? null : newName, async (db, cancellation) =>
        {
            await db.PersonalAccessTokens.Where(row => row.UserId == userId && row.Name == oldName)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.Name, newName), cancellation);
            return await db.PersonalAccessTokens.AsNoTracking().FirstOrDefaultAsync(row => row.UserId == userId && row.Name == newName, cancellation) is { } renamed
                ? Answer(call, renamed)
                : ApiErrors.NotFound;
        });
    }

    private static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call, string name)
    {
        var userId = call.Path("userId");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
            await db.PersonalAccessTokens.Where(row => row.UserId == userId && row.Name == name).ExecuteDeleteAsync(cancellation) == 1
                ? Nothing.Value
                : ApiErrors.NotFound);
    }

    /// <summary>Runs a change of a user's tokens, one after the other.</summary>
    /// <param name="call">The call.</param>
    /// <param name="newName">A name that must be free; null for none.</param>
    /// <param name="work">The change.</param>
    private static Task<ApiResult<PersonalAccessTokenAnswer>> WriteAsync(
        ApiCall call, string? newName, Func<HubDbContext, CancellationToken, Task<ApiResult<PersonalAccessTokenAnswer>>> work)
    {
        var (userId, now) = (call.Path("userId"), call.Now);
        return call.WriteAsync(
            async (db, cancellation) =>
            {
                if (!await UserRows.HoldAsync(db, userId, now, cancellation))
                {
                    return UserErrors.NotFound;
                }

                return newName is not null && await db.PersonalAccessTokens.AnyAsync(row => row.UserId == userId && row.Name == newName, cancellation)
                    ? UserErrors.TokenNameExists
                    : await work(db, cancellation);
            },
            onUnique: UserErrors.InUse);
    }

    private static PersonalAccessTokenAnswer Answer(ApiCall call, PersonalAccessToken row) => new(
        Tenant.Id,
        row.UserId,
        row.Name,
        call.Service<MasterKey>().Unprotect(Purpose, row.EncryptedValue) is { } value ? Encoding.UTF8.GetString(value) : "",
        row.CreatedAt,
        row.ExpiresAt);
}
