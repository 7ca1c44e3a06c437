namespace IdentityHub.Server.Verification;

/// <summary>What verification logs. Never codes, tokens or addresses.</summary>
internal static partial class Log
{
    [LoggerMessage(1800, LogLevel.Error, "The captcha policy is on, but there is no provider whose configuration can be read: nobody can get through.")]
    public static partial void CaptchaWithoutProvider(ILogger logger);

    [LoggerMessage(1801, LogLevel.Error, "The captcha service {Type} gave no usable answer ({Reason}): nobody can get through.")]
    public static partial void CaptchaUnreachable(ILogger logger, string type, string reason);
}
