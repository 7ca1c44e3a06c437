using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>A digest that replaces a stored one.</summary>
/// <param name="Digest">Its text.</param>
/// <param name="Method">The wire name of how it was made.</param>
internal sealed record NewDigest(string Digest, string Method)
{
    /// <summary>Digests do not belong into logs.</summary>
    public override string ToString() => Method;
}

/// <summary>
/// Holds the file's passwords against the stored digests and makes new ones where they do not verify. Hashing takes long on purpose, so it
/// happens before the transaction, which then makes sure that what was looked at is still stored. A digest of the file is taken over by people
/// who have no password: the hub replaces it at the first sign-in, and could not tell later whether the two are of one password.
/// </summary>
internal sealed class PasswordPreparation
{
    private readonly Dictionary<UserEntry, (string? Seen, NewDigest? New)> prepared = new(ReferenceEqualityComparer.Instance);

    /// <summary>Looks at the password or digest of every user of the file that has one.</summary>
    /// <param name="db">To read.</param>
    /// <param name="document">The file.</param>
    /// <param name="hasher">Hashes and verifies.</param>
    /// <param name="tellsNothing">Whether every password counts as another one: of a text that is sent, "unchanged" would say that a guess was right.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<PasswordPreparation> CreateAsync(
        HubDbContext db, FileDocument document, PasswordHasher hasher, bool tellsNothing, CancellationToken cancellation)
    {
        var preparation = new PasswordPreparation();
        var withPasswords = document.Users.Where(static entry => entry.Password.Is || entry.PasswordDigest.Is).ToList();
        var stored = await StoredUsers.LoadAsync(db, new FileDocument { Users = withPasswords }, holds: false, cancellation);
        foreach (var entry in withPasswords)
        {
            var user = stored.Find(entry);
            preparation.prepared[entry] = (user?.PasswordEncrypted, await PrepareAsync(entry, user, hasher, tellsNothing, cancellation));
        }

        return preparation;
    }

    /// <summary>Whether what was looked at is still what is stored.</summary>
    public bool StillFits(StoredState stored) =>
        prepared.All(item => stored.Users.Find(item.Key)?.PasswordEncrypted == item.Value.Seen);

    /// <summary>Entries whose digest is not used, because the user has another one.</summary>
    public IEnumerable<UserEntry> Unused() =>
        prepared.Where(static item => item.Key.PasswordDigest is { Is: true, Value: var given } && item.Value is { New: null, Seen: var seen } && seen != given.Text)
            .Select(static item => item.Key);

    /// <summary>The new digest of a user; null when there is nothing to change.</summary>
    public NewDigest? For(UserEntry entry) => prepared.TryGetValue(entry, out var item) ? item.New : null;

    private static async Task<NewDigest?> PrepareAsync(UserEntry entry, User? user, PasswordHasher hasher, bool tellsNothing, CancellationToken cancellation)
    {
        if (entry.PasswordDigest.Is)
        {
            var (text, algorithm, _) = entry.PasswordDigest.Value;
            return user?.PasswordEncrypted is null ? new NewDigest(text, algorithm.ToString()) : null;
        }

        var isCurrent = user is { PasswordEncrypted: { } digest } && !tellsNothing
            && await VerifiesAsync(hasher, entry.Password.Value, digest, user.PasswordEncryptionMethod, cancellation);
        return isCurrent ? null : await HashAsync(hasher, entry.Password.Value, cancellation);
    }

    private static async Task<bool> VerifiesAsync(
        PasswordHasher hasher, string password, string digest, string? method, CancellationToken cancellation)
    {
        var algorithm = Enum.TryParse<PasswordAlgorithm>(method, out var known) ? known : (PasswordAlgorithm?)null;
        return await hasher.VerifyAsync(password, digest, algorithm, cancellation) switch
        {
            PasswordVerdict.Verified or PasswordVerdict.VerifiedNeedsRehash => true,
            PasswordVerdict.Overloaded => throw new FileBusyException("The password hasher is overloaded."),
            _ => false,
        };
    }

    private static async Task<NewDigest> HashAsync(PasswordHasher hasher, string password, CancellationToken cancellation) =>
        await hasher.HashAsync(password, cancellation) is { Status: PasswordHashStatus.Hashed, Digest: { } digest }
            ? new NewDigest(digest, nameof(PasswordAlgorithm.Argon2id))
            : throw new FileBusyException("The password hasher refused a password of the file.");
}
