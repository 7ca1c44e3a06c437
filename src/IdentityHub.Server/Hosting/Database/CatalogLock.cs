using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>Lets one transaction at a time look whether something is missing and add it, across nodes.</summary>
internal static class CatalogLock
{
    /// <summary>
    /// Call first within a write. On PostgreSQL the row stays locked until the transaction ends, and what the next holder reads includes
    /// what this one committed; on SQLite there is one writer anyway.
    /// </summary>
    public static Task LockCatalogAsync(this HubDbContext db, CancellationToken cancellation) =>
        db.ChangeVersions
            .Where(row => row.Key == ChangeSignal.CatalogKey)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Version, row => row.Version), cancellation);
}
