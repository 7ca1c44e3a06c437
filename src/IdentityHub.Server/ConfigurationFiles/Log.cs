namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>What a file that is applied at the start leaves in the log. Lines name applications, roles and ids, never addresses or secrets.</summary>
internal static partial class Log
{
    /// <summary>The file was applied.</summary>
    [LoggerMessage(1500, LogLevel.Information, "Bootstrap file {File} applied: {Created} created, {Updated} updated, {Deleted} deleted, {Unchanged} unchanged.")]
    public static partial void Applied(ILogger logger, string file, int created, int updated, int deleted, int unchanged);

    /// <summary>One object of it.</summary>
    [LoggerMessage(1501, LogLevel.Information, "Bootstrap: {Change}.")]
    public static partial void Changed(ILogger logger, string change);

    /// <summary>Something in it that has no effect.</summary>
    [LoggerMessage(1502, LogLevel.Information, "Bootstrap: {Note}.")]
    public static partial void Noted(ILogger logger, string note);
}
