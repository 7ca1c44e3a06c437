using System.Net;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

public sealed class LockoutTests
{
    private const string ThreeAttempts = """{"sentinelPolicy":{"maxAttempts":3,"lockoutDuration":15}}""";

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Advisory_85_username_and_email_share_one_counter(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider, ThreeAttempts);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        foreach (var identifier in new[] { "alice", "alice@example.com", "ALICE" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SignInAsync(page, identifier, "wrong")).Status);
        }

        var locked = await browser.SignInAsync(page, "alice@example.com", SignInScenario.Password);

        Assert.Equal(HttpStatusCode.TooManyRequests, locked.Status);
        Assert.Equal("900", locked.Headers["Retry-After"]);
        scenario.Host.Time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignInAsync(page, "alice", SignInScenario.Password)).Status);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Locks_unknown_accounts_as_known_ones(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider, ThreeAttempts);
        var answers = new List<string>[2];
        foreach (var (index, identifier) in new[] { (0, "alice"), (1, "nobody") })
        {
            var browser = scenario.NewBrowser();
            var page = await browser.StartAsync();
            answers[index] = [];
            for (var attempt = 0; attempt < 4; attempt++)
            {
                var answer = await browser.SignInAsync(page, identifier, "wrong");
                answers[index].Add($"{answer.Status} {answer.Problem}");
            }
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.StartsWith("TooManyRequests", answers[1][^1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Advisory_45_locks_an_address_whatever_it_claims_to_forward(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider, ThreeAttempts);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            browser.ForwardedFor = $"203.0.113.{attempt}";
            statuses.Add((await browser.SignInAsync(page, "somebody" + attempt, "wrong")).Status);
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.UnprocessableEntity, 9).Append(HttpStatusCode.TooManyRequests), statuses);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync(page, "alice", SignInScenario.Password)).Status);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_burst_of_parallel_guesses_gets_no_further_than_the_limit(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider, """{"sentinelPolicy":{"maxAttempts":10,"lockoutDuration":15}}""");
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => browser.SignInAsync(page, "alice", "wrong")));

        Assert.Equal(10, answers.Count(answer => answer.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(50, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Many_who_know_their_password_are_not_taken_for_an_attack(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider, ThreeAttempts);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            var browser = scenario.NewBrowser();
            return (await browser.SignInAsync(await browser.StartAsync(), "alice", SignInScenario.Password)).Status;
        }));

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.SeeOther, status));
        Assert.Equal(0, await scenario.Company.ReadAsync(db => db.SignInFailures.SumAsync(row => row.Failures)));
    }

    [Fact]
    public async Task Success_starts_the_account_anew()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite, ThreeAttempts);
        for (var round = 0; round < 3; round++)
        {
            var browser = scenario.NewBrowser();
            var page = await browser.StartAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SignInAsync(page, "alice", "wrong")).Status);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SignInAsync(page, "alice", "wrong")).Status);
            Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignInAsync(page, "alice", SignInScenario.Password)).Status);
        }
    }
}
