using IdentityHub.Data;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;
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

    private TestDatabase(DatabaseOptions options, string? directory) => (Options, this.directory) = (options, directory);

    /// <summary>Where it is.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>SQLite only: the data directory.</summary>
    public string DataDirectory => directory ?? throw new InvalidOperationException("PostgreSQL has no data directory here.");

    /// <summary>Creates a database: with the current schema, or empty for tests of migrating.</summary>
    /// <param name="provider">One of <see cref="Databases.All"/>.</param>
    /// <param name="migrated">Whether it has the schema.</param>
    public static async Task<TestDatabase> CreateAsync(string provider, bool migrated = true)
    {
        if (provider == Databases.PostgreSql)
        {
            return new(Postgres(await PostgresServer.CreateDatabaseAsync(migrated)), directory: null);
        }

        var directory = Directory.CreateTempSubdirectory("identityhub-test-").FullName;
        if (migrated)
        {
            File.Copy(await MigratedFile.Value, Path.Combine(directory, "identityhub.db"));
        }

        return new(Sqlite(directory), directory);
    }

    public static DatabaseOptions Postgres(string connectionString) => new()
    {
        Provider = DatabaseProvider.PostgreSql,
        ConnectionString = connectionString,
        DataDirectory = Path.GetTempPath(),
    };

    public static DatabaseOptions Sqlite(string directory) => new() { Provider = DatabaseProvider.Sqlite, DataDirectory = directory };

    /// <summary>Migrates the database these settings name.</summary>
    public static async Task MigrateAsync(DatabaseOptions options)
    {
        await using var node = TestNode.Create(options);
        await node.Migrator.MigrateAsync(CancellationToken.None);
    }

    /// <summary>One process's worth of services on this database.</summary>
    /// <param name="listening">Whether it runs its hosted services, above all the change listener.</param>
    public async Task<TestNode> StartNodeAsync(bool listening = false)
    {
        var node = TestNode.Create(Options);
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
        await MigrateAsync(Sqlite(directory));
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

    public static TestNode Create(DatabaseOptions options)
    {
        return new(new ServiceCollection()
            .AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddHubDatabase(options)
            .BuildServiceProvider());
    }

    public async Task StartAsync()
    {
        foreach (var service in services.GetServices<IHostedService>().OfType<BackgroundService>())
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
