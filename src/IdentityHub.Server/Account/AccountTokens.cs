using IdentityHub.Data.Vault;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Vault;

namespace IdentityHub.Server.Account;

/// <summary>People's tokens at other providers, for the applications in which they are signed in.</summary>
internal static class AccountTokens
{
    private const string Summary = "Reads the access token that another provider gave for the user; one that ends is replaced first.";

    /// <summary>Maps the operations.</summary>
    public static void MapAccountTokens(this ApiRoutes api)
    {
        api.Get<ProviderTokenAnswer>(
                "/my-account/identities/{target}/access-token", "GetMyAccountIdentityAccessToken", Summary, call => ReadAsync(call, SecretOwner.Social, "target"))
            .Fails(ApiErrors.Forbidden, VaultErrors.TokenNotFound, VaultErrors.AccessTokenExpired, VaultErrors.ProviderUnavailable);
        api.Get<ProviderTokenAnswer>(
                "/my-account/sso-identities/{connectorId}/access-token", "GetMyAccountSsoIdentityAccessToken", Summary,
                call => ReadAsync(call, SecretOwner.EnterpriseSso, "connectorId"))
            .Fails(ApiErrors.Forbidden, VaultErrors.TokenNotFound, VaultErrors.AccessTokenExpired, VaultErrors.ProviderUnavailable);
    }

    private static async Task<ApiResult<ProviderTokenAnswer>> ReadAsync(ApiCall call, SecretOwner owner, string parameter)
    {
        var userId = call.Caller.UserId!;
        return await MayReadAsync(call)
            ? await ProviderTokens.ReadAsync(call, userId, owner, call.Path(parameter))
            : ProviderTokens.Refuse(call, userId, ApiErrors.Forbidden);
    }

    /// <summary>
    /// Our own clients need <c>identities</c>, as in the reference. To a third party, that scope shows which accounts there are; acting in them is something
    /// else, which the person has to allow by itself (CVE-2026-63203).
    /// </summary>
    private static async Task<bool> MayReadAsync(ApiCall call)
    {
        var scopes = call.Caller.Scopes;
        var snapshot = await call.Service<HubCatalog>().GetAsync(call.Cancellation);
        return scopes.Contains(KnownScopes.Identities)
            && await snapshot.FindApplicationAsync(call.Caller.ApplicationId, call.Cancellation) is { } client
            && (client.Permissions is null || scopes.Contains(KnownScopes.ThirdPartyTokens));
    }
}
