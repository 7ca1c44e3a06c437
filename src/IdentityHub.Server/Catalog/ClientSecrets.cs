using System.Text;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Catalog;

/// <summary>
/// How secrets of clients are stored: a keyed hash to check them by, and the value under the master key, because operators may look it up again.
/// </summary>
internal static class ClientSecrets
{
    /// <summary>Purpose of the keyed hash and of the encryption.</summary>
    public const string Purpose = "application-secret";

    /// <summary>Name of the first secret.</summary>
    public const string DefaultName = "Default secret";

    /// <summary>Whether clients of a type have secrets.</summary>
    public static bool AreFor(ApplicationType type) => type is ApplicationType.Traditional or ApplicationType.MachineToMachine or ApplicationType.Protected;

    /// <summary>The row of a secret.</summary>
    public static ApplicationSecret Make(
        MasterKey masterKey, string applicationId, string name, string value, DateTimeOffset now, DateTimeOffset? expiresAt) => new()
        {
            ApplicationId = applicationId,
            Name = name,
            Hash = masterKey.KeyedHash(Purpose, value),
            EncryptedValue = masterKey.Protect(Purpose, Encoding.UTF8.GetBytes(value)),
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };

    /// <summary>The value of a stored secret; empty when it was stored under another master key, with which it cannot be used either.</summary>
    public static string Reveal(MasterKey masterKey, ApplicationSecret row) =>
        Encoding.UTF8.GetString(masterKey.Unprotect(Purpose, row.EncryptedValue) ?? []);
}
