using System.Collections.Frozen;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Messages;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Oidc.Cors;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>The token endpoint (RFC 6749 §3.2).</summary>
/// <remarks>
/// <code>
/// body -> parameters -> client -> origin -> grant type -> scope, resource -> grant -> response
/// </code>
/// </remarks>
internal sealed class TokenEndpoint(
    HubCatalog catalog, ClientAuthenticator clients, OidcCors cors, IEnumerable<IGrant> grants, ILogger<TokenEndpoint> logger)
{
    private readonly FrozenDictionary<string, IGrant> grants = grants.ToFrozenDictionary(grant => grant.GrantType, StringComparer.Ordinal);

    /// <summary>Answers <c>POST /oidc/token</c>.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var result = await RedeemAsync(context);
        if (result.TryGet(out var response, out var error))
        {
            await response.WriteAsync(context);
            return;
        }

        Log.TokenRefused(logger, error.Code, error.Detail ?? error.Description);
        await OidcResponses.WriteErrorAsync(context, error);
    }

    private async ValueTask<Result<TokenResponse>> RedeemAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        if (!(await RequestReader.ReadBodyAsync(context.Request, cancellation)).TryGet(out var parameters, out var error))
        {
            return error;
        }

        var snapshot = await catalog.GetAsync(cancellation);
        if (!(await clients.AuthenticateAsync(context, parameters, snapshot)).TryGet(out var client, out error))
        {
            return error;
        }

        IGrant? grant = null;
        if ((cors.Check(context, client) ?? FindGrant(parameters, client, out grant)) is { } refusal)
        {
            return refusal;
        }

        return TokenRequest.Create(parameters, client, snapshot).TryGet(out var request, out error)
            ? await grant!.RedeemAsync(request, cancellation)
            : error;
    }

    private OAuthError? FindGrant(RequestParameters parameters, ApplicationEntry client, out IGrant? grant)
    {
        grant = null;
        if (parameters["grant_type"] is not { } grantType)
        {
            return OAuthError.Missing("grant_type");
        }

        if (!grants.TryGetValue(grantType, out grant))
        {
            return new OAuthError("unsupported_grant_type", "unsupported grant_type requested");
        }

        return grant.IsAllowed(client) ? null : OAuthError.InvalidRequest("requested grant type is not allowed for this client");
    }
}
