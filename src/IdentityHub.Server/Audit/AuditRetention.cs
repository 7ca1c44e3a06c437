using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Audit;

/// <summary>
/// Removes sealed rows from the start of the chain when they are older than the settings want, and moves the sealed start along: what is
/// left can still be verified.
/// </summary>
internal sealed class AuditRetention(HubWriter writer, AuditChain chain)
{
    /// <summary>Rows of one write.</summary>
    internal const int BatchSize = 500;

    /// <summary>Removes rows that happened before an instant, up to the first that did not.</summary>
    /// <returns>How many.</returns>
    public async Task<long> RemoveAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var total = 0L;
        int removed;
        do
        {
            removed = await writer.DecideAsync(Durability.Relaxed, (db, token) => RemoveBatchAsync(db, before, token), cancellation);
            total += removed;
        }
        while (removed == BatchSize);
        return total;
    }

    private async Task<Decision<int>> RemoveBatchAsync(HubDbContext db, DateTimeOffset before, CancellationToken cancellation)
    {
        var start = await db.AuditChainHeads.AsNoTracking().FirstOrDefaultAsync(end => end.Key == AuditChain.Start, cancellation);
        if (start is not null && !chain.IsSealed(start))
        {
            throw new InvalidOperationException("The start of the audit trail's chain was changed by somebody else. Nothing more is removed; `audit verify` says more.");
        }

        var first = start?.Sequence ?? 0;
        var rows = await db.AuditLogs.Where(row => row.Sequence > first).OrderBy(row => row.Sequence).Take(BatchSize)
            .Select(row => new { row.Sequence, row.ChainHash, row.CreatedAt }).ToListAsync(cancellation);
        var old = rows.TakeWhile(row => row.CreatedAt < before).ToList();
        if (old is not [.., { Sequence: { } last, ChainHash: { } hash }])
        {
            return Decision.Undo(0);
        }

        if (!await MoveStartAsync(db, start, last, hash, cancellation))
        {
            // Another node removes rows at this moment.
            return Decision.Undo(0);
        }

        await db.AuditLogs.Where(row => row.Sequence > first && row.Sequence <= last).ExecuteDeleteAsync(cancellation);
        return Decision.Commit(old.Count);
    }

    private async Task<bool> MoveStartAsync(HubDbContext db, AuditChainHead? start, long sequence, byte[] hash, CancellationToken cancellation)
    {
        var seal = chain.Seal(AuditChain.Start, sequence, hash);
        if (start is null)
        {
            db.AuditChainHeads.Add(new AuditChainHead { Key = AuditChain.Start, Sequence = sequence, ChainHash = hash, Seal = seal });
            return true;
        }

        var before = start.Sequence;
        return await db.AuditChainHeads.Where(end => end.Key == AuditChain.Start && end.Sequence == before).ExecuteUpdateAsync(
            update => update
                .SetProperty(end => end.Sequence, sequence)
                .SetProperty(end => end.ChainHash, hash)
                .SetProperty(end => end.Seal, seal),
            cancellation) == 1;
    }
}
