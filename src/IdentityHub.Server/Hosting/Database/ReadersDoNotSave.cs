using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>
/// Refuses to save through a reading context, on both databases alike: on SQLite such a write would collide with the writer, on PostgreSQL
/// it would work but miss the conflict handling and the change signal.
/// </summary>
internal sealed class ReadersDoNotSave : SaveChangesInterceptor
{
    public static readonly ReadersDoNotSave Instance = new();

    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context!);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context!);
        return new(result);
    }

    // The writer switches EF Core's savepoints off; that is what tells its contexts from the readers'.
    private static void Check(DbContext db)
    {
        if (db.Database.AutoSavepointsEnabled)
        {
            throw new InvalidOperationException($"This context reads. Changes go through {nameof(HubWriter)}.");
        }
    }
}
