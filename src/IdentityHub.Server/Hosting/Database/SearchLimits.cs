using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>
/// Bounds the time of statements with regular expressions that callers wrote: a pattern can be made to keep a database busy for hours. Queries
/// with such patterns carry a tag, so that the limit holds wherever they run.
/// </summary>
internal sealed class SearchLimits : DbCommandInterceptor
{
    public static readonly SearchLimits Instance = new();

    private const string Tag = "patterns of a caller";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static long count;

    /// <summary>Marks a query.</summary>
    public static IQueryable<T> Bound<T>(IQueryable<T> query) => query.TagWith(Tag);

    /// <inheritdoc/>
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Limit(command);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Limit(command);
        return new(result);
    }

    // Tags are comments at the beginning of a statement.
    private static void Limit(DbCommand command)
    {
        if (!command.CommandText.StartsWith("-- ", StringComparison.Ordinal) || !command.CommandText.Contains("-- " + Tag, StringComparison.Ordinal))
        {
            return;
        }

        if (command.Connection is SqliteConnection connection)
        {
            SqliteSearch.Limit(connection, Longest);
        }
        else
        {
            // When it is over, Npgsql asks the server to cancel the statement.
            command.CommandTimeout = (int)Longest.TotalSeconds;

            // Statements that repeat are prepared by Npgsql on its own, and one that fails while it is being prepared, as a wrong pattern does,
            // leaves a connection that misreads the next answer. A text that never repeats is not prepared.
#pragma warning disable CA2100 // A number.
            command.CommandText += "\n-- " + Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
#pragma warning restore CA2100
        }
    }
}
