using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Oidc.Token;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Oidc.Authorize;

/// <summary>Stores what a person granted and the code for it (RFC 6749 §4.1.2), inside the write of the step.</summary>
internal sealed class CodeIssuer(TokenAudit audit, OidcOptions options, TimeProvider clock)
{
    /// <summary>How long a code can be redeemed (RFC 6749 §4.1.2 allows ten minutes; ASVS 10.4.3 wants one).</summary>
    public static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(60);

    /// <summary>Stores authorization and code.</summary>
    /// <returns>False when the pushed request (RFC 9126) was completed before.</returns>
    public async Task<bool> StoreAsync(
        HubDbContext db, HttpContext context, Situation situation, GrantedScopes scopes, string code, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!await UsePushedRequestAsync(db, situation.Request, now, cancellation))
        {
            return false;
        }

        var session = situation.Session!;
        var authorization = await GrantAsync(db, situation.Client.Application, session, scopes, now, cancellation);
        await GrantOrganizationsAsync(db, situation, session.UserId, cancellation);
        await LimitGrantsAsync(db, context, situation.Client.Application, authorization, now, cancellation);
        db.Tokens.Add(new()
        {
            Id = RandomValues.Identifier21(),
            Type = TokenType.AuthorizationCode,
            ReferenceHash = TokenReference.Hash(code),
            AuthorizationId = authorization.Id,
            ApplicationId = situation.Client.Id,
            UserId = session.UserId,
            Payload = JsonSerializer.Serialize(PayloadOf(situation.Request, session, scopes), TokenJson.Default.AuthorizationCodePayload),
            CreatedAt = now,
            ExpiresAt = now + CodeLifetime,
        });
        return true;
    }

    private static AuthorizationCodePayload PayloadOf(AuthorizationRequest request, ActiveSession session, GrantedScopes scopes) => new()
    {
        RedirectUri = request.RedirectUri,
        RedirectUriWasSent = request.RedirectUriWasSent,
        CodeChallenge = request.CodeChallenge,
        Scopes = [.. scopes.Oidc.Union(scopes.Resources.Values.SelectMany(names => names))],
        Resources = request.Resources,
        Nonce = request.Nonce,
        SessionId = session.Id,
        AuthenticatedAt = session.AuthenticatedAt,
        Methods = session.Methods,
        OrganizationId = request.OrganizationId,
    };

    // One authorization per client and session, which grows: revoking it later ends everything the session gave to the client.
    private async Task<Authorization> GrantAsync(
        HubDbContext db, Application client, ActiveSession session, GrantedScopes scopes, DateTimeOffset now, CancellationToken cancellation)
    {
        var (clientId, sessionId, userId) = (client.Id, session.Id, session.UserId);
        var authorization = await db.Authorizations
            .Where(row => row.SessionId == sessionId && row.ApplicationId == clientId && row.UserId == userId
                && row.Status == AuthorizationStatus.Valid && row.ExpiresAt > now)
            .OrderByDescending(row => row.CreatedAt)
            .FirstOrDefaultAsync(cancellation);
        if (authorization is null)
        {
            authorization = new()
            {
                Id = RandomValues.Identifier21(),
                ApplicationId = clientId,
                UserId = userId,
                SessionId = sessionId,
                CreatedAt = now,
                ExpiresWithSession = true,
                ExpiresAt = Earlier(now + options.GrantTtl, session.ExpiresAt),
            };
            db.Authorizations.Add(authorization);
        }

        if (!RequestedGrant.Covers(authorization.Scopes, scopes))
        {
            authorization.Scopes = RequestedGrant.Union(authorization.Scopes, scopes);
        }

        if (scopes.Oidc.Contains(KnownScopes.OfflineAccess))
        {
            // Each sign-in starts the lifetime anew, and no setting promises a refresh token that outlives it.
            var lifetime = RefreshTokens.Lifetime(client.CustomClientMetadata);
            authorization.ExpiresWithSession = false;
            authorization.ExpiresAt = now + (lifetime > options.GrantTtl ? lifetime : options.GrantTtl);
        }

        return authorization;
    }

    // Only organizations the person really belongs to: the ids come from a form.
    private static async Task GrantOrganizationsAsync(HubDbContext db, Situation situation, string userId, CancellationToken cancellation)
    {
        if (situation.State.Consent is not { OrganizationIds: { Count: > 0 } chosen })
        {
            return;
        }

        var clientId = situation.Client.Id;
        var organizationIds = await db.OrganizationUsers
            .Where(row => row.UserId == userId && chosen.Contains(row.OrganizationId))
            .Where(row => !db.ApplicationUserConsentOrganizations.Any(consent =>
                consent.ApplicationId == clientId && consent.UserId == userId && consent.OrganizationId == row.OrganizationId))
            .Select(row => row.OrganizationId)
            .ToListAsync(cancellation);
        db.AddRange(organizationIds.Select(id =>
            new ApplicationUserConsentOrganization { ApplicationId = clientId, OrganizationId = id, UserId = userId }));
    }

    private async Task LimitGrantsAsync(
        HubDbContext db, HttpContext context, Application client, Authorization current, DateTimeOffset now, CancellationToken cancellation)
    {
        if (client.CustomClientMetadata.MaxAllowedGrants is not { } maximum || maximum < 1)
        {
            return;
        }

        var (clientId, userId, currentId) = (client.Id, current.UserId, current.Id);
        var surplus = await db.Authorizations
            .Where(row => row.ApplicationId == clientId && row.UserId == userId && row.Id != currentId
                && row.Status == AuthorizationStatus.Valid && row.ExpiresAt > now)
            .OrderByDescending(row => row.CreatedAt)
            .Skip(maximum - 1)
            .Select(row => row.Id)
            .ToListAsync(cancellation);
        if (surplus.Count == 0)
        {
            return;
        }

        AuditRows.Add(db, audit.EndedByLimit(context, current, surplus));
        await db.Authorizations
            .Where(row => surplus.Contains(row.Id))
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Status, AuthorizationStatus.Revoked), cancellation);
    }

    private static async Task<bool> UsePushedRequestAsync(
        HubDbContext db, AuthorizationRequest request, DateTimeOffset now, CancellationToken cancellation)
    {
        if (request.PushedRequestHash is not { } text)
        {
            return true;
        }

        var hash = Convert.FromHexString(text);
        var used = await db.Tokens
            .Where(token => token.ReferenceHash == hash && token.Status == TokenStatus.Valid)
            .ExecuteUpdateAsync(
                update => update.SetProperty(token => token.Status, TokenStatus.Redeemed).SetProperty(token => token.RedemptionDate, now),
                cancellation);

        // Signing in may take longer than the row is kept; it was valid when the sign-in began.
        return used == 1 || !await db.Tokens.AnyAsync(token => token.ReferenceHash == hash, cancellation);
    }

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
