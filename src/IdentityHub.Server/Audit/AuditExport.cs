using System.Runtime.CompilerServices;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Audit;

/// <summary>Whether an export can go on from a cursor.</summary>
internal enum AuditCursorStanding
{
    /// <summary>It can.</summary>
    Good,

    /// <summary>The trail has no such row: the cursor is of another trail, or somebody changed this one.</summary>
    Unknown,

    /// <summary>Retention removed rows that come after it.</summary>
    Outdated,
}

/// <summary>
/// Sealed rows in the order of the chain. That order never changes, so a reader who goes on from a cursor misses none and gets none twice.
/// </summary>
internal sealed class AuditExport(IDbContextFactory<HubDbContext> contexts)
{
    private const int PageSize = 500;

    /// <summary>Whether the row that a cursor names is still there and unchanged.</summary>
    public async Task<AuditCursorStanding> CheckAsync(AuditCursor cursor, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var start = await db.AuditChainHeads.FirstOrDefaultAsync(end => end.Key == AuditChain.Start, cancellation);
        if (start is not null && cursor.Sequence < start.Sequence)
        {
            return AuditCursorStanding.Outdated;
        }

        var sequence = cursor.Sequence;
        var hash = sequence == start?.Sequence
            ? start.ChainHash
            : await db.AuditLogs.Where(row => row.Sequence == sequence).Select(row => row.ChainHash).FirstOrDefaultAsync(cancellation);
        return hash is not null && hash.AsSpan().SequenceEqual(cursor.ChainHash) ? AuditCursorStanding.Good : AuditCursorStanding.Unknown;
    }

    /// <summary>The rows after a cursor, or all.</summary>
    public async IAsyncEnumerable<AuditLog> ReadAsync(AuditCursor? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reached = after?.Sequence ?? 0;
        while (true)
        {
            // A context for each page: a reader may be slow, and on SQLite an open snapshot keeps the write-ahead log from shrinking.
            List<AuditLog> page;
            await using (var db = await contexts.CreateDbContextAsync(cancellation))
            {
                var from = reached;
                page = await After(db, from).Take(PageSize).ToListAsync(cancellation);
            }

            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            reached = page[^1].Sequence!.Value;
        }
    }

    /// <summary>Sealed rows after a place.</summary>
    internal static IQueryable<AuditLog> After(HubDbContext db, long sequence) =>
        db.AuditLogs.Where(row => row.Sequence > sequence).OrderBy(row => row.Sequence);

    /// <summary>The cursor that names a row.</summary>
    public static AuditCursor CursorOf(AuditLog row) => new(row.Sequence!.Value, row.ChainHash!);

    /// <summary>Writes a row as one object: what the Management API shows, and its place and cursor.</summary>
    public static void Write(Utf8JsonWriter writer, AuditLog row)
    {
        writer.WriteStartObject();
        writer.WriteString("tenantId"u8, "default"u8);
        writer.WriteString("id"u8, row.Id);
        writer.WriteString("key"u8, row.Key);
        writer.WritePropertyName("payload"u8);
        AuditPayloadReader.Write(writer, row.Payload);
        writer.WriteNumber("createdAt"u8, row.CreatedAt.ToUnixTimeMilliseconds());
        writer.WriteNumber("sequence"u8, row.Sequence!.Value);
        writer.WriteString("cursor"u8, CursorOf(row).ToString());
        writer.WriteEndObject();
    }
}
