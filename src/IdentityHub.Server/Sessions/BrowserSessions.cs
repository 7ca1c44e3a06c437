using System.Security.Cryptography;
using System.Text;
using IdentityHub.Data;
using IdentityHub.Data.Grants;
using IdentityHub.Data.Sessions;
using IdentityHub.Protocol;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Sessions;

/// <summary>Who is signed in at this browser.</summary>
/// <param name="Id">The <c>sid</c>.</param>
/// <param name="UserId">Who.</param>
/// <param name="AuthenticatedAt">Since when (<c>auth_time</c>).</param>
/// <param name="Methods">How: values of RFC 8176 separated by spaces.</param>
/// <param name="ExpiresAt">From when on it does not count.</param>
internal sealed record ActiveSession(string Id, string UserId, DateTimeOffset AuthenticatedAt, string Methods, DateTimeOffset ExpiresAt);

/// <summary>Which grants end with a session.</summary>
internal enum EndingGrants
{
    /// <summary>Those that were given for its duration.</summary>
    OfSession,

    /// <summary>Those of our own clients too.</summary>
    OfFirstParty,

    /// <summary>All that were given in it.</summary>
    All,
}

/// <summary>
/// Browser sessions: found by the cookie alone, made anew at every authentication, dead everywhere once the row is gone
/// (ASVS 7.2.4, 7.4.1; CVE-2026-7507 is what happens otherwise).
/// </summary>
internal sealed class BrowserSessions(IDbContextFactory<HubDbContext> contexts, HubCookies cookies, TimeProvider clock)
{
    /// <summary>The session of this browser.</summary>
    /// <returns>Null when nobody is signed in, or the session ended, or its user is gone or suspended.</returns>
    public async ValueTask<ActiveSession?> FindAsync(HttpContext context, CancellationToken cancellation)
    {
        if (cookies.ReadSession(context) is not { } value)
        {
            return null;
        }

        var hash = HashOf(value);
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.BrowserSessions
            .Where(session => session.CookieHash == hash && session.ExpiresAt > now)
            .Where(session => db.Users.Any(user => user.Id == session.UserId && !user.IsSuspended))
            .Select(session => new ActiveSession(
                session.Id, session.UserId, session.AuthenticatedAt, session.AuthenticationMethods, session.ExpiresAt))
            .FirstOrDefaultAsync(cancellation);
    }

    /// <summary>A session that begins now, and the cookie value that only this browser gets to know.</summary>
    public (ActiveSession Session, string CookieValue, BrowserSession Row) Create(
        HttpContext context, string userId, DateTimeOffset authenticatedAt, string methods, TimeSpan lifetime, string? submission = null)
    {
        var now = clock.GetUtcNow();
        var value = RandomValues.Token();
        var userAgent = context.Request.Headers.UserAgent.ToString();
        var row = new BrowserSession
        {
            Id = RandomValues.Identifier21(),
            CookieHash = HashOf(value),
            UserId = userId,
            AuthenticatedAt = authenticatedAt,
            AuthenticationMethods = methods,
            Ip = context.Connection.RemoteIpAddress?.ToString(),
            UserAgent = userAgent.Length == 0 ? null : userAgent[..Math.Min(userAgent.Length, 512)],
            LastSubmission = submission,
            CreatedAt = now,
            ExpiresAt = now + lifetime,
        };
        return (new(row.Id, userId, authenticatedAt, methods, row.ExpiresAt), value, row);
    }

