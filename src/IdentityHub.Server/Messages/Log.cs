namespace IdentityHub.Server.Messages;

internal static partial class Log
{
    [LoggerMessage(1700, LogLevel.Warning, "There is no connector for {Channel} messages: a {Type} message was not sent.")]
    public static partial void NoConnector(ILogger logger, MessageChannel channel, TemplateType type);

    [LoggerMessage(1701, LogLevel.Warning, "Connector {Connector} did not send a {Channel} message ({Type}): {Code}. {Detail}")]
    public static partial void NotSent(ILogger logger, string connector, MessageChannel channel, TemplateType type, string code, string detail);

    [LoggerMessage(1702, LogLevel.Error, "A connector of kind {Factory} failed.")]
    public static partial void ConnectorFailed(ILogger logger, string factory, Exception exception);

    [LoggerMessage(1703, LogLevel.Error, "Too many messages wait: a {Channel} message ({Type}) was dropped.")]
    public static partial void Dropped(ILogger logger, MessageChannel channel, TemplateType type);

    [LoggerMessage(1704, LogLevel.Warning, "The hub stops with {Count} messages that were not sent.")]
    public static partial void NotSentAtTheEnd(ILogger logger, int count);

    [LoggerMessage(1705, LogLevel.Error, "A {Channel} message ({Type}) that waited was not sent.")]
    public static partial void QueueFailed(ILogger logger, MessageChannel channel, TemplateType type, Exception exception);

    [LoggerMessage(1706, LogLevel.Information, "There is no connector for {Channel} messages: a {Type} message is shown at /dev/mailbox.")]
    public static partial void KeptInMailbox(ILogger logger, MessageChannel channel, TemplateType type);
}
