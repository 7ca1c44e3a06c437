using IdentityHub.Server.Signing;

namespace IdentityHub.Server.Jobs;

/// <summary>Moves signing keys on when their time has come.</summary>
internal sealed class KeyAdvance(KeyRotation rotation, JobLeases leases, TimeProvider time, ILogger<KeyAdvance> logger)
    : RecurringJob("key-advance", TimeSpan.FromSeconds(15), leases, time, logger)
{
    /// <inheritdoc/>
    protected override async Task RunAsync(CancellationToken cancellation)
    {
        var moved = await rotation.AdvanceAsync(cancellation);
        if (moved > 0)
        {
            Log.KeysAdvanced(Logger, moved);
        }
    }
}
