namespace IdentityHub.Server.Audit;

/// <summary>Log messages of the audit trail; event ids 1600 to 1699.</summary>
internal static partial class Log
{
    [LoggerMessage(1600, LogLevel.Error, "{Count} rows of the audit trail were lost: the database was too slow or away")]
    public static partial void RowsLost(ILogger logger, long count);

    [LoggerMessage(1601, LogLevel.Error, "Rows of the audit trail could not be stored")]
    public static partial void WriteFailed(ILogger logger, Exception exception);

    [LoggerMessage(1602, LogLevel.Information, "Removed {Count} rows of the audit trail that are older than {Retention}")]
    public static partial void RowsRemoved(ILogger logger, long count, TimeSpan retention);
}
