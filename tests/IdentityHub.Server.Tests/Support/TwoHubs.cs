namespace IdentityHub.Server.Tests.Support;

/// <summary>Two nodes on one database, with one clock and one master key.</summary>
internal sealed class TwoHubs : IAsyncDisposable
{
    private readonly TemporaryDirectory directory;

    private TwoHubs(HubHost first, HubHost second, TemporaryDirectory directory) => (First, Second, this.directory) = (first, second, directory);

    public HubHost First { get; }

    public HubHost Second { get; }

    public ManualTimeProvider Time => First.Time;

    /// <summary>Starts both at the same moment, on an empty or a given database.</summary>
    public static async Task<TwoHubs> StartAsync(string provider, Action<HubHostOptions>? change = null)
    {
        var directory = new TemporaryDirectory();
        var time = new ManualTimeProvider();
        var connection = provider == Databases.PostgreSql ? await PostgresServer.CreateDatabaseAsync() : null;
        void Share(HubHostOptions options)
        {
            (options.Time, options.DataDirectory, options.ConnectionString) = (time, directory, connection);
            change?.Invoke(options);
        }

        var hubs = await Task.WhenAll(
            Task.Run(() => HubHost.StartAsync(provider, Share)), Task.Run(() => HubHost.StartAsync(provider, Share)));
        return new(hubs[0], hubs[1], directory);
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        directory.Dispose();
    }
}
