using System.Net;
using IdentityHub.Data.Audit;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Protocol.Messages;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.Oidc.EndSession;

/// <summary>RP-Initiated Logout 1.0.</summary>
/// <remarks>
/// <code>
/// /oidc/session/end          checks the request -> page with one form
/// /oidc/session/end/confirm  ends the session    -> 303 to the client, or to
/// /oidc/session/end/success  "you are signed out"
/// </code>
/// A link alone ends nothing: the form's value is bound to the session, and the session cookie does not come along with a post from
/// another site. The form sends itself only when the client proved with an ID token whose session it means (§2).
/// </remarks>
internal sealed class EndSessionEndpoint(
    HubCatalog catalogs, IdTokenHints hints, BrowserSessions sessions, HubCookies cookies, HubWriter writer, AuditTrail trail,
    MasterKey masterKey, HubUrls urls, TimeProvider clock)
{
    private static readonly TimeSpan FormLifetime = TimeSpan.FromHours(1);

    private sealed record LogoutRequest(string? ReturnUri, string? HintedSubject);

    /// <summary>Checks a logout request and asks the person.</summary>
    public async Task AskAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!(await ReadParametersAsync(context)).TryGet(out var parameters, out var error)
            || !(await CheckAsync(parameters, context.RequestAborted)).TryGet(out var request, out error))
        {
            await ShownErrors.ShowAsync(context, error, urls.Issuer);
            return;
        }

        var session = await sessions.FindAsync(context, context.RequestAborted);
        var ticket = new LogoutTicket(session?.Id, request.ReturnUri, clock.GetUtcNow() + FormLifetime);
        var isProven = request.HintedSubject is not null && (session is null || session.UserId == request.HintedSubject);
        var pages = context.RequestServices.GetRequiredService<IPersonPages>();
        await pages.SignOut($"{urls.PathBase}/oidc/session/end/confirm", ticket.Protect(masterKey), isProven, request.ReturnUri)
            .ExecuteAsync(context);
    }

    /// <summary>Ends the session when the person said so.</summary>
    public async Task ConfirmAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!(await RequestReader.ReadBodyAsync(context.Request, context.RequestAborted)).TryGet(out var parameters, out var error))
        {
            await ShownErrors.ShowAsync(context, error, urls.Issuer);
            return;
        }

        var session = await sessions.FindAsync(context, context.RequestAborted);
        if (LogoutTicket.Unprotect(parameters["xsrf"] ?? "", masterKey, clock.GetUtcNow()) is not { } ticket
            || ticket.SessionId != session?.Id
            || parameters["logout"] != "yes")
        {
            await ShownErrors.ShowAsync(context, OAuthError.InvalidRequest("could not find logout details"), urls.Issuer);
            return;
        }

        if (session is not null)
        {
            // Once this is answered, not even a power cut may bring the session back (ASVS 7.4.1).
            await EndAsync(context, session);
        }

        // A post from another site brings no cookie along, and must not take one away either: that would be a logout by anybody (ASVS 10.6.2).
        if (cookies.ReadSession(context) is not null)
        {
            cookies.DeleteSession(context);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = ticket.ReturnUri ?? $"{urls.PathBase}/oidc/session/end/success";
    }

    /// <summary>Says that the person is signed out.</summary>
    public static Task SucceedAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<IPersonPages>().SignedOut().ExecuteAsync(context);

    private Task EndAsync(HttpContext context, ActiveSession session)
    {
        var record = trail.Make(
            context, new AuditEntry { Key = InteractionAudit.SignOutStep, UserId = session.UserId, Details = new() { ["browserSessionId"] = session.Id } });
        return writer.WriteAsync(
            Durability.Durable,
            (db, cancellation) =>
            {
                AuditRows.Add(db, record);
                return BrowserSessions.EndAsync(db, session.Id, cancellation);
            },
            context.RequestAborted);
    }

    private static async ValueTask<Result<RequestParameters>> ReadParametersAsync(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
            ? await RequestReader.ReadBodyAsync(context.Request, context.RequestAborted)
            : RequestReader.ReadQuery(context.Request);

    private async Task<Result<LogoutRequest>> CheckAsync(RequestParameters parameters, CancellationToken cancellation)
    {
        IdTokenHint? hint = null;
        if (parameters["id_token_hint"] is { } token)
        {
            hint = await hints.ReadAsync(token, cancellation);
            if (hint is null)
            {
                return OAuthError.InvalidRequest("could not validate id_token_hint");
            }
        }

        var clientId = parameters["client_id"];
        if (hint is not null && clientId is not null && clientId != hint.ClientId)
        {
            return OAuthError.InvalidRequest("client_id does not match the provided id_token_hint");
        }

        clientId ??= hint?.ClientId;
        if (clientId is null)
        {
            // Nobody says whose URI it is, so nobody is sent there (§3).
            return new LogoutRequest(null, null);
        }

        var catalog = await catalogs.GetAsync(cancellation);
        if (await catalog.FindApplicationAsync(clientId, cancellation) is not { } client)
        {
            return OAuthError.UnknownClient(clientId);
        }

        var uri = parameters["post_logout_redirect_uri"];
        return uri is null || PostLogoutUris.MatchesAny(client.Application.OidcClientMetadata.PostLogoutRedirectUris, uri)
            ? new LogoutRequest(uri is null ? null : WithState(uri, parameters["state"]), hint?.Subject)
            : OAuthError.InvalidRequest("post_logout_redirect_uri not registered");
    }

    private static string WithState(string uri, string? state)
    {
        var normalized = RedirectUris.Normalize(uri)!;
        return state is null
            ? normalized
            : $"{normalized}{(normalized.Contains('?', StringComparison.Ordinal) ? '&' : '?')}state={WebUtility.UrlEncode(state)}";
    }
}
