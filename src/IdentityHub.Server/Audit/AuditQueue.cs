using System.Threading.Channels;
using IdentityHub.Data.Audit;

namespace IdentityHub.Server.Audit;

/// <summary>Rows on their way to the database. Nobody waits for a place: what does not fit is counted and lost.</summary>
internal sealed class AuditQueue(AuditMetrics metrics)
{
    /// <summary>Rows that may wait.</summary>
    internal const int Capacity = 16 * 1024;

    // Enough to make a write worth while before the second is over.
    private const int Many = 1024;

    private readonly Channel<AuditLog> rows = Channel.CreateBounded<AuditLog>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Channel<bool> calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

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
}
