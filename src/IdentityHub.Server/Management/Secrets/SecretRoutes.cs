using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Secrets;

/// <summary>Secrets that the hub keeps for users. They can be deleted; reading them takes a permission of its own, see <see cref="Users.UserProviderTokens"/>.</summary>
internal static class SecretRoutes
{
    /// <summary>There is no such secret.</summary>
    public static ApiError NotFound { get; } = ApiErrors.NotFound with { Message = "There is no such secret." };

    /// <summary>Maps the operations.</summary>
    public static void MapSecrets(this ApiRoutes api) =>
        api.Delete("/secrets/{id}", "DeleteSecret", "Deletes the tokens of another provider that are kept for a user.", DeleteAsync).Fails(NotFound);

    private static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
            await db.Secrets.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 1 ? Nothing.Value : NotFound);
    }
}
