using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Management.Users;

/// <summary>Changes of the user whose id is in the path. Of several at the same time one follows the other.</summary>
internal static class UserChange
{
    /// <summary>Changes the user and answers how it is then.</summary>
    /// <param name="call">The call.</param>
    /// <param name="change">The change of a tracked row; a refusal undoes it.</param>
    public static Task<ApiResult<UserAnswer>> RunAsync(ApiCall call, Func<HubDbContext, User, CancellationToken, Task<ApiError?>> change) =>
        RunAsync(call, change, UserAnswer.From);

    /// <summary>Changes the user and answers something of it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="change">The change of a tracked row; a refusal undoes it.</param>
    /// <param name="answer">The answer.</param>
    public static Task<ApiResult<T>> RunAsync<T>(
        ApiCall call, Func<HubDbContext, User, CancellationToken, Task<ApiError?>> change, Func<User, T> answer)
    {
        var (id, now) = (call.Path("userId"), call.Now);
        return call.WriteAsync<T>(
            async (db, cancellation) =>
            {
                if (await UserRows.HoldAndReadAsync(db, id, now, cancellation) is not { } user)
                {
                    return UserErrors.NotFound;
                }

                return await change(db, user, cancellation) is { } refusal ? refusal : answer(user);
            },
            onUnique: UserErrors.InUse);
    }
}
