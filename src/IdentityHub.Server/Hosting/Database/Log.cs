namespace IdentityHub.Server.Hosting.Database;

/// <summary>Log messages of the database; event ids 1100 to 1199.</summary>
internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Error, "The database could not commit; {Count} writes failed")]
    public static partial void BatchFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(1101, LogLevel.Warning, "A write held up all others for {Milliseconds} ms; its work should do nothing but database work")]
    public static partial void SlowWrite(ILogger logger, long milliseconds);

    [LoggerMessage(1102, LogLevel.Information, "A transaction met a conflict in its run {Run} and is repeated")]
    public static partial void ConflictRetried(ILogger logger, int run);

    [LoggerMessage(1110, LogLevel.Error, "A handler of catalog changes failed; what it keeps may be out of date")]
    public static partial void ChangeHandlerFailed(ILogger logger, Exception exception);

    [LoggerMessage(1111, LogLevel.Warning, "Looking for catalog changes failed; trying again until it succeeds")]
    public static partial void ChangePollFailed(ILogger logger, Exception exception);

    [LoggerMessage(1112, LogLevel.Warning, "The connection that hears of catalog changes failed; connecting again, changes arrive with up to a second's delay")]
    public static partial void ListenFailed(ILogger logger, Exception exception);

    [LoggerMessage(1120, LogLevel.Information, "Another node is migrating the database; waiting for it")]
    public static partial void WaitingForMigration(ILogger logger);

    [LoggerMessage(1121, LogLevel.Information, "Applied {Count} database migrations, the last one {Migration}")]
    public static partial void Migrated(ILogger logger, int count, string migration);

    [LoggerMessage(1122, LogLevel.Information, "Backed up the database to {File} before migrating it")]
    public static partial void BackedUp(ILogger logger, string file);

    [LoggerMessage(1123, LogLevel.Warning, "No SQLite library of the system was found: the bundled one is in use, which is old and has known holes. Install the system's SQLite library")]
    public static partial void BundledSqlite(ILogger logger);

    [LoggerMessage(1124, LogLevel.Information, "SQLite {Version} from {Library}")]
    public static partial void SystemSqlite(ILogger logger, string version, string library);
}
