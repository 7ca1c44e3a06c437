using System.Data.Common;
using IdentityHub.Server.Hosting.Database;

namespace IdentityHub.Server.Hosting.Startup;

/// <summary>Says in plain words why the hub or a command cannot begin.</summary>
internal static class StartFailure
{
    /// <summary>What to tell the operator; null for a fault of ours, whose stack trace matters.</summary>
    public static string? Describe(Exception exception) => exception switch
    {
        ConfigurationException or SchemaTooNewException => exception.Message,
        DbException or TimeoutException =>
            $"The database cannot be used: {exception.Message} Check IdentityHub:Database:Provider, ConnectionStrings:IdentityHub and IdentityHub:DataDirectory.",
        UnauthorizedAccessException => $"A file cannot be used: {exception.Message} Check the owner of IdentityHub:DataDirectory.",
        IOException => exception.Message,
        _ => null,
    };
}
