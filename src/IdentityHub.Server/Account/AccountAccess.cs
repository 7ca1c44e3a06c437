using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Oidc.Cors;
using IdentityHub.Server.Oidc.Token;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Account;

/// <summary>
/// Who may call the Account API: whoever brings an opaque access token of a user with the scope <c>openid</c>, as userinfo asks for. It is looked up with
/// each call, so that what ends the grant, the client or the user counts at once. JWTs are for APIs of others and are refused.
/// </summary>
internal sealed class AccountAccess(IDbContextFactory<HubDbContext> contexts, HubCatalog catalog, TimeProvider time)
{
    /// <summary>Proves who calls.</summary>
    /// <returns>The user, and the scopes that the client may still have; 401, or 403 without <c>openid</c>.</returns>
    public async ValueTask<ApiResult<ApiCaller>> AuthorizeAsync(HttpContext http)
    {
        AllowOrigin(http);
        if (!BearerHeader.Read(http.Request.Headers.Authorization).TryGet(out var token, out var error))
        {
            return error;
        }

        var cancellation = http.RequestAborted;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = await HotQueries.FindTokenAsync(db, TokenReference.Hash(token), TokenType.AccessToken, cancellation);
        var snapshot = await catalog.GetAsync(cancellation);
        if (stored is null
            || stored.Token.Status != TokenStatus.Valid
            || stored.Token.ExpiresAt <= time.GetUtcNow()
            || stored.AuthorizationStatus != AuthorizationStatus.Valid
            || stored.User.IsSuspended
            || await snapshot.FindApplicationAsync(stored.Token.ApplicationId, cancellation) is not { } client)
        {
            return ApiErrors.Unauthorized;
        }

        var granted = JsonSerializer.Deserialize(stored.Token.Payload, TokenJson.Default.AccessTokenPayload)!.Scopes;
        var scopes = granted.Where(client.AllowsUserScope).ToList();
        return scopes.Contains(KnownScopes.OpenId) ? new ApiCaller(client.Id, stored.User.Id, scopes) : ApiErrors.Forbidden;
    }

    /// <summary>The client of a call, when it is one of ours: those of third parties change no accounts.</summary>
    public static async ValueTask<ApplicationEntry?> FindOwnClientAsync(ApiCall call)
    {
        var snapshot = await call.Service<HubCatalog>().GetAsync(call.Cancellation);
        return await snapshot.FindApplicationAsync(call.Caller.ApplicationId, call.Cancellation) is { Permissions: null } own ? own : null;
    }

    /// <summary>Answers a preflight request.</summary>
    public static Task PreflightAsync(HttpContext http) => OidcCors.PreflightAsync(http);

    // Any origin may ask, as in the reference: no cookie takes part, and who has the token needs no browser.
    private static void AllowOrigin(HttpContext http)
    {
        if (http.Request.Headers.Origin is { Count: 1 } origin)
        {
            http.Response.Headers.AccessControlAllowOrigin = origin;
            http.Response.Headers.Vary = "Origin";
        }
    }
}
