using IdentityHub.Data;
using IdentityHub.Server.Signing;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Hosting.Health;

/// <summary>Which check passed and which did not; no details, because strangers can ask.</summary>
/// <param name="Ready">Whether all passed.</param>
/// <param name="Checks"><c>ok</c> or <c>failed</c> by name.</param>
internal sealed record ReadinessReport(bool Ready, IReadOnlyDictionary<string, string> Checks);

/// <summary>Finds out whether requests would succeed. Asks the database at most once a second, however often it is asked itself.</summary>
internal sealed class Readiness(IDbContextFactory<HubDbContext> contexts, KeyRing keys, ILogger<Readiness> logger) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim asking = new(1, 1);
    private ReadinessReport? last;
    private long lastAt;

    /// <summary>Runs the checks.</summary>
    public async Task<ReadinessReport> CheckAsync(CancellationToken cancellation)
    {
        await asking.WaitAsync(cancellation);
        try
        {
            // Real time, as the outage of a database is.
            if (last is null || TimeProvider.System.GetElapsedTime(lastAt) > GoodFor)
            {
                last = await AskAsync(cancellation);
                lastAt = TimeProvider.System.GetTimestamp();
            }

            return last;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => asking.Dispose();

    private async Task<ReadinessReport> AskAsync(CancellationToken cancellation)
    {
        var (database, migrations) = (false, false);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(Patience);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(timeout.Token);
            var applied = (await db.Database.GetAppliedMigrationsAsync(timeout.Token)).ToHashSet();
            database = true;
            migrations = db.Database.GetMigrations().All(applied.Contains);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            Log.NotReady(logger, exception);
        }

        var checks = new Dictionary<string, string>
        {
            ["database"] = Word(database),
            ["migrations"] = Word(migrations),
            ["signingKey"] = Word(keys.IsReady),
        };
        return new(database && migrations && keys.IsReady, checks);
    }

    private static string Word(bool passed) => passed ? "ok" : "failed";
}
