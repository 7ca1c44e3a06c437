namespace IdentityHub.Server.Connectors.Saml;

internal static partial class Log
{
    [LoggerMessage(1950, LogLevel.Error, "The SAML key {Key} of enterprise connector {Connector} was not encrypted by this hub for this connector, or is no key.")]
    public static partial void SigningKeyUnreadable(ILogger logger, string key, string connector);
}
