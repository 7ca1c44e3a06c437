using IdentityHub.Server.Audit;

namespace IdentityHub.Server.Jobs;

/// <summary>Removes rows of the audit trail that are older than the settings want; by default none ever is.</summary>
internal sealed class AuditPruning(AuditRetention retention, AuditOptions options, JobLeases leases, TimeProvider time, ILogger<AuditPruning> logger)
    : RecurringJob("audit-pruning", TimeSpan.FromHours(1), leases, time, logger)
{
    /// <inheritdoc/>
    protected override async Task RunAsync(CancellationToken cancellation)
    {
        if (options.Retention is { } age && await retention.RemoveAsync(Time.GetUtcNow() - age, cancellation) is > 0 and var removed)
        {
            Audit.Log.RowsRemoved(Logger, removed, age);
        }
    }
}
