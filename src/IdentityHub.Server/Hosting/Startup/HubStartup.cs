using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Signing;

namespace IdentityHub.Server.Hosting.Startup;

/// <summary>
/// What happens before the hub listens and before any job runs, right after the schema: master key, rows that are always there, signing keys.
/// Each step does nothing when it was done before, and any number of nodes may do it at once.
/// </summary>
internal sealed class HubStartup(
    DatabaseMigrator migrator,
    IServiceProvider services,
    TimeProvider time,
    ILogger<HubStartup> logger) : IHostedLifecycleService
{
    /// <summary>When this process began to start.</summary>
    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    /// <summary>Migrates the database and does the rest; commands call it instead of starting the hub.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await migrator.MigrateAsync(cancellation);
        await StartingAsync(cancellation);
    }

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        // Resolved only now: what reads the database must not be made before it has a schema.
        await services.GetRequiredService<MasterKeyCheck>().EnsureAsync(cancellationToken);
        await services.GetRequiredService<HubSeed>().EnsureAsync(cancellationToken);
        await services.GetRequiredService<KeyRotation>().EnsureAsync(cancellationToken);
        Warn(services.GetRequiredService<HubOptions>(), services.GetRequiredService<MasterKey>());
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var urls = services.GetRequiredService<HubUrls>();
        Log.Started(logger, urls.PublicUrl);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Warn(HubOptions options, MasterKey masterKey)
    {
        if (masterKey.Origin == MasterKeyOrigin.NewFile)
        {
            Log.MasterKeyMade(logger, MasterKeyFile.PathIn(options.DataDirectory));
        }

        if (options.UsesPostgreSql && masterKey.Origin != MasterKeyOrigin.Configured)
        {
            Log.MasterKeyOnDisk(logger, MasterKeyFile.PathIn(options.DataDirectory));
        }
    }
}
