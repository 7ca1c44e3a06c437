using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Oidc.Token.Grants;

/// <summary>
/// Redeems an authorization code (RFC 6749 §4.1.3). One conditional update decides who redeemed it; a second use ends the authorization
/// (RFC 6749 §4.1.2, RFC 9700 §4.5). Beyond the reference, it gives an organization token at once.
/// </summary>
internal sealed class AuthorizationCodeGrant(
    IDbContextFactory<HubDbContext> contexts,
    HubWriter writer,
    UserTokens userTokens,
    RefreshTokens refreshTokens,
    TokenAudit audit,
    ActiveUsers activeUsers,
    TimeProvider time) : IGrant
{
    /// <inheritdoc/>
    public string GrantType => "authorization_code";

    /// <inheritdoc/>
    public string AuditKey => "ExchangeTokenBy.AuthorizationCode";

    /// <inheritdoc/>
    public bool IsAllowed(ApplicationEntry client) => client.AllowsCode;

    /// <inheritdoc/>
    public async ValueTask<Result<TokenResponse>> RedeemAsync(TokenRequest request, CancellationToken cancellation)
    {
        if (request.Parameters["code"] is not { } code)
        {
            return OAuthError.Missing("code");
        }

        var stored = await FindAsync(code, cancellation);
        if (stored is null || stored.Token.ApplicationId != request.Client.Id)
        {
            return OAuthError.InvalidGrant(stored is null ? "code unknown" : "code of another client");
        }

        if (stored.Token.Status != TokenStatus.Valid)
        {
            await Revocations.RevokeAsync(
                writer, stored.Token.AuthorizationId!, audit.EndedByReplay(request.Context, stored.Token), cancellation);
            return OAuthError.InvalidGrant("code was used before");
        }

        var payload = JsonSerializer.Deserialize(stored.Token.Payload, TokenJson.Default.AuthorizationCodePayload)!;
        if ((CheckCode(stored) ?? CheckBinding(request, payload)) is { } error)
        {
            return error;
        }

        if (!Target(request, payload).TryGet(out var targeted, out error))
        {
            return error;
        }

        var grant = GrantOf(stored, payload);
        return (await userTokens.PrepareAsync(targeted, grant, cancellation)).TryGet(out var prepared, out error)
            ? await StoreAsync(targeted, stored, payload, prepared, cancellation)
            : error;
    }

    private async Task<StoredToken?> FindAsync(string code, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await HotQueries.FindTokenAsync(db, TokenReference.Hash(code), TokenType.AuthorizationCode, cancellation);
    }

    private OAuthError? CheckCode(StoredToken stored)
    {
        var now = time.GetUtcNow();
        if (stored.Token.ExpiresAt <= now)
        {
            return OAuthError.InvalidGrant("code expired");
        }

        return stored.AuthorizationStatus == AuthorizationStatus.Valid && stored.AuthorizationExpiresAt > now
            ? null
            : OAuthError.InvalidGrant("authorization ended");
    }

    /// <summary>The code is bound to the redirect URI and to the verifier, in both directions (RFC 7636 §4.6, RFC 9700 §4.8).</summary>
    private static OAuthError? CheckBinding(TokenRequest request, AuthorizationCodePayload payload)
    {
        var redirectUri = request.Parameters["redirect_uri"];
        if (redirectUri is null ? payload.RedirectUriWasSent : redirectUri != payload.RedirectUri)
        {
            return redirectUri is null ? OAuthError.Missing("redirect_uri") : OAuthError.InvalidGrant("other redirect URI");
        }

        var verifier = request.Parameters["code_verifier"];
        return (payload.CodeChallenge, verifier) switch
        {
            (null, null) => null,
            (null, _) => OAuthError.InvalidGrant("verifier without challenge"),
            (_, null) => OAuthError.InvalidGrant("verifier missing"),
            _ => Pkce.Verify(verifier, payload.CodeChallenge) ? null : OAuthError.InvalidGrant("verifier does not match"),
        };
    }

    /// <summary>
    /// Decides what the access token is for. A granted resource has to be named again (RFC 8707 §2.2), unless it is the only thing that
    /// was granted. The organization may come from either request.
    /// </summary>
    private static Result<TokenRequest> Target(TokenRequest request, AuthorizationCodePayload payload)
    {
        var organizationId = request.OrganizationId
            ?? (payload.Scopes.Contains(KnownScopes.Organizations) ? payload.OrganizationId : null);
        var isNamed = request.Parameters["resource"] is not null;
        var resource = request.Resource;
        if (resource is not null && !payload.Resources.Contains(resource.Resource.Indicator))
        {
            if (isNamed)
            {
                return OAuthError.InvalidTarget("requested resource was not granted");
            }

            resource = null;
        }

        if (!isNamed && organizationId is not null)
        {
            resource = null;
        }
        else if (resource is null && !payload.Scopes.Contains(KnownScopes.OpenId) && payload.Resources is [var only])
        {
            resource = request.Catalog.Resources.GetValueOrDefault(only);
        }

        return request with { Resource = resource, OrganizationId = organizationId };
    }

    private static UserGrant GrantOf(StoredToken stored, AuthorizationCodePayload payload) => new()
    {
        User = stored.User,
        AuthorizationId = stored.Token.AuthorizationId!,
        AuthorizationExpiresAt = stored.AuthorizationExpiresAt,
        Scopes = payload.Scopes,
        EffectiveScopes = payload.Scopes,
        AuthenticatedAt = payload.AuthenticatedAt,
        Methods = payload.Methods,
        Nonce = payload.Nonce,
    };

    private async Task<Result<TokenResponse>> StoreAsync(
        TokenRequest request, StoredToken code, AuthorizationCodePayload payload, PreparedTokens prepared, CancellationToken cancellation)
    {
        var refresh = refreshTokens.First(request.Client, code, payload);
        var response = prepared.Response with { RefreshToken = refresh?.Value };
        var record = audit.Issued(AuditKey, request, response, code.User.Id);
        var now = time.GetUtcNow();
        var isRedeemed = await writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                var redeemed = await Revocations.TokensThatCount(db)
                    .Where(row => row.Id == code.Token.Id && row.Status == TokenStatus.Valid)
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(entity => entity.Status, TokenStatus.Redeemed).SetProperty(entity => entity.RedemptionDate, now),
                        token);
                if (redeemed == 0)
                {
                    await Revocations.RevokeAsync(db, code.Token.AuthorizationId!, audit.EndedByReplay(request.Context, code.Token), token);
                    return false;
                }

                db.AddRange(new[] { prepared.AccessTokenRow, refresh?.Row }.OfType<Data.Grants.Token>());
                AuditRows.Add(db, record);
                return true;
            },
            cancellation);
        if (!isRedeemed)
        {
            return OAuthError.InvalidGrant("code was used, or its authorization ended, at the same time");
        }

        activeUsers.Note(code.User.Id);
        return response;
    }
}
