using System.Data;
using System.Data.Common;
using IdentityHub.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>Lets many queries see the database as it was at one moment, whatever is written meanwhile. Dispose of it soon: it holds up cleaning.</summary>
internal sealed class ReadSnapshot : IAsyncDisposable
{
    private readonly DbTransaction transaction;

    private ReadSnapshot(DbTransaction transaction) => this.transaction = transaction;

    /// <summary>Begins a snapshot for the queries of a reading context.</summary>
    public static async Task<ReadSnapshot> BeginAsync(HubDbContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        // On SQLite any transaction that only reads is a snapshot; a deferred one takes no lock.
        var transaction = db.Database.GetDbConnection() is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await db.Database.GetDbConnection().BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await db.Database.UseTransactionAsync(transaction, cancellation);
        return new ReadSnapshot(transaction);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
