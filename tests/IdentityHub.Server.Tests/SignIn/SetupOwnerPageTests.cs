using System.Net;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>The page on which the first owner of a hub makes an account.</summary>
public sealed class SetupOwnerPageTests
{
    private const string Password = "granite owl umbrella";
    private const string Gone = "This link is no longer valid";

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_link_makes_the_owner_and_leads_to_the_Console(string provider)
    {
        await using var hub = await StartAsync(provider);
        var browser = new PageBrowser(hub);
        var page = await browser.GetAsync(await LinkAsync(hub));
        Assert.Equal((HttpStatusCode.OK, "Welcome to your hub"), (page.Status, page.Heading));

        var done = await browser.SubmitAsync(page, ("username", "ada"), ("email", "Ada@Example.com"), ("password", Password));

        Assert.Equal((HttpStatusCode.OK, "Your hub is ready"), (done.Status, done.Heading));
        Assert.Equal("/console", done.Document.QuerySelector("a.button")!.GetAttribute("href"));
        await using var db = hub.Read();
        var user = await db.Users.SingleAsync();
        Assert.Equal(("ada", "Ada@Example.com", HubSeed.AdministratorRoleId), (user.Username, user.PrimaryEmail, (await db.UserRoles.SingleAsync()).RoleId));
        Assert.False(await db.HubSettings.AnyAsync(setting => setting.Key == FirstOwner.SettingKey));
        Assert.True(await db.AuditLogs.AnyAsync(row => row.Key == "ManagementApi.CreateAdministrator" && row.UserId == user.Id));
    }

    [Fact]
    public async Task What_was_typed_stays_but_the_password_does_not()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        var browser = new PageBrowser(hub);
        var page = await browser.GetAsync(await LinkAsync(hub));
        foreach (var (username, email, password, problem) in new[]
        {
            ("", "", "", "Enter your username."),
            ("1ada", "ada@example.com", Password, "A username cannot start with a digit."),
            ("ada@example.com", "", Password, "Use only letters a–z, digits and underscores."),
            ("ada", "ada at example", Password, "This does not look like an e-mail address."),
            ("ada", "ada@example.com", "", "Choose a password."),
            ("ada", "ada@example.com", "elevenchars", "Use at least 12 characters."),
            ("ada_lovelace", "", "ada_lovelace1", "Leave your name and username out of the password."),
        })
        {
            page = await browser.SubmitAsync(page, ("username", username), ("email", email), ("password", password));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(problem, page.Problem, StringComparison.Ordinal);
            Assert.Equal((username, email), (Value("#username"), Value("#email")));
            Assert.Equal("", Value("#password"));
            Assert.True(password.Length == 0 || !page.Html.Contains($"\"{password}\"", StringComparison.Ordinal) || password == username);
        }

        // Nothing of this used the link up.
        Assert.Equal("Your hub is ready", (await browser.SubmitAsync(page, ("username", "ada"), ("email", ""), ("password", Password))).Heading);

        string Value(string field) => page.Document.QuerySelector(field)!.GetAttribute("value") ?? "";
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_name_that_somebody_has_does_not_use_the_link_up(string provider)
    {
        await using var hub = await StartAsync(provider);
        await hub.WriteAsync((db, _) =>
        {
            db.Add(new Data.Users.User { Id = "bob000000000", Username = "Bob", NormalizedUsername = "bob", CreatedAt = hub.Time.GetUtcNow(), UpdatedAt = hub.Time.GetUtcNow() });
            return Task.CompletedTask;
        });
        var browser = new PageBrowser(hub);
        var page = await browser.GetAsync(await LinkAsync(hub));

        var taken = await browser.SubmitAsync(page, ("username", "bob"), ("email", ""), ("password", Password));
        var done = await browser.SubmitAsync(taken, ("username", "ada"), ("email", ""), ("password", Password));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Somebody has this username or e-mail address already."), (taken.Status, taken.Problem));
        Assert.Equal("Your hub is ready", done.Heading);
    }

    [Theory(DisplayName = "Race: of twenty who post the link at once, one becomes the owner")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Twenty_posts_make_one_owner(string provider)
    {
        await using var hub = await StartAsync(provider);
        var link = await LinkAsync(hub);
        var forms = new List<(PageBrowser Browser, PageAnswer Page)>();
        for (var index = 0; index < 20; index++)
        {
            var browser = new PageBrowser(hub);
            forms.Add((browser, await browser.GetAsync(link)));
        }

        var answers = await Task.WhenAll(forms.Select((form, index) =>
            Task.Run(() => form.Browser.SubmitAsync(form.Page, ("username", "ada" + index), ("email", ""), ("password", Password)))));

        Assert.Single(answers, answer => answer.Heading == "Your hub is ready");
        Assert.Equal(19, answers.Count(answer => answer.Status == HttpStatusCode.NotFound));
        await using var db = hub.Read();
        Assert.Equal((1, 1), (await db.Users.CountAsync(), await db.UserRoles.CountAsync()));
    }

    [Theory(DisplayName = "Replay: a link that was used makes nobody else an owner")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_used_link_is_gone(string provider)
    {
        await using var hub = await StartAsync(provider);
        var (browser, link) = (new PageBrowser(hub), await LinkAsync(hub));
        var page = await browser.GetAsync(link);
        await browser.SubmitAsync(page, ("username", "ada"), ("email", ""), ("password", Password));

        var again = await browser.SubmitAsync(page, ("username", "eve"), ("email", ""), ("password", Password));
        var opened = await browser.GetAsync(link);

        Assert.Equal((HttpStatusCode.NotFound, Gone), (again.Status, again.Heading));
        Assert.Equal((HttpStatusCode.NotFound, Gone), (opened.Status, opened.Heading));
        await using var db = hub.Read();
        Assert.Equal("ada", (await db.Users.SingleAsync()).Username);
    }

    [Theory(DisplayName = "An owner made another way ends a link that nobody used")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Another_owner_ends_the_link(string provider)
    {
        await using var hub = await StartAsync(provider);
        var (browser, link) = (new PageBrowser(hub), await LinkAsync(hub));
        var page = await browser.GetAsync(link);

        // As `admin create` does: with a link of its own, which sets the password later.
        await hub.Services.GetRequiredService<Administrators>().CreateAsync(new("root", null, null, AdministratorRole.Owner), CancellationToken.None);
        var late = await browser.SubmitAsync(page, ("username", "eve"), ("email", ""), ("password", Password));

        Assert.Equal((HttpStatusCode.NotFound, Gone), (late.Status, late.Heading));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link)).Status);
        await using var db = hub.Read();
        Assert.Equal("root", (await db.Users.SingleAsync()).Username);
    }

