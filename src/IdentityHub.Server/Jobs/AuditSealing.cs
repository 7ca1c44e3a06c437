using IdentityHub.Server.Audit;

namespace IdentityHub.Server.Jobs;

/// <summary>Gives new rows of the audit trail their place in the chain.</summary>
internal sealed class AuditSealing(AuditSealer sealer, JobLeases leases, TimeProvider time, ILogger<AuditSealing> logger)
    : RecurringJob("audit-sealing", TimeSpan.FromSeconds(5), leases, time, logger)
{
    /// <inheritdoc/>
    protected override Task RunAsync(CancellationToken cancellation) => sealer.SealAsync(cancellation);
}
