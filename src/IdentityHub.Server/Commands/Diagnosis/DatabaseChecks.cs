using System.Data.Common;
using IdentityHub.Data;
using IdentityHub.Data.Signing;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Commands.Diagnosis;

/// <summary>The database: reachable, of this version, made with this master key, with the same time.</summary>
internal static class DatabaseChecks
{
    private const string Topic = "database";

    /// <summary>How far the clock of the database server may be from ours.</summary>
    internal static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    /// <summary>Looks at it without changing it.</summary>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(IServiceProvider services, HubOptions options, CancellationToken cancellation)
    {
        if (!options.UsesPostgreSql && !File.Exists(services.GetRequiredService<DatabaseOptions>().SqliteFile))
        {
            return [Finding.Note(Topic, "there is none yet; the first start makes it")];
        }

        try
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContextAsync(cancellation);
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToHashSet();
            var known = db.Database.GetMigrations().ToHashSet();
            List<Finding> findings = [JudgeSchema(applied, known)];
            if (options.UsesPostgreSql)
            {
                findings.Add(await JudgeClockAsync(db, services.GetRequiredService<TimeProvider>(), cancellation));
            }

            if (known.IsSubsetOf(applied))
            {
                findings.AddRange(await JudgeContentAsync(services, options, db, cancellation));
            }

            return findings;
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or InvalidOperationException { InnerException: DbException })
        {
            return [Finding.Wrong(
                Topic, $"It cannot be used: {exception.Message} Check IdentityHub:Database:Provider, ConnectionStrings:IdentityHub and that it runs.")];
        }
    }

    private static Finding JudgeSchema(HashSet<string> applied, HashSet<string> known)
    {
        if (!applied.IsSubsetOf(known))
        {
            return Finding.Wrong(Topic, "A newer version of the hub has migrated it; this version does not start on it. Run the newer version.");
        }

        return known.IsSubsetOf(applied)
            ? Finding.Ok(Topic, "reachable, schema up to date")
            : Finding.Note(Topic, "reachable; the next start or `migrate` brings its schema up to date");
    }

    /// <summary>How far the clock of the database server is from ours; PostgreSQL only.</summary>
    internal static async Task<TimeSpan> ReadClockDifferenceAsync(HubDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        var theirs = (await db.Database.SqlQueryRaw<double>("SELECT extract(epoch FROM clock_timestamp())::float8 AS \"Value\"")
            .ToListAsync(cancellation))[0];
        return TimeSpan.FromSeconds(Math.Abs(time.GetUtcNow().ToUnixTimeMilliseconds() / 1000d - theirs));
    }

    private static async Task<Finding> JudgeClockAsync(HubDbContext db, TimeProvider time, CancellationToken cancellation)
    {
        var difference = await ReadClockDifferenceAsync(db, time, cancellation);
        return difference <= ClockTolerance
            ? Finding.Ok("clock", "agrees with the database's")
            : Finding.Wrong("clock", $"It differs by {difference.TotalSeconds:0} s from the database server's. Synchronize both (NTP).");
    }

    private static async Task<IReadOnlyList<Finding>> JudgeContentAsync(
        IServiceProvider services, HubOptions options, HubDbContext db, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        var check = await db.HubSettings
            .Where(setting => setting.Key == MasterKeyCheck.SettingKey).Select(setting => setting.Value).FirstOrDefaultAsync(cancellation);
        if (check is null)
        {
            return [Finding.Note(Topic, "empty; the first start fills it")];
        }

        // Asking for the key would make one where there is none.
        var hasKey = options.MasterKey is not null || File.Exists(MasterKeyFile.PathIn(options.DataDirectory));
        findings.Add(hasKey && services.GetRequiredService<MasterKeyCheck>().Matches(check)
            ? Finding.Ok("master key", "is the one the database was made with")
            : Finding.Wrong("master key", hasKey
                ? "is not the one the database was made with. Restore the right one from a backup or another node."
                : "is missing, and the database was made with one. Restore it from a backup or another node."));
        findings.Add(await db.SigningKeys.AnyAsync(key => key.Status == SigningKeyStatus.Current, cancellation)
            ? Finding.Ok("signing key", "there is one")
            : Finding.Wrong("signing key", "There is none; the next start makes one."));
        findings.Add(await db.UserRoles.AnyAsync(row => row.RoleId == HubSeed.AdministratorRoleId, cancellation)
            ? Finding.Ok("administrator", "there is one")
            : Finding.Note("administrator", "there is none; `admin setup-link` prints a link to create the first in a browser, `admin create` makes it here"));
        return findings;
    }
}
