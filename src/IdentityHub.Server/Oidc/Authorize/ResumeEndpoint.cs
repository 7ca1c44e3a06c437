using IdentityHub.Protocol;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.Oidc.Authorize;

/// <summary>
/// Where the pages lead when they have recorded something: <c>/oidc/auth/{uid}</c>. Only the browser that began the request can resume it,
/// and an answer counts once.
/// </summary>
internal sealed class ResumeEndpoint(
    HubCatalog catalogs, Interactions interactions, BrowserSessions sessions, AuthorizeFlow flow, AuthorizeDispatcher dispatcher,
    PageRoutes pages, HubUrls urls, OidcOptions options)
{
    /// <summary>Takes the request one step further.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var uid = (string)context.Request.RouteValues["uid"]!;
        if (await interactions.FindResumedAsync(context, uid, context.RequestAborted) is not { } interaction)
        {
            await ShownErrors.ShowAsync(context, AuthorizeFlow.Expired(), urls.Issuer);
            return;
        }

        // A client that was disabled, or lost its redirect URI, while the person was signing in gets nothing any more.
        var catalog = await catalogs.GetAsync(context.RequestAborted);
        var client = await catalog.FindApplicationAsync(interaction.ApplicationId, context.RequestAborted);
        if (client is null || !AuthorizationRequests.IsStillRegistered(interaction.Request, client))
        {
            var error = client is null ? OAuthError.UnknownClient(interaction.ApplicationId) : OAuthError.InvalidRedirectUri();
            await ShownErrors.ShowAsync(context, error, urls.Issuer);
            return;
        }

        await ResumeAsync(context, interaction, client, catalog);
    }

    private async Task ResumeAsync(HttpContext context, ActiveInteraction interaction, ApplicationEntry client, CatalogSnapshot catalog)
    {
        var session = await sessions.FindAsync(context, context.RequestAborted);
        var state = interaction.State;
        if (state is { AuthenticatedAt: { } authenticatedAt, UserId: { } userId, Methods: { } methods, IsAborted: false })
        {
            var (started, cookie, row) = sessions.Create(
                context, userId, authenticatedAt, methods, SessionSettings.Lifetime(catalog, options.SessionTtl), state.Submission);
            var signedIn = new Situation(interaction.Request, client, catalog, started, new() { SignedInForRequest = true });
            await flow.ContinueAsync(context, signedIn, new(interaction, new(row, cookie, session)));
            return;
        }

        // An answer belongs to the session in which the question was shown; somebody else may have signed in since.
        var isSameSession = state.SessionId is not null && session?.Id == state.SessionId && session.UserId == state.UserId;
        var situation = new Situation(
            interaction.Request, client, catalog, session, isSameSession ? state : new() { IsAborted = state.IsAborted });
        var step = await dispatcher.NextAsync(situation, context.RequestAborted);
        if (WaitsFor(step, state, isSameSession))
        {
            AuthorizationResponse.Redirect(
                context, step is NextStep.SignIn ? pages.SignIn(interaction.Request) : pages.Consent(interaction.Request));
            return;
        }

        await flow.TakeAsync(context, situation, new(interaction, null), step);
    }

    // Nothing was recorded yet: back to the page, with the same interaction.
    private static bool WaitsFor(NextStep step, InteractionState state, bool isSameSession) => step switch
    {
        NextStep.SignIn => state.SessionId is null,
        NextStep.Consent => isSameSession,
        _ => false,
    };
}
