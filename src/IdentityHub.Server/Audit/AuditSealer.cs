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
/// read the head, then the marks of rows without a place -> link them -> one write: move the head if nobody did, place the rows
/// </code>
/// Any number of nodes may seal at once: who finds the head moved stores nothing. A mark stands for its row, so rows are not read here; one whose
/// mark does not fit, because the hub did not write it or somebody changed it, is linked all the same, and found when the chain is verified.
/// </remarks>
internal sealed class AuditSealer(IDbContextFactory<HubDbContext> contexts, HubWriter writer, AuditChain chain)
{
    /// <summary>Rows of one write: few enough that on SQLite nobody waits long for it.</summary>
    internal const int BatchSize = 500;

    /// <summary>Seals everything that waits.</summary>
    /// <returns>How many rows.</returns>
    public async Task<int> SealAsync(CancellationToken cancellation)
    {
        var total = 0;
        int placed;
        do
        {
            placed = await SealBatchAsync(cancellation);
            total += placed;
        }
        while (placed == BatchSize);
        return total;
    }

    /// <summary>Rows without a place, oldest first.</summary>
    internal static IQueryable<AuditLog> Waiting(HubDbContext db) => db.AuditLogs.Where(row => row.Sequence == null).OrderBy(row => row.CreatedAt);

    private async Task<int> SealBatchAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);

        // The head before the rows: each statement sees what was committed by then. Rows that were read first could be sealed by another node,
        // whose head is then read, and would be sealed twice.
        var head = await db.AuditChainHeads.FirstOrDefaultAsync(end => end.Key == AuditChain.Head, cancellation);
        var rows = await Waiting(db).Take(BatchSize)
            .Select(row => new { row.Id, Mark = row.ChainHash }).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return 0;
        }

        if (head is not null && !chain.IsSealed(head))
        {
            // Sealing on would cover up what somebody did to it.
            throw new InvalidOperationException("The end of the audit trail's chain was changed by somebody else. Nothing more is sealed; `audit verify` says more.");
        }

        var (sequence, hash) = (head?.Sequence ?? 0, head?.ChainHash ?? AuditChain.Origin);
        var places = rows.ConvertAll(row => new AuditPlace(row.Id, ++sequence, hash = chain.Link(hash, sequence, row.Mark)));
        return await writer.DecideAsync(
            Durability.Relaxed,
            async (context, token) => await MoveHeadAsync(context, head, sequence, hash, token)
                && await AuditRows.PlaceAsync(context, places, token) == places.Count
                    ? Decision.Commit(places.Count)
                    : Decision.Undo(0),
            cancellation);
    }

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
