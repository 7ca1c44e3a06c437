using IdentityHub.Data.Organizations;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Management.Applications;

/// <summary>How the sign-in pages look for one application.</summary>
public sealed class LookTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Is_set_as_a_whole_and_read(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Path = "/applications/web/sign-in-experience";
        (await hub.GetAsync(Path)).IsRefused(404, "entity.not_exists_with_id");
        var first = (await hub.PutAsync(Path, new { displayName = "Shop", color = new { primaryColor = "#A1b" } })).Is(201);
        Assert.Equal(
            """{"tenantId":"default","applicationId":"web","color":{"primaryColor":"#A1b"},"branding":{},"customCss":null,"termsOfUseUrl":null,"privacyPolicyUrl":null,"displayName":"Shop"}""",
            first.Text);
        var second = (await hub.PutAsync(Path, new { color = new { isDarkModeEnabled = false }, termsOfUseUrl = "", privacyPolicyUrl = "https://shop.example.com/privacy", customCss = "a{}", applicationId = "spa" })).Is(200);
        Assert.Equal(
            """{"tenantId":"default","applicationId":"web","color":{"isDarkModeEnabled":false},"branding":{},"customCss":"a{}","termsOfUseUrl":"","privacyPolicyUrl":"https://shop.example.com/privacy","displayName":"Shop"}""",
            second.Text);
        Assert.Equal(second.Text, (await hub.GetAsync(Path)).Is(200).Text);
        (await hub.PutAsync(Path, new { termsOfUseUrl = "javascript:alert(1)", branding = new { logoUrl = "x" }, color = new { primaryColor = "red" } }))
            .IsInvalid("termsOfUseUrl", "branding.logoUrl", "color.primaryColor");
        (await hub.PutAsync("/applications/none/sign-in-experience", new { })).IsRefused(404, "entity.not_exists_with_id");
        (await hub.GetAsync("/applications/none/sign-in-experience")).IsRefused(404, "entity.not_exists_with_id");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => hub.PutAsync("/applications/spa/sign-in-experience", new { displayName = "Same" })));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(7, answers.Count(answer => answer.Status == 200));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Our_own_client_brings_its_name_colours_logo_and_documents_to_the_pages(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var before = await new PageBrowser(hub.Scenario.Host).StartAsync(Scenario.Web);
        Assert.Contains("Continue to Client web.", before.Html, StringComparison.Ordinal);
        (await hub.PutAsync("/applications/web/sign-in-experience", new
        {
            displayName = "Shop & <Co>",
            color = new { primaryColor = "#123456", darkPrimaryColor = "#abcdef" },
            branding = new { logoUrl = "https://cdn.example.com/shop.png" },
            termsOfUseUrl = "https://shop.example.com/terms",
            privacyPolicyUrl = "https://shop.example.com/privacy",
            customCss = "body{background:url(https://evil.example.com)}",
        })).Is(201);

        var page = await new PageBrowser(hub.Scenario.Host).StartAsync(Scenario.Web);
        Assert.Equal("Continue to Shop & <Co>.", page.Document.QuerySelector(".lead")!.TextContent);
        Assert.StartsWith("Shop & <Co>", page.Document.QuerySelector(".brand p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://cdn.example.com/shop.png", page.Document.QuerySelector("img.light-logo")!.GetAttribute("src"));
        Assert.Contains("123456", page.Html, StringComparison.Ordinal);
        Assert.Contains("abcdef", page.Html, StringComparison.Ordinal);
        Assert.Equal(
            ["https://shop.example.com/terms", "https://shop.example.com/privacy"],
            page.Document.QuerySelectorAll(".legal a").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain("evil.example.com", page.Html, StringComparison.Ordinal);
        Assert.Contains("img-src 'self' data: https://cdn.example.com;", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);

        // Another client is not touched, and an organization's look goes before the client's.
        Assert.DoesNotContain("123456", (await new PageBrowser(hub.Scenario.Host).StartAsync(Scenario.Spa)).Html, StringComparison.Ordinal);
        await hub.Scenario.ChangeAsync(async db =>
        {
            var acme = await db.FindAsync<Organization>(Scenario.Acme);
            acme!.Branding = Data.JsonColumn.Parse("""{"logoUrl":"https://cdn.example.com/acme.png"}""");
        });
        var ofOrganization = await new PageBrowser(hub.Scenario.Host).StartAsync(Scenario.Web, ("organization_id", Scenario.Acme));
        Assert.Equal("https://cdn.example.com/acme.png", ofOrganization.Document.QuerySelector("img.light-logo")!.GetAttribute("src"));
        Assert.Contains("123456", ofOrganization.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_consent_page_names_a_third_party_and_its_documents_which_the_sign_in_page_does_not()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        (await hub.PutAsync("/applications/third/sign-in-experience", new
        {
            displayName = "Partner",
            termsOfUseUrl = "https://partner.example.com/terms",
            privacyPolicyUrl = "https://partner.example.com/privacy",
        })).Is(201);
        var signIn = await new PageBrowser(hub.Scenario.Host).StartAsync(Scenario.ThirdParty, ("scope", "openid profile"));
        Assert.Equal("Continue to Partner.", signIn.Document.QuerySelector(".lead")!.TextContent);
        Assert.DoesNotContain("partner.example.com", signIn.Html, StringComparison.Ordinal);

        using var browser = new TestBrowser(hub.Scenario);
        using var started = await browser.AuthorizeAsync(Scenario.ThirdParty, "scope=openid profile");
        using var asked = await browser.ProveAsync();
        using var answer = await browser.Http.GetAsync(TestBrowser.Location(asked));
        var html = await answer.Content.ReadAsStringAsync();
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Equal("Allow Partner access?", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["https://partner.example.com/terms", "https://partner.example.com/privacy"],
            page.QuerySelectorAll(".legal a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Before you decide, read this application's terms of use and privacy policy.", page.QuerySelector("form .legal")!.TextContent.Trim());
    }
}
