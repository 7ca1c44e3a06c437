using System.Diagnostics.Metrics;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>What the writer counts. One meter per host, so that hosts in one process do not mix.</summary>
internal sealed class DatabaseMetrics
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "IdentityHub.Database";

    private readonly Counter<long> writes;
    private readonly Counter<long> commits;
    private readonly Counter<long> conflicts;
    private readonly Histogram<double> waits;
    private readonly Histogram<double> batchDurations;

    public DatabaseMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        writes = meter.CreateCounter<long>("identityhub.database.writes", "{write}", "Writes by outcome: committed, undone or failed.");
        commits = meter.CreateCounter<long>("identityhub.database.commits", "{commit}", "Transactions committed; on SQLite one holds many writes.");
        conflicts = meter.CreateCounter<long>("identityhub.database.conflicts", "{conflict}", "PostgreSQL transactions repeated after a conflict.");
        waits = meter.CreateHistogram<double>("identityhub.database.write.wait", "ms", "Time a write waited for the SQLite writer.");
        batchDurations = meter.CreateHistogram<double>("identityhub.database.batch.duration", "ms", "Time from begin to commit of one SQLite batch.");
    }

    public void Written(WriteOutcome outcome) => writes.Add(1, new KeyValuePair<string, object?>("outcome", outcome switch
    {
        WriteOutcome.Committed => "committed",
        WriteOutcome.Undone => "undone",
        _ => "failed",
    }));

    public void Committed(Durability durability) =>
        commits.Add(1, new KeyValuePair<string, object?>("durability", durability == Durability.Durable ? "durable" : "relaxed"));

    public void Conflicted() => conflicts.Add(1);

    public void Waited(TimeSpan time) => waits.Record(time.TotalMilliseconds);

    public void BatchTook(TimeSpan time) => batchDurations.Record(time.TotalMilliseconds);
}

/// <summary>How one write ended.</summary>
internal enum WriteOutcome
{
    /// <summary>Its changes are in the database.</summary>
    Committed,

    /// <summary>It decided to undo its changes.</summary>
    Undone,

    /// <summary>An exception undid its changes.</summary>
    Failed,
}
