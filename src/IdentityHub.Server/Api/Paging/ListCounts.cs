using System.Collections.Concurrent;
using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Api.Paging;

/// <summary>
/// Totals of lists. Up to ten thousand rows are counted for every answer; more would take longer than the page itself, so a total beyond
/// that may be up to a minute old: it is remembered, and counted anew in the background when it is asked for again.
/// </summary>
internal sealed class ListCounts(IDbContextFactory<HubDbContext> contexts, TimeProvider time)
{
    /// <summary>Up to here totals are exact, but for a minute after a list was longer.</summary>
    public const int ExactUpTo = 10_000;

    private const int MaximumRemembered = 1000;
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Remembered> remembered = new(StringComparer.Ordinal);

    /// <summary>How many rows a list has.</summary>
    /// <param name="list">The list: its path and filters.</param>
    /// <param name="db">The caller's context.</param>
    /// <param name="query">The list without order and page; run again in another context when it is long.</param>
    /// <param name="cancellation">Ends the count.</param>
    public async Task<long> CountAsync<T>(
        string list, HubDbContext db, Func<HubDbContext, IQueryable<T>> query, CancellationToken cancellation)
    {
        // Only long lists are remembered: finding out again that one is long would cost more than its page.
        if (remembered.TryGetValue(list, out var recent) && recent.CountedAt + FreshFor > time.GetUtcNow())
        {
            return recent.Count;
        }

        var few = await query(db).Take(ExactUpTo + 1).CountAsync(cancellation);
        if (few <= ExactUpTo)
        {
            return few;
        }

        if (!remembered.TryGetValue(list, out var known))
        {
            var count = await query(db).LongCountAsync(cancellation);
            Remember(list, count);
            return count;
        }

        if (known.CountedAt + FreshFor <= time.GetUtcNow() && known.TryBeginRefresh())
        {
            _ = RefreshAsync(list, query, known);
        }

        return known.Count;
    }

    private async Task RefreshAsync<T>(string list, Func<HubDbContext, IQueryable<T>> query, Remembered known)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            Remember(list, await query(db).LongCountAsync());
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or InvalidOperationException or ObjectDisposedException)
        {
            // The old total stays; the next caller tries again.
            known.EndRefresh();
        }
    }

    private void Remember(string list, long count)
    {
        if (remembered.Count >= MaximumRemembered)
        {
            remembered.Clear();
        }

        remembered[list] = new Remembered(count, time.GetUtcNow());
    }

    private sealed class Remembered(long count, DateTimeOffset countedAt)
    {
        private int refreshing;

        public long Count => count;

        public DateTimeOffset CountedAt => countedAt;

        public bool TryBeginRefresh() => Interlocked.Exchange(ref refreshing, 1) == 0;

        public void EndRefresh() => Volatile.Write(ref refreshing, 0);
    }
}
