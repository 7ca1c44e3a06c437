namespace IdentityHub.Server.Management.Dashboard.Health;

/// <summary>Log messages of the dashboard's health; event ids 2100 to 2109.</summary>
internal static partial class Log
{
    [LoggerMessage(2100, LogLevel.Warning, "How the part {Part} of the hub is could not be found out")]
    public static partial void PartNotExamined(ILogger logger, string part, Exception exception);
}
