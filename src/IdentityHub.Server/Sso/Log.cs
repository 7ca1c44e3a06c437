namespace IdentityHub.Server.Sso;

internal static partial class Log
{
    [LoggerMessage(1900, LogLevel.Error, "The configuration of enterprise connector {Connector} was not encrypted by this hub for this connector.")]
    public static partial void ConfigUnreadable(ILogger logger, string connector);

    [LoggerMessage(1901, LogLevel.Error, "A failure of enterprise connector {Connector} could not be recorded.")]
    public static partial void FailureNotRecorded(ILogger logger, string connector, Exception exception);
}
