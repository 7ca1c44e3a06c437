namespace IdentityHub.Server.Hosting.Database;

/// <summary>
/// Tells this process that the catalog (applications, connectors, settings: what is configured and read by nearly every request) changed,
/// whichever node or process changed it.
/// </summary>
internal sealed class ChangeSignal(ILogger<ChangeSignal> logger)
{
    /// <summary>The channel PostgreSQL nodes listen on.</summary>
    public const string Channel = "identityhub_changes";

    /// <summary>Key of the row of <c>change_versions</c> that counts catalog changes.</summary>
    public const string CatalogKey = "catalog";

    // Versions start at 1, so 0 is a database whose catalog was never written; -1 is "not looked yet".
    private long seen = -1;

    /// <summary>Raised after a committed change, before the writer's caller continues. Handlers only mark things stale: quick, no I/O.</summary>
    public event Action? CatalogChanged;

    /// <summary>The catalog version last seen; -1 before the first look.</summary>
    public long Version => Interlocked.Read(ref seen);

    /// <summary>Raises the event when the version differs from the one last seen; a restored backup may count lower.</summary>
    public void Observe(long version)
    {
        if (Interlocked.Exchange(ref seen, version) == version)
        {
            return;
        }

        foreach (var handler in CatalogChanged?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action)handler)();
            }
            catch (Exception exception)
            {
                // One deaf handler must neither hide the change from the others nor turn a committed write into a failed one.
                Log.ChangeHandlerFailed(logger, exception);
            }
        }
    }
}
