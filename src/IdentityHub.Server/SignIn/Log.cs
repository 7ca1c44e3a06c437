namespace IdentityHub.Server.SignIn;

/// <summary>What the sign-in pages log. Never identifiers, passwords or addresses.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Warning, Message = "A page was shown without the settings of the sign-in experience.")]
    public static partial void NoticeWithoutSettings(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "A sign-in with connector {Connector} did not come about: {Code}. {Reason}")]
    public static partial void ExternalSignInFailed(ILogger logger, string connector, string code, string reason);
}
