using IdentityHub.Data.Users;
using IdentityHub.Server.ConfigurationFiles.Entries;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>
/// Who can be named once the file is applied. A stored user is named in the way the file leaves it: an entry that renames somebody hides
/// the old name, and one that removes somebody all of them.
/// </summary>
internal sealed class KnownPeople
{
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    /// <summary>Puts database and file together.</summary>
    public KnownPeople(FileDocument document, StoredState stored)
    {
        var changed = new Dictionary<User, UserEntry>();
        foreach (var entry in document.Users)
        {
            if (stored.Users.Find(entry) is { } user)
            {
                changed.TryAdd(user, entry);
            }

            Add(entry.Id.Value, entry.Username.Value, entry.PrimaryEmail.Value);
        }

        var removed = document.AbsentOf(ObjectKind.User).Select(stored.Users.Find).ToHashSet();
        foreach (var user in stored.Users.All.Where(user => !removed.Contains(user)))
        {
            var entry = changed.GetValueOrDefault(user);
            Add(user.Id, entry is null ? user.Username : entry.Username.Or(user.Username), entry is null ? user.PrimaryEmail : entry.PrimaryEmail.Or(user.PrimaryEmail));
        }
    }

    /// <summary>Whether the reference leads to somebody.</summary>
    public bool Has(UserReference reference) => keys.Contains(reference.Key);

    private void Add(string? id, string? username, string? email)
    {
        Add(UserReferenceKind.Id, id);
        Add(UserReferenceKind.Username, User.Normalize(username));
        Add(UserReferenceKind.PrimaryEmail, User.Normalize(email));
    }

    private void Add(UserReferenceKind kind, string? value)
    {
        if (value is not null)
        {
            keys.Add($"{kind} {value}");
        }
    }
}
