namespace IdentityHub.Server.Jobs;

/// <summary>Log messages of jobs; event ids 1400 to 1499.</summary>
internal static partial class Log
{
    [LoggerMessage(1400, LogLevel.Error, "The job {Job} failed and runs again in {Interval}")]
    public static partial void JobFailed(ILogger logger, string job, TimeSpan interval, Exception exception);

    [LoggerMessage(1401, LogLevel.Information, "{Count} signing keys moved on: next ones sign, previous ones are gone")]
    public static partial void KeysAdvanced(ILogger logger, int count);

    [LoggerMessage(1402, LogLevel.Information, "Removed {Count} expired rows in {Milliseconds} ms")]
    public static partial void ExpiredRowsRemoved(ILogger logger, int count, long milliseconds);

    [LoggerMessage(1403, LogLevel.Warning, "The lease of the job {Job} could not be given back; another node takes over when it has run out")]
    public static partial void LeaseKept(ILogger logger, string job, Exception exception);

    [LoggerMessage(1404, LogLevel.Debug, "Other nodes could not be told that this one is there")]
    public static partial void PresenceNotTold(ILogger logger, Exception exception);
}
