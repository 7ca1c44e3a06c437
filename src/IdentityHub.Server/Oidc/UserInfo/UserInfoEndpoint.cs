using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Oidc.Cors;
using IdentityHub.Server.Oidc.Token;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Oidc.UserInfo;

/// <summary>Claims about the user of an opaque access token (OpenID Connect Core §5.3).</summary>
/// <remarks>
/// <code>
/// token from header or form, never from the query (RFC 9700 §4.3.2) -> stored token -> client's origin -> openid scope -> user -> claims
/// </code>
/// </remarks>
internal sealed class UserInfoEndpoint(
    IDbContextFactory<HubDbContext> contexts, HubCatalog catalog, OidcCors cors, HubUrls urls, TimeProvider time)
{
    /// <summary>Answers <c>GET</c> and <c>POST /oidc/me</c>.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        if (!(await BearerToken.ReadAsync(context)).TryGet(out var value, out var error))
        {
            await OidcResponses.WriteBearerErrorAsync(context, error, urls.Issuer, tokenWasSent: error.Description != BearerToken.NoToken);
            return;
        }

        if (await AnswerAsync(context, value) is { } refusal)
        {
            await OidcResponses.WriteBearerErrorAsync(context, refusal, urls.Issuer);
        }
    }

    private async Task<OAuthError?> AnswerAsync(HttpContext context, string value)
    {
        var cancellation = context.RequestAborted;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = await HotQueries.FindTokenAsync(db, TokenReference.Hash(value), TokenType.AccessToken, cancellation);
        var snapshot = await catalog.GetAsync(cancellation);
        var now = time.GetUtcNow();
        if (stored is null
            || stored.Token.Status != TokenStatus.Valid
            || stored.Token.ExpiresAt <= now
            || stored.AuthorizationStatus != AuthorizationStatus.Valid
            || await snapshot.FindApplicationAsync(stored.Token.ApplicationId, cancellation) is not { } client)
        {
            return OAuthError.InvalidToken();
        }

        if (cors.Check(context, client) is { } error)
        {
            return error;
        }

        var granted = JsonSerializer.Deserialize(stored.Token.Payload, TokenJson.Default.AccessTokenPayload)!.Scopes;
        var scopes = granted.Where(client.AllowsUserScope).ToList();
        if (!scopes.Contains(KnownScopes.OpenId))
        {
            return OAuthError.InsufficientScope("access token missing openid scope", KnownScopes.OpenId);
        }

        var access = await UserAccess.ReadAsync(
            db, stored.User, client, UserClaims.NeedsRoles(scopes), UserClaims.NeedsMemberships(scopes), UserClaims.NeedsSsoIdentities(scopes), cancellation);
        if (access is null)
        {
            return OAuthError.InvalidGrant("user does not exist or is suspended");
        }

        await WriteAsync(context, access, snapshot, scopes);
        return null;
    }

    private static async Task WriteAsync(HttpContext context, UserAccess access, CatalogSnapshot snapshot, IReadOnlyList<string> scopes)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteString("sub", access.User.Id);
            UserClaims.Write(writer, access, snapshot, scopes, extended: null);
            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
