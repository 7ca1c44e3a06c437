using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>The counter behind <see cref="ChangeSignal"/>: one row, advanced by every transaction that changes the catalog.</summary>
internal static class CatalogVersion
{
    private const string Advance =
        $"""
        INSERT INTO change_versions (key, version) VALUES ('{ChangeSignal.CatalogKey}', 1)
        ON CONFLICT (key) DO UPDATE SET version = change_versions.version + 1
        RETURNING version AS "Value"
        """;

    private const string Announce = $"NOTIFY {ChangeSignal.Channel}, '{ChangeSignal.CatalogKey}'";

    /// <summary>
    /// Advances the counter within the caller's transaction and, on PostgreSQL, tells the nodes when it commits. The row stays locked
    /// until then, so versions are committed in their order.
    /// </summary>
    public static async Task<long> AdvanceAsync(HubDbContext db, CancellationToken cancellation)
    {
        var version = await db.Database.SqlQueryRaw<long>(Advance).ToListAsync(cancellation);
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync(Announce, cancellation);
        }

        return version[0];
    }

    /// <summary>The committed version; 0 when there is none.</summary>
    public static Task<long> ReadAsync(HubDbContext db, CancellationToken cancellation) =>
        db.ChangeVersions
            .Where(row => row.Key == ChangeSignal.CatalogKey)
            .Select(row => row.Version)
            .FirstOrDefaultAsync(cancellation);
}
