using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using IdentityHub.Server.Tests.Support;
using Npgsql;

namespace IdentityHub.EndToEnd.Tests.Deploy;

/// <summary>What <c>deploy/compose.postgres.yaml</c> describes, as processes: two nodes on one PostgreSQL behind nginx.</summary>
[SupportedOSPlatform("linux")]
public sealed class TwoNodes(PublishedHub published) : IAsyncLifetime
{
    /// <summary>The proxy calls the nodes from this address, the only one they believe.</summary>
    public const string ProxyAddress = "127.0.0.2";

    private static readonly Dockerfile Dockerfile = Dockerfile.Read();
    private readonly HubProcess?[] nodes = new HubProcess?[2];
    private readonly PrivateDirectory[] data = [new(), new()];
    private readonly string masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private string connectionString = "";
    private NginxProcess? nginx;

    /// <summary>Ports of the nodes.</summary>
    public int[] NodePorts { get; } = [FreePort.Take(), FreePort.Take()];

    /// <summary>The address people use.</summary>
    public Uri PublicUrl { get; } = new($"https://localhost:{FreePort.Take()}");

    /// <summary>Where the proxy takes plain HTTP.</summary>
    public int PlainPort { get; } = FreePort.Take();

    internal NginxProcess Nginx => nginx!;

    public async ValueTask InitializeAsync()
    {
        // Empty, and both nodes start at once: one of them makes the schema.
        connectionString = await PostgresServer.CreateDatabaseAsync(migrated: false);
        nginx = NginxProcess.Start(PublicUrl.Port, PlainPort, NodePorts, ProxyAddress);
        await Task.WhenAll(StartNodeAsync(0), StartNodeAsync(1));
    }

    /// <summary>Starts a node and waits until it is ready.</summary>
    public async Task StartNodeAsync(int index)
    {
        var environment = ComposeFile.Read("deploy/compose.postgres.yaml").EnvironmentOf($"hub-{index + 1}", new Dictionary<string, string>
        {
            ["PUBLIC_URL"] = PublicUrl.OriginalString,
            ["POSTGRES_PASSWORD"] = "replaced-below",
            ["MASTER_KEY"] = masterKey,
        });
        foreach (var (name, value) in Dockerfile.Environment)
        {
            environment.TryAdd(name, value);
        }

        environment["ASPNETCORE_HTTP_PORTS"] = NodePorts[index].ToString(CultureInfo.InvariantCulture);
        environment["ConnectionStrings__IdentityHub"] = connectionString;
        environment["IdentityHub__DataDirectory"] = data[index].Path;
        environment["IdentityHub__ReverseProxy__KnownProxies"] = ProxyAddress;
        environment["IdentityHub__Bootstrap"] = await CopyBootstrapAsync(index);
        nodes[index] = HubProcess.Start(published.App, Dockerfile.EntryPoint, environment);
        await nodes[index]!.WhenReadyAsync(NodePorts[index]);
    }

    /// <summary>Stops a node as an engine does.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopNodeAsync(int index) => nodes[index]!.StopAsync();

    /// <summary>A browser that goes through the proxy.</summary>
    internal PlainBrowser NewBrowser(string from = "127.0.0.3") => new(PublicUrl, from, Nginx.Certificate);

    /// <summary>A browser that found its way to a node past the proxy.</summary>
    internal PlainBrowser NewIntruder(int index) => new(new Uri($"http://127.0.0.1:{NodePorts[index]}"), "127.0.0.4", Nginx.Certificate);

    /// <summary>The address that the newest session was opened from.</summary>
    public async Task<string?> FindNewestSessionAddressAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT ip FROM browser_sessions ORDER BY created_at DESC LIMIT 1", connection);
        return (string?)await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        nginx?.Dispose();
        foreach (var node in nodes.OfType<HubProcess>())
        {
            await node.DisposeAsync();
        }

        Array.ForEach(data, directory => directory.Dispose());
    }

    private async Task<string> CopyBootstrapAsync(int index)
    {
        // The unprivileged user need not be able to read the working copy.
        var path = Path.Combine(data[index].Path, "bootstrap.yaml");
        await File.WriteAllTextAsync(path, Repository.Read("src/IdentityHub.Demo/demo-bootstrap.yaml"));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        return path;
    }
}
