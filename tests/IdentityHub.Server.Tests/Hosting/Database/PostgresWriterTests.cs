using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IdentityHub.Server.Tests.Hosting.Database;

/// <summary>What only PostgreSQL does: conflicts between transactions, and commits that do not wait.</summary>
public sealed class PostgresWriterTests
{
    [Fact]
    public async Task Repeats_the_victim_of_a_deadlock()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.PostgreSql);
        var node = await database.StartNodeAsync();
        await node.Writer.WriteAsync(
            Durability.Durable,
            (db, _) =>
            {
                db.ChangeVersions.AddRange(new ChangeVersion { Key = "a" }, new ChangeVersion { Key = "b" });
                return Task.CompletedTask;
            },
            CancellationToken.None);
        using var bothHoldOne = new Barrier(2);
        var runs = 0;

        // Each takes one row, waits until the other has taken the other, and then wants that one too.
        Task Take(string first, string second)
        {
            var again = false;
            return Task.Run(() => node.Writer.WriteAsync(
                Durability.Durable,
                async (db, token) =>
                {
                    Interlocked.Increment(ref runs);
                    await AddOneAsync(db, first, token);
                    if (!again)
                    {
                        again = true;
                        bothHoldOne.SignalAndWait(TimeSpan.FromSeconds(10), token);
                    }

                    return await AddOneAsync(db, second, token);
                },
                CancellationToken.None));
        }

        await Task.WhenAll(Take("a", "b"), Take("b", "a"));

        await using var read = node.Read();
        Assert.Equal(3, runs);
        Assert.Equal(["a=2", "b=2", "catalog=1"], await HubWriterTests.KeysAsync(read));
    }

    [Fact]
    public async Task Gives_up_a_conflict_that_does_not_end()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.PostgreSql);
        var node = await database.StartNodeAsync();
        var runs = 0;

        var thrown = await Assert.ThrowsAsync<PostgresException>(() => node.Writer.WriteAsync<int>(
            Durability.Durable,
            (_, _) =>
            {
                runs++;
                throw new PostgresException("could not serialize", "ERROR", "ERROR", PostgresErrorCodes.SerializationFailure);
            },
            CancellationToken.None));

        Assert.True(thrown.IsConflictOfTransactions());
        Assert.Equal(PostgresWriter.MaximumRuns, runs);
    }

    [Fact]
    public async Task Waits_for_the_disk_only_when_the_write_must_be_durable()
    {
        await using var database = await TestDatabase.CreateAsync(Databases.PostgreSql);
        var node = await database.StartNodeAsync();
        Task<string> SettingAsync(Durability durability) => node.Writer.WriteAsync(
            durability,
            (db, token) => db.Database.SqlQueryRaw<string>("SELECT current_setting('synchronous_commit') AS \"Value\"").SingleAsync(token),
            CancellationToken.None);

        Assert.Equal("off", await SettingAsync(Durability.Relaxed));
        Assert.Equal("on", await SettingAsync(Durability.Durable));
    }

    private static Task<int> AddOneAsync(HubDbContext db, string key, CancellationToken cancellation) => db.ChangeVersions
        .Where(row => row.Key == key)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version + 1), cancellation);
}
