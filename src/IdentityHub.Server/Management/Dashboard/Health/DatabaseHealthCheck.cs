using System.Data.Common;
using System.Diagnostics;
using IdentityHub.Data;
using IdentityHub.Server.Commands.Diagnosis;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Dashboard.Health;

/// <summary>Whether the database answers, how quickly, and whether there is room for it.</summary>
internal sealed class DatabaseHealthCheck(IDbContextFactory<HubDbContext> contexts, DatabaseOptions options, TimeProvider time)
{
    private const long MiB = 1024 * 1024;

    /// <summary>From here on every request is noticeably slower.</summary>
    internal const double SlowMs = 250;

    /// <summary>Less than this on SQLite's disk is worth a look.</summary>
    internal const long LowDisk = 1024 * MiB;

    /// <summary>Less than this, and writes will soon fail.</summary>
    internal const long FullDisk = 100 * MiB;

    private string Kind => options.Provider.ToString();

    /// <summary>Asks it.</summary>
    public async Task<DatabaseHealth> ExamineAsync(CancellationToken cancellation)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToHashSet();
            var known = db.Database.GetMigrations().ToHashSet();

            var latency = Math.Min(await MeasureAsync(db, cancellation), await MeasureAsync(db, cancellation));
            var difference = options.Provider == DatabaseProvider.PostgreSql ? await DatabaseChecks.ReadClockDifferenceAsync(db, time, cancellation) : TimeSpan.Zero;
            return Judge(new DatabaseHealth
            {
                State = HealthState.Ok,
                Code = "database.ok",
                Kind = Kind,
                LatencyMs = Math.Round(latency, 1),
                PendingMigrations = known.Except(applied).Count(),
                SizeBytes = await ReadSizeAsync(db, cancellation),
                FreeBytes = options.Provider == DatabaseProvider.Sqlite ? FreeSpace() : null,
            }, isNewer: !applied.IsSubsetOf(known), difference);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException { InnerException: DbException })
        {
            return Failed("database.unreachable");
        }
    }

    /// <summary>What is known when it could not be asked.</summary>
    public DatabaseHealth Failed(string code) => new() { State = HealthState.Error, Code = code, Kind = Kind };

    /// <summary>The worst that can be said about it.</summary>
    /// <param name="seen">What was seen.</param>
    /// <param name="isNewer">Whether a newer version has migrated it.</param>
    /// <param name="clockDifference">How far its server's clock is from ours.</param>
    internal static DatabaseHealth Judge(DatabaseHealth seen, bool isNewer, TimeSpan clockDifference)
    {
        var (state, code) = seen switch
        {
            { FreeBytes: < FullDisk } => (HealthState.Error, "database.diskFull"),
            { PendingMigrations: > 0 } => (HealthState.Error, "database.pendingMigrations"),
            _ when isNewer => (HealthState.Warning, "database.newer"),
            { FreeBytes: < LowDisk } => (HealthState.Warning, "database.diskLow"),
            _ when clockDifference > DatabaseChecks.ClockTolerance => (HealthState.Warning, "database.clock"),
            { LatencyMs: > SlowMs } => (HealthState.Warning, "database.slow"),
            _ => (HealthState.Ok, "database.ok"),
        };
        return seen with { State = state, Code = code };
    }

    // What every request waits for, with the connection there: the second time nothing has to be prepared any more.
    private static async Task<double> MeasureAsync(HubDbContext db, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        await db.Database.SqlQueryRaw<int>("SELECT 1 AS \"Value\"").SingleAsync(cancellation);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private async Task<long?> ReadSizeAsync(HubDbContext db, CancellationToken cancellation)
    {
        if (options.Provider == DatabaseProvider.PostgreSql)
        {
            return await db.Database.SqlQueryRaw<long>("SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync(cancellation);
        }

        // By its directory: a file that SQLite has open must not be opened past it.
        return new DirectoryInfo(options.DataDirectory).EnumerateFiles(Path.GetFileName(options.SqliteFile) + "*").Sum(static file => file.Length);
    }

    private long? FreeSpace()
    {
        try
        {
            return new DriveInfo(options.DataDirectory).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Some file systems do not say.
            return null;
        }
    }
}
