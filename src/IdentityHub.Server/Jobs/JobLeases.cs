using IdentityHub.Data.Configuration;
using IdentityHub.Protocol;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Jobs;

/// <summary>Which node runs which job: one row per job, taken by a conditional update that must change exactly one.</summary>
internal sealed class JobLeases(HubWriter writer, TimeProvider time)
{
    /// <summary>Turns that a lease lasts: long enough for a node to miss two before another takes over.</summary>
    internal const int Turns = 3;

    private readonly string owner = RandomValues.StandardId();

    /// <summary>Takes or keeps the lease.</summary>
    /// <param name="job">The job's name.</param>
    /// <param name="interval">How often the holder asks again.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Whether this node is the one.</returns>
    public async Task<bool> TryTakeAsync(string job, TimeSpan interval, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var end = now + (interval * Turns);
        try
        {
            return await writer.WriteAsync(
                Durability.Relaxed,
                async (db, token) =>
                {
                    var taken = await db.JobLeases
                        .Where(lease => lease.Name == job && (lease.Owner == owner || lease.ExpiresAt <= now))
                        .ExecuteUpdateAsync(
                            update => update.SetProperty(lease => lease.Owner, owner).SetProperty(lease => lease.ExpiresAt, end), token);
                    if (taken == 1)
                    {
                        return true;
                    }

                    if (await db.JobLeases.AnyAsync(lease => lease.Name == job, token))
                    {
                        return false;
                    }

                    db.JobLeases.Add(new JobLease { Name = job, Owner = owner, ExpiresAt = end });
                    return true;
                },
                cancellation);
        }
        catch (Exception exception) when (exception.IsUniqueViolation())
        {
            // Another node added the row at the same moment.
            return false;
        }
    }

    /// <summary>Lets another node take over at once instead of after the lease has run out.</summary>
    public Task GiveBackAsync(string job, CancellationToken cancellation) => writer.WriteAsync(
        Durability.Relaxed,
        (db, token) => db.JobLeases.Where(lease => lease.Name == job && lease.Owner == owner).ExecuteDeleteAsync(token),
        cancellation);
}
