namespace IdentityHub.Server.Connectors.OpenId;

internal static partial class Log
{
    [LoggerMessage(1740, LogLevel.Warning, "{Address} cannot be read, so what it said before is used: {Reason}")]
    public static partial void OldIsUsed(ILogger logger, string address, string reason);
}
