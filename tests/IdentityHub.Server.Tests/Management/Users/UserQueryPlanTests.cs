using System.Data;
using System.Globalization;
using IdentityHub.Data;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>What every page of a large hub asks the database is answered from an index.</summary>
public sealed class UserQueryPlanTests
{
    private const int People = 50_000;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Reads_pages_and_finds_people_by_index(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        await FillAsync(scenario, provider);
        var (email, username, phone) = ("p7@example.com", "p7", "667");
        var last = scenario.Host.Time.GetUtcNow();
        var queries = new Dictionary<string, Func<HubDbContext, IQueryable<object>>>
        {
            ["first page"] = db => UserRow.NewestFirst.Sort(UserRow.Select(db.Users, false)).Take(20),
            ["page without a role's"] = db => UserRow.NewestFirst
                .Sort(UserRow.Select(db.Users.Where(user => !db.UserRoles.Any(row => row.UserId == user.Id && row.RoleId == "r-global")), false)).Take(20),
            ["next page"] = db => UserRow.NewestFirst.Sort(UserRow.NewestFirst.After(
                UserRow.Select(db.Users, false), new(JsonColumn.Parse(last.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)), "p7"))).Take(20),
            ["collision"] = db => db.Users.Where(user => user.NormalizedUsername == username || user.NormalizedEmail == email || user.PrimaryPhone == phone).Select(user => user.Id),
            ["exact e-mail"] = db => Search(db, "search.primaryEmail=P7@example.com&mode.primaryEmail=exact"),
            ["exact username"] = db => Search(db, "search.username=p7&mode.username=exact"),
            // Nobody's, so that no sample of the rows that PostgreSQL takes makes it look frequent.
            ["begins, username"] = db => Search(db, "search.username=P77777%25"),
            ["begins, e-mail"] = db => Search(db, "search.primaryEmail=p77777%25"),
            ["begins, name"] = db => Search(db, "search.name=Person 77777%25"),
            ["exact, any field"] = db => Search(db, "search=p7&mode=exact"),
            ["sessions"] = db => db.BrowserSessions.Where(session => session.UserId == "p7" && session.ExpiresAt > last),
            ["grants"] = db => db.Authorizations.Where(row => row.UserId == "p7" && row.ExpiresAt > last),
        };
        foreach (var (name, query) in queries)
        {
            var plan = await ExplainAsync(scenario, provider, query);
            // A handful of people that an index found may be sorted.
            var sorted = name.StartsWith("exact", StringComparison.Ordinal) || name.StartsWith("begins", StringComparison.Ordinal);
            Assert.True(IsByIndex(plan, provider, sorted), $"{name}:\n{plan}");
        }
    }

    private static IQueryable<UserRow> Search(HubDbContext db, string query)
    {
        var parameters = new QueryCollection(QueryHelpers.ParseQuery(query));
        Assert.True(ListSearch.Parse(parameters, SearchFields.Users).TryGet(out var search, out var problem), problem);
        return UserRow.NewestFirst.Sort(UserRow.Select(search.Apply(db.Users), false)).Take(20);
    }

    private static bool IsByIndex(string plan, string provider, bool sorted) => provider == Databases.PostgreSql
        ? !plan.Contains("Seq Scan on users ", StringComparison.Ordinal)
            && (sorted ? plan.Contains("Index Cond", StringComparison.Ordinal) : !plan.Contains("Sort Key", StringComparison.Ordinal))
        : (sorted || !plan.Contains("TEMP B-TREE", StringComparison.Ordinal))
            && (!sorted || plan.Contains("SEARCH", StringComparison.Ordinal))
            && !plan.Split('\n').Any(line => line.Contains("SCAN", StringComparison.Ordinal) && !line.Contains("INDEX", StringComparison.Ordinal));

    private static Task<string> ExplainAsync(Scenario scenario, string provider, Func<HubDbContext, IQueryable<object>> query) => scenario.ReadAsync(async db =>
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

    private static Task FillAsync(Scenario scenario, string provider) => scenario.ChangeAsync(async db =>
    {
        // Created one millisecond after the other, so that the order of the list is not that of the table.
        const string Columns = "id, username, normalized_username, primary_email, normalized_email, primary_phone, name, normalized_name, is_password_expired, profile, identities, custom_data, logto_config, mfa_verifications, is_suspended, created_at, updated_at";
        const string Values = "'p' || n, 'p' || n, 'p' || n, 'p' || n || '@example.com', 'p' || n || '@example.com', '66' || n, 'Person ' || n, 'person ' || n, {0}, '{{}}', '{{}}', '{{}}', '{{}}', '[]', {0}, n * 7919 % 50000, 0";
        var source = provider == Databases.PostgreSql
            ? $"SELECT {string.Format(CultureInfo.InvariantCulture, Values, "false")} FROM generate_series(1, {People}) AS n"
            : $"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {People}) SELECT {string.Format(CultureInfo.InvariantCulture, Values, "0")} FROM numbers";
        await ExecuteAsync(db, $"INSERT INTO users ({Columns}) {source}");
        await ExecuteAsync(db, "ANALYZE");
    });

    private static async Task ExecuteAsync(HubDbContext db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // The text is this file's.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
