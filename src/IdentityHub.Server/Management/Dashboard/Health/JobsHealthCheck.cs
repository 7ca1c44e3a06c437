using IdentityHub.Data;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Dashboard.Health;

/// <summary>Whether work in the background is done. Leases say when a node last took it up; whether it failed, this node knows of itself only.</summary>
internal sealed class JobsHealthCheck(IServiceProvider services, IDbContextFactory<HubDbContext> contexts, HubStartup startup, TimeProvider time)
{
    /// <summary>Looks at all jobs.</summary>
    public async Task<JobsHealth> ExamineAsync(CancellationToken cancellation)
    {
        // Found only now: what runs in the background may itself want to know how the hub is.
        var jobs = services.GetServices<IHostedService>().OfType<RecurringJob>().ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var leases = await db.JobLeases.ToDictionaryAsync(static lease => lease.Name, static lease => lease.ExpiresAt, cancellation);
        var now = time.GetUtcNow();
        var seen = jobs.Select(job => Judge(
                new JobMoment(job.Name, job.Interval, leases.TryGetValue(job.Name, out var end) ? end : null, job.SucceededAt, job.FailedAt), startup.StartedAt, now))
            .OrderByDescending(static job => job.State).ThenBy(static job => job.Name, StringComparer.Ordinal).ToList();
        return seen.Count == 0 || seen[0].State == HealthState.Ok
            ? new JobsHealth { State = HealthState.Ok, Code = "jobs.ok", Jobs = seen }
            : new JobsHealth { State = seen[0].State, Code = "jobs." + seen[0].Code.Split('.')[1], Jobs = seen };
    }

    /// <summary>What the traces of a job mean.</summary>
    /// <param name="job">Its traces.</param>
    /// <param name="startedAt">When this node started.</param>
    /// <param name="now">The time.</param>
    internal static JobHealth Judge(JobMoment job, DateTimeOffset startedAt, DateTimeOffset now)
    {
        var span = job.Interval * JobLeases.Turns;
        var (state, word) = job switch
        {
            { FailedAt: { } failed } when job.SucceededAt is null || job.SucceededAt < failed => (HealthState.Error, "failing"),
            { LeaseEnd: { } end } when end > now => (HealthState.Ok, "ok"),
            _ when now - startedAt <= span => (HealthState.Ok, "waiting"),
            _ => (HealthState.Warning, "late"),
        };
        return new JobHealth
        {
            State = state,
            Code = "job." + word,
            Name = job.Name,
            IntervalSeconds = (long)job.Interval.TotalSeconds,
            LastRunAt = job.LeaseEnd - span,
            FailedAt = job.FailedAt,
        };
    }
}

/// <summary>The traces that a job leaves.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Interval">Time between two runs.</param>
/// <param name="LeaseEnd">Until when a node holds its lease; null when none does.</param>
/// <param name="SucceededAt">When this node last did it.</param>
/// <param name="FailedAt">When it last failed at this node.</param>
internal sealed record JobMoment(string Name, TimeSpan Interval, DateTimeOffset? LeaseEnd, DateTimeOffset? SucceededAt, DateTimeOffset? FailedAt);
