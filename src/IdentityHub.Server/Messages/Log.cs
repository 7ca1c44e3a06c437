namespace IdentityHub.Server.Messages;

internal static partial class Log
{
    [LoggerMessage(1700, LogLevel.Warning, "There is no connector for {Channel} messages: a {Type} message was not sent.")]
    public static partial void NoConnector(ILogger logger, MessageChannel channel, TemplateType type);
}
