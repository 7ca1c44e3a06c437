using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>Where the client wants people to prove anew who they are, an old session at their provider is not enough.</summary>
public sealed class FreshSignInTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_did_not_sign_in_anew_there_is_not_let_in_here(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        var began = scenario.Host.Time.GetUtcNow();
        foreach (var (kind, connector) in new[] { ("sso", FederationScenario.Corp), ("social", FederationScenario.Social) })
        {
            scenario.Provider.Freshness = ExternalFreshness.Within(began, 0, isToldAlways: true);
            foreach (var old in new DateTimeOffset?[] { began.AddSeconds(-61), DateTimeOffset.UnixEpoch, null })
            {
                (await ComeAsync(kind, connector, old)).IsRefused(401, "connector.authorization_failed");
            }

            // One of the clocks may be off by a minute.
            (await ComeAsync(kind, connector, began.AddSeconds(-60))).Is(200);
            (await ComeAsync(kind, connector, began.AddMinutes(2))).Is(200);
            scenario.Provider.Freshness = ExternalFreshness.Within(began, 0, isToldAlways: false);
            (await ComeAsync(kind, connector, null)).Is(200);
            (await ComeAsync(kind, connector, began.AddHours(-1))).IsRefused(401, "connector.authorization_failed");
            scenario.Provider.Freshness = ExternalFreshness.Within(began, 3600, isToldAlways: true);
            (await ComeAsync(kind, connector, began.AddHours(-1))).Is(200);
            (await ComeAsync(kind, connector, began.AddHours(-1).AddSeconds(-61))).IsRefused(401, "connector.authorization_failed");
            scenario.Provider.Freshness = null;
            (await ComeAsync(kind, connector, DateTimeOffset.UnixEpoch)).Is(200);
        }

        // The operator reads why, the person only that it did not work.
        var failures = await scenario.Company.ReadAsync(db => db.SsoConnectorFailures.Select(row => row.Detail).ToListAsync());
        Assert.Contains(failures, detail => detail!.Contains("does not say when that was (auth_time)", StringComparison.Ordinal));
        Assert.Contains(failures, detail => detail!.Contains("they signed in there at 1970-01-01 00:00:00Z", StringComparison.Ordinal));

        async Task<Management.ApiAnswer> ComeAsync(string kind, string connector, DateTimeOffset? at)
        {
            var person = await scenario.NewPersonAsync();
            var id = Person.Id((await scenario.BeginAsync(person, kind, connector)).Is(200));
            var identity = FederationScenario.Employee("nina-1", null) with { AuthenticatedAt = at };
            var answer = await FederationScenario.VerifyAsync(person, kind, connector, id, new { code = scenario.Provider.CodeFor(identity), state = "st-1" });
            Assert.DoesNotContain("auth_time", answer.Text, StringComparison.Ordinal);
            return answer;
        }
    }

    [Theory]
    [InlineData("prompt", "login", true, null)]
    [InlineData("max_age", "0", true, 0)]
    [InlineData("max_age", "3600", false, 3600)]
    [InlineData("ui_locales", "th", false, null)]
    public async Task The_provider_is_told_what_the_client_wants(string name, string value, bool isForced, int? maxAge)
    {
        await using var scenario = await FederationScenario.StartAsync(Databases.Sqlite);
        var person = await scenario.Experience.NewPersonAsync((name, value));
        await person.BeginAsync("SignIn");
        (await scenario.BeginAsync(person, "sso", FederationScenario.Corp)).Is(200);
        var asked = Assert.Single(scenario.Provider.Asked);
        Assert.Equal((isForced, maxAge), (asked.IsForced, (int?)asked.MaxAge));
    }

    [Fact]
    public async Task Googles_prompt_is_no_new_sign_in()
    {
        const string Google = "google-1";
        await using var scenario = await FederationScenario.StartAsync(Databases.Sqlite);
        await scenario.AddSocialConnectorAsync(
            Google, connector => connector.Metadata = Data.JsonColumn.Parse("""{"target":"google"}"""), new { oneTap = new { isEnabled = true } });
        foreach (var (more, status) in new[] { (("prompt", "login"), 403), (("max_age", "600"), 403), (("ui_locales", "th"), 200) })
        {
            var person = await scenario.Experience.NewPersonAsync(more);
            await person.BeginAsync("SignIn");
            var answer = await FederationScenario.VerifyAsync(
                person, "social", Google, null, new { credential = scenario.Provider.CodeFor(FederationScenario.Friend("g-1", null)) });
            Assert.Equal((status, status == 403 ? "auth.forbidden" : null), (answer.Status, answer.Code));
        }
    }

    [Fact]
    public void An_age_that_no_calendar_holds_is_very_long_ago()
    {
        var now = new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);
        Assert.Null(ExternalFreshness.Within(now, long.MaxValue, isToldAlways: true).FindProblem(now.AddYears(-5)));
        Assert.NotNull(ExternalFreshness.Within(now, -1, isToldAlways: true).FindProblem(now.AddMinutes(-2)));
    }
}
