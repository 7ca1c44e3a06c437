using System.Data.Common;
using System.Reflection;
using IdentityHub.Data;
using IdentityHub.Migrations.Sqlite;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;

namespace IdentityHub.Server.Tests.Hosting.Database;

public sealed class DatabaseMigratorTests
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Has_a_migration_for_every_change_of_the_model(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, migrated: false);
        var node = await database.StartNodeAsync();
        await using var db = new HubDbContext(HubDatabase.ForMigration(node.Services));

        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: run migrations/add <Name>.");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_the_schema_once_when_nodes_start_together(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, migrated: false);
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.StartNodeAsync()));

        var applied = await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Migrator.MigrateAsync(CancellationToken.None))));
        var again = await nodes[0].Migrator.MigrateAsync(CancellationToken.None);

        await using var read = nodes[3].Read();
        Assert.NotEmpty(Assert.Single(applied, migrations => migrations.Count > 0));
        Assert.Empty(again);
        Assert.Equal(["catalog=1"], await HubWriterTests.KeysAsync(read));
    }

    // A command that fails is an error in the log, at which whoever starts a hub for the first time would wonder.
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Asks_an_empty_database_for_nothing_that_it_does_not_have(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, migrated: false);
        var node = await database.StartNodeAsync();
        var failed = new FailedCommands();
        var options = new DbContextOptionsBuilder<HubDbContext>(HubDatabase.ForMigration(node.Services)).AddInterceptors(failed).Options;

        Assert.NotEmpty(await node.Migrator.MigrateAsync(options, CancellationToken.None));

        Assert.Empty(failed.Texts);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_a_database_of_a_newer_version(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();
        await node.Writer.WriteAsync(
            Durability.Durable,
            (db, token) => db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Future', '99')""", token),
            CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<SchemaTooNewException>(() => node.Migrator.MigrateAsync(CancellationToken.None));

        Assert.Contains("29990101000000_Future", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_stopped_by_what_a_crashed_migration_left()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite, migrated: false);
        var node = await database.StartNodeAsync();
        File.WriteAllBytes(database.Options.SqliteFile + ".migrating", []);
        Execute(
            database,
            """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00');
            """);

        Assert.NotEmpty(await node.Migrator.MigrateAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task Backs_up_a_SQLite_file_before_changing_it()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        var node = await database.StartNodeAsync();
        await node.Writer.WriteAsync(
            Durability.Durable, (db, token) => HubWriterTests.AddAndSaveAsync(db, "precious", token), CancellationToken.None);

        // Written but not yet moved from the write-ahead log into the file: the copy must have it all the same.
        var applied = await node.Migrator.MigrateAsync(WithOneMore(node), CancellationToken.None);

        var copy = Assert.Single(Directory.GetFiles(database.Options.BackupDirectory));
        using var connection = Open(copy);
        Assert.Equal([OneMore.Id], applied);
        Assert.StartsWith("identityhub-2", Path.GetFileName(copy), StringComparison.Ordinal);
        Assert.Equal("ok", Scalar(connection, "PRAGMA integrity_check"));
        Assert.Equal(1L, Scalar(connection, "SELECT version FROM change_versions WHERE key = 'precious'"));
        Assert.Equal(0L, Scalar(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'one_more'"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(OwnerFile, File.GetUnixFileMode(copy));
        }
    }

    [Fact]
    public async Task Keeps_the_last_five_backups()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        var file = new SqliteFile(database.Options.SqliteFile);
        var start = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

        var taken = Enumerable.Range(0, SqliteBackup.Kept + 2)
            .Select(day => SqliteBackup.Take(file, database.Options.BackupDirectory, "20260101000000_Initial", start.AddDays(day)))
            .ToList();

        Assert.Equal(taken.Skip(2), Directory.GetFiles(database.Options.BackupDirectory).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Makes_a_SQLite_file_that_only_its_owner_may_read()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite, migrated: false);
        var directory = Path.Combine(database.DataDirectory, "new", "data");
        await using var node = TestNode.Create(TestDatabase.Sqlite(directory));
        await node.Migrator.MigrateAsync(CancellationToken.None);
        await node.Writer.WriteAsync(
            Durability.Durable, (db, token) => HubWriterTests.AddAndSaveAsync(db, "x", token), CancellationToken.None);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(OwnerFile | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));
            var modes = Directory.GetFiles(directory).ToDictionary(path => Path.GetFileName(path), File.GetUnixFileMode);
            Assert.Contains("identityhub.db-wal", modes.Keys);
            Assert.All(modes.Values, mode => Assert.Equal(OwnerFile, mode));
        }
    }

    [Fact]
    public void Runs_on_the_SQLite_library_of_the_system()
    {
        SqliteNative.Prepare();
        using var connection = new SqliteConnection();

        Assert.False(SqliteNative.UsesBundledLibrary);
        Assert.NotEqual("e_sqlite3", SqliteNative.LoadedLibrary);
        Assert.True(Version.Parse(connection.ServerVersion) > new Version(3, 35, 5));
    }

    private static DbContextOptions<HubDbContext> WithOneMore(TestNode node) =>
        new DbContextOptionsBuilder<HubDbContext>(HubDatabase.ForMigration(node.Services))
            .ReplaceService<IMigrationsAssembly, AssemblyWithOneMore>()
            .Options;

    private static SqliteConnection Open(string path)
    {
        SqliteNative.Prepare();
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(TestDatabase database, string sql)
    {
        using var connection = Open(database.Options.SqliteFile);
        _ = Scalar(connection, sql);
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    [Migration(Id)]
    private sealed class OneMore : Migration
    {
        public const string Id = "29981231000000_OneMore";

        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE one_more (id TEXT)");
    }

#pragma warning disable EF1001 // The only way to bring a migration that is not in the migrations project.
    private sealed class AssemblyWithOneMore(
        ICurrentDbContext currentContext,
        IDbContextOptions options,
        IMigrationsIdGenerator ids,
        IDiagnosticsLogger<DbLoggerCategory.Migrations> logger) : MigrationsAssembly(currentContext, options, ids, logger)
    {
        public override IReadOnlyDictionary<string, TypeInfo> Migrations =>
            new SortedList<string, TypeInfo>(base.Migrations.ToDictionary()) { [OneMore.Id] = typeof(OneMore).GetTypeInfo() };
    }

    private sealed class FailedCommands : DbCommandInterceptor
    {
        public List<string> Texts { get; } = [];

        public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Texts.Add(command.CommandText);

        public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return Task.CompletedTask;
        }
    }
}
