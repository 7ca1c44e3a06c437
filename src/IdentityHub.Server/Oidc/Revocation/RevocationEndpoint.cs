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
    IDbContextFactory<HubDbContext> contexts, HubWriter writer, HubCatalog catalog, ClientAuthenticator clients, OidcCors cors)
{
    /// <summary>Answers <c>POST /oidc/token/revocation</c>; unknown and foreign tokens get the same answer as revoked ones.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var cancellation = context.RequestAborted;
        var request = await TokenSubject.ReadAsync(context, await catalog.GetAsync(cancellation), clients, cors);
        if (!request.TryGet(out var subject, out var error))
        {
            await OidcResponses.WriteErrorAsync(context, error);
            return;
        }

        if (subject.IsJwt)
        {
            await OidcResponses.WriteErrorAsync(context, new OAuthError(
                "unsupported_token_type", "Structured JWT Tokens cannot be revoked via the revocation_endpoint"));
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await subject.FindAsync(db, cancellation) is { } stored && stored.Token.ApplicationId == subject.Client.Id)
        {
            await Revocations.RevokeAsync(writer, stored.Token.AuthorizationId!, cancellation);
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = 0;
    }
}
