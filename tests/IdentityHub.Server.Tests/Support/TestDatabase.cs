using IdentityHub.Data;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Server.Tests.Support;

/// <summary>A database of a test's own, on either provider, and the nodes that use it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> MigratedFile = new(CreateMigratedFileAsync);
    private readonly List<TestNode> nodes = [];
    private readonly string? directory;

    private TestDatabase(Dictionary<string, string?> settings, string? directory) => (Settings, this.directory) = (settings, directory);

    /// <summary>What a host needs in its configuration to use this database.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>SQLite only: the data directory.</summary>
    public string DataDirectory => directory ?? throw new InvalidOperationException("PostgreSQL has no data directory here.");

    /// <summary>Creates a database: with the current schema, or empty for tests of migrating.</summary>
    /// <param name="provider">Sqlite or PostgreSql.</param>
    /// <param name="migrated">Whether it has the schema.</param>
    public static async Task<TestDatabase> CreateAsync(string provider, bool migrated = true)
    {
        if (provider == nameof(DatabaseProvider.PostgreSql))
        {
            return new(PostgresSettings(await PostgresServer.CreateDatabaseAsync(migrated)), directory: null);
        }

        var directory = Directory.CreateTempSubdirectory("identityhub-test-").FullName;
        if (migrated)
        {
            File.Copy(await MigratedFile.Value, Path.Combine(directory, "identityhub.db"));
        }

        return new(SqliteSettings(directory), directory);
    }

    public static Dictionary<string, string?> PostgresSettings(string connectionString) => new()
    {
        ["IdentityHub:Database:Provider"] = nameof(DatabaseProvider.PostgreSql),
        ["IdentityHub:Database:ConnectionString"] = connectionString,
    };

    public static Dictionary<string, string?> SqliteSettings(string directory) => new()
    {
        ["IdentityHub:Database:Provider"] = nameof(DatabaseProvider.Sqlite),
        ["IdentityHub:Database:DataDirectory"] = directory,
    };

    /// <summary>Migrates the database these settings name.</summary>
    public static async Task MigrateAsync(Dictionary<string, string?> settings)
    {
        await using var node = TestNode.Create(settings);
        await node.Migrator.MigrateAsync(CancellationToken.None);
    }

    /// <summary>One process's worth of services on this database.</summary>
    /// <param name="listening">Whether it runs its hosted services, above all the change listener.</param>
    public async Task<TestNode> StartNodeAsync(bool listening = false)
    {
        var node = TestNode.Create(Settings);
        nodes.Add(node);
        if (listening)
        {
            await node.StartAsync();
        }

        return node;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        if (directory is not null)
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<string> CreateMigratedFileAsync()
    {
        var directory = Directory.CreateTempSubdirectory("identityhub-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        await MigrateAsync(SqliteSettings(directory));
        return Path.Combine(directory, "identityhub.db");
    }
}

/// <summary>The database services of one node.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestNode(ServiceProvider services) => this.services = services;

    public HubWriter Writer => services.GetRequiredService<HubWriter>();

    public ChangeSignal Signal => services.GetRequiredService<ChangeSignal>();

    public DatabaseMigrator Migrator => services.GetRequiredService<DatabaseMigrator>();

    public IServiceProvider Services => services;

    public static TestNode Create(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new(new ServiceCollection()
            .AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddHubDatabase(configuration)
            .BuildServiceProvider());
    }

    public async Task StartAsync()
    {
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    /// <summary>A reading context; dispose it.</summary>
    public HubDbContext Read() => services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await services.DisposeAsync();
    }
}

/// <summary>Theory data: every test of the database runs on both.</summary>
public sealed class BothDatabases : TheoryData<string>
{
    public BothDatabases()
    {
        Add(nameof(DatabaseProvider.Sqlite));
        Add(nameof(DatabaseProvider.PostgreSql));
    }
}
