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
