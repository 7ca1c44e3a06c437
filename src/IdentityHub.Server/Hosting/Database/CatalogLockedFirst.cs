using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>
/// On PostgreSQL, locks the catalog before rows of it are saved. Its version is advanced at the end of every transaction that changed it,
/// so one that first changed a row and one that first locked the catalog would otherwise wait for each other.
/// </summary>
internal sealed class CatalogLockedFirst : SaveChangesInterceptor
{
    public static readonly CatalogLockedFirst Instance = new();

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is HubDbContext { CatalogChanged: true } db && db.Database.IsNpgsql())
        {
            await db.LockCatalogAsync(cancellationToken);
        }

        return result;
    }
}
