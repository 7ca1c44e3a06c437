namespace IdentityHub.Server.SignIn;

/// <summary>What the sign-in pages log. Never identifiers, passwords or addresses.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Warning, Message = "A page was shown without the settings of the sign-in experience.")]
    public static partial void NoticeWithoutSettings(ILogger logger, Exception exception);
}
