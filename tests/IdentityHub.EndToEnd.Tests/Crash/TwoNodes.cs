using System.Net;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.EndToEnd.Tests.Crash;

/// <summary>
/// Two processes of the hub on one PostgreSQL, behind one public URL. A third node, in the process of the tests, is where the operator
/// works: it filled the database, and changes what a test wants changed.
/// </summary>
public sealed class TwoNodes : IAsyncLifetime
{
    private readonly TemporaryDirectory directory = new();

    internal HubNode First { get; private set; } = null!;

    internal HubNode Second { get; private set; } = null!;

    internal Scenario Operator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var port = FreePort.Take();
        var shared = new HubHostOptions { Provider = Databases.PostgreSql, ConnectionString = await PostgresServer.CreateDatabaseAsync() };
        Operator = await Scenario.StartAsync(Databases.PostgreSql, options =>
        {
            (options.DataDirectory, options.ConnectionString) = (directory, shared.ConnectionString);
            options.Settings["PublicUrl"] = $"http://127.0.0.1:{port}";
            options.UseCheapHashes();
        });
        await Operator.GiveAliceAPasswordAsync();
        var nodes = await Task.WhenAll(HubNode.StartAsync(shared, port, directory), HubNode.StartAsync(shared, port, directory));
        (First, Second) = (nodes[0], nodes[1]);
    }

    /// <summary>A browser whose requests arrive now at the one, now at the other node, with the same cookies.</summary>
    internal (Person AtFirst, Person AtSecond) NewPerson()
    {
        var cookies = new CookieContainer();
        return (new(First.NewClient(cookies)), new(Second.NewClient(cookies)));
    }

    /// <summary>A browser whose requests arrive at the nodes by turns.</summary>
    internal Person NewTraveller(bool beginsAtFirst)
    {
        var cookies = new CookieContainer();
        return beginsAtFirst
            ? new(First.NewClient(cookies), Second.NewClient(cookies))
            : new(Second.NewClient(cookies), First.NewClient(cookies));
    }

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await Operator.DisposeAsync();
        directory.Dispose();
    }
}
