using System.Threading.Channels;
using IdentityHub.Server.Hosting.Database;

namespace IdentityHub.Server.Signing;

/// <summary>Reloads the ring when any node changed the catalog; the keys are part of it.</summary>
internal sealed class KeyRingRefresh(KeyRing ring, ChangeSignal signal, TimeProvider time, ILogger<KeyRingRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    // One waiting change is as good as many.
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc/>
    public override void Dispose()
    {
        signal.CatalogChanged -= Mark;
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        signal.CatalogChanged += Mark;
        await foreach (var _ in changes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await ring.ReloadAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ReloadFailed(logger, exception);
                await Task.Delay(RetryAfter, time, stoppingToken);
                Mark();
            }
        }
    }

    private void Mark() => changes.Writer.TryWrite(true);
}
