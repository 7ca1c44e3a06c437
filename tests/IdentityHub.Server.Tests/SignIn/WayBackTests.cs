using System.Net;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.SignIn;

public sealed class WayBackTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/register")]
    [InlineData("/consent")]
    public async Task Without_an_interaction_a_page_leads_back_to_the_client(string path)
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();

        var answer = await browser.GetAsync($"{path}?app_id={Scenario.Spa}");
        Assert.Equal((HttpStatusCode.SeeOther, $"/unknown-session?app_id={Scenario.Spa}"), (answer.Status, answer.Location));
        var expired = await browser.FollowAsync(answer);

        Assert.Equal((HttpStatusCode.BadRequest, "This page has expired"), (expired.Status, expired.Heading));
        Assert.Equal("http://localhost:9999", expired.Document.QuerySelector("a.button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Settings_can_send_a_lost_browser_elsewhere()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite, """{"unknownSessionRedirectUrl":"https://www.example.com/start"}""");
        Assert.Equal("https://www.example.com/start", (await scenario.NewBrowser().GetAsync("/sign-in")).Location);
    }

    [Fact]
    public async Task Going_back_after_signing_in_and_sending_the_form_again_is_harmless()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        var resume = await browser.SignInAsync(page, "alice", SignInScenario.Password);
        await browser.FollowAsync(resume);

        var shown = await browser.FollowAsync(await browser.GetAsync("/sign-in?app_id=" + Scenario.Spa));
        var sent = await browser.FollowAsync(await browser.SignInAsync(page, "alice", SignInScenario.Password));
        var resumed = await browser.FollowAsync(resume);

        Assert.All(new[] { shown, sent, resumed }, answer =>
        {
            Assert.Equal((HttpStatusCode.BadRequest, "This page has expired"), (answer.Status, answer.Heading));
            Assert.Equal("http://localhost:9999", answer.Document.QuerySelector("a.button")!.GetAttribute("href"));
        });
    }

    [Fact]
    public async Task A_signed_in_tab_moves_on_instead_of_asking_again()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var resume = await browser.SignInAsync(await browser.StartAsync(), "alice", SignInScenario.Password);

        var other = await browser.GetAsync("/sign-in?app_id=" + Scenario.Spa);

        Assert.Equal(resume.Location, other.Location);
    }

    [Fact]
    public async Task Two_tabs_with_two_clients_finish_in_any_order()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var first = await browser.StartAsync(Scenario.Spa);
        var second = await browser.StartAsync(Scenario.Web);
        Assert.Contains("Client " + Scenario.Spa, first.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Client " + Scenario.Web, second.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);

        var firstReturn = await browser.FollowAsync(await browser.SignInAsync(first, "alice", SignInScenario.Password));
        var secondReturn = await browser.FollowAsync(await browser.SignInAsync(second, "alice", SignInScenario.Password));

        Assert.Equal("st-" + Scenario.Spa, firstReturn.ClientParameter("state"));
        Assert.NotNull(firstReturn.ClientParameter("code"));
        Assert.Equal("st-" + Scenario.Web, secondReturn.ClientParameter("state"));
        Assert.NotNull(secondReturn.ClientParameter("code"));
    }

    [Fact]
    public async Task An_expired_interaction_leads_back()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        scenario.Host.Time.Advance(TimeSpan.FromHours(1));

        var answer = await browser.FollowAsync(await browser.SignInAsync(page, "alice", SignInScenario.Password));

        Assert.Equal((HttpStatusCode.BadRequest, "This page has expired"), (answer.Status, answer.Heading));
    }
}
