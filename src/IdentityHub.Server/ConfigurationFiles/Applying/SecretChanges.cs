using System.Security.Cryptography;
using System.Text;
using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings the secrets of clients to what the file wants.</summary>
internal sealed class SecretChanges(HubDbContext db, StoredApplications stored, MasterKey masterKey, DateTimeOffset now)
{
    private const string SecretPurpose = "application-secret";

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
        else if (entry.Secret.Is || (isNew && entry.Type is ApplicationType.Traditional or ApplicationType.MachineToMachine))
        {
            Apply(entry.Id, new SecretEntry(entry.Place, StoredApplications.DefaultSecret, entry.Secret, default), item);
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
        if (secret is null || entry.Value.Is)
        {
            var value = Encoding.UTF8.GetBytes(entry.Value.Is ? entry.Value.Value : RandomValues.Secret());
            var hash = masterKey.KeyedHash(SecretPurpose, value);
            if (secret is null)
            {
                secret = new ApplicationSecret
                {
                    ApplicationId = applicationId,
                    Name = entry.Name,
                    Hash = hash,
                    EncryptedValue = masterKey.Protect(SecretPurpose, value),
                    CreatedAt = now,
                };
                db.Add(secret);
            }
            else if (!CryptographicOperations.FixedTimeEquals(secret.Hash, hash))
            {
                secret.Hash = hash;
                secret.EncryptedValue = masterKey.Protect(SecretPurpose, value);
            }
        }

        secret.ExpiresAt = entry.ExpiresAt.Or(secret.ExpiresAt);
        item.Part(secret, PathOf(entry.Name));
    }

    private static string PathOf(string name) => $"secrets[{ReadingContext.Printable(name)}]";
}
