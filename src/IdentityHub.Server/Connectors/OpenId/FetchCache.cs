using IdentityHub.Server.Api;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>How long what was fetched is good for.</summary>
/// <param name="Fresh">So long nobody asks again.</param>
/// <param name="Usable">So long it stands in while asking again fails.</param>
internal sealed record FetchLimits(TimeSpan Fresh, TimeSpan Usable)
{
    /// <summary>So long a failure is answered without asking again, so that a server that is down is left alone.</summary>
    public TimeSpan Failure { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The least time between two fetches that somebody asked for because what is there did not do.</summary>
    public TimeSpan Again { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many are kept; beyond it those that were not used for the longest time go.</summary>
    public int Capacity { get; init; } = 1000;
}

/// <summary>What other servers publish, by address. Whoever needs the same at the same time shares one fetch. Safe for use by many threads.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="time">The clock.</param>
/// <param name="limits">How long.</param>
/// <param name="onOld">Told when something old stands in, and why.</param>
internal sealed class FetchCache<T>(TimeProvider time, FetchLimits limits, Action<string, ApiError> onOld)
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private long uses;

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return entries.Count;
            }
        }
    }

    /// <summary>What is kept, or what is fetched now.</summary>
    /// <param name="key">The address.</param>
    /// <param name="fetch">Fetches it; brings its own time limit.</param>
    /// <param name="cancellation">Ends the wait, not the fetch: others may wait for it too.</param>
    public async Task<ApiResult<T>> GetAsync(string key, Func<Task<ApiResult<T>>> fetch, CancellationToken cancellation)
    {
        Task<ApiResult<T>> running;
        lock (gate)
        {
            var (entry, now) = (Use(key), time.GetUtcNow());
            if (entry.Value is { } fresh && now - entry.FetchedAt < limits.Fresh)
            {
                return fresh;
            }

            if (entry.Failure is { } failure && now - entry.FailedAt < limits.Failure)
            {
                return OldOr(entry, failure, now);
            }

            running = entry.Running ??= Task.Run(() => RunAsync(entry, fetch), CancellationToken.None);
        }

        var result = await running.WaitAsync(cancellation);
        if (result.Error is not { } error)
        {
            return result;
        }

        ApiResult<T> old;
        lock (gate)
        {
            old = OldOr(Use(key), error, time.GetUtcNow());
        }

        if (old.Error is null)
        {
            onOld(key, error);
        }

        return old;
    }

    /// <summary>What is there now, when what is kept did not do.</summary>
    /// <returns>Null when that was asked too short a time ago.</returns>
    public async Task<ApiResult<T>?> GetAgainAsync(string key, Func<Task<ApiResult<T>>> fetch, CancellationToken cancellation)
    {
        Task<ApiResult<T>> running;
        lock (gate)
        {
            var (entry, now) = (Use(key), time.GetUtcNow());
            if (entry.Running is null)
            {
                if (now - entry.AgainAt < limits.Again)
                {
                    return null;
                }

                entry.AgainAt = now;
                entry.Running = Task.Run(() => RunAsync(entry, fetch), CancellationToken.None);
            }

            running = entry.Running;
        }

        return await running.WaitAsync(cancellation);
    }

    private ApiResult<T> OldOr(Entry entry, ApiError failure, DateTimeOffset now) =>
        entry.Value is { } old && now - entry.FetchedAt < limits.Usable ? old : failure;

    private async Task<ApiResult<T>> RunAsync(Entry entry, Func<Task<ApiResult<T>>> fetch)
    {
        try
        {
            var result = await fetch();
            lock (gate)
            {
                var now = time.GetUtcNow();
                if (result.TryGet(out var value, out var error))
                {
                    (entry.Value, entry.FetchedAt, entry.Failure) = (value, now, null);
                }
                else
                {
                    (entry.Failure, entry.FailedAt) = (error, now);
                }
            }

            return result;
        }
        finally
        {
            lock (gate)
            {
                entry.Running = null;
            }
        }
    }

    private Entry Use(string key)
    {
        if (!entries.TryGetValue(key, out var entry))
        {
            MakeRoom();
            entries[key] = entry = new Entry();
        }

        entry.UsedAt = ++uses;
        return entry;
    }

    // A tenth at a time, so that a full cache does not look through itself for every new address.
    private void MakeRoom()
    {
        if (entries.Count < limits.Capacity)
        {
            return;
        }

        foreach (var (key, _) in entries.OrderBy(pair => pair.Value.UsedAt).Take(Math.Max(1, limits.Capacity / 10)).ToList())
        {
            entries.Remove(key);
        }
    }

    private sealed class Entry
    {
        public T? Value { get; set; }

        public DateTimeOffset FetchedAt { get; set; }

        public ApiError? Failure { get; set; }

        public DateTimeOffset FailedAt { get; set; }

        public DateTimeOffset AgainAt { get; set; } = DateTimeOffset.MinValue;

        public Task<ApiResult<T>>? Running { get; set; }

        public long UsedAt { get; set; }
    }
}
