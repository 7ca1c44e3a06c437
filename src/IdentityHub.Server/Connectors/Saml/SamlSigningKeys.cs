using System.Security.Cryptography;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>A connector's keys.</summary>
/// <param name="Active">Signs requests; null when none does.</param>
/// <param name="All">Open what is encrypted for us, also while the provider still has an older certificate.</param>
internal sealed record SamlKeySet(SamlKey? Active, IReadOnlyList<SamlKey> All);

/// <summary>Opens the keys of enterprise connectors.</summary>
internal sealed class SamlSigningKeys(IDbContextFactory<HubDbContext> database, MasterKey masterKey, ILogger<SamlSigningKeys> logger)
{
    private const string Purpose = "saml signing key";

    // More would let nobody sign in faster, and each costs a private operation for every encrypted assertion.
    private const int Most = 4;

    /// <summary>Encrypts a private key, with the id of its row so that rows cannot be exchanged.</summary>
    public static byte[] Protect(MasterKey masterKey, string id, byte[] pkcs8) =>
        masterKey.Protect(Purpose, JsonSerializer.SerializeToUtf8Bytes(new Stored(id, pkcs8), ApiJson.Options));

    /// <summary>The keys of a connector, the active one first and then the newest.</summary>
    public async Task<SamlKeySet> ReadAsync(string connectorId, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var rows = await db.SamlSigningKeys.AsNoTracking().Where(row => row.SsoConnectorId == connectorId)
            .OrderByDescending(row => row.IsActive).ThenByDescending(row => row.CreatedAt).ThenBy(row => row.Id).Take(Most).ToListAsync(cancellation);
        var keys = rows.Select(row => (Row: row, Key: Open(row))).Where(static pair => pair.Key is not null).ToList();
        return new SamlKeySet(keys.Where(static pair => pair.Row.IsActive).Select(static pair => pair.Key).FirstOrDefault(), [.. keys.Select(static pair => pair.Key!)]);
    }

    private SamlKey? Open(SamlSigningKey row)
    {
        if (masterKey.Unprotect(Purpose, row.EncryptedPrivateKey) is { } plain
            && JsonSerializer.Deserialize<Stored>(plain, ApiJson.Options) is { } stored && stored.Id == row.Id)
        {
            var key = SamlKey.Read(stored.Key, row.Certificate);
            CryptographicOperations.ZeroMemory(stored.Key);
            CryptographicOperations.ZeroMemory(plain);
            if (key is not null)
            {
                return key;
            }
        }

        Log.SigningKeyUnreadable(logger, row.Id, row.SsoConnectorId);
        return null;
    }

    private sealed record Stored(string Id, byte[] Key);
}
