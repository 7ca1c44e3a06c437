using System.Buffers.Text;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>A refresh token's value and the row that remembers it.</summary>
internal sealed record NewRefreshToken(string Value, Data.Grants.Token Row);

/// <summary>
/// Lifetimes and rotation of refresh tokens. Each token says itself when it ends: never after its authorization, never before its
/// settings say. A browser client's chain ends when its first token would have; every other client's token starts its lifetime anew when
/// it is rotated.
/// </summary>
internal sealed class RefreshTokens(MasterKey masterKey, TimeProvider time)
{
    private const string SuccessorPurpose = "refresh-token-successor";
    private const int DefaultLifetimeInDays = 14;
    private const double RotationThreshold = 0.7;

    /// <summary>The first refresh token of an authorization, when the client gets one.</summary>
    public NewRefreshToken? First(ApplicationEntry client, StoredToken code, AuthorizationCodePayload payload)
    {
        var metadata = client.Application.CustomClientMetadata;
        var isAlwaysIssued = client.Application.Type is not ApplicationType.Native && metadata.AlwaysIssueRefreshToken == true;
        if (!client.AllowsRefresh || !(payload.Scopes.Contains(KnownScopes.OfflineAccess) || isAlwaysIssued))
        {
            return null;
        }

        var value = RandomValues.Token();
        var stored = JsonSerializer.Serialize(
            new RefreshTokenPayload
            {
                Scopes = payload.Scopes,
                Resources = payload.Resources,
                SessionId = payload.SessionId,
                AuthenticatedAt = payload.AuthenticatedAt,
                Methods = payload.Methods,
            },
            TokenJson.Default.RefreshTokenPayload);
        var expiresAt = Earlier(time.GetUtcNow() + Lifetime(metadata), code.AuthorizationExpiresAt);
        return new NewRefreshToken(value, Row(value, client, code.Token, stored, expiresAt));
    }

    /// <summary>Whether using a token replaces it.</summary>
    public bool Rotates(ApplicationEntry client, Data.Grants.Token token)
    {
        if (client.Application.CustomClientMetadata.RotateRefreshToken == false)
        {
            return false;
        }

        var lifetime = token.ExpiresAt - token.CreatedAt;
        return client.IsPublic || time.GetUtcNow() - token.CreatedAt >= lifetime * RotationThreshold;
    }

    /// <summary>
    /// The token that follows another. Its value is derived from the one it replaces, so that a client that lost the answer gets the same
    /// successor again, and nothing but hashes is stored.
    /// </summary>
    public NewRefreshToken Successor(ApplicationEntry client, StoredToken stored, string predecessor)
    {
        var value = Base64Url.EncodeToString(masterKey.KeyedHash(SuccessorPurpose, $"{stored.Token.Id}.{predecessor}"));
        var expiresAt = client.Application.Type == ApplicationType.SPA
            ? stored.Token.ExpiresAt
            : Earlier(time.GetUtcNow() + Lifetime(client.Application.CustomClientMetadata), stored.AuthorizationExpiresAt);
        return new NewRefreshToken(value, Row(value, client, stored.Token, stored.Token.Payload, expiresAt));
    }

    /// <summary>How long a refresh token of a client is valid.</summary>
    public static TimeSpan Lifetime(CustomClientMetadata metadata) => metadata switch
    {
        { RefreshTokenTtlInDays: { } days } => TimeSpan.FromDays(days),
        { RefreshTokenTtl: { } seconds } => TimeSpan.FromSeconds(seconds),
        _ => TimeSpan.FromDays(DefaultLifetimeInDays),
    };

    private Data.Grants.Token Row(
        string value, ApplicationEntry client, Data.Grants.Token origin, string payload, DateTimeOffset expiresAt) => new()
        {
            Id = RandomValues.Identifier21(),
            Type = TokenType.RefreshToken,
            ReferenceHash = TokenReference.Hash(value),
            AuthorizationId = origin.AuthorizationId,
            ApplicationId = client.Id,
            UserId = origin.UserId,
            Payload = payload,
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = expiresAt,
        };

    private static DateTimeOffset Earlier(DateTimeOffset first, DateTimeOffset second) => first < second ? first : second;
}
