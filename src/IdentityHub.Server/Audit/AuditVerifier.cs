using IdentityHub.Data;
using IdentityHub.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Audit;

/// <summary>What verifying the trail found.</summary>
/// <param name="Sealed">Rows in the chain.</param>
/// <param name="Waiting">Rows that are not sealed yet.</param>
/// <param name="RemovedBefore">The last place of the rows that retention removed; 0 when none were.</param>
/// <param name="Problems">What is wrong, in words that name the place; the first of them when there are many.</param>
/// <param name="ProblemCount">How many there are.</param>
internal sealed record AuditVerification(long Sealed, long Waiting, long RemovedBefore, IReadOnlyList<string> Problems, long ProblemCount);

/// <summary>Follows the chain from its start to its end. Reads only, in pages, while the hub runs or not.</summary>
internal sealed class AuditVerifier(IDbContextFactory<HubDbContext> contexts, AuditChain chain)
{
    private const int PageSize = 1000;
    private const int MostProblems = 20;

    /// <summary>Verifies the trail.</summary>
    /// <param name="progress">Hears how many rows were looked at, and how many there are.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<AuditVerification> VerifyAsync(Action<long, long>? progress, CancellationToken cancellation)
    {
        var walk = new Walk(chain);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var start = await EndAsync(db, AuditChain.Start, cancellation);
        var head = await EndAsync(db, AuditChain.Head, cancellation);
        var (first, last) = (start?.Sequence ?? 0, head?.Sequence ?? 0);
        walk.Begin(start, head);
        progress?.Invoke(0, last - first);
        for (var reached = 0L; reached < last;)
        {
            var page = await PageAsync(db, reached, last, cancellation);
            page.ForEach(walk.Take);
            reached = page.Count < PageSize ? last : page[^1].Sequence!.Value;
            progress?.Invoke(Math.Max(0, reached - first), last - first);
        }

        walk.Finish(head);
        await LookBeyondAsync(db, walk, last, cancellation);
        var waiting = await db.AuditLogs.LongCountAsync(row => row.Sequence == null, cancellation);
        return new AuditVerification(walk.Rows, waiting, first, walk.Problems, walk.ProblemCount);
    }

    private static Task<AuditChainHead?> EndAsync(HubDbContext db, string end, CancellationToken cancellation) =>
        db.AuditChainHeads.FirstOrDefaultAsync(row => row.Key == end, cancellation);

    private static Task<List<AuditLog>> PageAsync(HubDbContext db, long after, long last, CancellationToken cancellation) =>
        db.AuditLogs.Where(row => row.Sequence > after && row.Sequence <= last).OrderBy(row => row.Sequence).Take(PageSize).ToListAsync(cancellation);

    // The chain may have grown meanwhile. So the rows are read first, and then the head, which is never behind them.
    private static async Task LookBeyondAsync(HubDbContext db, Walk walk, long last, CancellationToken cancellation)
    {
        var highest = await db.AuditLogs.Where(row => row.Sequence > last).MaxAsync(row => row.Sequence, cancellation) ?? 0;
        var grown = (await EndAsync(db, AuditChain.Head, cancellation))?.Sequence ?? 0;
        if (highest > grown)
        {
            walk.Tell($"row {highest} is beyond the end of the chain, {grown}: it was put in, or the end was put back");
        }

        foreach (var id in await db.AuditLogs.Where(row => row.Sequence <= 0).OrderBy(row => row.Sequence).Take(MostProblems).Select(row => row.Id).ToListAsync(cancellation))
        {
            walk.Tell($"the row with the id {id} has a place that the hub does not give: it was put in");
        }
    }

    /// <summary>Looks at one row after the other.</summary>
    private sealed class Walk(AuditChain chain)
    {
        private readonly List<string> problems = [];
        private long sequence;

        // Unknown after a gap: the row after it cannot be held against what is missing.
        private byte[]? hash = AuditChain.Origin;

        public long Rows { get; private set; }

        public long ProblemCount { get; private set; }

        public IReadOnlyList<string> Problems => problems;

        public void Begin(AuditChainHead? start, AuditChainHead? head)
        {
            foreach (var end in new[] { start, head }.OfType<AuditChainHead>().Where(end => !chain.IsSealed(end)))
            {
                Tell($"the {(end == head ? "end" : "start")} of the chain, {end.Sequence}, was changed");
            }

            (sequence, hash) = (start?.Sequence ?? 0, start?.ChainHash ?? AuditChain.Origin);
        }

        public void Take(AuditLog row)
        {
            Rows++;
            if (row.Sequence <= sequence)
            {
                Tell($"row {row.Sequence} ({row.Id}) is before the start of the chain: it was put in");
                return;
            }

            TellOfGap(row.Sequence!.Value - 1);
            if (hash is not null && !chain.IsLinked(hash, row))
            {
                Tell($"row {row.Sequence} ({row.Id}) was changed, or not written by the hub, or the row before it was");
            }

            (sequence, hash) = (row.Sequence.Value, row.ChainHash);
        }

        public void Finish(AuditChainHead? head)
        {
            if (head is null)
            {
                return;
            }

            TellOfGap(head.Sequence);
            if (hash is not null && !hash.AsSpan().SequenceEqual(head.ChainHash))
            {
                Tell($"the last row, {head.Sequence}, is not the one that the end of the chain names");
            }
        }

        public void Tell(string problem)
        {
            ProblemCount++;
            if (problems.Count < MostProblems)
            {
                problems.Add(problem);
            }
        }

        private void TellOfGap(long last)
        {
            if (last <= sequence)
            {
                return;
            }

            Tell(last == sequence + 1 ? $"row {last} is missing" : $"rows {sequence + 1} to {last} are missing");
            (sequence, hash) = (last, null);
        }
    }
}
