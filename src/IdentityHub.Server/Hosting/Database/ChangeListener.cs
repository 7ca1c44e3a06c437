using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>
/// Hears of catalog changes that other nodes and processes made: on PostgreSQL at once by notification, and on both databases by looking at
/// the version twice a second, which needs no connection to have held.
/// </summary>
internal sealed class ChangeListener(
    IDbContextFactory<HubDbContext> contexts,
    PostgresSource postgres,
    DatabaseOptions options,
    ChangeSignal signal,
    ILogger<ChangeListener> logger) : BackgroundService
{
    /// <summary>Time between two looks at the version, and before reconnecting.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        PollAsync(stoppingToken),
        options.Provider == DatabaseProvider.PostgreSql ? ListenAsync(stoppingToken) : Task.CompletedTask);

    private async Task PollAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        var failing = false;
        do
        {
            try
            {
                await LookAsync(stopping);
                failing = false;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                // Said once per outage, not every second of it.
                if (!failing)
                {
                    Log.ChangePollFailed(logger, exception);
                }

                failing = true;
            }
        }
        while (await WaitAsync(timer, stopping));
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await postgres.Dedicated.OpenConnectionAsync(stopping);
                await using (var listen = new NpgsqlCommand($"LISTEN {ChangeSignal.Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(stopping);
                }

                while (true)
                {
                    // Also right after connecting: something may have changed while nobody listened.
                    await LookAsync(stopping);
                    await connection.WaitAsync(stopping);
                }
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                Log.ListenFailed(logger, exception);
                await Task.Delay(Interval, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        signal.Observe(await CatalogVersion.ReadAsync(db, cancellation));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
