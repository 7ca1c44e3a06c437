using System.Collections.Concurrent;
using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Dashboard;

/// <summary>
/// How many users were active in spans of days. Counting a month of many users takes long, and what is past does not change: figures of past
/// days are remembered for good, others for a minute, and the same figure is never counted twice at the same time.
/// </summary>
internal sealed class ActiveUserFigures(IDbContextFactory<HubDbContext> contexts, TimeProvider time)
{
    private const int MaximumRemembered = 4000;
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<(int From, int To), Remembered> remembered = new();

    /// <summary>Today, in days since 1970 (UTC).</summary>
    public int Today => DayOf(time.GetUtcNow());

    /// <summary>The day of an instant.</summary>
    public static int DayOf(DateTimeOffset instant) => (int)(instant - DateTimeOffset.UnixEpoch).TotalDays;

    /// <summary>How many different users were active in some days.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="cancellation">Ends the caller's wait, not the count.</param>
    public async Task<long> CountAsync(int from, int to, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (remembered.TryGetValue((from, to), out var known) && (known.IsFinal || now < known.CountedAt + FreshFor) && !known.Count.IsFaulted)
        {
            return await known.Count.WaitAsync(cancellation);
        }

        if (remembered.Count >= MaximumRemembered)
        {
            remembered.Clear();
        }

        // A node whose clock is behind may still add to yesterday.
        var counted = new Lazy<Task<long>>(() => ReadAsync(from, to));
        var mine = new Remembered(counted, now, IsFinal: to < Today - 1);
        var winner = known is null
            ? remembered.GetOrAdd((from, to), mine)
            : remembered.AddOrUpdate((from, to), mine, (_, other) => ReferenceEquals(other, known) ? mine : other);
        return await winner.Count.WaitAsync(cancellation);
    }

    private async Task<long> ReadAsync(int from, int to)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var rows = db.DailyActiveUsers.Where(row => row.Day >= from && row.Day <= to);
        return from == to ? await rows.LongCountAsync() : await rows.Select(row => row.UserId).Distinct().LongCountAsync();
    }

    private sealed record Remembered(Lazy<Task<long>> Counting, DateTimeOffset CountedAt, bool IsFinal)
    {
        public Task<long> Count => Counting.Value;
    }
}
