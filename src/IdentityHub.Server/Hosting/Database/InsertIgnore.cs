using System.Data.Common;
using System.Globalization;
using System.Text;
using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>
/// Adds rows that may be there already, such as memberships. Looking first and inserting then would fail when two do it at once, and on
/// PostgreSQL a failed statement ends the transaction; so the database itself skips what it has.
/// </summary>
internal static class InsertIgnore
{
    /// <summary>Values in one statement; far below what either database takes.</summary>
    private const int MaximumValues = 2000;

    /// <summary>
    /// Inserts at once (not with the next save) the rows whose primary key is not there yet. Rows that are there stay as they are. What a
    /// row refers to must be stored: a foreign key still refuses.
    /// </summary>
    /// <param name="db">The store, within a write.</param>
    /// <param name="rows">The rows; doubles are added once.</param>
    /// <param name="cancellation">Ends the statement.</param>
    /// <returns>The rows that were added.</returns>
    public static async Task<List<T>> AddMissingAsync<T>(this HubDbContext db, IEnumerable<T> rows, CancellationToken cancellation)
        where T : class
    {
        var table = new Table<T>(db);

        // In one order everywhere: two that insert the same rows then wait for each other instead of crossing.
        var ordered = rows.DistinctBy(table.KeyOf).OrderBy(table.KeyOf, StringComparer.Ordinal).ToList();
        var added = new List<T>();
        foreach (var chunk in ordered.Chunk(Math.Max(1, MaximumValues / table.Width)))
        {
            await using var command = table.Insert(chunk);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rowsByKey = chunk.ToDictionary(table.KeyOf);
            while (await reader.ReadAsync(cancellation))
            {
                added.Add(rowsByKey[table.KeyOf(reader)]);
            }
        }

        if (added is [ICatalogEntity, ..])
        {
            db.MarkCatalogChanged();
        }

        return added;
    }

    private sealed class Table<T>
        where T : class
    {
        private readonly DbConnection connection;
        private readonly DbTransaction? transaction;
        private readonly List<IProperty> columns;
        private readonly List<IProperty> key;
        private readonly string begin;
        private readonly string end;

        public Table(HubDbContext db)
        {
            var entity = db.Model.FindEntityType(typeof(T))!;
            var sql = db.GetService<ISqlGenerationHelper>();
            string Names(IEnumerable<IProperty> properties) => string.Join(", ", properties.Select(property => sql.DelimitIdentifier(property.GetColumnName())));

            connection = db.Database.GetDbConnection();
            transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            columns = [.. entity.GetProperties()];
            key = [.. entity.FindPrimaryKey()!.Properties];
            begin = $"INSERT INTO {sql.DelimitIdentifier(entity.GetTableName()!)} ({Names(columns)}) VALUES ";
            end = $" ON CONFLICT DO NOTHING RETURNING {Names(key)}";
        }

        public int Width => columns.Count;

        // Keys are texts and numbers, none of which holds NUL.
        public string KeyOf(T row) => string.Join('\0', key.Select(property => Text(
            property.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(ValueOf(property, row)) : ValueOf(property, row))));

        public string KeyOf(DbDataReader reader) => string.Join('\0', key.Select((_, index) => Text(reader.GetValue(index))));

        public DbCommand Insert(IReadOnlyList<T> rows)
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
            var text = new StringBuilder(begin);
            foreach (var row in rows)
            {
                text.Append(command.Parameters.Count == 0 ? "(" : ", (");
                foreach (var property in columns)
                {
                    var name = "@p" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
                    command.Parameters.Add(property.GetRelationalTypeMapping().CreateParameter(command, name, ValueOf(property, row), property.IsNullable));
                    text.Append(name).Append(property == columns[^1] ? ")" : ", ");
                }
            }

            command.CommandText = text.Append(end).ToString();
            return command;
        }

        private static object? ValueOf(IProperty property, T row) => property.GetGetter().GetClrValue(row);

        private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
    }
}
