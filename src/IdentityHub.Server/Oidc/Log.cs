namespace IdentityHub.Server.Oidc;

/// <summary>What the protocol endpoints log: error codes and reasons, never values from requests.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Token request refused: {Error} ({Reason})")]
    public static partial void TokenRefused(ILogger logger, string error, string reason);
}
