using System.Net;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

public sealed class ConsentPageTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_third_party_client_gets_what_was_allowed(string provider)
    {
        await using var scenario = await StartAsync(provider);
        var browser = scenario.NewBrowser();

        var page = await AskAsync(browser);
        Assert.Equal($"Allow Client {Scenario.ThirdParty} access?", page.Heading);
        Assert.Contains("See your profile", page.Html, StringComparison.Ordinal);
        Assert.Contains("ALICE", page.Document.QuerySelector(".person")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([Scenario.Acme], page.Document.QuerySelectorAll("input[name=organizationIds]").Select(box => box.GetAttribute("value")));
        var returned = await browser.FollowAsync(await browser.SubmitAsync(page, ("decision", "allow"), ("organizationIds", Scenario.Acme)));

        Assert.NotNull(returned.ClientParameter("code"));
        Assert.Equal(
            [Scenario.Acme],
            await scenario.Company.ReadAsync(db => db.ApplicationUserConsentOrganizations.Where(row => row.UserId == Scenario.Alice).Select(row => row.OrganizationId).ToListAsync()));
    }

    [Fact]
    public async Task A_no_is_access_denied()
    {
        await using var scenario = await StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();

        var returned = await browser.FollowAsync(await browser.SubmitAsync(await AskAsync(browser), ("decision", "cancel")));

        Assert.Equal(("access_denied", "st-" + Scenario.ThirdParty), (returned.ClientParameter("error"), returned.ClientParameter("state")));
    }

    [Fact]
    public async Task Advisory_47_no_answer_is_no_consent()
    {
        await using var scenario = await StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await AskAsync(browser);

        var answer = await browser.SubmitAsync(page);
        Assert.Equal(page.Heading, answer.Heading);
        var resumed = await browser.FollowAsync(await browser.GetAsync("/consent?app_id=" + Scenario.ThirdParty));
        Assert.Equal(page.Heading, resumed.Heading);
    }

    [Fact]
    public async Task Refuses_an_organization_that_is_not_the_persons()
    {
        await using var scenario = await StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();

        var answer = await browser.SubmitAsync(await AskAsync(browser), ("decision", "allow"), ("organizationIds", Scenario.Globex));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.False(await scenario.Company.ReadAsync(db => db.ApplicationUserConsentOrganizations.AnyAsync()));
    }

    [Fact]
    public async Task Our_own_client_asks_nothing()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("scope", "openid profile email offline_access"), ("prompt", "consent"));

        var returned = await browser.FollowAsync(await browser.SignInAsync(page, "alice", SignInScenario.Password));

        Assert.NotNull(returned.ClientParameter("code"));
    }

    private static async Task<SignInScenario> StartAsync(string provider)
    {
        var scenario = await SignInScenario.StartAsync(provider);
        await scenario.Company.ChangeAsync(db =>
        {
            db.Add(new ApplicationUserConsentUserScope { ApplicationId = Scenario.ThirdParty, UserScope = "urn:logto:scope:organizations" });
            return Task.CompletedTask;
        });
        return scenario;
    }

    private static async Task<PageAnswer> AskAsync(PageBrowser browser)
    {
        var page = await browser.StartAsync(Scenario.ThirdParty, ("scope", "openid profile urn:logto:scope:organizations"));
        return await browser.FollowAsync(await browser.SignInAsync(page, "alice", SignInScenario.Password));
    }
}
