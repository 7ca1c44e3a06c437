using System.Diagnostics.Metrics;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Hosting.Database;

/// <summary>The group commit: many writes share one transaction and yet know nothing of each other.</summary>
public sealed class SqliteWriterTests
{
    [Fact]
    public async Task Groups_two_hundred_writes_into_few_commits()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        var node = await database.StartNodeAsync();
        using var commits = new Counted(node, "identityhub.database.commits");
        using var writes = new Counted(node, "identityhub.database.writes");

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => Add(node, $"{number:D3}"))));

        await using var read = node.Read();
        Assert.Equal(201, await read.ChangeVersions.CountAsync());
        Assert.Equal(200, writes.Total);
        Assert.InRange(commits.Total, 1, 100);
    }

    [Fact]
    public async Task Spares_the_neighbours_of_a_write_that_fails()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        var node = await database.StartNodeAsync();
        using var commits = new Counted(node, "identityhub.database.commits");
        using var gate = new Gate(node);

        var before = Add(node, "before");
        var duplicate = Add(node, "before");
        var undone = node.Writer.DecideAsync(
            Durability.Durable,
            async (db, token) =>
            {
                await HubWriterTests.AddAndSaveAsync(db, "undone", token);
                return Decision.Undo(1);
            },
            CancellationToken.None);
        var after = Add(node, "after");
        gate.Open();
        await before;
        await after;

        await using var read = node.Read();
        Assert.True((await Assert.ThrowsAsync<DbUpdateException>(() => duplicate)).IsUniqueViolation());
        Assert.Equal(1, await undone);
        Assert.Equal(["after=1", "before=1", "catalog=1"], await HubWriterTests.KeysAsync(read));
        Assert.Equal(2, commits.Total);
    }

    [Theory]
    [InlineData("PRAGMA defer_foreign_keys=ON; INSERT INTO roles_scopes (role_id, scope_id) VALUES ('none', 'none')")]
    [InlineData("ROLLBACK")]
    public async Task Fails_all_of_a_batch_that_cannot_commit_and_recovers(string sabotage)
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        var node = await database.StartNodeAsync();
        using var gate = new Gate(node);

        var neighbour = Add(node, "neighbour");
        var saboteur = node.Writer.WriteAsync(
            Durability.Durable, (db, token) => db.Database.ExecuteSqlRawAsync(sabotage, token), CancellationToken.None);
        gate.Open();

        await Assert.ThrowsAsync<DatabaseWriteException>(() => neighbour);
        await Assert.ThrowsAsync<DatabaseWriteException>(() => saboteur);
        await Add(node, "later");
        await using var read = node.Read();
        Assert.Equal(["catalog=1", "later=1"], await HubWriterTests.KeysAsync(read));
    }

    [Fact]
    public async Task Removes_a_waiting_write_whose_caller_leaves()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        var node = await database.StartNodeAsync();
        using var gate = new Gate(node);
        using var leaving = new CancellationTokenSource();
        var ran = false;

        var left = node.Writer.WriteAsync(
            Durability.Durable,
            (_, _) =>
            {
                ran = true;
                return Task.FromResult(1);
            },
            leaving.Token);
        await leaving.CancelAsync();

        // At once, while the writer is still busy with somebody else.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.Open();
        await Add(node, "next");
        Assert.False(ran);
    }

    [Fact]
    public async Task Holds_callers_back_when_the_queue_is_full_and_loses_none()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        var node = await database.StartNodeAsync();
        using var gate = new Gate(node);
        using var leaving = new CancellationTokenSource();
        var ran = 0;
        Task Count(CancellationToken token) => node.Writer.WriteAsync(
            Durability.Relaxed, (_, _) => Task.FromResult(Interlocked.Increment(ref ran)), token);

        var queued = Enumerable.Range(0, SqliteWriter.QueueCapacity + 50).Select(_ => Count(CancellationToken.None)).ToList();
        var leaver = Count(leaving.Token);
        await leaving.CancelAsync();
        gate.Open();
        await Task.WhenAll(queued);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);
        Assert.Equal(queued.Count, ran);
    }

    [Fact]
    public async Task Finishes_waiting_writes_when_it_is_closed_and_takes_no_more()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        var node = await database.StartNodeAsync();
        var writer = (SqliteWriter)node.Writer;
        using var gate = new Gate(node);

        var waiting = Enumerable.Range(0, 20).Select(number => Add(node, $"{number:D2}")).ToList();
        var closed = writer.DisposeAsync().AsTask();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Add(node, "late"));
        Assert.False(closed.IsCompleted);
        gate.Open();
        await closed;
        await Task.WhenAll(waiting);

        await using var read = node.Read();
        Assert.Equal(21, await read.ChangeVersions.CountAsync());
    }

    [Fact]
    public async Task Waits_for_the_disk_only_when_a_write_of_the_batch_must_be_durable()
    {
        const long Normal = 1;
        const long Full = 2;
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        var node = await database.StartNodeAsync();
        Task<long> SettingAsync(Durability durability) => node.Writer.WriteAsync(
            durability,
            async (db, token) => (await db.Database.SqlQueryRaw<long>("PRAGMA synchronous").ToListAsync(token))[0],
            CancellationToken.None);

        Assert.Equal(Normal, await SettingAsync(Durability.Relaxed));
        Assert.Equal(Full, await SettingAsync(Durability.Durable));
        using var gate = new Gate(node);
        var relaxed = SettingAsync(Durability.Relaxed);
        var durable = SettingAsync(Durability.Durable);
        gate.Open();
        Assert.Equal(Full, await relaxed);
        Assert.Equal(Full, await durable);
    }

    [Fact]
    public async Task Leaves_one_whole_file_when_the_node_ends()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.Sqlite);
        var node = TestNode.Create(database.Options);
        await Add(node, "one");
        await using (var read = node.Read())
        {
            Assert.Equal(2, await read.ChangeVersions.CountAsync());
        }

        await node.DisposeAsync();

        // The last connection to close moves the write-ahead log into the file and removes it; one left open would keep it.
        Assert.Equal(["identityhub.db"], Directory.GetFiles(database.DataDirectory).Select(path => Path.GetFileName(path)));
    }

    private static Task Add(TestNode node, string key) => node.Writer.WriteAsync(
        Durability.Durable, (db, token) => HubWriterTests.AddAndSaveAsync(db, key, token), CancellationToken.None);

    /// <summary>Keeps the writer busy until opened, so that what is queued meanwhile becomes one batch.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Gate(TestNode node)
        {
            // The first run of anything is slow here; the batch must not end early because of it.
            node.Services.GetRequiredService<SqliteBatch>().WorkLimit = TimeSpan.FromMinutes(1);
            using var reached = new ManualResetEventSlim();
            _ = node.Writer.WriteAsync(
                Durability.Relaxed,
                async (_, _) =>
                {
                    reached.Set();
                    await opened.Task;
                },
                CancellationToken.None);
            reached.Wait(TimeSpan.FromSeconds(30));
        }

        public void Open() => opened.TrySetResult();

        public void Dispose() => Open();
    }

    /// <summary>Adds up a counter of one node.</summary>
    private sealed class Counted : IDisposable
    {
        private readonly MeterListener listener = new();
        private long total;

        public Counted(TestNode node, string instrument)
        {
            var meters = node.Services.GetRequiredService<IMeterFactory>();
            listener.InstrumentPublished = (published, self) =>
            {
                if (published.Name == instrument && ReferenceEquals(published.Meter.Scope, meters))
                {
                    self.EnableMeasurementEvents(published);
                }
            };
            listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref total, value));
            _ = node.Writer;
            listener.Start();
        }

        public long Total => Interlocked.Read(ref total);

        public void Dispose() => listener.Dispose();
    }
}
