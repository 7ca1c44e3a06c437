namespace IdentityHub.Server.Vault;

internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Error, "Secret {Secret} was not encrypted by this hub for this row, so it is not used.")]
    public static partial void SecretUnreadable(ILogger logger, string secret);

    [LoggerMessage(2001, LogLevel.Warning, "The provider of connector {Connector} gave no other access token for secret {Secret}: {Code} {Details}")]
    public static partial void RefreshFailed(ILogger logger, string connector, string secret, string code, string? details);
}
