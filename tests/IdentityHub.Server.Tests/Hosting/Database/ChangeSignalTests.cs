using System.Diagnostics;
using IdentityHub.Data.Configuration;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Hosting.Database;

/// <summary>Nodes keep the catalog in memory; a change anywhere must reach all of them.</summary>
public sealed class ChangeSignalTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(1);

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Tells_this_node_before_the_caller_continues_and_another_within_a_second(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var here = await database.StartNodeAsync(listening: true);
        var there = await database.StartNodeAsync(listening: true);
        await UntilAsync(() => here.Signal.Version == 1 && there.Signal.Version == 1, TimeSpan.FromSeconds(30));
        var (raisedHere, raisedThere) = (0, 0);
        here.Signal.CatalogChanged += () => Interlocked.Increment(ref raisedHere);
        there.Signal.CatalogChanged += () => Interlocked.Increment(ref raisedThere);

        await AddSettingAsync(here, "colour");
        var since = Stopwatch.StartNew();
        Assert.Equal(1, raisedHere);
        await UntilAsync(() => raisedThere > 0, TimeSpan.FromSeconds(30));
        Assert.InRange(since.Elapsed, TimeSpan.Zero, Promised);

        // Both have looked again by now; nobody hears twice of one change.
        await Task.Delay(Promised);
        Assert.Equal((1, 1), (raisedHere, raisedThere));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Finds_a_change_of_which_nobody_told(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var elsewhere = await database.StartNodeAsync();
        var there = await database.StartNodeAsync(listening: true);
        await UntilAsync(() => there.Signal.Version == 1, TimeSpan.FromSeconds(30));

        // As a restored backup or an operator's statement would: the version differs, no notification.
        await elsewhere.Writer.WriteAsync(
            Durability.Durable,
            (db, token) => db.ChangeVersions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, 77), token),
            CancellationToken.None);

        await UntilAsync(() => there.Signal.Version == 77, TimeSpan.FromSeconds(30));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Is_raised_by_catalog_changes_that_are_kept_and_by_nothing_else(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();
        var raised = 0;
        node.Signal.CatalogChanged += () => raised++;

        await node.Writer.WriteAsync(
            Durability.Durable, (db, token) => HubWriterTests.AddAndSaveAsync(db, "no catalog", token), CancellationToken.None);
        await node.Writer.DecideAsync(
            Durability.Durable,
            (db, _) =>
            {
                db.HubSettings.Add(new HubSetting { Key = "undone", Value = "1" });
                db.MarkCatalogChanged();
                return Task.FromResult(Decision.Undo(0));
            },
            CancellationToken.None);
        await node.Writer.WriteAsync(
            Durability.Durable, (db, token) => HubWriterTests.AddAndSaveAsync(db, "after the undone", token), CancellationToken.None);
        Assert.Equal(0, raised);

        await AddSettingAsync(node, "kept");
        Assert.Equal((1, 2), (raised, node.Signal.Version));

        await node.Writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                await db.HubSettings.ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, "2"), token);
                db.MarkCatalogChanged();
                return 0;
            },
            CancellationToken.None);
        Assert.Equal((2, 3), (raised, node.Signal.Version));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Survives_a_handler_that_throws(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();
        var raised = 0;
        node.Signal.CatalogChanged += () => throw new InvalidOperationException("deaf");
        node.Signal.CatalogChanged += () => raised++;

        await AddSettingAsync(node, "one");

        await using var read = node.Read();
        Assert.Equal(1, raised);
        Assert.Equal("one", (await read.HubSettings.SingleAsync()).Key);
    }

    private static Task AddSettingAsync(TestNode node, string key) => node.Writer.WriteAsync(
        Durability.Durable,
        (db, _) =>
        {
            db.HubSettings.Add(new HubSetting { Key = key, Value = "1" });
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private static async Task UntilAsync(Func<bool> condition, TimeSpan limit)
    {
        var since = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(since.Elapsed < limit, "It did not happen in time.");
            await Task.Delay(10);
        }
    }
}
