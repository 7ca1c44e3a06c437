using System.Runtime.InteropServices;
using System.Threading.Channels;
using IdentityHub.Data.Audit;

namespace IdentityHub.Server.Audit;

/// <summary>Rows on their way to the database. Nobody waits for a place: what does not fit is counted and lost.</summary>
internal sealed class AuditQueue(AuditMetrics metrics)
{
    /// <summary>Rows that may wait.</summary>
    internal const int Capacity = 16 * 1024;

    /// <summary>Rows with a count that may wait.</summary>
    internal const int CountedCapacity = 4 * 1024;

    // Enough to make a write worth while before the second is over.
    private const int Many = 1024;

    private readonly Channel<AuditLog> rows = Channel.CreateBounded<AuditLog>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Channel<bool> calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock gate = new();
    private Dictionary<AuditOrigin, CountedRow> counted = [];

    /// <summary>Says when it is time to write.</summary>
    public ChannelReader<bool> Calls => calls.Reader;

    /// <summary>Queues a row.</summary>
    public void TryAdd(AuditLog row)
    {
        if (!rows.Writer.TryWrite(row))
        {
            metrics.CountDropped(1);
        }
        else if (rows.Reader.Count >= Many)
        {
            Call();
        }
    }

    /// <summary>Counts an entry, if one like it waits already. Tens of thousands of requests a second pass here, so it allocates nothing.</summary>
    public bool TryCount(in AuditOrigin origin)
    {
        lock (gate)
        {
            if (!counted.TryGetValue(origin, out var row))
            {
                return false;
            }

            row.Count++;
            return true;
        }
    }

    /// <summary>Queues the first entry of its kind, or counts it after all.</summary>
    public void AddCounted(in AuditOrigin origin, AuditLog first)
    {
        lock (gate)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(counted, origin, out var exists);
            if (exists)
            {
                row!.Count++;
                return;
            }

            row = new CountedRow(first);
            if (counted.Count > CountedCapacity)
            {
                counted.Remove(origin);
                metrics.CountDropped(1);
            }

            if (counted.Count < Many)
            {
                return;
            }
        }

        Call();
    }

    /// <summary>Asks for a write.</summary>
    public void Call() => calls.Writer.TryWrite(true);

    /// <summary>Takes rows out.</summary>
    public List<AuditLog> Take(int most)
    {
        var taken = new List<AuditLog>();
        while (taken.Count < most && rows.Reader.TryRead(out var row))
        {
            taken.Add(row);
        }

        return taken;
    }

    /// <summary>Takes all rows with a count out; the next entry of each kind begins a new one.</summary>
    public IReadOnlyCollection<CountedRow> TakeCounted()
    {
        lock (gate)
        {
            var taken = counted;
            counted = taken.Count == 0 ? taken : [];
            return taken.Values;
        }
    }
}
