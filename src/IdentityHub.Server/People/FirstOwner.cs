using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Protocol;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.People;

/// <summary>The link that makes the first owner of a hub that has none. There is one at a time, and its hash is all that is kept of it.</summary>
/// <remarks>
/// <code>
/// serve, no administrator -> MakeAtStartAsync -+-> link on the process's output -> /setup/owner?token=… -> CreateAsync -> one owner
/// admin setup-link        -> MakeAsync        -+   (the one before it stops working)
/// </code>
/// Every write takes the catalog's row first, as configuration files and <c>admin create</c> do: whoever comes second sees the owner that
/// the first one made.
/// </remarks>
internal sealed class FirstOwner(
    HubWriter writer, IDbContextFactory<HubDbContext> contexts, Administrators administrators, AuditTrail trail, TimeProvider time)
{
    /// <summary>The key under which the link is kept.</summary>
    public const string SettingKey = "firstOwnerLink";

    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(1);
    private long foundUntil;

    /// <summary>Whether the hub has no administrator at all. That there is one is remembered for a minute.</summary>
    /// <param name="cancellation">Ends the look.</param>
    public async ValueTask<bool> IsMissingAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now.UtcTicks < Interlocked.Read(ref foundUntil))
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await Owners.AnyAdministratorAsync(db, cancellation))
        {
            return true;
        }

        Interlocked.Exchange(ref foundUntil, (now + RememberedFor).UtcTicks);
        return false;
    }

    /// <summary>Makes the link when the hub starts.</summary>
    /// <returns>Null when there is an administrator of any kind, suspended ones included: then nobody is to be asked in.</returns>
    public async Task<FirstOwnerLink?> MakeAtStartAsync(CancellationToken cancellation) =>
        await IsMissingAsync(cancellation) ? await MakeAsync("start", Owners.AnyAdministratorAsync, cancellation) : null;

    /// <summary>Makes the link because an operator asks for it.</summary>
    /// <returns>Null when there is an owner who can sign in.</returns>
    public Task<FirstOwnerLink?> MakeAsync(CancellationToken cancellation) => MakeAsync("command", Owners.AnyAsync, cancellation);

    /// <summary>Whether the link can be used. Looking does not use it up.</summary>
    /// <param name="token">Value from the link.</param>
    /// <param name="cancellation">Ends the look.</param>
    public async Task<bool> IsOpenAsync(string token, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await FindAsync(db, token, cancellation) is not null && !await Owners.AnyAsync(db, cancellation);
    }

    /// <summary>Makes the owner and uses the link up, both or neither.</summary>
    /// <param name="token">Value from the link.</param>
    /// <param name="owner">Who, with a password.</param>
    /// <param name="context">The request, for the audit trail.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>Null when the link cannot be used: it was used, replaced, has expired, or there is an owner by now.</returns>
    public async Task<AdministratorCreation?> CreateAsync(string token, NewAdministrator owner, HttpContext context, CancellationToken cancellation)
    {
        // The link first: who has none learns nothing about names and costs no hash.
        if (!await IsOpenAsync(token, cancellation))
        {
            return null;
        }

        var (refused, prepared) = await administrators.PrepareAsync(owner, cancellation);
        if (prepared is null)
        {
            return refused;
        }

        try
        {
            return await writer.DecideAsync(Durability.Durable, (db, stop) => RedeemAsync(db, token, prepared, context, stop), cancellation);
        }
        catch (Exception exception) when (exception.IsUniqueViolation())
        {
            return new(AdministratorOutcome.Taken);
        }
    }

    private async Task<Decision<AdministratorCreation?>> RedeemAsync(
        HubDbContext db, string token, PreparedAdministrator prepared, HttpContext context, CancellationToken cancellation)
    {
        await db.LockCatalogAsync(cancellation);
        if (await FindAsync(db, token, cancellation) is not { } stored || await Owners.AnyAsync(db, cancellation))
        {
            return Decision.Undo<AdministratorCreation?>(null);
        }

        // Of all who come with the link, this statement lets one through.
        var used = await db.HubSettings.Where(setting => setting.Key == SettingKey && setting.Value == stored).ExecuteDeleteAsync(cancellation);
        if (used != 1)
        {
            return Decision.Undo<AdministratorCreation?>(null);
        }

        var creation = await administrators.StoreAsync(db, prepared, cancellation);
        if (creation.Outcome != AdministratorOutcome.Created)
        {
            return Decision.Undo<AdministratorCreation?>(creation);
        }

        trail.Add(db, context, new AuditEntry
        {
            Key = "ManagementApi.CreateAdministrator",
            UserId = creation.UserId,
            Details = new() { ["createdId"] = creation.UserId, ["role"] = AdministratorRoles.NameOf(AdministratorRole.Owner), ["source"] = "first run" },
        });
        return Decision.Commit<AdministratorCreation?>(creation);
    }

    private async Task<FirstOwnerLink?> MakeAsync(
        string source, Func<HubDbContext, CancellationToken, Task<bool>> isRefusedAsync, CancellationToken cancellation)
    {
        var link = new FirstOwnerLink(RandomValues.Token(), time.GetUtcNow() + Administrators.SetupTokenTtl);
        var value = new StoredLink(HashOf(link.Token), link.ExpiresAt).ToJson();
        return await writer.DecideAsync(
            Durability.Durable,
            async (db, stop) =>
            {
                await db.LockCatalogAsync(stop);
                if (await isRefusedAsync(db, stop))
                {
                    return Decision.Undo<FirstOwnerLink?>(null);
                }

                await db.HubSettings.Where(static setting => setting.Key == SettingKey).ExecuteDeleteAsync(stop);
                db.HubSettings.Add(new HubSetting { Key = SettingKey, Value = value });
                trail.Add(db, null, new AuditEntry { Key = "ManagementApi.CreateFirstOwnerLink", Details = new() { ["source"] = source } });
                return Decision.Commit<FirstOwnerLink?>(link);
            },
            cancellation);
    }

    /// <summary>The stored form of the link with this token; null when there is none that can be used.</summary>
    private async Task<string?> FindAsync(HubDbContext db, string token, CancellationToken cancellation)
    {
        var json = await db.HubSettings.Where(static setting => setting.Key == SettingKey).Select(static setting => setting.Value).FirstOrDefaultAsync(cancellation);
        return json is not null && StoredLink.Parse(json) is { } stored && stored.ExpiresAt > time.GetUtcNow()
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(stored.Hash), Encoding.ASCII.GetBytes(HashOf(token)))
            ? json
            : null;
    }

    // It needs no salt: the token is 256 random bits.
    private static string HashOf(string token) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>A link that makes the first owner, before it is printed.</summary>
/// <param name="Token">Its value. It is stored nowhere.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
internal sealed record FirstOwnerLink(string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>The path that it leads to, below the public URL.</summary>
    public string Path => "/setup/owner?token=" + Token;

    /// <summary>Links do not belong into logs.</summary>
    public override string ToString() => $"until {ExpiresAt:O}";
}

/// <summary>What is kept of such a link.</summary>
/// <param name="Hash">SHA-256 of the token, in base64url.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
internal sealed record StoredLink(string Hash, DateTimeOffset ExpiresAt)
{
    /// <summary>The stored form.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PeopleJson.Default.StoredLink);

    /// <summary>Reads the stored form.</summary>
    public static StoredLink? Parse(string json) => JsonSerializer.Deserialize(json, PeopleJson.Default.StoredLink);
}
