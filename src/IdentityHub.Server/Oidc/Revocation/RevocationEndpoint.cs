using IdentityHub.Data;
using IdentityHub.Protocol;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Oidc.Cors;
using IdentityHub.Server.Oidc.Token;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Oidc.Revocation;

/// <summary>A client gives a token back (RFC 7009). That ends the whole authorization, siblings included.</summary>
internal sealed class RevocationEndpoint(
    IDbContextFactory<HubDbContext> contexts, HubWriter writer, HubCatalog catalog, ClientAuthenticator clients, OidcCors cors,
    TokenAudit audit)
{
    /// <summary>Answers <c>POST /oidc/token/revocation</c>; unknown and foreign tokens get the same answer as revoked ones.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var cancellation = context.RequestAborted;
        var request = await TokenSubject.ReadAsync(context, await catalog.GetAsync(cancellation), clients, cors);
        if (!request.TryGet(out var subject, out var error))
        {
            await RefuseAsync(context, null, error);
            return;
        }

        if (subject.IsJwt)
        {
            await RefuseAsync(context, subject, new OAuthError(
                "unsupported_token_type", "Structured JWT Tokens cannot be revoked via the revocation_endpoint"));
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await subject.FindAsync(db, cancellation) is { } stored && stored.Token.ApplicationId == subject.Client.Id)
        {
            var record = audit.Revoked(context, stored.Token, subject.Parameters);
            await Revocations.RevokeAsync(writer, stored.Token.AuthorizationId!, record, cancellation);
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = 0;
    }

    private Task RefuseAsync(HttpContext context, TokenSubject? subject, OAuthError error)
    {
        audit.Refused(context, TokenAudit.Revocation, subject?.Parameters, subject?.Client, error);
        return OidcResponses.WriteErrorAsync(context, error);
    }
}
