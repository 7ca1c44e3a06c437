namespace IdentityHub.Server.Hosting;

/// <summary>Log messages of the edge; event ids 1000 to 1099.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Error, "{Method} {Endpoint} failed with an exception")]
    public static partial void UnhandledException(ILogger logger, string method, string? endpoint, Exception exception);

    [LoggerMessage(1001, LogLevel.Debug, "A request could not be read and was refused with {Status}")]
    public static partial void RequestRefused(ILogger logger, int status);

    [LoggerMessage(1002, LogLevel.Error, "The error page itself failed")]
    public static partial void ErrorPageFailed(ILogger logger, Exception exception);
}
