using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Configs;

/// <summary>A setting that is a JSON object.</summary>
/// <param name="key">Its name.</param>
/// <param name="fallback">What it is when nobody changed it.</param>
internal sealed class StoredSetting(string key, string fallback = "{}")
{
    /// <summary>Reads it.</summary>
    public async Task<JsonObject> ReadAsync(HubDbContext db, CancellationToken cancellation)
    {
        var value = await db.HubSettings.AsNoTracking().Where(row => row.Key == key).Select(row => row.Value).FirstOrDefaultAsync(cancellation);
        return (JsonObject)JsonNode.Parse(value ?? fallback)!;
    }

    /// <summary>Changes it within a write; whoever changes it at the same time waits.</summary>
    /// <param name="db">The context of the write.</param>
    /// <param name="body">What is given replaces what was there; what is absent stays.</param>
    /// <param name="keeps">Whether what is absent stays; else it goes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<JsonObject> ChangeAsync(HubDbContext db, object body, bool keeps, CancellationToken cancellation)
    {
        await db.LockCatalogAsync(cancellation);
        var row = await db.HubSettings.AsTracking().FirstOrDefaultAsync(setting => setting.Key == key, cancellation);
        if (row is null)
        {
            row = new HubSetting { Key = key, Value = fallback };
            db.HubSettings.Add(row);
        }

        var value = keeps ? (JsonObject)JsonNode.Parse(row.Value)! : [];
        foreach (var (name, member) in (JsonObject)JsonSerializer.SerializeToNode(body, body.GetType(), ApiJson.Options)!)
        {
            value[name] = member?.DeepClone();
        }

        row.Value = value.ToJsonString(ApiJson.Options);
        return value;
    }
}
