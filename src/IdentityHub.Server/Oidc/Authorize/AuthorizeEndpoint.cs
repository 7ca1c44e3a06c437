using IdentityHub.Protocol;
using IdentityHub.Protocol.Messages;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.Oidc.Authorize;

/// <summary>The authorization endpoint (RFC 6749 §3.1): <c>/oidc/auth</c>, by GET or as a posted form. No CORS: browsers navigate here.</summary>
internal sealed class AuthorizeEndpoint(
    HubCatalog catalogs, AuthorizationRequests requests, BrowserSessions sessions, AuthorizeFlow flow, HubCookies cookies, HubUrls urls)
{
    // A cookie holds no more (RFC 6265 §6.1), and Google's tokens are a third of it.
    private const int LongestCredential = 3500;

    /// <summary>Checks the request, client and redirect URI first, and takes its first step.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var catalog = await catalogs.GetAsync(context.RequestAborted);
        if (!(await ReadParametersAsync(context)).TryGet(out var parameters, out var error)
            || !(await FindClientAsync(parameters, catalog, context.RequestAborted)).TryGet(out var client, out error))
        {
            await ShownErrors.ShowAsync(context, error, urls.Issuer);
            return;
        }

        var outcome = await requests.ReadAsync(parameters, client, catalog, context.RequestAborted);
        if (outcome.TryGet(out var request, out error))
        {
            var session = await sessions.FindAsync(context, context.RequestAborted);
            if (parameters["google_one_tap_credential"] is { Length: > 0 and <= LongestCredential } credential)
            {
                // Only for a moment and never stored: whoever has it is the person.
                cookies.WriteOneTap(context, credential);
                request = request with { DirectSignIn = "social:google" };
            }

            await flow.ContinueAsync(context, new(request, client, catalog, session, new InteractionState()), new(null, null));
        }
        else if (outcome.ReplyTo is { } replyTo)
        {
            await AuthorizationResponse.WriteErrorAsync(context, replyTo, error, urls.Issuer);
        }
        else
        {
            await ShownErrors.ShowAsync(context, error, urls.Issuer);
        }
    }

    private static async ValueTask<Result<RequestParameters>> ReadParametersAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
            ? await RequestReader.ReadBodyAsync(context.Request, context.RequestAborted)
            : RequestReader.ReadQuery(context.Request);

    private static async ValueTask<Result<ApplicationEntry>> FindClientAsync(
        RequestParameters parameters, CatalogSnapshot catalog, CancellationToken cancellation)
    {
        if (parameters["client_id"] is not { } clientId)
        {
            return OAuthError.Missing("client_id");
        }

        return await catalog.FindApplicationAsync(clientId, cancellation) is { } client ? client : OAuthError.UnknownClient(clientId);
    }
}
