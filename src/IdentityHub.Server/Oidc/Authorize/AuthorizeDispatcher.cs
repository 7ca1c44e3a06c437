using IdentityHub.Data;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.People;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Oidc.Authorize;

/// <summary>What is known when it is decided how an authorization request goes on.</summary>
/// <param name="Request">The request.</param>
/// <param name="Client">The client.</param>
/// <param name="Catalog">What may be granted.</param>
/// <param name="Session">Who is signed in at the browser.</param>
/// <param name="State">What the person proved and answered for this request.</param>
internal sealed record Situation(
    AuthorizationRequest Request, ApplicationEntry Client, CatalogSnapshot Catalog, ActiveSession? Session, InteractionState State);

/// <summary>How an authorization request goes on.</summary>
internal abstract record NextStep
{
    private NextStep()
    {
    }

    /// <summary>The person has to sign in.</summary>
    internal sealed record SignIn : NextStep;

    /// <summary>The person has to consent.</summary>
    internal sealed record Consent : NextStep;

    /// <summary>The client gets a code.</summary>
    /// <param name="Scopes">What is granted.</param>
    internal sealed record Issue(GrantedScopes Scopes) : NextStep;

    /// <summary>The client gets an error.</summary>
    /// <param name="Error">The error.</param>
    internal sealed record Fail(OAuthError Error) : NextStep;
}

/// <summary>
/// Names the next step of an authorization request from stored state alone: sign in, consent, issue or fail. <c>prompt=none</c> meets the
/// same rules and gets an error wherever a page would be needed (OpenID Connect Core §3.1.2.1).
/// </summary>
internal sealed class AuthorizeDispatcher(IDbContextFactory<HubDbContext> contexts, TimeProvider clock)
{
    /// <summary>Names the next step.</summary>
    public async Task<NextStep> NextAsync(Situation situation, CancellationToken cancellation)
    {
        var (request, client, catalog, session, state) = situation;
        var isSilent = request.Prompt.HasFlag(Prompts.None);
        if (state.IsAborted || state.Consent is { IsGranted: false })
        {
            return new NextStep.Fail(OAuthError.AccessDenied("End-User aborted interaction"));
        }

        if (session is null || MustSignInAgain(request, session, state.SignedInForRequest))
        {
            return isSilent ? Fail("login_required", "End-User authentication is required") : new NextStep.SignIn();
        }

        if (request.HintedSubject is { } subject && subject != session.UserId)
        {
            return isSilent || state.SignedInForRequest
                ? Fail("login_required", "id_token_hint and authenticated subject do not match")
                : new NextStep.SignIn();
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (request.OrganizationId is { } organizationId && !await IsMemberAsync(db, session.UserId, organizationId, catalog, cancellation))
        {
            return new NextStep.Fail(OAuthError.AccessDenied("user is not a member of the organization"));
        }

        if (!await ApplicationAccess.AllowsAsync(db, client, session.UserId, cancellation))
        {
            return new NextStep.Fail(OAuthError.AccessDenied("user may not use this application"));
        }

        var wanted = RequestedGrant.Of(request, client, catalog);
        if (await NeedsConsentAsync(db, situation, session, wanted, cancellation))
        {
            return isSilent ? Fail("consent_required", "End-User consent is required") : new NextStep.Consent();
        }

        return new NextStep.Issue(wanted);
    }

    private bool MustSignInAgain(AuthorizationRequest request, ActiveSession session, bool signedInForRequest) =>
        !signedInForRequest
        && (request.Prompt.HasFlag(Prompts.Login)
            || request.MaxAge == 0
            || clock.GetUtcNow() - session.AuthenticatedAt > TimeSpan.FromSeconds(request.MaxAge ?? int.MaxValue));

    private static async Task<bool> IsMemberAsync(
        HubDbContext db, string userId, string organizationId, CatalogSnapshot catalog, CancellationToken cancellation) =>
        !catalog.DisabledOrganizationIds.Contains(organizationId)
        && await db.OrganizationUsers.AnyAsync(row => row.OrganizationId == organizationId && row.UserId == userId, cancellation);

    // Our own clients are trusted with what they ask for; others need a yes in this session (spec of third-party clients).
    private async Task<bool> NeedsConsentAsync(
        HubDbContext db, Situation situation, ActiveSession session, GrantedScopes wanted, CancellationToken cancellation)
    {
        if (!situation.Client.Application.IsThirdParty || situation.State.Consent is { IsGranted: true })
        {
            return false;
        }

        if (situation.Request.Prompt.HasFlag(Prompts.Consent))
        {
            return true;
        }

        var now = clock.GetUtcNow();
        var (sessionId, userId, clientId) = (session.Id, session.UserId, situation.Client.Id);
        var granted = await db.Authorizations
            .Where(row => row.SessionId == sessionId && row.ApplicationId == clientId && row.UserId == userId
                && row.Status == AuthorizationStatus.Valid && row.ExpiresAt > now)
            .Select(row => row.Scopes)
            .FirstOrDefaultAsync(cancellation);
        return granted is null || !RequestedGrant.Covers(granted, wanted);
    }

    private static NextStep.Fail Fail(string code, string description) => new(new OAuthError(code, description));
}
