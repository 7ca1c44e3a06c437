using IdentityHub.Data;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Data.Vault;
using IdentityHub.Server.ConfigurationFiles.Entries;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Stored users that the file names, found by every identifier they have.</summary>
internal sealed class StoredUsers
{
    private readonly Dictionary<string, User> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, User> byUsername = new(StringComparer.Ordinal);
    private readonly Dictionary<string, User> byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<string, User> byPhone = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Target, string IdentityId), UserIdentity> identityOwners = [];
    private readonly List<Secret> secrets = [];
    private readonly Dictionary<string, string> newNames = new(StringComparer.Ordinal);

    /// <summary>Global roles of those whose roles the file can change.</summary>
    public Relations<string, UserRole> Roles { get; } = new(static row => row.UserId, static row => row.RoleId);

    /// <summary>Social identities of those whose identities the file gives, by target.</summary>
    public Relations<string, UserIdentity> Identities { get; } = new(static row => row.UserId, static row => row.Target);

    /// <summary>Tokens that belong to a social identity of those whose identities the file gives.</summary>
    public IEnumerable<Secret> SecretsOf(UserIdentity identity) =>
        secrets.Where(row => row.UserId == identity.UserId && row.Provider == identity.Target && row.IdentityId == identity.IdentityId);

    /// <summary>Whoever has an identity that the file gives to somebody.</summary>
    public UserIdentity? FindIdentity(string target, string identityId) => identityOwners.GetValueOrDefault((target, identityId));

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<User> All => byId.Values;

    /// <summary>Who has this id.</summary>
    public User? WithId(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    /// <summary>Who has this username, however it is written.</summary>
    public User? WithUsername(string? name) => User.Normalize(name) is { } key ? byUsername.GetValueOrDefault(key) : null;

    /// <summary>Who has this e-mail address, however it is written.</summary>
    public User? WithEmail(string? address) => User.Normalize(address) is { } key ? byEmail.GetValueOrDefault(key) : null;

    /// <summary>Who has this phone number.</summary>
    public User? WithPhone(string? number) => number is null ? null : byPhone.GetValueOrDefault(number);

    /// <summary>By what the file knows a user: by id, unless the id was made up just now.</summary>
    public string NameOf(string id) => newNames.GetValueOrDefault(id, id);

    /// <summary>The user an entry describes: by id, else by sign-in name, else by e-mail address, else by phone number.</summary>
    public User? Find(UserEntry entry) => entry switch
    {
        { Id.Is: true } => WithId(entry.Id.Value),
        { Username.Value: { } name } => WithUsername(name),
        { PrimaryEmail.Value: { } email } => WithEmail(email),
        _ => WithPhone(entry.PrimaryPhone.Value),
    };

    /// <summary>The user a reference names.</summary>
    public User? Find(UserReference reference) => reference.Kind switch
    {
        UserReferenceKind.Id => WithId(reference.Value),
        UserReferenceKind.Username => WithUsername(reference.Value),
        _ => WithEmail(reference.Value),
    };

    /// <summary>The user that is not to exist.</summary>
    public User? Find(AbsentEntry entry) => entry.Key switch
    {
        "id" => WithId(entry.Name.Value),
        "username" => WithUsername(entry.Name.Value),
        "primaryEmail" => WithEmail(entry.Name.Value),
        _ => WithPhone(entry.Name.Value),
    };

    /// <summary>Adds a user, or finds them from now on by the identifiers that were just changed.</summary>
    public void Add(User user)
    {
        byId[user.Id] = user;
        Index(byUsername, user.NormalizedUsername, user);
        Index(byEmail, user.NormalizedEmail, user);
        Index(byPhone, user.PrimaryPhone, user);
    }

    /// <summary>Adds a user that the file makes.</summary>
    public void AddNew(User user, string name)
    {
        newNames[user.Id] = name;
        Add(user);
    }

    /// <summary>Does not find a user any more by the identifiers they have now.</summary>
    public void Forget(User user)
    {
        Forget(byUsername, user.NormalizedUsername, user);
        Forget(byEmail, user.NormalizedEmail, user);
        Forget(byPhone, user.PrimaryPhone, user);
    }

    /// <summary>Loads them, locked first if so wished.</summary>
    public static async Task<StoredUsers> LoadAsync(HubDbContext db, FileDocument document, bool holds, CancellationToken cancellation)
    {
        var users = new StoredUsers();
        var rows = db.Users.AsTracking();
        await AddAsync(UserReferenceKind.Id, "id", static entry => entry.Id.Value, ids => rows.Where(user => ids.Contains(user.Id)));
        await AddAsync(
            UserReferenceKind.Username, "username", static entry => entry.Username.Value, names => rows.Where(user => names.Contains(user.NormalizedUsername!)));
        await AddAsync(
            UserReferenceKind.PrimaryEmail, "primaryEmail", static entry => entry.PrimaryEmail.Value, addresses => rows.Where(user => addresses.Contains(user.NormalizedEmail!)));
        await AddAsync(null, "primaryPhone", static entry => entry.PrimaryPhone.Value, numbers => rows.Where(user => numbers.Contains(user.PrimaryPhone!)));
        await users.LoadBelongingsAsync(db, document, cancellation);
        return users;

        async Task AddAsync(UserReferenceKind? kind, string key, Func<UserEntry, string?> valueOf, Func<List<string>, IQueryable<User>> query)
        {
            var found = await Chunks.LoadAsync(NamesOf(document, kind, key, valueOf), async keys =>
            {
                if (holds)
                {
                    await query(keys).ExecuteUpdateAsync(static update => update.SetProperty(static user => user.UpdatedAt, static user => user.UpdatedAt), cancellation);
                }

                return await query(keys).ToListAsync(cancellation);
            });
            found.ForEach(users.Add);
        }
    }

    private async Task LoadBelongingsAsync(HubDbContext db, FileDocument document, CancellationToken cancellation)
    {
        var withRoles = document.Users.Where(static entry => entry.Roles.Is || entry.Administrator.Is).Select(entry => Find(entry)?.Id).OfType<string>();
        Roles.With(await Chunks.LoadAsync(withRoles, ids =>
            db.UserRoles.AsTracking().Where(row => ids.Contains(row.UserId)).ToListAsync(cancellation)));
        var withIdentities = document.Users.Where(static entry => entry.Identities.Is).ToList();
        var people = withIdentities.Select(entry => Find(entry)?.Id).OfType<string>().ToList();
        secrets.AddRange(await Chunks.LoadAsync(people, ids =>
            db.Secrets.AsTracking().Where(row => row.Owner == SecretOwner.Social && ids.Contains(row.UserId)).ToListAsync(cancellation)));
        var rows = await Chunks.LoadAsync(people, ids =>
            db.UserIdentities.AsTracking().Where(row => ids.Contains(row.UserId)).ToListAsync(cancellation));
        var given = withIdentities.SelectMany(static entry => entry.Identities.Value).Select(static identity => identity.IdentityId?.Value).OfType<string>();
        rows.AddRange(await Chunks.LoadAsync(given, ids =>
            db.UserIdentities.AsTracking().Where(row => ids.Contains(row.IdentityId)).ToListAsync(cancellation)));
        Identities.With(rows);
        rows.ForEach(row => identityOwners[(row.Target, row.IdentityId)] = row);
    }

    private static IEnumerable<string> NamesOf(FileDocument document, UserReferenceKind? kind, string key, Func<UserEntry, string?> valueOf)
    {
        var ignoresCase = kind is UserReferenceKind.Username or UserReferenceKind.PrimaryEmail;
        return document.Users.Select(valueOf)
            .Concat(document.AbsentOf(ObjectKind.User).Where(entry => entry.Key == key).Select(static entry => entry.Name.Value))
            .Concat(document.UserReferences().Where(reference => reference.Kind == kind).Select(static reference => reference.Value))
            .OfType<string>()
            .Select(value => ignoresCase ? User.Normalize(value)! : value);
    }

    private static void Index(Dictionary<string, User> index, string? key, User user)
    {
        if (key is not null)
        {
            index[key] = user;
        }
    }

    private static void Forget(Dictionary<string, User> index, string? key, User user)
    {
        if (key is not null && index.GetValueOrDefault(key) == user)
        {
            index.Remove(key);
        }
    }
}
