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
    HubCatalog catalog, ClientAuthenticator clients, OidcCors cors, IEnumerable<IGrant> grants, TokenAudit audit, ILogger<TokenEndpoint> logger)
{
    private readonly FrozenDictionary<string, IGrant> grants = grants.ToFrozenDictionary(grant => grant.GrantType, StringComparer.Ordinal);

    /// <summary>Answers <c>POST /oidc/token</c>.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var snapshot = await catalog.GetAsync(context.RequestAborted);
        ApplicationEntry? client = null;
        if ((await RequestReader.ReadBodyAsync(context.Request, context.RequestAborted)).TryGet(out var parameters, out var error)
            && (await clients.AuthenticateAsync(context, parameters, snapshot)).TryGet(out client, out error)
            && (await RedeemAsync(context, parameters, client, snapshot)).TryGet(out var response, out error))
        {
            await response.WriteAsync(context);
            return;
        }

        client ??= parameters is null ? null : await ClientAuthenticator.FindNamedAsync(context, parameters, snapshot);
        audit.Refused(context, KeyOf(parameters), parameters, client, error);
        Log.TokenRefused(logger, error.Code, error.Detail ?? error.Description);
        await OidcResponses.WriteErrorAsync(context, error);
    }

    private async ValueTask<Result<TokenResponse>> RedeemAsync(
        HttpContext context, RequestParameters parameters, ApplicationEntry client, CatalogSnapshot snapshot)
    {
        IGrant? grant = null;
        if ((cors.Check(context, client) ?? FindGrant(parameters, client, out grant)) is { } refusal)
        {
            return refusal;
        }

        return TokenRequest.Create(context, parameters, client, snapshot).TryGet(out var request, out var error)
            ? await grant!.RedeemAsync(request, context.RequestAborted)
            : error;
    }

    private string KeyOf(RequestParameters? parameters) =>
        parameters?["grant_type"] is { } name && grants.TryGetValue(name, out var grant) ? grant.AuditKey : TokenAudit.UnknownGrant;

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
