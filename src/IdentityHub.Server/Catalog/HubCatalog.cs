using IdentityHub.Server.Hosting.Database;

namespace IdentityHub.Server.Catalog;

/// <summary>
/// What every node keeps in memory so that a client-credentials token costs no database round trip. A write anywhere makes all nodes
/// forget their copy (<see cref="ChangeSignal"/>); the next request loads it again.
/// </summary>
internal sealed class HubCatalog
{
    private readonly CatalogLoader loader;
    private readonly Lock gate = new();
    private volatile CatalogSnapshot? current;
    private Task<CatalogSnapshot>? loading;
    private long version;

    public HubCatalog(CatalogLoader loader, ChangeSignal changes)
    {
        this.loader = loader;
        changes.CatalogChanged += Forget;
    }

    /// <summary>The catalog as it is now.</summary>
    /// <param name="cancellation">Ends the wait, not the loading, which others wait for too.</param>
    public ValueTask<CatalogSnapshot> GetAsync(CancellationToken cancellation) =>
        current is { } snapshot ? new(snapshot) : new(LoadOnceAsync().WaitAsync(cancellation));

    private void Forget()
    {
        lock (gate)
        {
            version++;
            current = null;
            loading = null;
        }
    }

    private Task<CatalogSnapshot> LoadOnceAsync()
    {
        lock (gate)
        {
            return current is { } snapshot ? Task.FromResult(snapshot) : loading ??= LoadAsync(version);
        }
    }

    private async Task<CatalogSnapshot> LoadAsync(long loadedVersion)
    {
        try
        {
            var snapshot = await Task.Run(() => loader.LoadAsync(CancellationToken.None));
            lock (gate)
            {
                // A change in the meantime means that this copy may be old: requests that were waiting began before it, later ones load anew.
                if (version == loadedVersion)
                {
                    current = snapshot;
                    loading = null;
                }
            }

            return snapshot;
        }
        catch
        {
            lock (gate)
            {
                if (version == loadedVersion)
                {
                    loading = null;
                }
            }

            throw;
        }
    }
}
