using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Audit;

/// <summary>
/// Gives rows their place in the chain, some moments after they were written. The order is the order of sealing, not of time: a row whose
/// transaction took long is simply sealed later, and none is passed over.
/// </summary>
/// <remarks>
/// <code>
/// read the head, then rows without a place -> link them -> one write: move the head if nobody did, place the rows
/// </code>
/// Any number of nodes may seal at once: who finds the head moved stores nothing.
/// </remarks>
internal sealed class AuditSealer(IDbContextFactory<HubDbContext> contexts, HubWriter writer, AuditChain chain, ILogger<AuditSealer> logger)
{
    /// <summary>Rows of one write: few enough that on SQLite nobody waits long for it.</summary>
    internal const int BatchSize = 200;

    /// <summary>Seals everything that waits.</summary>
    /// <returns>How many rows.</returns>
    public async Task<int> SealAsync(CancellationToken cancellation)
    {
        var total = 0;
        int waiting;
        do
        {
            (var placed, waiting) = await SealBatchAsync(cancellation);
            total += placed;
        }
        while (waiting == BatchSize);
        return total;
    }

    private async Task<(int Placed, int Waiting)> SealBatchAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);

        // The head before the rows: each statement sees what was committed by then. Rows that were read first could be sealed by another node,
        // whose head is then read, and would be sealed twice.
        var head = await db.AuditChainHeads.FirstOrDefaultAsync(end => end.Key == AuditChain.Head, cancellation);
        var rows = await db.AuditLogs.Where(row => row.Sequence == null).OrderBy(row => row.CreatedAt).Take(BatchSize).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return (0, 0);
        }

        if (head is not null && !chain.IsSealed(head))
        {
            // Sealing on would cover up what somebody did to it.
            throw new InvalidOperationException("The end of the audit trail's chain was changed by somebody else. Nothing more is sealed; `audit verify` says more.");
        }

        var (sequence, hash) = (head?.Sequence ?? 0, head?.ChainHash ?? AuditChain.Origin);
        var places = new List<AuditPlace>(rows.Count);
        var written = rows.ToLookup(chain.IsMarked);
        foreach (var row in written[true])
        {
            places.Add(new(row.Id, ++sequence, hash = chain.Link(hash, sequence, row.ChainHash)));
        }

        var placed = places.Count;
        places.AddRange(await SetAsideAsync(db, written[false], cancellation));
        var isStored = await writer.DecideAsync(Durability.Relaxed, (db, token) => StoreAsync(db, head, sequence, hash, places, token), cancellation);
        if (isStored && placed < rows.Count)
        {
            Log.ForeignRows(logger, rows.Count - placed);
        }

        return isStored ? (placed, rows.Count) : (0, 0);
    }

    // Rows that the hub did not write, or that were changed before they were sealed, get a place before the beginning, where verifying finds them.
    private static async Task<List<AuditPlace>> SetAsideAsync(HubDbContext db, IEnumerable<AuditLog> rows, CancellationToken cancellation)
    {
        var refused = rows.ToList();
        var lowest = refused.Count == 0 ? 0 : await db.AuditLogs.Where(row => row.Sequence < 0).MinAsync(row => row.Sequence, cancellation) ?? 0;
        return refused.ConvertAll(row => new AuditPlace(row.Id, --lowest, row.ChainHash ?? []));
    }

    private async Task<Decision<bool>> StoreAsync(
        HubDbContext db, AuditChainHead? head, long sequence, byte[] hash, List<AuditPlace> places, CancellationToken cancellation) =>
        await MoveHeadAsync(db, head, sequence, hash, cancellation) && await AuditRows.PlaceAsync(db, places, cancellation) == places.Count
            ? Decision.Commit(true)
            : Decision.Undo(false);

    private async Task<bool> MoveHeadAsync(HubDbContext db, AuditChainHead? head, long sequence, byte[] hash, CancellationToken cancellation)
    {
        var seal = chain.Seal(AuditChain.Head, sequence, hash);
        if (head is null)
        {
            db.AuditChainHeads.Add(new AuditChainHead { Key = AuditChain.Head, Sequence = sequence, ChainHash = hash, Seal = seal });
            return true;
        }

        var before = head.Sequence;
        return await db.AuditChainHeads.Where(end => end.Key == AuditChain.Head && end.Sequence == before).ExecuteUpdateAsync(
            update => update
                .SetProperty(end => end.Sequence, sequence)
                .SetProperty(end => end.ChainHash, hash)
                .SetProperty(end => end.Seal, seal),
            cancellation) == 1;
    }
}
