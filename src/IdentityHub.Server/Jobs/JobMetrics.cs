using System.Diagnostics.Metrics;

namespace IdentityHub.Server.Jobs;

/// <summary>What jobs count. One meter per host, so that hosts in one process do not mix.</summary>
internal sealed class JobMetrics
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "IdentityHub.Jobs";

    private readonly Counter<long> expiredRows;

    /// <summary>Creates the instruments.</summary>
    public JobMetrics(IMeterFactory meters) => expiredRows = meters.Create(MeterName)
        .CreateCounter<long>("identityhub.jobs.expired_rows", "{row}", "Expired rows that were removed, by table.");

    /// <summary>Counts removed rows.</summary>
    public void CountExpired(string table, int rows) => expiredRows.Add(rows, new KeyValuePair<string, object?>("table", table));
}