    [Theory(DisplayName = "CSRF: a form without its anti-forgery value makes no owner")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_foreign_form_makes_no_owner(string provider)
    {
        await using var hub = await StartAsync(provider);
        var (browser, mallory, link) = (new PageBrowser(hub), new PageBrowser(hub), await LinkAsync(hub));
        await browser.GetAsync(link);
        KeyValuePair<string, string>[] fields = [new("username", "eve"), new("password", Password)];

        var bare = await browser.PostAsync(link, fields);
        var foreign = await mallory.GetAsync(link);
        var value = foreign.Document.QuerySelector("input[name=_form]")!.GetAttribute("value")!;
        var stolen = await browser.PostAsync(link, [.. fields, new("_form", value)]);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (bare.Status, stolen.Status));
        await using var db = hub.Read();
        Assert.False(await db.Users.AnyAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(bare.Document.QuerySelector("a.button")!.GetAttribute("href")!)).Status);
    }

    [Fact(DisplayName = "Brute force: whatever is not the link gets one and the same answer, and no password is hashed for it")]
    public async Task Wrong_links_get_one_answer()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        var browser = new PageBrowser(hub);
        string[] wrong = ["", "?token=", "?token=%00", "?token=x", "?token=" + new string('A', 43), "?token=" + new string('A', 4000), "?token=ü"];
        var before = await AllAsync();
        var token = (await hub.Services.GetRequiredService<FirstOwner>().MakeAtStartAsync(CancellationToken.None))!.Token;
        Assert.Equal(43, token.Length);
        wrong = [.. wrong, "?token=" + token[..42], "?token=" + token + "A", "?token=" + token.ToUpperInvariant()];
        var after = await AllAsync();

        Assert.All(before.Concat(after), answer => Assert.Equal((HttpStatusCode.NotFound, Gone), (answer.Status, answer.Heading)));
        Assert.All(before.Concat(after), answer => Assert.Null(answer.Document.QuerySelector("form")));

        async Task<List<PageAnswer>> AllAsync()
        {
            var answers = new List<PageAnswer>();
            foreach (var query in wrong)
            {
                answers.Add(await browser.GetAsync("/setup/owner" + query));
            }

            return answers;
        }
    }

    [Fact(DisplayName = "Referrer leak: the page sends its address nowhere, loads nothing from elsewhere and wears nothing of an operator's")]
    public async Task The_page_leaks_no_link()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        await hub.WriteAsync(async (db, stop) =>
        {
            (await db.HubSettings.AsTracking().SingleAsync(row => row.Key == "signInExperience", stop)).Value =
                """{"customCss":"form[action*=a]{background:url(https://evil.example/a)}","branding":{"logoUrl":"https://evil.example/logo.png"}}""";
            db.MarkCatalogChanged();
        });
        var (browser, link) = (new PageBrowser(hub), await LinkAsync(hub));
        var page = await browser.GetAsync(link);
        var stale = await browser.PostAsync(link, new KeyValuePair<string, string>("username", "eve"));

        Assert.All(new[] { page, stale }, answer =>
        {
            Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
            Assert.Contains("no-store", answer.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.StartsWith("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.DoesNotContain("evil.example", answer.Html + answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.DoesNotContain("/assets/custom-", answer.Html, StringComparison.Ordinal);
            Assert.Empty(answer.Document.QuerySelectorAll("[style], style, script:not([src])"));
        });
        var done = await browser.SubmitAsync(page, ("username", "ada"), ("email", ""), ("password", Password));
        Assert.DoesNotContain(link.Split('=')[1], done.Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "CVE-2025-64101: neither the page nor what follows believes the Host header")]
    public async Task The_host_header_leads_nowhere()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Get, await LinkAsync(hub));
        request.Headers.Host = "evil.example";
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "evil.example");

        var page = await new PageBrowser(hub).SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("evil.example", page.Html + page.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_speaks_the_language_of_the_browser()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        var page = await new PageBrowser(hub) { AcceptLanguage = "th" }.GetAsync(await LinkAsync(hub));

        Assert.Equal("th", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("ยินดีต้อนรับสู่ระบบของคุณ", page.Heading);
        Assert.Contains("token=", page.Document.QuerySelector("footer a[lang=en]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    private static Task<HubHost> StartAsync(string provider) => HubHost.StartAsync(provider, static options => options.Settings["Passwords:MemoryKiB"] = "1024");

    private static async Task<string> LinkAsync(HubHost hub) =>
        (await hub.Services.GetRequiredService<FirstOwner>().MakeAtStartAsync(CancellationToken.None))!.Path;
}
