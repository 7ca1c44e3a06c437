using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>The setting that says how people sign in, as JSON: what is stored over what a fresh hub has.</summary>
internal static class ExperienceStore
{
    private const string Targets = "socialSignInConnectorTargets";

    /// <summary>Reads it.</summary>
    public static async Task<JsonObject> ReadAsync(HubDbContext db, CancellationToken cancellation) =>
        Whole(await db.HubSettings.AsNoTracking().Where(setting => setting.Key == SeedSettings.SignInExperience)
            .Select(setting => setting.Value).FirstOrDefaultAsync(cancellation));

    /// <summary>Reads it to change it, within a write. Whoever changes it at the same time waits.</summary>
    public static async Task<(HubSetting Setting, JsonObject Stored)> TakeAsync(HubDbContext db, CancellationToken cancellation)
    {
        await db.LockCatalogAsync(cancellation);
        var setting = await db.HubSettings.AsTracking().FirstOrDefaultAsync(row => row.Key == SeedSettings.SignInExperience, cancellation);
        if (setting is null)
        {
            setting = new HubSetting { Key = SeedSettings.SignInExperience, Value = "{}" };
            db.HubSettings.Add(setting);
        }

        return (setting, Whole(setting.Value));
    }

    /// <summary>Puts what a body gives in the place of what was there.</summary>
    public static void Apply(JsonObject stored, UpdateExperience body)
    {
        // Absent members are not written, so what is written is what was given.
        var given = (JsonObject)JsonSerializer.SerializeToNode(body, ApiJson.Options)!;
        foreach (var (name, value) in given.ToList())
        {
            given.Remove(name);
            stored[name] = value;
        }
    }

    /// <summary>Takes targets out of the offer that have no connector any more, within the write that deletes connectors.</summary>
    public static async Task DropTargetsAsync(HubDbContext db, CancellationToken cancellation)
    {
        var known = OfferedConnectors.TargetsOf(await db.Connectors.AsNoTracking().ToListAsync(cancellation));
        var (setting, stored) = await TakeAsync(db, cancellation);
        if (DropTargets(stored, known))
        {
            setting.Value = stored.ToJsonString(ApiJson.Options);
        }
    }

    /// <summary>Takes targets out that are not known.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool DropTargets(JsonObject stored, IReadOnlySet<string> known)
    {
        var targets = (stored[Targets] as JsonArray ?? []).Select(static target => target!.GetValue<string>()).ToList();
        var kept = targets.Where(known.Contains).ToList();
        stored[Targets] = new JsonArray([.. kept.Select(static target => JsonValue.Create(target))]);
        return kept.Count < targets.Count;
    }

    /// <summary>As answers show it.</summary>
    public static T Show<T>(JsonObject stored)
    {
        var whole = new JsonObject(stored.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))) { ["tenantId"] = Tenant.Id };
        return whole.Deserialize<T>(ApiJson.Options)!;
    }

    private static JsonObject Whole(string? value)
    {
        var whole = (JsonObject)JsonNode.Parse(SeedSettings.All[SeedSettings.SignInExperience])!;
        foreach (var (name, member) in value is null ? [] : JsonNode.Parse(value) as JsonObject ?? [])
        {
            whole[name] = member?.DeepClone();
        }

        return whole;
    }
}
