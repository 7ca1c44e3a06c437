namespace IdentityHub.Server.Hosting;

/// <summary>Log messages of the edge; event ids 1000 to 1099.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Error, "{Method} {Endpoint} failed with an exception")]
    public static partial void UnhandledException(ILogger logger, string method, string? endpoint, Exception exception);

    [LoggerMessage(1001, LogLevel.Debug, "A request could not be read and was refused with {Status}")]
    public static partial void RequestRefused(ILogger logger, int status);

    [LoggerMessage(1002, LogLevel.Error, "The error page itself failed")]
    public static partial void ErrorPageFailed(ILogger logger, Exception exception);

    [LoggerMessage(1010, LogLevel.Information, "IdentityHub serves {PublicUrl}")]
    public static partial void Started(ILogger logger, string publicUrl);

    [LoggerMessage(1011, LogLevel.Warning, "Made the master key {File}. Back it up apart from the database: without it the database is of no use")]
    public static partial void MasterKeyMade(ILogger logger, string file);

    [LoggerMessage(1012, LogLevel.Warning, "The master key is in {File}. That is enough for one node with a lasting disk; further nodes need the same key: set IdentityHub:MasterKey on all of them")]
    public static partial void MasterKeyOnDisk(ILogger logger, string file);

    [LoggerMessage(1013, LogLevel.Warning, "The hub has no administrator, and the link to create the first one could not be made. The command admin setup-link prints one")]
    public static partial void SetupLinkNotMade(ILogger logger, Exception exception);

    [LoggerMessage(1020, LogLevel.Warning, "The hub is not ready: the database did not answer")]
    public static partial void NotReady(ILogger logger, Exception exception);
}
