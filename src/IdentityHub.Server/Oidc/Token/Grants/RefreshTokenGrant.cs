using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Oidc.Token.Grants;

/// <summary>
/// Redeems a refresh token (RFC 6749 §6) and rotates it (RFC 9700 §4.14.2). Tabs that refresh at the same moment all get the one
/// successor; after the grace period a used token ends its authorization.
/// </summary>
internal sealed class RefreshTokenGrant(
    IDbContextFactory<HubDbContext> contexts,
    HubWriter writer,
    UserTokens userTokens,
    RefreshTokens refreshTokens,
    TokenAudit audit,
    AuditTrail trail,
    ActiveUsers activeUsers,
    OidcOptions options,
    TimeProvider time) : IGrant
{
    /// <inheritdoc/>
    public string GrantType => "refresh_token";

    /// <inheritdoc/>
    public string AuditKey => "ExchangeTokenBy.RefreshToken";

    /// <inheritdoc/>
    public bool IsAllowed(ApplicationEntry client) => client.AllowsRefresh;

    /// <inheritdoc/>
    public async ValueTask<Result<TokenResponse>> RedeemAsync(TokenRequest request, CancellationToken cancellation)
    {
        if (request.Parameters["refresh_token"] is not { } value)
        {
            return OAuthError.Missing("refresh_token");
        }

        var stored = await FindAsync(TokenReference.Hash(value), cancellation);
        if (CheckToken(request, stored) is { } error)
        {
            return error;
        }

        if (IsReplay(stored!.Token))
        {
            return await RefuseReplayAsync(request, stored, cancellation);
        }

        var payload = JsonSerializer.Deserialize(stored.Token.Payload, TokenJson.Default.RefreshTokenPayload)!;
        if ((CheckScopes(request, payload) ?? CheckResource(request, payload)) is { } refusal)
        {
            return refusal;
        }

        var targeted = Target(request, payload);
        return (await userTokens.PrepareAsync(targeted, GrantOf(stored, payload, request.Scopes), cancellation)).TryGet(out var prepared, out error)
            ? await StoreAsync(targeted, stored, value, prepared, cancellation)
            : error;
    }

    private async Task<StoredToken?> FindAsync(byte[] hash, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await HotQueries.FindTokenAsync(db, hash, TokenType.RefreshToken, cancellation);
    }

    private OAuthError? CheckToken(TokenRequest request, StoredToken? stored)
    {
        if (stored is null)
        {
            return OAuthError.InvalidGrant("refresh token unknown");
        }

        if (stored.Token.ApplicationId != request.Client.Id)
        {
            return OAuthError.InvalidGrant("refresh token of another client");
        }

        var now = time.GetUtcNow();
        if (stored.Token.ExpiresAt <= now || stored.Token.Status == TokenStatus.Revoked)
        {
            return OAuthError.InvalidGrant("refresh token expired or revoked");
        }

        return stored.AuthorizationStatus == AuthorizationStatus.Valid && stored.AuthorizationExpiresAt > now
            ? null
            : OAuthError.InvalidGrant("authorization ended");
    }

    private bool IsReplay(Data.Grants.Token token) =>
        token.Status == TokenStatus.Redeemed && token.RedemptionDate + options.RefreshTokenReuseGrace <= time.GetUtcNow();

    private async Task<OAuthError> RefuseReplayAsync(TokenRequest request, StoredToken stored, CancellationToken cancellation)
    {
        await Revocations.RevokeAsync(
            writer, stored.Token.AuthorizationId!, audit.EndedByReplay(request.Context, stored.Token), cancellation);
        return OAuthError.InvalidGrant("refresh token was used before");
    }

    private static OAuthError? CheckScopes(TokenRequest request, RefreshTokenPayload payload)
    {
        var missing = request.Scopes?.Except(payload.Scopes).ToArray() ?? [];
        return missing.Length == 0
            ? null
            : OAuthError.InvalidScope(
                "refresh token missing requested scope(s)", string.Join(' ', missing.Select(OAuthError.Printable)));
    }

    private static OAuthError? CheckResource(TokenRequest request, RefreshTokenPayload payload) =>
        request.Resource is null || request.Parameters["resource"] is null || payload.Resources.Contains(request.Resource.Resource.Indicator)
            ? null
            : OAuthError.InvalidTarget("requested resource was not granted");

    /// <summary>The default resource applies only when it was granted.</summary>
    private static TokenRequest Target(TokenRequest request, RefreshTokenPayload payload) =>
        request.Resource is not null && !payload.Resources.Contains(request.Resource.Resource.Indicator)
            ? request with { Resource = null }
            : request;

    private static UserGrant GrantOf(StoredToken stored, RefreshTokenPayload payload, string[]? requestedScopes) => new()
    {
        User = stored.User,
        AuthorizationId = stored.Token.AuthorizationId!,
        AuthorizationExpiresAt = stored.AuthorizationExpiresAt,
        Scopes = payload.Scopes,
        EffectiveScopes = requestedScopes ?? payload.Scopes,
        AuthenticatedAt = payload.AuthenticatedAt,
        Methods = payload.Methods,
    };

    private async Task<Result<TokenResponse>> StoreAsync(
        TokenRequest request, StoredToken stored, string value, PreparedTokens prepared, CancellationToken cancellation)
    {
        var isRotation = stored.Token.Status == TokenStatus.Redeemed || refreshTokens.Rotates(request.Client, stored.Token);
        var successor = isRotation ? refreshTokens.Successor(request.Client, stored, value) : null;
        var response = prepared.Response with { RefreshToken = successor?.Value ?? value };
        var record = audit.Issued(AuditKey, request, response, stored.User.Id);
        if (successor is null)
        {
            await KeepAsync(prepared.AccessTokenRow, record, cancellation);
        }
        else if (!await RotateAsync(stored, successor, prepared.AccessTokenRow, record, cancellation))
        {
            return await RefuseReplayAsync(request, stored, cancellation);
        }

        activeUsers.Note(stored.User.Id);
        return response;
    }

    /// <summary>The refresh token stays as it is. Unless there is an access token to store, nothing changes, and nobody waits for a write.</summary>
    private Task KeepAsync(Data.Grants.Token? accessToken, AuditLog record, CancellationToken cancellation)
    {
        if (accessToken is null)
        {
            trail.Record(record);
            return Task.CompletedTask;
        }

        return writer.WriteAsync(
            Durability.Relaxed,
            (db, _) =>
            {
                db.Add(accessToken);
                AuditRows.Add(db, record);
                return Task.CompletedTask;
            },
            cancellation);
    }

    /// <summary>
    /// Replaces the token by one conditional update. Whoever comes second within the grace period finds the successor stored already.
    /// </summary>
    /// <returns>Whether the successor may be handed out.</returns>
    private Task<bool> RotateAsync(
        StoredToken stored, NewRefreshToken successor, Data.Grants.Token? accessToken, AuditLog record, CancellationToken cancellation)
    {
        var oldestUse = time.GetUtcNow() - options.RefreshTokenReuseGrace;
        return writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                var isFirst = stored.Token.Status == TokenStatus.Valid
                    && await HotQueries.RotateTokenAsync(db, stored.Token.Id, successor.Row, record, token);
                if (!isFirst)
                {
                    if (!await Revocations.TokensThatCount(db).AnyAsync(
                        row => row.Id == stored.Token.Id && row.Status == TokenStatus.Redeemed && row.RedemptionDate > oldestUse, token))
                    {
                        return false;
                    }

                    AuditRows.Add(db, record);
                }

                if (accessToken is not null)
                {
                    db.Add(accessToken);
                }

                return true;
            },
            cancellation);
    }
}
