using System.Diagnostics.Metrics;

namespace IdentityHub.Server.Audit;

/// <summary>What the trail counts. One meter per host, so that hosts in one process do not mix.</summary>
internal sealed class AuditMetrics
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "IdentityHub.Audit";

    private readonly Counter<long> written;
    private readonly Counter<long> dropped;
    private long waitingToBeTold;

    /// <summary>Creates the instruments.</summary>
    public AuditMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        written = meter.CreateCounter<long>("identityhub.audit.rows", "{row}", "Queued rows that were stored.");
        dropped = meter.CreateCounter<long>("identityhub.audit.dropped", "{row}", "Queued rows that were lost: the database was too slow or away.");
    }

    /// <summary>Counts stored rows.</summary>
    public void CountWritten(int rows) => written.Add(rows);

    /// <summary>Counts lost rows.</summary>
    public void CountDropped(int rows)
    {
        dropped.Add(rows);
        Interlocked.Add(ref waitingToBeTold, rows);
    }

    /// <summary>Lost rows that the log has not been told of.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref waitingToBeTold, 0);
}
