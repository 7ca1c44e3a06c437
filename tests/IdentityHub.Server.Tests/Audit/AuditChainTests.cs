using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Audit;

public sealed class AuditChainTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Seals_rows_in_order_and_shows_every_kind_of_tampering(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        await AddAsync(hub, 10);
        Assert.Equal(10, await SealAsync(hub));
        await AddAsync(hub, 2);

        var clean = await VerifyAsync(hub);
        Assert.Equal((10, 2, 0L), (clean.Sealed, clean.Waiting, clean.ProblemCount));

        await ShowsAsync(hub, "row 4 (", "UPDATE logs SET payload = replace(payload, 'Success', 'Error') WHERE sequence = 4");
        await ShowsAsync(hub, "row 4 (", "UPDATE logs SET created_at = created_at - 1 WHERE sequence = 4");
        await ShowsAsync(hub, "row 4 (", "UPDATE logs SET user_id = NULL WHERE sequence = 4");
        await ShowsAsync(hub, "row 4 is missing", "DELETE FROM logs WHERE sequence = 4");
        await ShowsAsync(hub, "rows 1 to 3 are missing", "DELETE FROM logs WHERE sequence <= 3");
        await ShowsAsync(hub, "row 10 is missing", "DELETE FROM logs WHERE sequence = 10");
        await ShowsAsync(
            hub,
            "row 3 (",
            "UPDATE logs SET sequence = 99 WHERE sequence = 3",
            "UPDATE logs SET sequence = 3 WHERE sequence = 4",
            "UPDATE logs SET sequence = 4 WHERE sequence = 99");
        await ShowsAsync(hub, "row 11 is beyond the end of the chain, 10", Copy("x", "11", "chain_hash"));
        await ShowsAsync(hub, "the end of the chain, 9, was changed", "UPDATE audit_chain_heads SET sequence = 9 WHERE key = 'audit'");
        await ShowsAsync(
            hub,
            "the end of the chain, 9, was changed",
            "DELETE FROM logs WHERE sequence = 10",
            "UPDATE audit_chain_heads SET sequence = 9, chain_hash = (SELECT chain_hash FROM logs WHERE sequence = 9) WHERE key = 'audit'");
        await ShowsAsync(hub, "row 10 is beyond the end of the chain, 0", "DELETE FROM audit_chain_heads");

        // All of that was put back.
        Assert.Equal(0, (await VerifyAsync(hub)).ProblemCount);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Shows_what_was_changed_or_put_in_before_it_was_sealed(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        await AddAsync(hub, 3);
        await SealAsync(hub);
        await AddAsync(hub, 2);
        await hub.WriteAsync(async (db, token) =>
        {
            await db.Database.ExecuteSqlRawAsync(Copy("forged0000000000000aa", "NULL", "chain_hash"), token);
            await db.Database.ExecuteSqlRawAsync(Copy("forged0000000000000bb", "NULL", "NULL"), token);
            await db.Database.ExecuteSqlRawAsync(Copy("forged0000000000000cc", "-1", "chain_hash"), token);
            var changed = await db.AuditLogs.Where(row => row.Sequence == null && row.Key == "Test.0").FirstAsync(token);
            await db.Database.ExecuteSqlAsync($"UPDATE logs SET key = 'Test.X' WHERE id = {changed.Id}", token);
        });

        Assert.Equal(4, await SealAsync(hub));

        var found = await VerifyAsync(hub);
        Assert.Equal((7, 0, 4L), (found.Sealed, found.Waiting, found.ProblemCount));
        await using var db = hub.Read();
        foreach (var id in await db.AuditLogs.Where(row => row.Id.StartsWith("forged") || row.Key == "Test.X").Select(row => row.Id).ToListAsync())
        {
            Assert.Contains(found.Problems, problem => problem.Contains(id, StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Stops_sealing_when_somebody_changed_the_end(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        await AddAsync(hub, 3);
        await SealAsync(hub);
        await hub.WriteAsync((db, token) => db.Database.ExecuteSqlRawAsync("UPDATE audit_chain_heads SET sequence = 2", token));
        await AddAsync(hub, 1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => SealAsync(hub));

        Assert.NotEqual(0, (await VerifyAsync(hub)).ProblemCount);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_nodes_that_seal_at_once_make_one_chain(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);
        var sealing = Enumerable.Range(0, 12).Select(index => Task.Run(async () =>
        {
            var node = index % 2 == 0 ? pair.First : pair.Second;
            await AddAsync(node, 40);
            try
            {
                await SealAsync(node);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                // Both made the first end at once, or took the same rows: one of them is told, and would do it again.
            }
        }));

        await Task.WhenAll(sealing);
        await SealAsync(pair.First);

        var found = await VerifyAsync(pair.Second);
        Assert.Equal((480, 0, 0L), (found.Sealed, found.Waiting, found.ProblemCount));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Removes_old_rows_and_the_rest_still_verifies(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        var many = AuditRetention.BatchSize + 20;
        await AddAsync(hub, many);
        hub.Time.SetUtcNow(hub.Time.GetUtcNow() + TimeSpan.FromDays(2));
        await AddAsync(hub, 5);
        await SealAsync(hub);
        var retention = hub.Services.GetRequiredService<AuditRetention>();

        Assert.Equal(many, await retention.RemoveAsync(hub.Time.GetUtcNow() - TimeSpan.FromDays(1), CancellationToken.None));
        Assert.Equal(0, await retention.RemoveAsync(hub.Time.GetUtcNow() - TimeSpan.FromDays(1), CancellationToken.None));

        var found = await VerifyAsync(hub);
        Assert.Equal((5, many, 0L), (found.Sealed, found.RemovedBefore, found.ProblemCount));
        await ShowsAsync(hub, $"row {many + 1} is missing", $"DELETE FROM logs WHERE sequence = {many + 1}");
        await ShowsAsync(
            hub,
            $"the start of the chain, {many + 1}, was changed",
            $"UPDATE audit_chain_heads SET sequence = {many + 1}, chain_hash = (SELECT chain_hash FROM logs WHERE sequence = {many + 1}) WHERE key = 'audit-start'",
            $"DELETE FROM logs WHERE sequence = {many + 1}");
        await AddAsync(hub, 1);
        Assert.Equal(1, await SealAsync(hub));
        Assert.Equal(0, (await VerifyAsync(hub)).ProblemCount);

        Assert.Equal(6, await retention.RemoveAsync(hub.Time.GetUtcNow() + TimeSpan.FromDays(1), CancellationToken.None));
        Assert.Equal((0, 0L), ((await VerifyAsync(hub)).Sealed, (await VerifyAsync(hub)).ProblemCount));
        await AddAsync(hub, 1);
        await SealAsync(hub);
        Assert.Equal((1, 0L), ((await VerifyAsync(hub)).Sealed, (await VerifyAsync(hub)).ProblemCount));
    }

    private static Task AddAsync(HubHost hub, int count) => hub.WriteAsync((db, _) =>
    {
        var trail = hub.Services.GetRequiredService<AuditTrail>();
        for (var index = 0; index < count; index++)
        {
            trail.Add(db, null, new AuditEntry { Key = "Test." + index, UserId = "user" });
        }

        return Task.CompletedTask;
    });

    private static Task<int> SealAsync(HubHost hub) => hub.Services.GetRequiredService<AuditSealer>().SealAsync(CancellationToken.None);

    private static Task<AuditVerification> VerifyAsync(HubHost hub) =>
        hub.Services.GetRequiredService<AuditVerifier>().VerifyAsync(null, CancellationToken.None);

    /// <summary>A copy of the first row, with another id and place.</summary>
    private static string Copy(string id, string sequence, string hash) =>
        "INSERT INTO logs (id, key, payload, user_id, application_id, created_at, sequence, chain_hash) "
        + $"SELECT '{id}', key, payload, user_id, application_id, created_at, {sequence}, {hash} FROM logs WHERE sequence = 1";

    /// <summary>Tampers, verifies, and puts everything back.</summary>
    private static async Task ShowsAsync(HubHost hub, string problem, params string[] statements)
    {
        List<AuditLog> rows;
        List<AuditChainHead> ends;
        await using (var db = hub.Read())
        {
            (rows, ends) = (await db.AuditLogs.ToListAsync(), await db.AuditChainHeads.ToListAsync());
        }

        await hub.WriteAsync(async (db, token) =>
        {
            foreach (var statement in statements)
            {
                Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(statement, token));
            }
        });
        var found = await VerifyAsync(hub);
        await hub.WriteAsync(async (db, token) =>
        {
            await db.AuditLogs.ExecuteDeleteAsync(token);
            await db.AuditChainHeads.ExecuteDeleteAsync(token);
            db.AddRange(rows);
            db.AddRange(ends);
        });

        Assert.Contains(found.Problems, text => text.StartsWith(problem, StringComparison.Ordinal));
    }
}
