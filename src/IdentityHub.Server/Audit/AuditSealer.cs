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
/// Any number of nodes may seal at once: each batch moves the head by a conditional update first, and who comes second undoes all.
/// </remarks>
internal sealed class AuditSealer(HubWriter writer, AuditChain chain, ILogger<AuditSealer> logger)
{
    /// <summary>Rows of one write: few enough that on SQLite nobody waits long for it.</summary>
    internal const int BatchSize = 200;

    private readonly record struct Batch(int Rows, int Refused, bool IsDone);

    /// <summary>Seals everything that waits.</summary>
    /// <returns>How many rows.</returns>
    public async Task<int> SealAsync(CancellationToken cancellation)
    {
        var total = 0;
        while (true)
        {
            var batch = await writer.DecideAsync(Durability.Relaxed, SealBatchAsync, cancellation);
            total += batch.Rows;
            if (batch.Refused > 0)
            {
                Log.ForeignRows(logger, batch.Refused);
            }

            if (batch.IsDone)
            {
                return total;
            }
        }
    }

    private async Task<Decision<Batch>> SealBatchAsync(HubDbContext db, CancellationToken cancellation)
    {
        // The head before the rows: on PostgreSQL each statement sees what was committed by then. Rows that were read first could be sealed by
        // another node, whose head is then read, and would be sealed twice.
        var head = await db.AuditChainHeads.AsNoTracking().FirstOrDefaultAsync(end => end.Key == AuditChain.Head, cancellation);
        var rows = await db.AuditLogs.Where(row => row.Sequence == null).OrderBy(row => row.CreatedAt).Take(BatchSize).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return Decision.Undo(new Batch(0, 0, IsDone: true));
        }

        if (head is not null && !chain.IsSealed(head))
        {
            // Sealing on would cover up what somebody did to it.
            throw new InvalidOperationException("The end of the audit trail's chain was changed by somebody else. Nothing more is sealed; `audit verify` says more.");
        }

        var (sequence, hash) = (head?.Sequence ?? 0, head?.ChainHash ?? AuditChain.Origin);
        var refused = 0;
        foreach (var row in rows)
        {
            if (chain.IsMarked(row))
            {
                row.ChainHash = hash = chain.Link(hash, ++sequence, row);
                row.Sequence = sequence;
            }
            else
            {
                refused++;
            }
        }

        await SetAsideAsync(db, rows.Where(row => row.Sequence is null), refused, cancellation);
        return await MoveHeadAsync(db, head, sequence, hash, cancellation)
            ? Decision.Commit(new Batch(rows.Count - refused, refused, IsDone: rows.Count < BatchSize))
            : Decision.Undo(new Batch(0, 0, IsDone: true));
    }

    // Rows that the hub did not write, or that were changed before they were sealed, get a place before the beginning, where verifying finds them.
    private static async Task SetAsideAsync(HubDbContext db, IEnumerable<AuditLog> rows, int count, CancellationToken cancellation)
    {
        if (count == 0)
        {
            return;
        }

        var lowest = await db.AuditLogs.Where(row => row.Sequence < 0).MinAsync(row => row.Sequence, cancellation) ?? 0;
        foreach (var row in rows)
        {
            row.Sequence = --lowest;
        }
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
