using System.ComponentModel.DataAnnotations;
using IdentityHub.Data.Vault;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.People;
using IdentityHub.Server.Vault;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Account;

/// <summary>A proof that brings other tokens.</summary>
internal sealed record ReplaceAccessToken
{
    /// <summary>Id of a complete proof of the social account, see <see cref="SocialVerifications"/>. It is used up.</summary>
    [StringLength(21, MinimumLength = 1)]
    public required string VerificationRecordId { get; init; }
}

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
        api.Put<ReplaceAccessToken, ProviderTokenAnswer>(
                "/my-account/identities/{target}/access-token", "UpdateSocialIdentityAccessTokenByVerificationId",
                "Keeps the tokens that came when the user proved the social account again, and answers the access token.", ReplaceAsync)
            .Fails(
                ApiErrors.Forbidden, AccountErrors.ThirdPartyForbidden, AccountErrors.VerificationNotFound, AccountErrors.InvalidTarget,
                AccountErrors.TokenResponseNotFound, AccountErrors.IdentityNotOfUser);
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

    private static async Task<ApiResult<ProviderTokenAnswer>> ReplaceAsync(ApiCall<ReplaceAccessToken> call)
    {
        var userId = call.Caller.UserId!;
        ApiResult<ProviderTokenAnswer> result = await AccountAccess.FindOwnClientAsync(call) is null ? AccountErrors.ThirdPartyForbidden
            : !call.Caller.Scopes.Contains(KnownScopes.Identities) ? ApiErrors.Forbidden
            : await call.Service<SocialProofs>().FindAsync(call, call.Body.VerificationRecordId) is not { } proof ? AccountErrors.VerificationNotFound
            : proof.Target != call.Path("target") ? AccountErrors.InvalidTarget
            : proof.Tokens is not { } tokens ? AccountErrors.TokenResponseNotFound
            : await StoreAsync(call, proof, tokens);
        return result.Error is { } error ? ProviderTokens.Refuse(call, userId, error) : result;
    }

    // What was proven is looked at again within the write: identity and connector may have gone since, and the proof counts once.
    private static Task<ApiResult<ProviderTokenAnswer>> StoreAsync(ApiCall call, SocialProof proof, ExternalTokens tokens)
    {
        var (userId, now, vault) = (call.Caller.UserId!, call.Now, call.Service<SecretVault>());
        var (target, connectorId, identityId) = (proof.Target, proof.ConnectorId, proof.Identity.Id);
        return call.WriteAsync<ProviderTokenAnswer>(async (db, cancellation) =>
        {
            if (!await UserRows.HoldAsync(db, userId, now, cancellation) || !await SocialProofs.UseAsync(db, call, proof.Id, now, cancellation))
            {
                return AccountErrors.VerificationNotFound;
            }

            if (!await db.UserIdentities.AnyAsync(row => row.Target == target && row.IdentityId == identityId && row.UserId == userId, cancellation))
            {
                return AccountErrors.IdentityNotOfUser;
            }

            if (!await db.Connectors.AnyAsync(row => row.Id == connectorId && row.EnableTokenStorage, cancellation))
            {
                return AccountErrors.TokenResponseNotFound;
            }

            await vault.StoreAsync(db, new TokenOwner(userId, SecretOwner.Social, connectorId, target, identityId), tokens, now, cancellation);
            return ProviderTokenAnswer.From(tokens, now);
        });
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
