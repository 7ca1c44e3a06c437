namespace IdentityHub.Server.Tests.Support;

/// <summary>One scenario on SQLite for the tests of a class that do not disturb one another.</summary>
public sealed class SharedScenario : IAsyncLifetime
{
    internal Scenario Scenario { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Scenario = await Scenario.StartAsync(Databases.Sqlite, TestPages.Add);

    public ValueTask DisposeAsync() => Scenario.DisposeAsync();
}
