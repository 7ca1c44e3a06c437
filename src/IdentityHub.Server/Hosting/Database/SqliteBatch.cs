using System.Diagnostics;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>Turns waiting calls into one committed transaction. Used by the writer's thread only.</summary>
internal sealed class SqliteBatch(
    SqliteWriteConnection connection,
    ChangeSignal signal,
    DatabaseMetrics metrics,
    ILogger<SqliteBatch> logger) : IDisposable
{
    /// <summary>The most calls one transaction holds.</summary>
    internal const int MaximumWrites = 256;

    /// <summary>Work this slow holds everybody up: its author should know.</summary>
    private static readonly TimeSpan SlowWork = TimeSpan.FromMilliseconds(500);

    private readonly List<SqliteWrite> ran = new(MaximumWrites);
    private bool catalogChanged;

    /// <summary>After this much work the transaction commits, so that the first in a long batch is not kept waiting.</summary>
    internal TimeSpan WorkLimit { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Commits calls from the front of the queue: all of them, or those that fit into the time of one batch.</summary>
    public void Write(Queue<SqliteWrite> waiting)
    {
        var durability = Durability.Relaxed;
        foreach (var write in waiting)
        {
            durability = write.Durability == Durability.Durable ? Durability.Durable : durability;
        }

        ran.Clear();
        catalogChanged = false;
        try
        {
            connection.Begin(durability);
        }
        catch (Exception exception)
        {
            Log.BatchFailed(logger, exception, waiting.Count);
            FailAll(waiting, exception);
            return;
        }

        try
        {
            var start = Stopwatch.GetTimestamp();
            RunWaiting(waiting, start);
            var version = catalogChanged ? CatalogVersion.AdvanceAsync(connection.Context(), CancellationToken.None).GetAwaiter().GetResult() : (long?)null;
            connection.Commit();
            metrics.Committed(durability);
            metrics.BatchTook(Stopwatch.GetElapsedTime(start));
            if (version is { } committed)
            {
                signal.Observe(committed);
            }
        }
        catch (Exception exception)
        {
            Log.BatchFailed(logger, exception, ran.Count);
            connection.Abandon();
            FailAll(ran, exception);
            return;
        }

        // Also those that failed hear of it only now: what they saw of their neighbours had to become true first.
        foreach (var write in ran)
        {
            metrics.Written(write.Outcome);
            write.Complete();
        }
    }

    public void Dispose() => connection.Dispose();

    private void RunWaiting(Queue<SqliteWrite> waiting, long start)
    {
        var now = start;
        while (waiting.TryDequeue(out var write))
        {
            if (!write.TryStart())
            {
                continue;
            }

            metrics.Waited(Stopwatch.GetElapsedTime(write.EnqueuedAt, now));
            ran.Add(write);
            RunOne(write);
            var before = now;
            now = Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(before, now) is var took && took > SlowWork)
            {
                Log.SlowWrite(logger, (long)took.TotalMilliseconds);
            }

            if (Stopwatch.GetElapsedTime(start, now) > WorkLimit)
            {
                return;
            }
        }
    }

    private void RunOne(SqliteWrite write)
    {
        var db = connection.Context();
        connection.Savepoint();
        write.Run(db);
        if (write.Outcome == WriteOutcome.Committed)
        {
            connection.Release();
            catalogChanged |= db.CatalogChanged;
        }
        else
        {
            // Some errors (disk full, I/O) make SQLite roll back everything; then this throws and the whole batch fails.
            connection.RollBackToSavepoint();
        }

        connection.Recycle(write.Outcome);
    }

    private void FailAll(IEnumerable<SqliteWrite> writes, Exception exception)
    {
        foreach (var write in writes)
        {
            // Those whose caller left are complete already.
            _ = write.TryStart();
            metrics.Written(WriteOutcome.Failed);
            write.Fail(exception);
        }

        if (writes is Queue<SqliteWrite> waiting)
        {
            waiting.Clear();
        }
    }
}
