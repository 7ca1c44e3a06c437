using System.Text.Json;
using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Counts what applying does, from what the change tracker sees.</summary>
internal sealed class ChangeReport(HubDbContext db)
{
    private readonly List<string> lines = [];
    private int created;
    private int updated;
    private int unchanged;

    /// <summary>The tracker's view of an object, up to date.</summary>
    public EntityEntry<T> Look<T>(T entity)
        where T : class
    {
        var entry = db.Entry(entity);
        entry.DetectChanges();
        return entry;
    }

    /// <summary>Counts one object once all of its changes are made.</summary>
    /// <param name="entity">The object.</param>
    /// <param name="name">Kind and name for the report; nothing private.</param>
    /// <param name="relations">Relations of the object and whether they changed.</param>
    public void Count<T>(T entity, string name, params IReadOnlyList<(string Name, bool Changed)> relations)
        where T : class
    {
        var entry = Look(entity);
        if (entry.State == EntityState.Added)
        {
            created++;
            lines.Add($"created {name}");
            return;
        }

        var changes = entry.Properties
            .Where(static property => property.IsModified && !IsDerived(property.Metadata.Name))
            .Select(static property => JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name))
            .Concat(relations.Where(static relation => relation.Changed).Select(static relation => relation.Name))
            .ToList();
        if (changes.Count == 0)
        {
            unchanged++;
            return;
        }

        updated++;
        lines.Add($"updated {name} ({string.Join(", ", changes)})");
    }

    // Columns that follow others; naming them would tell nothing.
    private static bool IsDerived(string property) => property == "UpdatedAt" || property.StartsWith("Normalized", StringComparison.Ordinal);

    /// <summary>Makes stored relation rows the wanted ones.</summary>
    /// <returns>Whether anything was added or removed.</returns>
    public bool Sync<TRow, TKey>(List<TRow> rows, Func<TRow, bool> belongs, Func<TRow, TKey> key, IEnumerable<TKey> wanted, Func<TKey, TRow> create)
        where TRow : class
        where TKey : notnull
    {
        var missing = wanted.ToHashSet();
        var superfluous = rows.Where(row => belongs(row) && !missing.Remove(key(row))).ToList();
        foreach (var row in superfluous)
        {
            rows.Remove(row);
            db.Remove(row);
        }

        foreach (var item in missing)
        {
            var row = create(item);
            rows.Add(row);
            db.Add(row);
        }

        return superfluous.Count + missing.Count > 0;
    }

    /// <summary>The result so far.</summary>
    public ApplyResult ToResult() => new(created, updated, unchanged, lines, []);
}
