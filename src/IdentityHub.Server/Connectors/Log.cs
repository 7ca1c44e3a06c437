namespace IdentityHub.Server.Connectors;

internal static partial class Log
{
    [LoggerMessage(1720, LogLevel.Error, "The configuration of connector {Connector} was not encrypted by this hub for this connector.")]
    public static partial void ConfigUnreadable(ILogger logger, string connector);

    [LoggerMessage(1721, LogLevel.Error, "A failure of connector {Connector} could not be recorded.")]
    public static partial void FailureNotRecorded(ILogger logger, string connector, Exception exception);
}
