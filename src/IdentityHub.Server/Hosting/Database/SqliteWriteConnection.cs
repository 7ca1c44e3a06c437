using IdentityHub.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>The one connection that writes, its prepared transaction statements and the context bound to it.</summary>
internal sealed class SqliteWriteConnection(SqliteFile file, ILoggerFactory loggers) : IDisposable
{
    private SqliteConnection? connection;
    private Durability? setting;
    private HubDbContext? context;
    private SqliteCommand begin = null!;
    private SqliteCommand commit = null!;
    private SqliteCommand savepoint = null!;
    private SqliteCommand release = null!;
    private SqliteCommand rollBackToSavepoint = null!;

    /// <summary>Opens the connection if need be and begins a transaction that holds the write lock.</summary>
    public void Begin(Durability durability)
    {
        if (connection is null)
        {
            Open();
        }

        try
        {
            // Allowed between transactions only. With a write-ahead log FULL waits for the disk at each commit, and thereby also secures
            // earlier commits; NORMAL waits at checkpoints only, which can lose commits in a power cut but never damages the file.
            if (setting != durability)
            {
                Execute(durability == Durability.Durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
                setting = durability;
            }

            begin.ExecuteNonQuery();
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    /// <summary>A clean context for the next call of the batch.</summary>
    public HubDbContext Context()
    {
        if (context is not null)
        {
            return context;
        }

        var options = new DbContextOptionsBuilder<HubDbContext>()
            .UseSqlite(connection!, SqliteFile.Configure)
            .UseLoggerFactory(loggers)
            .Options;
        context = new HubDbContext(options);

        // The transaction is ours, begun by statement: EF Core must neither begin one nor set savepoints.
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        context.Database.AutoSavepointsEnabled = false;
        return context;
    }

    /// <summary>Makes the context clean again. After anything unusual it is replaced, for its state is not to be trusted.</summary>
    public void Recycle(WriteOutcome outcome)
    {
        if (outcome == WriteOutcome.Committed && context is { } used && IsUnchanged(used))
        {
            used.ChangeTracker.Clear();
            used.ResetCatalogChanged();
            return;
        }

        context?.Dispose();
        context = null;
    }

    public void Savepoint() => savepoint.ExecuteNonQuery();

    public void Release() => release.ExecuteNonQuery();

    public void RollBackToSavepoint()
    {
        rollBackToSavepoint.ExecuteNonQuery();
        release.ExecuteNonQuery();
    }

    public void Commit() => commit.ExecuteNonQuery();

    /// <summary>Drops the connection, and with it whatever its transaction had not committed. The next batch opens a new one.</summary>
    public void Abandon()
    {
        context?.Dispose();
        connection?.Dispose();
        (context, connection, setting) = (null, null, null);
    }

    public void Dispose() => Abandon();

    // What a call may have switched for its own purposes and must not pass on to the next.
    private static bool IsUnchanged(HubDbContext db) =>
        db.ChangeTracker is { AutoDetectChangesEnabled: true, QueryTrackingBehavior: QueryTrackingBehavior.TrackAll }
        && db.Database is { AutoTransactionBehavior: AutoTransactionBehavior.Never, AutoSavepointsEnabled: false, CurrentTransaction: null };

    private void Open()
    {
        connection = file.Open();
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        savepoint = Prepare("SAVEPOINT write");
        release = Prepare("RELEASE write");
        rollBackToSavepoint = Prepare("ROLLBACK TO write");
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = connection!.CreateCommand();
        command.CommandText = sql;
        command.Prepare();
        return command;
    }

    private void Execute(string sql)
    {
        using var command = connection!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
