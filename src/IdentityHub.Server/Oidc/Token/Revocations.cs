using IdentityHub.Data;
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

    /// <summary>Ends an authorization for good; it survives a power cut.</summary>
    public static Task RevokeAsync(HubWriter writer, string authorizationId, CancellationToken cancellation) =>
        writer.WriteAsync(Durability.Durable, (db, token) => RevokeAsync(db, authorizationId, token), cancellation);

    /// <summary>Ends an authorization within a write.</summary>
    public static Task RevokeAsync(HubDbContext db, string authorizationId, CancellationToken cancellation) => db.Authorizations
        .Where(authorization => authorization.Id == authorizationId && authorization.Status == AuthorizationStatus.Valid)
        .ExecuteUpdateAsync(authorization => authorization.SetProperty(row => row.Status, AuthorizationStatus.Revoked), cancellation);
}
