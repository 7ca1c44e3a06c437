using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Protocol;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Jobs;

/// <summary>
/// Lets other nodes know of this one, so that administrators see how many there are. Each node keeps a lease that nobody else asks for; one
/// that is gone without a word is forgotten when its lease has run out. On SQLite there is one node.
/// </summary>
internal sealed class NodePresence(HubWriter writer, HubOptions options, TimeProvider time, ILogger<NodePresence> logger) : BackgroundService
{
    /// <summary>How often a node says that it is there.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private const string Prefix = "node:";
    private readonly string name = Prefix + RandomValues.StandardId();

    /// <summary>How many nodes there are.</summary>
    /// <param name="db">The store.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Ends the count.</param>
    public static Task<int> CountAsync(HubDbContext db, DateTimeOffset now, CancellationToken cancellation) =>
        db.JobLeases.CountAsync(lease => lease.Name.StartsWith(Prefix) && lease.ExpiresAt > now, cancellation);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (options.UsesPostgreSql)
        {
            await TryAsync(() => writer.WriteAsync(
                Durability.Relaxed, (db, token) => db.JobLeases.Where(lease => lease.Name == name).ExecuteDeleteAsync(token), cancellationToken));
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.UsesPostgreSql)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            await TryAsync(() => writer.WriteAsync(Durability.Relaxed, BeatAsync, stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task BeatAsync(HubDbContext db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var end = now + (Interval * JobLeases.Turns);
        await db.JobLeases.Where(lease => lease.Name.StartsWith(Prefix) && lease.ExpiresAt <= now && lease.Name != name).ExecuteDeleteAsync(cancellation);
        var kept = await db.JobLeases.Where(lease => lease.Name == name)
            .ExecuteUpdateAsync(update => update.SetProperty(lease => lease.ExpiresAt, end), cancellation);
        if (kept == 0)
        {
            db.JobLeases.Add(new JobLease { Name = name, Owner = name[Prefix.Length..], ExpiresAt = end });
        }
    }

    // Nothing depends on it; a database that is away is others' to report.
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.PresenceNotTold(logger, exception);
        }
    }
}
