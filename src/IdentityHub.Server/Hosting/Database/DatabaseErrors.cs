using Microsoft.Data.Sqlite;
using Npgsql;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>Tells apart the database errors that code answers, on both providers.</summary>
internal static class DatabaseErrors
{
    private const int SqliteConstraintPrimaryKey = 1555;
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintForeignKey = 787;

    /// <summary>A unique index or primary key refused the row: somebody else was first.</summary>
    public static bool IsUniqueViolation(this Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteConstraintPrimaryKey or SqliteConstraintUnique,
        _ => exception.InnerException?.IsUniqueViolation() ?? false,
    };

    /// <summary>What a unique index spoke of: its name on PostgreSQL, table and columns on SQLite. Empty for other errors.</summary>
    public static string UniqueViolationTarget(this Exception exception) => exception switch
    {
        PostgresException postgres => postgres.ConstraintName ?? "",
        SqliteException sqlite => sqlite.Message,
        _ => exception.InnerException?.UniqueViolationTarget() ?? "",
    };

    /// <summary>A foreign key refused the change: the row referred to is gone, or still referred to.</summary>
    public static bool IsForeignKeyViolation(this Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.ForeignKeyViolation,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode == SqliteConstraintForeignKey,
        _ => exception.InnerException?.IsForeignKeyViolation() ?? false,
    };

    /// <summary>PostgreSQL refused a text because its column holds no text so long. SQLite takes every text.</summary>
    public static bool IsTooLong(this Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.StringDataRightTruncation,
        _ => exception.InnerException?.IsTooLong() ?? false,
    };

    /// <summary>PostgreSQL chose this transaction as the victim of a conflict; running it again is safe and usually succeeds.</summary>
    public static bool IsConflictOfTransactions(this Exception exception) => exception switch
    {
        PostgresException postgres =>
            postgres.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        _ => exception.InnerException?.IsConflictOfTransactions() ?? false,
    };
}
