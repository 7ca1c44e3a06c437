using IdentityHub.Data;
using IdentityHub.Data.Grants;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Sessions;

/// <summary>Ends what a client was granted and what it began, inside the write that takes the client away.</summary>
internal static class ApplicationGrants
{
    /// <summary>
    /// Ends all of a client's authorizations, and with them its codes, refresh tokens and opaque access tokens on every node at once; its
    /// pushed requests; and the sign-ins that people are in the middle of.
    /// </summary>
    /// <param name="db">Within a write.</param>
    /// <param name="applicationId">The client.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Ends the statements.</param>
    public static async Task EndAsync(HubDbContext db, string applicationId, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.Authorizations
            .Where(row => row.ApplicationId == applicationId && row.Status == AuthorizationStatus.Valid)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Status, AuthorizationStatus.Revoked), cancellation);
        await db.Tokens
            .Where(row => row.ApplicationId == applicationId && row.AuthorizationId == null && row.Status == TokenStatus.Valid)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Status, TokenStatus.Revoked), cancellation);
        await EndSignInsAsync(db, applicationId, now, cancellation);
    }

    /// <summary>Ends the sign-ins that people are in the middle of. Everything else of a client goes with its row.</summary>
    public static Task EndSignInsAsync(HubDbContext db, string applicationId, DateTimeOffset now, CancellationToken cancellation) => db.Interactions
        .Where(row => row.ApplicationId == applicationId && row.FinishedAt == null)
        .ExecuteUpdateAsync(update => update.SetProperty(row => row.FinishedAt, now), cancellation);
}
