using System.Collections.Immutable;

namespace IdentityHub.Server.ConfigurationFiles.Reporting;

/// <summary>What happens to an object.</summary>
internal enum ChangeAction
{
    /// <summary>It is new.</summary>
    Create,

    /// <summary>It differs.</summary>
    Update,

    /// <summary>The file says that it is not to exist.</summary>
    Delete,
}

/// <summary>An object that is not as the file wants it.</summary>
/// <param name="Action">What happens to it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">By what the file knows it; the same in a plan and when it is applied.</param>
/// <param name="Label">More for people to recognize it by.</param>
/// <param name="Id">Its id in the database. That of an object that a plan would create is made up.</param>
/// <param name="Fields">What differs, sorted by path. Nothing for a deleted object.</param>
internal sealed record ObjectChange(
    ChangeAction Action, ObjectKind Kind, string Name, string? Label, string Id, ImmutableArray<FieldChange> Fields)
{
    /// <summary>The change in one line for a log: kind, name and names of fields. Of people and organizations the id, which tells nothing of them.</summary>
    public string Summary()
    {
        var what = $"{Kind.Words()} {(Kind is ObjectKind.User or ObjectKind.Organization ? Id : ShownText.Word(Name))}";
        return Action switch
        {
            ChangeAction.Create => $"created {what}",
            ChangeAction.Delete => $"deleted {what}",
            _ => $"updated {what} ({string.Join(", ", Fields.Select(static field => field.Path.Split('.', '[')[0]).Distinct())})",
        };
    }
}

/// <summary>Everything that a file changes.</summary>
/// <param name="Changes">Objects that differ, by kind and name.</param>
/// <param name="Unchanged">How many objects are as the file wants them.</param>
internal sealed record ChangeReport(ImmutableArray<ObjectChange> Changes, int Unchanged)
{
    /// <summary>Nothing.</summary>
    public static ChangeReport None { get; } = new([], 0);

    /// <summary>How many objects are new.</summary>
    public int Created => Count(ChangeAction.Create);

    /// <summary>How many objects differ, their relations included.</summary>
    public int Updated => Count(ChangeAction.Update);

    /// <summary>How many objects are deleted.</summary>
    public int Deleted => Count(ChangeAction.Delete);

    /// <summary>Whether there is anything to change.</summary>
    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>One line for each change, for a log.</summary>
    public IEnumerable<string> Summaries => Changes.Select(static change => change.Summary());

    private int Count(ChangeAction action) => Changes.Count(change => change.Action == action);
}
