using System.Security.Cryptography;
using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>PostgreSQL groups commits itself, so each call is simply a transaction (READ COMMITTED) of its own.</summary>
internal sealed class PostgresWriter(
    IDbContextFactory<HubDbContext> contexts,
    ChangeSignal signal,
    DatabaseMetrics metrics,
    ILogger<PostgresWriter> logger) : HubWriter
{
    /// <summary>Runs of one call before a conflict reaches the caller.</summary>
    internal const int MaximumRuns = 5;

    /// <inheritdoc/>
    protected override async Task<T> RunAsync<T>(
        Durability durability,
        Func<HubDbContext, CancellationToken, Task<T>> work,
        Func<T, bool>? keeps,
        CancellationToken cancellation)
    {
        for (var run = 1; ; run++)
        {
            try
            {
                return await RunOnceAsync(durability, work, keeps, isRepeated: run > 1, cancellation);
            }
            catch (Exception exception) when (run < MaximumRuns && exception.IsConflictOfTransactions())
            {
                metrics.Conflicted();
                Log.ConflictRetried(logger, run);
                await WaitBeforeAsync(run + 1, cancellation);
            }
            catch
            {
                metrics.Written(WriteOutcome.Failed);
                throw;
            }
        }
    }

    private async Task<T> RunOnceAsync<T>(
        Durability durability,
        Func<HubDbContext, CancellationToken, Task<T>> work,
        Func<T, bool>? keeps,
        bool isRepeated,
        CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        PrepareForWriting(db);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (durability == Durability.Relaxed)
        {
            await db.Database.ExecuteSqlRawAsync("SET LOCAL synchronous_commit TO OFF", cancellation);
        }

        if (isRepeated)
        {
            // Those that collided now go one after the other, whatever the order in which they lock rows.
            await db.LockCatalogAsync(cancellation);
        }

        var result = await work(db, cancellation);
        if (keeps?.Invoke(result) == false)
        {
            await transaction.RollbackAsync(CancellationToken.None);
            metrics.Written(WriteOutcome.Undone);
            return result;
        }

        await db.SaveChangesAsync(cancellation);
        var version = db.CatalogChanged ? await CatalogVersion.AdvanceAsync(db, cancellation) : (long?)null;

        // Not cancellable: half-way through a commit nobody could say whether it happened.
        await transaction.CommitAsync(CancellationToken.None);
        metrics.Written(WriteOutcome.Committed);
        metrics.Committed(durability);
        if (version is { } committed)
        {
            signal.Observe(committed);
        }

        return result;
    }

    // The context comes from the readers' pool, which puts these back when it is returned.
    private static void PrepareForWriting(HubDbContext db)
    {
        db.ResetCatalogChanged();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;

        // One savepoint per SaveChanges would be a round trip for nothing: a failure ends the transaction anyway.
        db.Database.AutoSavepointsEnabled = false;
    }

    // 5 to 10 ms, doubled each time, and different for each: those that collided must not meet again.
    private static Task WaitBeforeAsync(int run, CancellationToken cancellation) =>
        Task.Delay(TimeSpan.FromMilliseconds((5 + RandomNumberGenerator.GetInt32(6)) << (run - 2)), cancellation);
}
