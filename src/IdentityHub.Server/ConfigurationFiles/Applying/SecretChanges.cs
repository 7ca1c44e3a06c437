using System.Security.Cryptography;
using IdentityHub.Data;
using IdentityHub.Protocol;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Hosting;
using ApplicationEntry = IdentityHub.Server.ConfigurationFiles.Entries.ApplicationEntry;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings the secrets of clients to what the file wants.</summary>
internal sealed class SecretChanges(HubDbContext db, StoredApplications stored, MasterKey masterKey, DateTimeOffset now)
{
    /// <summary>Applies the secrets of one client.</summary>
    /// <param name="entry">The client.</param>
    /// <param name="isNew">Whether it is made by this file: then it gets a random secret when the file speaks of none.</param>
    /// <param name="item">Where changes are noted.</param>
    public void Apply(ApplicationEntry entry, bool isNew, ObjectRecorder item)
    {
        if (entry.Secrets.Is)
        {
            ApplyAll(entry, item);
        }
        else if (entry.Secret.Is || (isNew && ClientSecrets.AreFor(entry.Type!.Value)))
        {
            Apply(entry.Id, new SecretEntry(entry.Place, ClientSecrets.DefaultName, entry.Secret, default), item);
        }
    }

    private void ApplyAll(ApplicationEntry entry, ObjectRecorder item)
    {
        var wanted = entry.Secrets.Value.Select(static secret => secret.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var secret in stored.Secrets.RowsOf(entry.Id).Where(row => !wanted.Contains(row.Name)).ToList())
        {
            db.Remove(secret);
            item.Part(secret, PathOf(secret.Name));
        }

        foreach (var secret in entry.Secrets.Value)
        {
            Apply(entry.Id, secret, item);
        }
    }

    private void Apply(string applicationId, SecretEntry entry, ObjectRecorder item)
    {
        var secret = stored.Secrets.Find(applicationId, entry.Name);
        if (secret is null)
        {
            secret = ClientSecrets.Make(masterKey, applicationId, entry.Name, entry.Value.Is ? entry.Value.Value : RandomValues.Secret(), now, null);
            db.Add(secret);
        }
        else if (entry.Value.Is && !CryptographicOperations.FixedTimeEquals(secret.Hash, masterKey.KeyedHash(ClientSecrets.Purpose, entry.Value.Value)))
        {
            var made = ClientSecrets.Make(masterKey, applicationId, entry.Name, entry.Value.Value, now, null);
            (secret.Hash, secret.EncryptedValue) = (made.Hash, made.EncryptedValue);
        }

        secret.ExpiresAt = entry.ExpiresAt.Or(secret.ExpiresAt);
        item.Part(secret, PathOf(entry.Name));
    }

    private static string PathOf(string name) => $"secrets[{ReadingContext.Printable(name)}]";
}
