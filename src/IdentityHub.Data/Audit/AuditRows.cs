using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Data.Audit;

/// <summary>A row's place in the chain.</summary>
/// <param name="Id">The row.</param>
/// <param name="Sequence">Its place.</param>
/// <param name="ChainHash">Its hash.</param>
public readonly record struct AuditPlace(string Id, long Sequence, byte[] ChainHash);

/// <summary>
/// Writes rows of the trail, which nearly every other write comes with. On PostgreSQL they go along with what else is saved; on SQLite, where
/// all writes share one thread, statements that are prepared once take a fraction of what the change tracker does.
/// </summary>
public static class AuditRows
{
    private const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";
    private static readonly ConditionalWeakTable<DbConnection, Statements> Prepared = [];

    /// <summary>Adds a row within a write.</summary>
    /// <param name="db">The store.</param>
    /// <param name="row">The row.</param>
    public static void Add(HubDbContext db, AuditLog row)
    {
        if (db.Database.ProviderName == Sqlite)
        {
            For(db).Insert(row);
        }
        else
        {
            db.AuditLogs.Add(row);
        }
    }

    /// <summary>Adds rows within a write.</summary>
    /// <param name="db">The store.</param>
    /// <param name="rows">The rows.</param>
    public static void Add(HubDbContext db, IEnumerable<AuditLog> rows)
    {
        foreach (var row in rows)
        {
            Add(db, row);
        }
    }

    /// <summary>Gives rows their places within a write.</summary>
    /// <param name="db">The store.</param>
    /// <param name="places">The rows.</param>
    /// <param name="cancellation">Ends the statement.</param>
    /// <returns>How many rows there were.</returns>
    public static Task<int> PlaceAsync(HubDbContext db, IReadOnlyList<AuditPlace> places, CancellationToken cancellation)
    {
        if (db.Database.ProviderName == Sqlite)
        {
            return Task.FromResult(places.Sum(For(db).Place));
        }

        var (ids, sequences, hashes) = (new string[places.Count], new long[places.Count], new byte[places.Count][]);
        for (var index = 0; index < places.Count; index++)
        {
            (ids[index], sequences[index], hashes[index]) = places[index];
        }

        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE logs SET sequence = placed.sequence, chain_hash = placed.chain_hash
            FROM unnest({ids}, {sequences}, {hashes}) AS placed(id, sequence, chain_hash)
            WHERE logs.id = placed.id AND logs.sequence IS NULL
            """,
            cancellation);
    }

    private static Statements For(HubDbContext db) =>
        Prepared.GetValue(db.Database.GetDbConnection(), static connection => new Statements(connection));

    /// <summary>Prepared statements of SQLite's one writing connection. They end with it.</summary>
    private sealed class Statements(DbConnection connection)
    {
        private readonly DbCommand insert = Prepare(
            connection,
            "INSERT INTO logs (id, key, payload, user_id, application_id, created_at, sequence, chain_hash) VALUES ($0, $1, $2, $3, $4, $5, NULL, $6)",
            7);

        private readonly DbCommand place = Prepare(
            connection, "UPDATE logs SET sequence = $1, chain_hash = $2 WHERE id = $0 AND sequence IS NULL", 3);

        public void Insert(AuditLog row) =>
            Run(insert, row.Id, row.Key, row.Payload, row.UserId, row.ApplicationId, row.CreatedAt.ToUnixTimeMilliseconds(), row.ChainHash);

        public int Place(AuditPlace row) => Run(place, row.Id, row.Sequence, row.ChainHash);

        private static DbCommand Prepare(DbConnection connection, string sql, int parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            for (var index = 0; index < parameters; index++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "$" + index;
                command.Parameters.Add(parameter);
            }

            return command;
        }

        private static int Run(DbCommand command, params ReadOnlySpan<object?> values)
        {
            for (var index = 0; index < values.Length; index++)
            {
                command.Parameters[index].Value = values[index] ?? DBNull.Value;
            }

            return command.ExecuteNonQuery();
        }
    }
}