    /// <summary>Puts a new session in the place of the browser's old one, inside somebody's write.</summary>
    /// <remarks>
    /// The same person keeps what was granted in the old session; of another person's it ends what was to end with the session.
    /// </remarks>
    /// <returns>False when the person is gone or suspended; then nothing is to be kept.</returns>
    public static async Task<bool> StartAsync(
        HubDbContext db, ActiveSession? old, BrowserSession row, string applicationId, CancellationToken cancellation)
    {
        var (userId, startedAt) = (row.UserId, row.CreatedAt);
        var found = await db.Users.Where(user => user.Id == userId && !user.IsSuspended).ExecuteUpdateAsync(
            update => update
                .SetProperty(user => user.LastSignInAt, startedAt)
                .SetProperty(user => user.ApplicationId, user => user.ApplicationId ?? applicationId),
            cancellation);
        if (found == 0)
        {
            return false;
        }

        if (old is not null && old.UserId == userId)
        {
            var (oldId, newId) = (old.Id, row.Id);
            await db.Authorizations
                .Where(authorization => authorization.SessionId == oldId)
                .ExecuteUpdateAsync(update => update.SetProperty(authorization => authorization.SessionId, newId), cancellation);
            await db.BrowserSessions.Where(session => session.Id == oldId).ExecuteDeleteAsync(cancellation);
        }
        else if (old is not null)
        {
            await EndAsync(db, old.Id, cancellation);
        }

        row.ApplicationId = applicationId;
        db.BrowserSessions.Add(row);
        return true;
    }

    /// <summary>
    /// Takes hold of a session within a write that grants something in it, until it ends. Whoever ends the session at the same moment either
    /// was first, or waits and ends what is granted too.
    /// </summary>
    /// <returns>False when the session, or its user, does not count any more.</returns>
    public static async Task<bool> HoldAsync(HubDbContext db, string sessionId, DateTimeOffset now, CancellationToken cancellation) =>
        await db.BrowserSessions
            .Where(session => session.Id == sessionId && session.ExpiresAt > now)
            .Where(session => db.Users.Any(user => user.Id == session.UserId && !user.IsSuspended))
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.ApplicationId, session => session.ApplicationId), cancellation) == 1;

    /// <summary>Ends a session and what was granted for its duration only, inside somebody's write.</summary>
    public static Task EndAsync(HubDbContext db, string sessionId, CancellationToken cancellation) =>
        EndAsync(db, sessionId, EndingGrants.OfSession, cancellation);

    /// <summary>Ends a session and what was granted in it, as far as asked for, inside somebody's write.</summary>
    public static async Task EndAsync(HubDbContext db, string sessionId, EndingGrants grants, CancellationToken cancellation)
    {
        // The session first: this waits for whoever holds it, and then sees what they granted.
        await db.BrowserSessions.Where(session => session.Id == sessionId).ExecuteDeleteAsync(cancellation);
        var (endsAll, endsFirstParty) = (grants == EndingGrants.All, grants == EndingGrants.OfFirstParty);
        await db.Authorizations
            .Where(authorization => authorization.SessionId == sessionId && authorization.Status == AuthorizationStatus.Valid)
            .Where(authorization => endsAll || authorization.ExpiresWithSession
                || (endsFirstParty && db.Applications.Any(client => client.Id == authorization.ApplicationId && !client.IsThirdParty)))
            .ExecuteUpdateAsync(
                update => update.SetProperty(authorization => authorization.Status, AuthorizationStatus.Revoked), cancellation);
    }

    /// <summary>
    /// Ends everything a person is doing, because somebody else replaced the password, suspended or deletes the account, inside their write:
    /// sessions, sign-ins that wait to be resumed, links to set a password, and what was granted, for however long (RFC 9700 §4, 16).
    /// </summary>
    /// <remarks>
    /// The caller holds the user, so that no session begins meanwhile. Sessions first, as in <see cref="EndAsync(HubDbContext, string, EndingGrants, CancellationToken)"/>.
    /// </remarks>
    public static async Task EndAllAsync(HubDbContext db, string userId, CancellationToken cancellation)
    {
        await db.BrowserSessions.Where(session => session.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.Interactions.Where(interaction => interaction.UserId == userId).ExecuteDeleteAsync(cancellation);
        var member = $"\"userId\":\"{userId}\"";
        if (await db.HubSettings.Where(setting => setting.Key.StartsWith(SetupToken.Prefix) && setting.Value.Contains(member)).ExecuteDeleteAsync(cancellation) > 0)
        {
            db.MarkCatalogChanged();
        }

        await db.Authorizations
            .Where(authorization => authorization.UserId == userId && authorization.Status == AuthorizationStatus.Valid)
            .ExecuteUpdateAsync(
                update => update.SetProperty(authorization => authorization.Status, AuthorizationStatus.Revoked), cancellation);
    }

    private static byte[] HashOf(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
