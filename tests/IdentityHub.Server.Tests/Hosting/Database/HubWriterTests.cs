using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Hosting.Database;

/// <summary>What every caller of the writer may rely on, on both databases.</summary>
public sealed class HubWriterTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_tracked_changes_and_returns_the_result(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();

        var answer = await node.Writer.WriteAsync(
            Durability.Durable,
            (db, _) =>
            {
                db.ChangeVersions.Add(new ChangeVersion { Key = "one", Version = 7 });
                return Task.FromResult(42);
            },
            CancellationToken.None);

        await using var read = node.Read();
        Assert.Equal(42, answer);
        Assert.Equal(7, (await read.ChangeVersions.SingleAsync(row => row.Key == "one")).Version);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Undoes_everything_of_a_write_that_throws(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();

        var thrown = await Assert.ThrowsAsync<JsonException>(() => node.Writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                await AddAndSaveAsync(db, "lost", token);
                await db.ChangeVersions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, 99), token);
                throw new JsonException("mine");
            },
            CancellationToken.None));

        await using var read = node.Read();
        Assert.Equal("mine", thrown.Message);
        Assert.Equal(["catalog=1"], await KeysAsync(read));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Undoes_a_write_that_decides_so_and_still_returns_its_value(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();

        var refused = await node.Writer.DecideAsync(
            Durability.Durable,
            async (db, token) =>
            {
                await AddAndSaveAsync(db, "lost", token);
                return Decision.Undo("refused");
            },
            CancellationToken.None);
        var accepted = await node.Writer.DecideAsync(
            Durability.Relaxed,
            async (db, token) =>
            {
                await AddAndSaveAsync(db, "kept", token);
                return Decision.Commit("accepted");
            },
            CancellationToken.None);

        await using var read = node.Read();
        Assert.Equal(("refused", "accepted"), (refused, accepted));
        Assert.Equal(["catalog=1", "kept=1"], await KeysAsync(read));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Tells_a_unique_violation_from_other_failures(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();

        var duplicate = await Assert.ThrowsAsync<DbUpdateException>(() => node.Writer.WriteAsync(
            Durability.Durable, (db, token) => AddAndSaveAsync(db, "catalog", token), CancellationToken.None));

        Assert.True(duplicate.IsUniqueViolation());
        Assert.False(duplicate.IsForeignKeyViolation());
        Assert.False(duplicate.IsConflictOfTransactions());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lets_exactly_one_of_fifty_callers_change_a_row(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();
        await node.Writer.WriteAsync(Durability.Durable, (db, token) => AddAndSaveAsync(db, "code", token), CancellationToken.None);

        var changed = await Task.WhenAll(Enumerable.Range(0, 50).Select(caller => Task.Run(() => node.Writer.WriteAsync(
            Durability.Durable,
            (db, token) => db.ChangeVersions
                .Where(row => row.Key == "code" && row.Version == 1)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, 2 + caller), token),
            CancellationToken.None))));

        await using var read = node.Read();
        var winner = Array.IndexOf(changed, 1);
        Assert.Equal(1, changed.Sum());
        Assert.Equal(2 + winner, (await read.ChangeVersions.SingleAsync(row => row.Key == "code")).Version);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_each_write_a_clean_context(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();
        await node.Writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                _ = await db.ChangeVersions.SingleAsync(token);
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
                return 0;
            },
            CancellationToken.None);

        var tracked = await node.Writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                var before = db.ChangeTracker.Entries().Count();
                (await db.ChangeVersions.SingleAsync(token)).Version = 5;
                return before;
            },
            CancellationToken.None);

        await using var read = node.Read();
        Assert.Equal(0, tracked);
        Assert.Equal(["catalog=5"], await KeysAsync(read));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Shows_a_committed_write_to_readers_and_refuses_to_save_through_them(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();
        await using var read = node.Read();
        Assert.Equal(["catalog=1"], await KeysAsync(read));

        await node.Writer.WriteAsync(Durability.Relaxed, (db, token) => AddAndSaveAsync(db, "new", token), CancellationToken.None);
        Assert.Equal(["catalog=1", "new=1"], await KeysAsync(read));

        read.ChangeVersions.Add(new ChangeVersion { Key = "past the writer" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => read.SaveChangesAsync());
        Assert.Throws<InvalidOperationException>(() => read.SaveChanges());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Stops_a_write_whose_caller_left(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();
        using var leaving = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => node.Writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                await AddAndSaveAsync(db, "lost", token);
                await leaving.CancelAsync();
                return await db.ChangeVersions.CountAsync(token);
            },
            leaving.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => node.Writer.WriteAsync(
            Durability.Durable, (db, token) => AddAndSaveAsync(db, "never", CancellationToken.None), leaving.Token));

        await using var read = node.Read();
        Assert.Equal(["catalog=1"], await KeysAsync(read));
    }

    internal static async Task AddAndSaveAsync(HubDbContext db, string key, CancellationToken cancellation)
    {
        db.ChangeVersions.Add(new ChangeVersion { Key = key, Version = 1 });
        await db.SaveChangesAsync(cancellation);
    }

    internal static async Task<List<string>> KeysAsync(HubDbContext db)
    {
        var rows = await db.ChangeVersions.ToListAsync();
        return [.. rows.Select(row => $"{row.Key}={row.Version}").Order(StringComparer.Ordinal)];
    }
}
