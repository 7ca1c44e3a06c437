using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Api.Search;

/// <summary>An exact search of people goes by indexes, among however many people.</summary>
public sealed class SearchPlanTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Exact_searches_use_indexes(string provider)
    {
        await using var stage = await SearchStage.CreateAsync(provider);
        (string Query, string[] Indexes)[] cases =
        [
            ("search.primaryEmail=ALICE@example.com", ["ix_users__normalized_email"]),
            ("search.username=Alice", ["ix_users__normalized_username"]),
            ("search.username=Alice&search.username=bob&search.username=carol", ["ix_users__normalized_username"]),
            ("search.name=Alice", ["ix_users__normalized_name"]),
            ("search.primaryPhone=66812345678", ["ix_users__primary_phone"]),
            ("search=Alice", ["ix_users__normalized_email", "ix_users__normalized_username", "ix_users__normalized_name", "ix_users__primary_phone"]),
            ("search.primaryEmail=a@example.com&search.username=b", ["ix_users__normalized_email", "ix_users__normalized_username"]),
            ("search.primaryEmail=a@example.com&search.username=b&joint=and", ["ix_users__normalized_"]),
        ];
        foreach (var (query, indexes) in cases)
        {
            foreach (var sensitivity in new[] { "", "&isCaseSensitive=true" })
            {
                var plan = await ExplainAsync(stage, query + "&mode=exact" + sensitivity);
                Assert.All(indexes, index => Assert.Contains(index, plan, StringComparison.Ordinal));
                Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
                Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            }
        }

        // The plan of a search that has no index shows that the test can see the difference.
        Assert.Contains("scan", (await ExplainAsync(stage, "search.name=%25a%25")).Replace("Seq Scan", "scan", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> ExplainAsync(SearchStage stage, string query)
    {
        await using var db = stage.Read();
        var isSqlite = db.Database.IsSqlite();
        await db.Database.OpenConnectionAsync();
        if (!isSqlite)
        {
            // The table is so small that reading all of it is best.
            await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off");
        }

        await using var command = SearchStage.Parse(query, SearchFields.Users).Search!.Apply(db.Users).CreateDbCommand();
        command.CommandText = (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(reader.FieldCount - 1));
        }

        return string.Join('\n', lines);
    }
}
