using IdentityHub.Data.Vault;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Vault;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>
/// Users' tokens at other providers, for programs that act for people who are not there. The permission <c>all</c> does not open these operations
/// (CVE-2026-63203).
/// </summary>
internal static class UserProviderTokens
{
    /// <summary>Maps the operations.</summary>
    /// <param name="api">Routes whose access asks for <see cref="ManagementAccess.ThirdPartyTokens"/>.</param>
    public static void MapUserProviderTokens(this ApiRoutes api)
    {
        const string Summary = "Reads a user's access token at another provider. Needs the permission `third-party-tokens:read`; `all` is not enough.";
        api.Get<ProviderTokenAnswer>(
                "/users/{userId}/identities/{target}/access-token", "GetUserIdentityAccessToken", Summary, call => ReadAsync(call, SecretOwner.Social, "target"))
            .Fails(UserErrors.NotFound, VaultErrors.TokenNotFound, VaultErrors.AccessTokenExpired, VaultErrors.ProviderUnavailable);
        api.Get<ProviderTokenAnswer>(
                "/users/{userId}/sso-identities/{ssoConnectorId}/access-token", "GetUserSsoIdentityAccessToken", Summary,
                call => ReadAsync(call, SecretOwner.EnterpriseSso, "ssoConnectorId"))
            .Fails(UserErrors.NotFound, VaultErrors.TokenNotFound, VaultErrors.AccessTokenExpired, VaultErrors.ProviderUnavailable);
    }

    private static async Task<ApiResult<ProviderTokenAnswer>> ReadAsync(ApiCall call, SecretOwner owner, string parameter)
    {
        var userId = call.Path("userId");
        return await call.Db.Users.AnyAsync(user => user.Id == userId, call.Cancellation)
            ? await ProviderTokens.ReadAsync(call, userId, owner, call.Path(parameter))
            : ProviderTokens.Refuse(call, userId, UserErrors.NotFound);
    }
}
