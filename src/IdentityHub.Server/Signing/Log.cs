namespace IdentityHub.Server.Signing;

/// <summary>Log messages of signing; event ids 1300 to 1399.</summary>
internal static partial class Log
{
    [LoggerMessage(1300, LogLevel.Error, "The signing keys could not be read; trying again in a second with those in memory meanwhile")]
    public static partial void ReloadFailed(ILogger logger, Exception exception);

}
