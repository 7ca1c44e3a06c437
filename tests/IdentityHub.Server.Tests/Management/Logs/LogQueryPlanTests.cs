using System.Data;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Management.Logs;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Logs;

/// <summary>Whatever is asked of a long trail is answered from an index.</summary>
public sealed class LogQueryPlanTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Finds_rows_by_index(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        await FillAsync(scenario);
        var some = scenario.Host.Time.GetUtcNow();
        var queries = new Dictionary<string, Func<HubDbContext, IQueryable<AuditLog>>>
        {
            ["first page"] = db => Page(db, new(null, null, null, null, null)),
            ["of a key"] = db => Page(db, new("k7", null, null, null, null)),
            ["of a user"] = db => Page(db, new(null, "u7", null, null, null)),
            ["of a user and a key"] = db => Page(db, new("k7", "u7", null, null, null)),
            ["of an application"] = db => Page(db, new(null, null, "a7", null, null)),
            ["of a time"] = db => Page(db, new(null, null, null, some.AddHours(-1), some)),
            ["waiting"] = db => AuditSealer.Waiting(db).Take(500),
            ["export"] = db => AuditExport.After(db, 7).Take(500),
            ["cursor"] = db => db.AuditLogs.Where(row => row.Sequence == 7),
        };
        foreach (var (name, query) in queries)
        {
            var plan = await ExplainAsync(scenario, provider, query);
            var isByIndex = provider == Databases.PostgreSql
                ? plan.Contains("Index", StringComparison.Ordinal) && !plan.Contains("Seq Scan", StringComparison.Ordinal)
                : plan.Split('\n').All(line => !line.Contains("SCAN", StringComparison.Ordinal) || line.Contains("INDEX", StringComparison.Ordinal));
            Assert.True(isByIndex, $"{name}:\n{plan}");
        }
    }

    private static IQueryable<AuditLog> Page(HubDbContext db, LogFilter filter) => LogOperations.NewestFirst.Sort(filter.Find(db)).Take(20);

    private static Task<string> ExplainAsync(Scenario scenario, string provider, Func<HubDbContext, IQueryable<AuditLog>> query) => scenario.ReadAsync(async db =>
    {
        await using var command = query(db).CreateDbCommand();
#pragma warning disable CA2100 // The text is EF's.
        command.CommandText = (provider == Databases.PostgreSql ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
#pragma warning restore CA2100
        if (command.Connection!.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync();
        }

        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(reader.FieldCount - 1));
        }

        return string.Join('\n', lines);
    });

    private static Task FillAsync(Scenario scenario) => scenario.ChangeAsync(async db =>
    {
        await db.Database.ExecuteSqlRawAsync(
            """
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
            INSERT INTO logs (id, key, payload, user_id, application_id, created_at, sequence)
            SELECT 'r' || n, 'k' || n % 40, '{{}}', 'u' || n % 500, 'a' || n % 50, n * 1000, n FROM numbers
            """);
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    });
}
