using IdentityHub.Data.Audit;
using IdentityHub.Server.Hosting.Database;

namespace IdentityHub.Server.Audit;

/// <summary>Stores queued rows: every second, earlier when many wait, and a last time when the hub stops.</summary>
internal sealed class AuditWriter(
    AuditQueue queue, HubWriter writer, AuditMetrics metrics, TimeProvider time, ILogger<AuditWriter> logger) : BackgroundService
{
    /// <summary>Rows of one write: few enough that on SQLite nobody waits long for it.</summary>
    internal const int BatchSize = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Stores everything that waits.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            while (queue.Take(BatchSize) is { Count: > 0 } rows)
            {
                await StoreAsync(rows, cancellation);
            }
        }
        finally
        {
            turn.Release();
        }

        if (metrics.TakeDropped() is > 0 and var lost)
        {
            Log.RowsLost(logger, lost);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = time.CreateTimer(static queue => ((AuditQueue)queue!).Call(), queue, Interval, Interval);
        await foreach (var _ in queue.Calls.ReadAllAsync(stoppingToken))
        {
            await FlushAsync(CancellationToken.None);
        }
    }

    private async Task StoreAsync(List<AuditLog> rows, CancellationToken cancellation)
    {
        try
        {
            await writer.WriteAsync(
                Durability.Relaxed,
                (db, _) =>
                {
                    db.AuditLogs.AddRange(rows);
                    return Task.CompletedTask;
                },
                cancellation);
            metrics.CountWritten(rows.Count);
        }
        catch (Exception exception)
        {
            metrics.CountDropped(rows.Count);
            Log.WriteFailed(logger, exception);
        }
    }
}
