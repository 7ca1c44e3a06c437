using IdentityHub.Data;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Rows that were added and removed, by key.</summary>
internal readonly record struct RelationChange(IReadOnlyCollection<string> Added, IReadOnlyCollection<string> Removed)
{
    /// <summary>Nothing.</summary>
    public static RelationChange None { get; } = new([], []);

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Added.Count + Removed.Count == 0;
}

/// <summary>Stored rows that say what belongs to what, found by their owner.</summary>
/// <param name="ownerOf">To whom a row belongs.</param>
/// <param name="keyOf">What belongs to them by it.</param>
internal sealed class Relations<TOwner, TRow>(Func<TRow, TOwner> ownerOf, Func<TRow, string> keyOf)
    where TOwner : notnull
    where TRow : class
{
    private readonly Dictionary<TOwner, Dictionary<string, TRow>> rows = [];

    /// <summary>Adds stored rows, or one that is being added.</summary>
    public Relations<TOwner, TRow> With(params IEnumerable<TRow> stored)
    {
        foreach (var row in stored)
        {
            Of(ownerOf(row))[keyOf(row)] = row;
        }

        return this;
    }

    /// <summary>All to whom something belonged when it was loaded, or belongs since.</summary>
    public IReadOnlyCollection<TOwner> Owners => rows.Keys;

    /// <summary>What belongs to an owner.</summary>
    public IReadOnlyCollection<string> KeysOf(TOwner owner) => rows.TryGetValue(owner, out var own) ? own.Keys : [];

    /// <summary>Owners to whom something belongs.</summary>
    public IEnumerable<TOwner> OwnersOf(string key) => rows.Where(owner => owner.Value.ContainsKey(key)).Select(static owner => owner.Key);

    /// <summary>Rows of an owner.</summary>
    public IEnumerable<TRow> RowsOf(TOwner owner) => rows.TryGetValue(owner, out var own) ? own.Values : [];

    /// <summary>The row by which something belongs to an owner.</summary>
    public TRow? Find(TOwner owner, string key) => rows.TryGetValue(owner, out var own) ? own.GetValueOrDefault(key) : null;

    /// <summary>Makes an owner's rows the wanted ones; those that are both stay untouched.</summary>
    public RelationChange Sync(HubDbContext db, TOwner owner, IEnumerable<string> wanted, Func<string, TRow> create)
    {
        var own = Of(owner);
        var missing = wanted.ToHashSet(StringComparer.Ordinal);
        var superfluous = own.Keys.Where(key => !missing.Remove(key)).ToList();
        foreach (var key in superfluous)
        {
            own.Remove(key, out var row);
            db.Remove(row!);
        }

        foreach (var key in missing)
        {
            own[key] = create(key);
            db.Add(own[key]);
        }

        return new RelationChange(missing, superfluous);
    }

    private Dictionary<string, TRow> Of(TOwner owner)
    {
        if (!rows.TryGetValue(owner, out var own))
        {
            rows[owner] = own = new Dictionary<string, TRow>(StringComparer.Ordinal);
        }

        return own;
    }
}
