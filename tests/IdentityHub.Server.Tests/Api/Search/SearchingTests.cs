using System.Diagnostics;
using IdentityHub.Server.Api.Search;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace IdentityHub.Server.Tests.Api.Search;

public sealed class SearchingTests
{
    private static readonly string[] Hostile =
    [
        "'", "''", "\"", "'; DROP TABLE users; --", "' OR '1'='1", "%", "_", "%%%", "\\", "\\\\", "\\'", "$1", "@p0", "{0}", "(?i)a", "***=a", "a\0b", "\ud800", "\udc00a",
        "(", "[", "a{", "*", "(?<!a)b", "[[:none:]]", "\\m", "(a*)*b", "💥", "ﷺ", new('a', 10_000), new('%', 10_000), new('\\', 10_000), new('(', 1000), "((((((a{99}){99}){99}){99}){99}){99}",
    ];

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Finds_the_same_on_both_databases(string provider)
    {
        await using var stage = await SearchStage.CreateAsync(provider);
        (string Query, string Found)[] cases =
        [
            ("", "1 2 3 4 5"),

            // Like is the usual mode: the caller writes the %, in any case.
            ("search=ali", ""),
            ("search=%25ALI%25", "1"),
            ("search.username=Al%25", "1 2 3"),
            ("search.username=Al%25&isCaseSensitive=true", "1"),
            ("search.name=äLICE%25", "1"),
            ("search.name=Äl%25&isCaseSensitive=true", "1"),
            ("search.name=äl%25&isCaseSensitive=true", ""),
            ("search.name=%25100%25", "1 3"),
            (@"search.name=%25100\%25", "1"),
            ("search.primaryEmail=alan_b@example.com", "2 3"),
            (@"search.primaryEmail=alan\_b@example.com", "2"),
            (@"search.name=%25\\%25", "2"),
            ("search.name=%25'); DROP%25", "4"),
            ("search.id=ALICE%25", "1"),
            ("search.id=ALICE%25&isCaseSensitive=1", ""),

            // Exact, with several values.
            ("search.username=ALICE&mode=exact", "1"),
            ("search.username=ALICE&mode=exact&isCaseSensitive=yes", ""),
            ("search.username=Alice&mode=exact&isCaseSensitive=yes", "1"),
            ("search.username=Al%25&mode=exact", ""),
            ("search.username=alice&search.username=BOB&mode=exact", "1 4"),
            ("search.username=alice&search.username=Bob&mode=exact&isCaseSensitive=true", "4"),
            ("search=66812345679&mode=exact", "2"),
            ("search=alan00000003&search=BOB@other.org&mode=exact", "3 4"),
            ("search.id=ALAN00000003&mode=exact", "3"),
            ("search.id=ALAN00000003&mode=exact&isCaseSensitive=true", ""),

            // Conditions.
            ("search.username=al%25&search.primaryEmail=%25b@example.com", "1 2 3"),
            ("search.username=al%25&search.primaryEmail=%25b@example.com&joint=and", "2 3"),
            ("search.username=bob&search.primaryEmail=%25example.com&mode.username=exact&jointMode=or", "1 2 3 4"),

            // Regular expressions.
            ("search.username=^a&mode=posix", "1 2 3"),
            ("search.username=^a&mode=posix&isCaseSensitive=true", "2 3"),
            ("search.username=^.{3}$&mode=posix", "4"),
            ("search.primaryEmail=^[[:alpha:]]%2B@&mode=posix", "1 3 4"),
            ("search.primaryPhone=(.)\\1{2}&mode=posix", "4"),
            ("search=^a.*e$|other&mode=posix", "1 2 4"),
            ("search.username=(Ali|Bo)%25&mode=similar_to&isCaseSensitive=true", "1 4"),
            ("search.username=ali%25&mode=similar_to&isCaseSensitive=true", ""),
            ("search.primaryEmail=bob@other.or_&mode=similar_to&isCaseSensitive=true", "4"),
            ("search.primaryEmail=bob.other.org&mode=similar_to&isCaseSensitive=true", ""),
            ("search.username=[A-C](lice|ob)&mode=similar_to&isCaseSensitive=true", "1 4"),
        ];
        foreach (var (query, found) in cases)
        {
            Assert.Equal((query, found), (query, await stage.FindUsersAsync(query.Replace("+", "%2B", StringComparison.Ordinal))));
        }

        Assert.Equal("Shop", await stage.FindApplicationsAsync("search=the shop&mode=exact"));
        Assert.Equal("", await stage.FindApplicationsAsync("search=the shop&mode=exact&isCaseSensitive=true"));
        Assert.Equal("Shop", await stage.FindApplicationsAsync("search=Shop&mode=exact&isCaseSensitive=true"));
        Assert.Equal("Shop", await stage.FindApplicationsAsync("search.description=SELLS%25"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_keyword_is_a_part_of_a_text_and_nothing_in_it_is_special(string provider)
    {
        await using var stage = await SearchStage.CreateAsync(provider);
        await using var db = stage.Read();
        (string? Keyword, int Found)[] cases =
        [
            (null, 2), ("", 2), ("SHOP", 1), ("o", 2), ("_", 1), ("%", 0), ("\\", 0), ("r_o", 1), ("r o", 0), ("'", 0), ("sells", 1), ("\0", 0), ("\ud800", 0),
        ];
        foreach (var (keyword, found) in cases)
        {
            Assert.Equal((keyword, found), (keyword, await db.Applications.Containing(keyword, SearchFields.Applications).CountAsync()));
        }

        foreach (var keyword in Hostile)
        {
            await db.Applications.Containing(keyword, SearchFields.Applications).ToListAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_value_in_any_field_and_mode_does_harm(string provider)
    {
        await using var stage = await SearchStage.CreateAsync(provider);
        var failures = 0;
        foreach (var field in SearchFields.Users.Select(field => "search." + field.Name).Prepend("search"))
        {
            foreach (var mode in new[] { "exact", "like", "similar_to", "posix" })
            {
                foreach (var value in Hostile)
                {
                    failures += await TryAsync(stage, field, mode, value, "true") + await TryAsync(stage, field, mode, value, "false");
                }
            }
        }

        // Patterns that are none were tried and found out.
        Assert.NotEqual(0, failures);
        await using var db = stage.Read();
        Assert.Equal(5, await db.Users.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_hostile_pattern_is_over_after_two_seconds(string provider)
    {
        await using var stage = await SearchStage.CreateAsync(provider);
        await using var db = stage.Read();

        // Each row is quick, there is no end of rows.
        var endless = provider == Databases.Sqlite
            ? "SELECT n AS \"Value\" FROM (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c) WHERE textregexeq('a' || n, 'b')"
            : "SELECT n AS \"Value\" FROM generate_series(1, 100000000000) AS n WHERE textregexeq('a' || n, 'b')";
        var started = Stopwatch.GetTimestamp();
        var exception = await Record.ExceptionAsync(() => SearchLimits.Bound(db.Database.SqlQueryRaw<long>(endless)).CountAsync());
        Assert.True(SearchFailure.Explain(exception!)?.StartsWith("The search takes too long.", StringComparison.Ordinal), exception!.ToString());
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 1.5, 8);

        // One row is slow: back-references need backtracking.
        await stage.AddApplicationAsync(new string('a', 2000) + "xb");
        var slow = SearchStage.Parse(@"search.description=^(.*)(.*)(.*)x\1\2\3$&mode=posix", SearchFields.Applications).Search!;
        started = Stopwatch.GetTimestamp();
        exception = await Record.ExceptionAsync(() => slow.Apply(db.Applications).ToListAsync());
        Assert.True(SearchFailure.Explain(exception!)?.StartsWith("The search takes too long.", StringComparison.Ordinal), exception!.ToString());
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 8);

        // The connection is as good as before.
        Assert.Equal(5, await db.Users.CountAsync());
    }

    [Fact]
    public void Other_failures_are_not_blamed_on_the_search()
    {
        Assert.Null(SearchFailure.Explain(new InvalidOperationException("x", new TimeoutException())));
        Assert.Null(SearchFailure.Explain(new Microsoft.Data.Sqlite.SqliteException("disk full", 13)));
        Assert.Null(SearchFailure.Explain(new Npgsql.PostgresException("x", "ERROR", "ERROR", "23505")));
    }

    private static async Task<int> TryAsync(SearchStage stage, string field, string mode, string value, string isCaseSensitive)
    {
        var parse = ListSearch.Parse(
            new QueryCollection(new Dictionary<string, StringValues> { [field] = value, ["mode"] = mode, ["isCaseSensitive"] = isCaseSensitive }), SearchFields.Users);
        if (!parse.TryGet(out var search, out var problem))
        {
            Assert.NotEmpty(problem);
            return 0;
        }

        await using var db = stage.Read();
        var exception = await Record.ExceptionAsync(() => search.Apply(db.Users).ToListAsync());
        var isPattern = mode is "similar_to" or "posix";
        Assert.True(exception is null || (isPattern && SearchFailure.Explain(exception) is not null), $"{field} {mode} {value[..Math.Min(40, value.Length)]}: {exception}");
        return exception is null ? 0 : 1;
    }
}
