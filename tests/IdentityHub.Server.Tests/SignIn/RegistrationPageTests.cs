using System.Net;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

public sealed class RegistrationPageTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_an_account_with_default_roles_and_signs_its_owner_in(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        await scenario.Company.ChangeAsync(db =>
        {
            db.Add(new Role { Id = "r-default", Name = "everybody", Description = "Everybody", Type = RoleType.User, IsDefault = true });
            return Task.CompletedTask;
        });
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("first_screen", "register"));
        Assert.Equal("Create your account", page.Heading);

        var returned = await browser.FollowAsync(await browser.SignInAsync(page, "Carol_7", "seven quiet otters"));

        Assert.NotNull(returned.ClientParameter("code"));
        var carol = await scenario.Company.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(user => user.NormalizedUsername == "carol_7"));
        Assert.Equal(("Carol_7", Scenario.Spa), (carol.Username, carol.ApplicationId));
        Assert.StartsWith("$argon2id$", carol.PasswordEncrypted, StringComparison.Ordinal);
        Assert.Equal(["r-default"], await scenario.Company.ReadAsync(db => db.UserRoles.Where(row => row.UserId == carol.Id).Select(row => row.RoleId).ToListAsync()));
    }

    [Theory]
    [InlineData("SignIn", "Registration is closed")]
    [InlineData("nonsense", "Registration is closed")]
    public async Task Advisory_66_closed_registration_is_closed_for_page_and_post(string mode, string heading)
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var open = await browser.StartAsync(Scenario.Spa, ("first_screen", "register"));
        await scenario.SetExperienceAsync($$"""{"signInMode":"{{mode}}"}""");

        var posted = await browser.SignInAsync(open, "carol", "seven quiet otters");
        var shown = await browser.GetAsync("/register?app_id=" + Scenario.Spa);
        var signIn = await browser.GetAsync("/sign-in?app_id=" + Scenario.Spa);

        Assert.Equal((HttpStatusCode.Forbidden, heading), (posted.Status, posted.Heading));
        Assert.Equal((HttpStatusCode.Forbidden, heading), (shown.Status, shown.Heading));
        Assert.DoesNotContain("/register", signIn.Html, StringComparison.Ordinal);
        Assert.False(await scenario.Company.ReadAsync(db => db.Users.AnyAsync(user => user.Username == "carol")));
    }

    [Fact]
    public async Task Says_when_nobody_can_bring_the_code()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite, """{"signUp":{"identifiers":["email"],"password":true,"verify":true}}""");
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("first_screen", "register"));
        var answer = await browser.SubmitAsync(page, ("identifier", "carol@example.com"));

        Assert.Equal(HttpStatusCode.NotImplemented, answer.Status);
        Assert.Contains("Nothing here can send messages yet", answer.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_accounts_without_identifiers_are_not_made_here()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite, """{"signUp":{"identifiers":[],"password":false,"verify":false}}""");
        var answer = await scenario.NewBrowser().StartAsync(Scenario.Spa, ("first_screen", "register"));

        Assert.Equal((HttpStatusCode.Forbidden, "Registration is not available"), (answer.Status, answer.Heading));
    }

    [Theory]
    [InlineData("1carol", "seven quiet otters", "cannot start with a digit")]
    [InlineData("carol@example.com", "seven quiet otters", "only letters")]
    [InlineData("carol", "short", "at least 8 characters")]
    [InlineData("carol", "password123", "leaked")]
    [InlineData("alice", "seven quiet otters", "taken")]
    [InlineData("ALICE", "seven quiet otters", "taken")]
    public async Task Refuses_with_a_reason_at_the_field(string username, string password, string reason)
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var answer = await browser.SignInAsync(await browser.StartAsync(Scenario.Spa, ("first_screen", "register")), username, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(reason, answer.Problem, StringComparison.Ordinal);
        var field = Assert.Single(answer.Document.QuerySelectorAll("[aria-invalid=true]"));
        Assert.NotNull(answer.Document.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[^1]));
        Assert.Equal(username, answer.Document.QuerySelector("#identifier")!.GetAttribute("value"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_twenty_who_want_one_username_one_gets_it(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        var pages = new List<(PageBrowser Browser, PageAnswer Page)>();
        for (var index = 0; index < 20; index++)
        {
            var browser = scenario.NewBrowser();
            pages.Add((browser, await browser.StartAsync(Scenario.Spa, ("first_screen", "register"))));
        }

        var answers = await Task.WhenAll(pages.Select(entry => entry.Browser.SignInAsync(entry.Page, "carol", "seven quiet otters")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.SeeOther);
        Assert.Equal(19, answers.Count(answer => answer.Problem.Contains("taken", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Limits_how_many_accounts_one_network_creates()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("first_screen", "register"));
        for (var attempt = 0; attempt < 60; attempt++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SignInAsync(page, "alice", "seven quiet otters")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync(page, "carol", "seven quiet otters")).Status);
        scenario.Host.Time.Advance(TimeSpan.FromHours(1));
        page = await browser.StartAsync(Scenario.Spa, ("first_screen", "register"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignInAsync(page, "carol", "seven quiet otters")).Status);
    }
}
