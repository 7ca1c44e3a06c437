using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Oidc.Cors;
using IdentityHub.Server.Oidc.Token;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Oidc.Introspection;

/// <summary>
/// Tells a client about an opaque token (RFC 7662). A token is shown to the client it was issued to; an access token also to our own
/// confidential clients, which stand for the APIs behind them. Everybody else learns only that it is not active.
/// </summary>
internal sealed class IntrospectionEndpoint(
    IDbContextFactory<HubDbContext> contexts, HubCatalog catalog, ClientAuthenticator clients, OidcCors cors, HubUrls urls, TimeProvider time)
{
    /// <summary>Answers <c>POST /oidc/token/introspection</c>.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var cancellation = context.RequestAborted;
        var snapshot = await catalog.GetAsync(cancellation);
        var request = await TokenSubject.ReadAsync(context, snapshot, clients, cors);
        if (!request.TryGet(out var subject, out var error))
        {
            await OidcResponses.WriteErrorAsync(context, error);
            return;
        }

        if (subject.IsJwt)
        {
            await OidcResponses.WriteErrorAsync(context, new OAuthError(
                "unsupported_token_type", "Structured JWT Tokens cannot be introspected via the introspection_endpoint"));
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = await subject.FindAsync(db, cancellation);
        await WriteAsync(context, await IsActiveAsync(stored, subject.Client, snapshot, cancellation) ? stored : null);
    }

    private async Task<bool> IsActiveAsync(
        StoredToken? stored, ApplicationEntry caller, CatalogSnapshot snapshot, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (stored is null
            || stored.Token.Status != TokenStatus.Valid
            || stored.Token.ExpiresAt <= now
            || stored.AuthorizationStatus != AuthorizationStatus.Valid
            || stored.AuthorizationExpiresAt <= now
            || stored.User.IsSuspended
            || !MaySee(caller, stored.Token))
        {
            return false;
        }

        return await snapshot.FindApplicationAsync(stored.Token.ApplicationId, cancellation) is not null;
    }

    private static bool MaySee(ApplicationEntry caller, Data.Grants.Token token) =>
        token.ApplicationId == caller.Id
        || (token.Type == TokenType.AccessToken && !caller.IsPublic && !caller.Application.IsThirdParty);

    private async Task WriteAsync(HttpContext context, StoredToken? stored)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("active", stored is not null);
            if (stored is { Token: var token })
            {
                writer.WriteString("client_id", token.ApplicationId);
                writer.WriteNumber("exp", token.ExpiresAt.ToUnixTimeSeconds());
                writer.WriteNumber("iat", token.CreatedAt.ToUnixTimeSeconds());
                writer.WriteString("iss", urls.Issuer);
                writer.WriteString("scope", ScopeList.Join(ScopesOf(token)));
                writer.WriteString("sub", token.UserId);
                writer.WriteString("token_type", token.Type == TokenType.AccessToken ? "Bearer" : "refresh_token");
            }

            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static IReadOnlyList<string> ScopesOf(Data.Grants.Token token) => token.Type == TokenType.AccessToken
        ? JsonSerializer.Deserialize(token.Payload, TokenJson.Default.AccessTokenPayload)!.Scopes
        : JsonSerializer.Deserialize(token.Payload, TokenJson.Default.RefreshTokenPayload)!.Scopes;
}
