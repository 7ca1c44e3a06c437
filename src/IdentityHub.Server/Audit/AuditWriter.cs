using System.Text;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Audit;

/// <summary>Stores queued rows and active users: every second, earlier when many wait, and a last time when the hub stops.</summary>
internal sealed class AuditWriter(
    AuditQueue queue, ActiveUsers activeUsers, AuditChain chain, HubWriter writer, AuditMetrics metrics, TimeProvider time, ILogger<AuditWriter> logger)
    : BackgroundService
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
            foreach (var rows in queue.TakeCounted().Select(row => row.Finish(chain)).Chunk(BatchSize))
            {
                await StoreAsync(rows, cancellation);
            }

            while (queue.Take(BatchSize) is { Count: > 0 } rows)
            {
                await StoreAsync(rows, cancellation);
            }

            foreach (var users in activeUsers.Take().Chunk(BatchSize))
            {
                await StoreAsync(users, cancellation);
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

    private async Task StoreAsync(IReadOnlyCollection<AuditLog> rows, CancellationToken cancellation)
    {
        try
        {
            await writer.WriteAsync(
                Durability.Relaxed,
                (db, _) =>
                {
                    AuditRows.Add(db, rows);
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

    private async Task StoreAsync(ActiveUser[] users, CancellationToken cancellation)
    {
        try
        {
            await writer.WriteAsync(Durability.Relaxed, (db, token) => InsertAsync(db, users, token), cancellation);
        }
        catch (Exception exception)
        {
            activeUsers.Forget(users);
            Log.WriteFailed(logger, exception);
        }
    }

    // Both databases know this form. In the order of the users, so that two nodes do not wait for each other's rows crosswise.
    private static Task<int> InsertAsync(HubDbContext db, ActiveUser[] users, CancellationToken cancellation)
    {
        var sql = new StringBuilder("INSERT INTO daily_active_users (day, user_id) VALUES ");
        var values = new List<object>(users.Length * 2);
        foreach (var user in users.OrderBy(user => user.Day).ThenBy(user => user.UserId, StringComparer.Ordinal))
        {
            sql.Append(values.Count == 0 ? "({" : ", ({").Append(values.Count).Append("}, {").Append(values.Count + 1).Append("})");
            values.Add(user.Day);
            values.Add(user.UserId);
        }

        sql.Append(" ON CONFLICT (day, user_id) DO NOTHING");
        return db.Database.ExecuteSqlRawAsync(sql.ToString(), values, cancellation);
    }
}
