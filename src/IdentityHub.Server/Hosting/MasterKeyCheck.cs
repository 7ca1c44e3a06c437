using System.Text;
using System.Text.Json;
using IdentityHub.Data.Configuration;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Hosting;

/// <summary>Finds out at start, and not at the first sign-in, that the master key is not the one this database was made with.</summary>
internal sealed class MasterKeyCheck(HubWriter writer, MasterKey masterKey, HubOptions options)
{
    /// <summary>Name of the setting that holds the check value.</summary>
    public const string SettingKey = "masterKeyCheck";

    private const string Purpose = "master key check";
    private static readonly byte[] Known = Encoding.ASCII.GetBytes("identityhub");

    /// <summary>Stores the check value at the first start; compares it at every other.</summary>
    /// <exception cref="ConfigurationException">The key is another one.</exception>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        var fresh = JsonSerializer.Serialize(Convert.ToBase64String(masterKey.Protect(Purpose, Known)), HostingJson.Default.String);
        var stored = await writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                var value = await db.HubSettings.AsNoTracking()
                    .Where(setting => setting.Key == SettingKey).Select(setting => setting.Value).FirstOrDefaultAsync(token);
                if (value is null)
                {
                    await db.LockCatalogAsync(token);
                    value = await db.HubSettings.AsNoTracking()
                        .Where(setting => setting.Key == SettingKey).Select(setting => setting.Value).FirstOrDefaultAsync(token);
                }

                if (value is null)
                {
                    db.HubSettings.Add(new HubSetting { Key = SettingKey, Value = fresh });
                }

                return value ?? fresh;
            },
            cancellation);
        if (!Matches(stored))
        {
            throw new ConfigurationException([Explain()]);
        }
    }

    /// <summary>Whether a stored check value was made with this key.</summary>
    public bool Matches(string stored)
    {
        var text = JsonSerializer.Deserialize(stored, HostingJson.Default.String) ?? "";
        var envelope = new byte[text.Length];
        return Convert.TryFromBase64String(text, envelope, out var length)
            && masterKey.Unprotect(Purpose, envelope.AsSpan(0, length)) is { } opened
            && opened.AsSpan().SequenceEqual(Known);
    }

    private string Explain()
    {
        var file = MasterKeyFile.PathIn(options.DataDirectory);
        if (masterKey.Origin == MasterKeyOrigin.NewFile)
        {
            // Made a moment ago and of no use: left behind it would only hide that the right one is missing.
            File.Delete(file);
        }

        const string Consequence = "Without the right key nobody can sign in; it cannot be made anew.";
        return masterKey.Origin switch
        {
            MasterKeyOrigin.Configured =>
                $"IdentityHub:MasterKey is not the key this database was made with. Set the right one, or remove the setting if the key is in {file}. {Consequence}",
            MasterKeyOrigin.File =>
                $"The key file {file} does not hold the key this database was made with. Restore the right file from a backup or copy it from another node, or set IdentityHub:MasterKey. {Consequence}",
            _ =>
                $"The key file {file} is missing, and this database was made with a key. Restore the file from a backup or copy it from another node, or set IdentityHub:MasterKey. {Consequence}",
        };
    }
}
