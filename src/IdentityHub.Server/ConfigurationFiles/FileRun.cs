using IdentityHub.Data;
using IdentityHub.Server.Api;
using IdentityHub.Server.ConfigurationFiles.Reporting;

namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>How a file is held against the database.</summary>
/// <param name="IsKept">Whether the changes are kept; a plan undoes them.</param>
internal sealed record FileRun(bool IsKept)
{
    /// <summary>The request that brought the file; null for the command line and the start of the hub.</summary>
    public HttpContext? Http { get; init; }

    /// <summary>Who sent it. Unlike whoever has the command line, a caller cannot leave a hub without an owner.</summary>
    public ApiCaller? Caller { get; init; }

    /// <summary>Asked within the write, whether who sent the file may still do so; null where nobody is asked.</summary>
    public Func<HubDbContext, CancellationToken, Task<bool>>? MayStill { get; init; }

    /// <summary>Whether the changes are those that the caller was shown and agreed to; null when nobody was asked.</summary>
    public Func<ChangeReport, bool>? Agrees { get; init; }
}

/// <summary>A file could not be applied for a reason that passes: what it describes kept changing, or too many passwords wait. Nothing changed.</summary>
/// <param name="message">For the log.</param>
internal sealed class FileBusyException(string message) : InvalidOperationException(message);
