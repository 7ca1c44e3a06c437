using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Sessions;
using IdentityHub.Protocol;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.Oidc.Authorize;

/// <summary>What happened since the last step, to be written together with the next one.</summary>
/// <param name="Finished">The interaction that was answered.</param>
/// <param name="Started">The session that begins, because the person signed in in it.</param>
internal sealed record Progress(ActiveInteraction? Finished, StartedSession? Started);

/// <summary>A session that begins.</summary>
/// <param name="Row">Its row.</param>
/// <param name="CookieValue">What binds it to the browser.</param>
/// <param name="Replaced">The session that the browser had until now.</param>
internal sealed record StartedSession(BrowserSession Row, string CookieValue, ActiveSession? Replaced);

/// <summary>
/// Takes an authorization request one step further. What a step changes (interaction finished, session begun, authorization and code
/// stored) is one write: all of it happened or none.
/// </summary>
internal sealed class AuthorizeFlow(
    AuthorizeDispatcher dispatcher,
    Interactions interactions,
    HubCookies cookies,
    CodeIssuer issuer,
    HubWriter writer,
    PageRoutes pages,
    InteractionAudit audit,
    HubUrls urls,
    TimeProvider clock)
{
    private enum Written
    {
        Done,
        AlreadyFinished,
        PushedRequestUsed,
        PersonRefused,

        /// <summary>The client or the person was deleted a moment ago, and this node has not heard of it.</summary>
        PartyDeleted,

        /// <summary>The session ended between look-up and write.</summary>
        SessionEnded,
    }

    /// <summary>Decides, writes and answers.</summary>
    public async Task ContinueAsync(HttpContext context, Situation situation, Progress progress) =>
        await TakeAsync(context, situation, progress, await dispatcher.NextAsync(situation, context.RequestAborted));

    /// <summary>Writes and answers what was decided.</summary>
    public async Task TakeAsync(HttpContext context, Situation situation, Progress progress, NextStep step)
    {
        var code = step is NextStep.Issue ? RandomValues.Token() : null;
        var next = step switch
        {
            NextStep.SignIn => interactions.Create(situation.Request, new InteractionState()),
            NextStep.Consent => interactions.Create(situation.Request, new InteractionState
            {
                UserId = situation.Session!.UserId,
                SessionId = situation.Session.Id,
                SignedInForRequest = situation.State.SignedInForRequest,
            }),
            _ => ((ActiveInteraction Active, Interaction Row)?)null,
        };

        List<AuditLog> records = [.. RecordsOf(context, situation, progress, step, next?.Active)];
        var written = progress is { Finished: null, Started: null } && step is NextStep.Fail
            ? Written.Done
            : await CommitAsync(
                async (db, cancellation) =>
                {
                    var outcome = await WriteAsync(db, context, situation, progress, step, next?.Row, code, cancellation);
                    AuditRows.Add(db, records);
                    return outcome;
                },
                context.RequestAborted);
        if (written == Written.Done)
        {
            BindBrowser(context, progress, next?.Active);
        }

        await AnswerAsync(context, situation, progress, step, written, code);
    }

    private async Task<Written> CommitAsync(Func<HubDbContext, CancellationToken, Task<Written>> write, CancellationToken cancellation)
    {
        try
        {
            // Losing these rows in a power cut only means signing in again, so nobody waits for the disk.
            return await writer.DecideAsync(
                Durability.Relaxed,
                async (db, token) =>
                {
                    var outcome = await write(db, token);
                    return outcome == Written.Done ? Decision.Commit(outcome) : Decision.Undo(outcome);
                },
                cancellation);
        }
        catch (Exception exception) when (exception.IsForeignKeyViolation())
        {
            return Written.PartyDeleted;
        }
    }

    private async Task<Written> WriteAsync(
        HubDbContext db,
        HttpContext context,
        Situation situation,
        Progress progress,
        NextStep step,
        Interaction? next,
        string? code,
        CancellationToken cancellation)
    {
        if (progress.Finished is { } finished && !await Interactions.FinishAsync(db, finished, clock.GetUtcNow(), cancellation))
        {
            return Written.AlreadyFinished;
        }

        if (progress.Started is { } started
            && !await BrowserSessions.StartAsync(db, started.Replaced, started.Row, situation.Client.Id, cancellation))
        {
            return Written.PersonRefused;
        }

        // A session that ended since it was looked up gives nothing any more: a sign-out, an administrator, another node.
        if (progress.Started is null && step is NextStep.Issue
            && !await BrowserSessions.HoldAsync(db, situation.Session!.Id, clock.GetUtcNow(), cancellation))
        {
            return Written.SessionEnded;
        }

        if (next is not null)
        {
            db.Interactions.Add(next);
        }

        return step is not NextStep.Issue issue || await issuer.StoreAsync(db, context, situation, issue.Scopes, code!, cancellation)
            ? Written.Done
            : Written.PushedRequestUsed;
    }

    private IEnumerable<AuditLog> RecordsOf(HttpContext context, Situation situation, Progress progress, NextStep step, ActiveInteraction? next)
    {
        var userId = situation.Session?.UserId;
        if (progress.Finished is { } finished)
        {
            yield return audit.Ended(context, finished, userId, (step as NextStep.Fail)?.Error);
        }

        if (next is not null)
        {
            yield return audit.Created(context, next, userId);
        }
    }

    private void BindBrowser(HttpContext context, Progress progress, ActiveInteraction? next)
    {
        if (progress.Finished is { } finished)
        {
            cookies.RemoveInteraction(context, finished.ApplicationId, finished.Uid, finished.ExpiresAt);
        }

        if (progress.Started is { } started)
        {
            cookies.WriteSession(context, started.CookieValue, started.Row.ExpiresAt);
        }

        if (next is not null)
        {
            var request = next.Request;
            cookies.WriteHints(context, next.ApplicationId, request.OrganizationId, request.UiLocales);
            cookies.WriteInteraction(context, next.ApplicationId, next.Uid, next.ExpiresAt);
        }
    }

    private Task AnswerAsync(HttpContext context, Situation situation, Progress progress, NextStep step, Written written, string? code)
    {
        var request = situation.Request;
        switch (written)
        {
            case Written.AlreadyFinished:
                return ShownErrors.ShowAsync(context, Expired(), urls.Issuer);
            case Written.PushedRequestUsed:
                return ShownErrors.ShowAsync(context, AuthorizationRequests.UnusablePushedRequest(), urls.Issuer);
            case Written.PartyDeleted:
                return ShownErrors.ShowAsync(context, OAuthError.UnknownClient(situation.Client.Id), urls.Issuer);
            case Written.PersonRefused:
                audit.Record(audit.Ended(context, progress.Finished!, situation.Session?.UserId, OAuthError.AccessDenied("the account cannot be used")));
                return AuthorizationResponse.WriteErrorAsync(
                    context, request.ReplyTo, OAuthError.AccessDenied("the account cannot be used"), urls.Issuer);
            case Written.SessionEnded:
                return AuthorizationResponse.WriteErrorAsync(context, request.ReplyTo, new OAuthError("login_required", "End-User authentication is required"), urls.Issuer);
        }

        switch (step)
        {
            case NextStep.SignIn:
                AuthorizationResponse.Redirect(context, pages.SignIn(request));
                return Task.CompletedTask;
            case NextStep.Consent:
                AuthorizationResponse.Redirect(context, pages.Consent(request));
                return Task.CompletedTask;
            case NextStep.Fail fail:
                return AuthorizationResponse.WriteErrorAsync(context, request.ReplyTo, fail.Error, urls.Issuer);
            default:
                return AuthorizationResponse.WriteCodeAsync(context, request.ReplyTo, code!, urls.Issuer);
        }
    }

    /// <summary>The browser has nothing that waits.</summary>
    public static OAuthError Expired() => OAuthError.InvalidRequest("authorization request has expired");
}
