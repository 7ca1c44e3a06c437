using System.Net;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

public sealed class PageSafetyTests
{
    private const string Script = "<script>alert('x')</script>\"'";

    [Fact]
    public async Task Every_page_has_the_strict_headers()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var pages = new List<PageAnswer> { await browser.StartAsync() };
        pages.Add(await browser.GetAsync("/register?app_id=" + Scenario.Spa));
        pages.Add(await browser.SignInAsync(pages[0], "alice", "wrong"));
        pages.Add(await browser.PostAsync("/sign-in?app_id=" + Scenario.Spa));
        foreach (var path in new[] { "/", "/unknown-session", "/setup?token=x", "/nothing/here", "/oidc/auth?client_id=nobody", "/oidc/session/end", "/oidc/session/end/success" })
        {
            pages.Add(await browser.GetAsync(path));
        }

        Assert.All(pages, page =>
        {
            Assert.StartsWith("text/html", page.Headers["Content-Type"], StringComparison.Ordinal);
            Assert.StartsWith(
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.EndsWith("; frame-ancestors 'none'; base-uri 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
            Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
            Assert.Equal("DENY", page.Headers["X-Frame-Options"]);
            Assert.Empty(page.Document.QuerySelectorAll("[style], style, script:not([src]), [onclick], iframe"));
            Assert.All(page.Document.QuerySelectorAll("script[src], link[href], img[src]"), element =>
                Assert.StartsWith("/assets/", element.GetAttribute("src") ?? element.GetAttribute("href"), StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Form_action_names_the_client_because_redirects_after_a_form_count()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var page = await scenario.NewBrowser().StartAsync();

        Assert.Contains("form-action 'self' http://localhost:9999;", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/register")]
    public async Task A_form_without_its_token_leads_to_a_friendly_page(string path)
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        await browser.StartAsync();

        var answer = await browser.PostAsync($"{path}?app_id={Scenario.Spa}", new("identifier", "alice"), new("password", SignInScenario.Password));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("Let’s try that again", answer.Heading);
        var again = await browser.GetAsync(answer.Document.QuerySelector("a.button")!.GetAttribute("href")!);
        Assert.NotNull(again.Document.QuerySelector("#identifier"));
    }

    [Fact]
    public async Task A_token_of_another_browser_counts_for_nothing()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var (mallory, alice) = (scenario.NewBrowser(), scenario.NewBrowser());
        var foreign = await mallory.StartAsync();
        await alice.StartAsync();

        var answer = await alice.SignInAsync(foreign, "alice", SignInScenario.Password);

        Assert.Equal((HttpStatusCode.BadRequest, "Let’s try that again"), (answer.Status, answer.Heading));
    }

    [Fact]
    public async Task Advisory_36_and_67_names_hints_and_identifiers_are_text_and_nothing_else()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        await scenario.Company.ChangeAsync(async db =>
        {
            await db.Applications.Where(row => row.Id == Scenario.Spa).ExecuteUpdateAsync(row => row.SetProperty(client => client.Name, Script));
            await db.Organizations.Where(row => row.Id == Scenario.Acme).ExecuteUpdateAsync(row => row.SetProperty(organization => organization.Name, Script));
            db.MarkCatalogChanged();
        });
        var browser = scenario.NewBrowser();

        var page = await browser.StartAsync(Scenario.Spa, ("login_hint", Script), ("organization_id", Scenario.Acme));
        var failed = await browser.SignInAsync(page, Script, "wrong");
        var shown = await browser.GetAsync("/oidc/auth?client_id=" + Uri.EscapeDataString(Script));
        var linked = await browser.GetAsync("/unknown-session?app_id=spa&x=" + Uri.EscapeDataString(Script));

        Assert.Equal(Script, page.Document.QuerySelector("#identifier")!.GetAttribute("value"));
        Assert.Contains(Script, page.Document.QuerySelector(".brand")!.TextContent, StringComparison.Ordinal);
        Assert.All(new[] { page, failed, shown, linked }, answer => Assert.All(answer.Document.Scripts, script => Assert.NotNull(script.Source)));
    }

    [Fact(DisplayName = "CVE-2025-64101 no page and no redirect believes the Host header")]
    public async Task No_page_and_no_redirect_believes_the_host_header()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        foreach (var path in new[] { "/sign-in", "/register", "/forgot-password", "/unknown-session", "/verification-code", "/continue" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?app_id={Scenario.Spa}");
            request.Headers.Host = "evil.example";
            request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "evil.example");
            var answer = await browser.SendAsync(request);
            Assert.DoesNotContain("evil.example", answer.Html + answer.Location, StringComparison.Ordinal);
        }

        var done = await browser.SignInAsync(page, "alice", SignInScenario.Password);
        Assert.StartsWith(scenario.Host.PublicUrl + "/", done.Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("PATCH")]
    public async Task Refuses_other_methods(string method)
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        await browser.StartAsync();

        foreach (var path in new[] { "/sign-in", "/register", "/consent" })
        {
            var answer = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.True(answer.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest, answer.Status.ToString());
            Assert.Null(answer.Document.QuerySelector("#password"));
        }
    }

    [Fact]
    public async Task Answers_HEAD_without_a_body()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        await browser.StartAsync();

        foreach (var path in new[] { "/", "/sign-in?app_id=spa", "/unknown-session" })
        {
            var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.True((int)answer.Status is 200 or 400);
            Assert.Empty(answer.Html);
        }
    }

    [Theory]
    [InlineData("text/html", "text/html")]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    public async Task Shows_a_protocol_error_as_a_page_only_to_whom_asks_for_one(string accept, string contentType)
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        using var client = scenario.Host.NewClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", accept);

        using var response = await client.GetAsync("/oidc/auth?client_id=nope&response_type=code");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("invalid client nope", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assets_are_kept_for_ever_and_unknown_ones_are_not_there()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        var addresses = page.Document.QuerySelectorAll("script[src], link[href]").Select(element => element.GetAttribute("src") ?? element.GetAttribute("href")!).ToList();
        Assert.Equal(4, addresses.Count);
        foreach (var address in addresses)
        {
            var asset = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, asset.Status);
            Assert.Equal("public, max-age=31536000, immutable", asset.Headers["Cache-Control"]);
            Assert.True(asset.Html.Length < 20_000);
        }

        foreach (var name in new[] { "hub.css", "theme-00000000-ffffff-none.css", $"theme-{Server.SignIn.Theme.Version}-FFFFFF-none.css", $"theme-{Server.SignIn.Theme.Version}-fff}}-none.css" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/assets/" + name)).Status);
        }
    }
}
