using System.Collections.Immutable;
using IdentityHub.Data;
using IdentityHub.Server.ConfigurationFiles.Applying;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Reporting;

/// <summary>Collects what changing the database to the file's wishes changed.</summary>
internal sealed class ChangeRecorder(HubDbContext db)
{
    private readonly List<ObjectChange> changes = [];
    private int unchanged;

    /// <summary>Begins to look at an object; everything about it is to be changed by now.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="row">The object's own row.</param>
    /// <param name="id">Its id.</param>
    /// <param name="name">By what the file knows it, when not by its id.</param>
    /// <param name="label">More for people to recognize it by.</param>
    public ObjectRecorder Begin(ObjectKind kind, object row, string id, string? name = null, string? label = null)
    {
        var isNew = db.Entry(row).State == EntityState.Added;
        return new ObjectRecorder(db, new ObjectChange(isNew ? ChangeAction.Create : ChangeAction.Update, kind, name ?? id, label, id, [])).Part(row);
    }

    /// <summary>Counts the object.</summary>
    public void End(ObjectRecorder item)
    {
        if (item.Finish() is { } change)
        {
            changes.Add(change);
        }
        else
        {
            unchanged++;
        }
    }

    /// <summary>Counts an object that goes.</summary>
    public void Deleted(ObjectKind kind, string id, string? name = null, string? label = null) =>
        changes.Add(new ObjectChange(ChangeAction.Delete, kind, name ?? id, label, id, []));

    /// <summary>Counts an object that is gone already.</summary>
    public void AlreadyGone() => unchanged++;

    /// <summary>All of it, in an order that depends on nothing but the changes.</summary>
    public ChangeReport ToReport() => new(
        [.. changes.OrderBy(static change => change.Kind).ThenBy(static change => change.Name, StringComparer.Ordinal)], unchanged);
}

/// <summary>Collects what changed about one object.</summary>
internal sealed class ObjectRecorder(HubDbContext db, ObjectChange change)
{
    private readonly List<FieldChange> fields = [];

    /// <summary>Looks at a row of the object.</summary>
    public ObjectRecorder Part(object row, string prefix = "")
    {
        fields.AddRange(EntityDifference.Of(db, row, prefix));
        return this;
    }

    /// <summary>Notes members that a list got and lost.</summary>
    /// <param name="path">The list.</param>
    /// <param name="relations">The keys of its rows.</param>
    /// <param name="nameOf">The file's word for a key.</param>
    public ObjectRecorder List(string path, RelationChange relations, Func<string, string> nameOf)
    {
        if (!relations.IsEmpty)
        {
            fields.Add(new ListChange(path, Named(relations.Added, nameOf), Named(relations.Removed, nameOf)));
        }

        return this;
    }

    /// <summary>Notes changes that were found otherwise.</summary>
    public ObjectRecorder Fields(IEnumerable<FieldChange> changes)
    {
        fields.AddRange(changes);
        return this;
    }

    /// <summary>The object's change; null when there is none.</summary>
    public ObjectChange? Finish() => change.Action == ChangeAction.Update && fields.Count == 0
        ? null
        : change with { Fields = [.. fields.OrderBy(static field => field.Path, StringComparer.Ordinal)] };

    private static ImmutableArray<string> Named(IEnumerable<string> keys, Func<string, string> nameOf) =>
        [.. keys.Select(nameOf).Order(StringComparer.Ordinal)];
}
