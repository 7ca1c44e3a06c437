using System.Data.Common;
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
        }
    }
}
