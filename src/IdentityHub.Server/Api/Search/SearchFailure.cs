using IdentityHub.Server.Hosting.Database;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace IdentityHub.Server.Api.Search;

/// <summary>Tells failures that a caller's pattern caused from those of the hub, on both databases.</summary>
internal static class SearchFailure
{
    private const string Invalid = "The pattern is not a valid regular expression.";
    private const string TooSlow = "The search takes too long. Search fewer fields, or with a simpler pattern.";

    /// <summary>What to tell the caller; null when the search is not to blame.</summary>
    /// <param name="exception">What running a query with a <see cref="ListSearch{T}"/> in it threw.</param>
    public static string? Explain(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState switch
        {
            PostgresErrorCodes.InvalidRegularExpression or PostgresErrorCodes.InvalidEscapeSequence => Invalid,
            PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.StatementTooComplex => TooSlow,
            _ => null,
        },
        NpgsqlException { InnerException: TimeoutException } => TooSlow,
        SqliteException { SqliteErrorCode: SqliteSearch.InvalidPattern } => Invalid,
        SqliteException { SqliteErrorCode: SqliteSearch.TooSlow } => TooSlow,
        { InnerException: { } inner } => Explain(inner),
        _ => null,
    };
}
