using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Grants;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>Ends authorizations. Every use of a token looks at its authorization, so one row ends all of them at once.</summary>
internal static class Revocations
{
    /// <summary>Tokens whose authorization counts, for the write that uses one up: it may have ended since the token was looked at.</summary>
    public static IQueryable<Data.Grants.Token> TokensThatCount(HubDbContext db) => db.Tokens.Where(token => db.Authorizations.Any(
        authorization => authorization.Id == token.AuthorizationId && authorization.Status == AuthorizationStatus.Valid));

    /// <summary>Ends an authorization for good and records why; both survive a power cut.</summary>
    public static Task RevokeAsync(HubWriter writer, string authorizationId, AuditLog record, CancellationToken cancellation) =>
        writer.WriteAsync(Durability.Durable, (db, token) => RevokeAsync(db, authorizationId, record, token), cancellation);

    /// <summary>Ends an authorization within a write, which records why; one that ended before is not recorded again.</summary>
    public static async Task RevokeAsync(HubDbContext db, string authorizationId, AuditLog record, CancellationToken cancellation)
    {
        if (await RevokeAsync(db, authorizationId, cancellation) > 0)
        {
            AuditRows.Add(db, record);
        }
    }

    /// <summary>Ends an authorization within a write.</summary>
    /// <returns>1, or 0 when it ended before.</returns>
    public static Task<int> RevokeAsync(HubDbContext db, string authorizationId, CancellationToken cancellation) => db.Authorizations
        .Where(authorization => authorization.Id == authorizationId && authorization.Status == AuthorizationStatus.Valid)
        .ExecuteUpdateAsync(authorization => authorization.SetProperty(row => row.Status, AuthorizationStatus.Revoked), cancellation);
}
