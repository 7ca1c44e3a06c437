using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>A browser knows who signed in last only when that person wanted it to.</summary>
public sealed class RememberedIdentifierTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Is_remembered_after_a_sign_in_and_forgotten_without_the_tick(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        Assert.Null(page.Document.QuerySelector("#remember")!.GetAttribute("checked"));

        var failed = await browser.SubmitAsync(page, ("identifier", "alice"), ("password", "wrong"), ("remember", "yes"));
        Assert.DoesNotContain("_hub_identifier", failed.Headers.GetValueOrDefault("Set-Cookie") ?? "", StringComparison.Ordinal);
        var done = await browser.SubmitAsync(page, ("identifier", "alice"), ("password", SignInScenario.Password), ("remember", "yes"));
        var cookie = done.Headers["Set-Cookie"];
        Assert.Contains("_hub_identifier=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("alice", cookie, StringComparison.Ordinal);
        await browser.FollowAsync(done);

        var again = await browser.StartAsync(Scenario.Spa, ("prompt", "login"));
        Assert.Equal("alice", again.Document.QuerySelector("#identifier")!.GetAttribute("value"));
        Assert.NotNull(again.Document.QuerySelector("#remember")!.GetAttribute("checked"));
        await browser.FollowAsync(await browser.SubmitAsync(again, ("identifier", "alice"), ("password", SignInScenario.Password)));
        var last = await browser.StartAsync(Scenario.Spa, ("prompt", "login"));
        Assert.Equal("", last.Document.QuerySelector("#identifier")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("%%%")]
    [InlineData("AAAA")]
    [InlineData("YWxpY2U")]
    public async Task What_we_did_not_write_counts_as_nothing(string value)
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        var browser = scenario.NewBrowser();
        await browser.StartAsync();
        using var forged = new HttpRequestMessage(HttpMethod.Get, "/sign-in/password?app_id=" + Scenario.Spa);
        forged.Headers.TryAddWithoutValidation("Cookie", $"_hub_step={value}; _hub_identifier={value}");
        var answer = await browser.SendAsync(forged);

        Assert.True((int)answer.Status is 303, answer.Status.ToString());
    }
}
