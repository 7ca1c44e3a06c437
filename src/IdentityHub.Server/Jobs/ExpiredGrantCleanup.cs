using IdentityHub.Data;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Jobs;

/// <summary>
/// Removes what has expired, in small batches until caught up, so that requests wait for none of it. Whether something has expired is
/// checked at use (CVE-2025-64708); this job only keeps the tables small.
/// </summary>
internal sealed class ExpiredGrantCleanup(
    HubWriter writer, JobLeases leases, JobMetrics metrics, TimeProvider time, ILogger<ExpiredGrantCleanup> logger)
    : RecurringJob("expired-grant-cleanup", TimeSpan.FromMinutes(1), leases, time, logger)
{
    /// <summary>Rows of one batch.</summary>
    internal const int BatchSize = 500;

    // A code that is used a second time soon after it expired must still be known, for what came from it to be revoked (RFC 6749 §4.1.2).
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    // Administrators may want to see for a while what became of a link.
    private static readonly TimeSpan OneTimeTokenMemory = TimeSpan.FromDays(90);

    // No lockout counts longer than a day.
    private static readonly TimeSpan FailureMemory = TimeSpan.FromDays(1);

    /// <summary>Removes everything that has expired.</summary>
    /// <returns>How many rows.</returns>
    public async Task<int> RemoveExpiredAsync(CancellationToken cancellation)
    {
        var now = Time.GetUtcNow();
        var cutoff = now - Margin;
        var windows = now - FailureMemory;
        var tokens = now - OneTimeTokenMemory;

        // Tokens go before the authorizations they belong to, sessions last: no row is ever left without what it refers to.
        return await DrainAsync("tokens", db => db.Tokens.Where(row => row.ExpiresAt <= cutoff).OrderBy(row => row.ExpiresAt), cancellation)
            + await DrainAsync(
                "authorizations", db => db.Authorizations.Where(row => row.ExpiresAt <= cutoff).OrderBy(row => row.ExpiresAt), cancellation)
            + await DrainAsync(
                "interactions", db => db.Interactions.Where(row => row.ExpiresAt <= cutoff).OrderBy(row => row.ExpiresAt), cancellation)
            + await DrainAsync(
                "browser_sessions", db => db.BrowserSessions.Where(row => row.ExpiresAt <= cutoff).OrderBy(row => row.ExpiresAt), cancellation)
            + await DrainAsync(
                "verification_codes", db => db.VerificationCodes.Where(row => row.ExpiresAt <= cutoff).OrderBy(row => row.ExpiresAt), cancellation)
            + await DrainAsync(
                "verification_records", db => db.AccountVerifications.Where(row => row.ExpiresAt <= cutoff).OrderBy(row => row.ExpiresAt), cancellation)
            + await DrainAsync(
                "saml_exchanges", db => db.SamlExchanges.Where(row => row.ExpiresAt <= cutoff).OrderBy(row => row.ExpiresAt), cancellation)
            + await DrainAsync(
                "saml_used_assertions", db => db.SamlUsedAssertions.Where(row => row.ExpiresAt <= cutoff).OrderBy(row => row.ExpiresAt), cancellation)
            + await DrainAsync(
                "one_time_tokens", db => db.OneTimeTokens.Where(row => row.ExpiresAt <= tokens).OrderBy(row => row.ExpiresAt), cancellation)
            + await DrainAsync(
                "sign_in_failures",
                db => db.SignInFailures
                    .Where(row => row.WindowStartedAt <= windows && (row.LockedUntil == null || row.LockedUntil <= now))
                    .OrderBy(row => row.WindowStartedAt),
                cancellation);
    }

    /// <inheritdoc/>
    protected override async Task RunAsync(CancellationToken cancellation)
    {
        var started = Time.GetTimestamp();
        var removed = await RemoveExpiredAsync(cancellation);
        if (removed > 0)
        {
            Log.ExpiredRowsRemoved(Logger, removed, (long)Time.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    private async Task<int> DrainAsync<T>(string table, Func<HubDbContext, IQueryable<T>> expired, CancellationToken cancellation)
        where T : class
    {
        var total = 0;
        int removed;
        do
        {
            removed = await writer.WriteAsync(
                Durability.Relaxed, (db, token) => expired(db).Take(BatchSize).ExecuteDeleteAsync(token), cancellation);
            total += removed;
        }
        while (removed == BatchSize);
        metrics.CountExpired(table, total);
        return total;
    }
}
