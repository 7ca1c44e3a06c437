using IdentityHub.Data;
using IdentityHub.Migrations.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IdentityHub.Server.Hosting.Database;

/// <summary>Brings the schema up to date, once, however many nodes start together.</summary>
internal sealed class DatabaseMigrator(
    IServiceProvider services,
    SqliteFile file,
    DatabaseOptions options,
    TimeProvider time,
    ILogger<DatabaseMigrator> logger)
{
    /// <summary>Creates or migrates the database. Call at start, before anything reads or writes.</summary>
    /// <returns>The migrations this call applied, in order; empty when there was nothing to do.</returns>
    /// <exception cref="SchemaTooNewException">The database was migrated by a newer version of the hub.</exception>
    public Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation) =>
        MigrateAsync(HubDatabase.ForMigration(services), cancellation);

    /// <summary>The same with given options, for tests that bring a migration of their own.</summary>
    internal async Task<IReadOnlyList<string>> MigrateAsync(DbContextOptions<HubDbContext> contextOptions, CancellationToken cancellation)
    {
        var sqlite = options.Provider == DatabaseProvider.Sqlite;
        if (sqlite)
        {
            SqliteFile.CreateDirectory(Path.GetDirectoryName(file.Path)!);
            ReportLibrary();
        }

        await using var held = sqlite
            ? await MigrationLock.TakeFileAsync(file, logger, cancellation)
            : await MigrationLock.TakeAdvisoryAsync(services.GetRequiredService<PostgresSource>(), logger, cancellation);
        if (sqlite)
        {
            file.CreateIfMissing();
        }

        await using var db = new HubDbContext(contextOptions);
        if (!sqlite)
        {
            await CreateHistoryAsync(db, cancellation);
        }

        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        var known = db.Database.GetMigrations().ToList();
        if (applied.Except(known).LastOrDefault() is { } unknown)
        {
            throw new SchemaTooNewException(unknown, known.LastOrDefault());
        }

        var pending = known.Except(applied).ToList();
        if (pending.Count == 0)
        {
            return [];
        }

        if (sqlite)
        {
            await PrepareFileAsync(db, applied, cancellation);
        }

        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await db.Database.MigrateAsync(cancellation);
        Log.Migrated(logger, pending.Count, pending[^1]);
        return pending;
    }

    // The provider asks an empty database for its history all the same, and logs an error when there is none: the first start would look like a failure.
    // Only where it is missing, because a role that may not create tables is enough for a database that is up to date.
    private static async Task CreateHistoryAsync(HubDbContext db, CancellationToken cancellation)
    {
        var exists = await db.Database.SqlQuery<bool>($"""SELECT to_regclass('"__EFMigrationsHistory"') IS NOT NULL AS "Value" """).SingleAsync(cancellation);
        if (!exists)
        {
            await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellation);
        }
    }

    private async Task PrepareFileAsync(HubDbContext db, List<string> applied, CancellationToken cancellation)
    {
        if (applied.Count > 0)
        {
            var backup = SqliteBackup.Take(file, options.BackupDirectory, applied[^1], time.GetUtcNow());
            Log.BackedUp(logger, backup);
        }

        // EF Core's own lock is a row that a crash leaves behind, after which every start would wait for ever. We hold the real lock.
        await db.Database.ExecuteSqlRawAsync(
            """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL)""", cancellation);
        await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsLock" """, cancellation);
    }

    private void ReportLibrary()
    {
        if (SqliteNative.UsesBundledLibrary)
        {
            Log.BundledSqlite(logger);
        }
        else
        {
            using var connection = new Microsoft.Data.Sqlite.SqliteConnection();
            Log.SystemSqlite(logger, connection.ServerVersion, SqliteNative.LoadedLibrary ?? "none");
        }
    }
}

/// <summary>The database was migrated by a newer version of the hub; running on it could damage what that version stored.</summary>
internal sealed class SchemaTooNewException(string unknown, string? newest) : Exception(
    $"The database has the migration {unknown}, which this version of IdentityHub does not know (its newest is {newest ?? "none"}). "
    + "Start the newer version, or restore the backup that was taken before it migrated.");
