using System.Net;
using IdentityHub.Data.Applications;
using IdentityHub.Server.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>The operator's own style sheets and icons.</summary>
public sealed class CustomSheetTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Is_a_file_of_its_own_with_the_nearer_layer_last(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider, """{"customCss":".card{color:red}"}""");
        await scenario.Company.ChangeAsync(async db =>
        {
            db.Add(new ApplicationSignInExperience { ApplicationId = Scenario.Spa, CustomCss = ".card{color:green}" });
            await db.Organizations.Where(row => row.Id == Scenario.Acme).ExecuteUpdateAsync(row => row.SetProperty(acme => acme.CustomCss, ".card{color:blue}</style><script>"));
            db.MarkCatalogChanged();
        });
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("organization_id", Scenario.Acme));

        var sheets = page.Document.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(3, sheets.Count);
        var sheet = await browser.GetAsync(sheets[^1]);
        Assert.Equal(".card{color:red}\n.card{color:green}\n.card{color:blue}</style><script>", sheet.Html);
        Assert.StartsWith("text/css", sheet.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("immutable", sheet.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal("nosniff", sheet.Headers["X-Content-Type-Options"]);

        // The name of a sheet that is no more gets what there is, and nobody keeps it.
        var old = await browser.GetAsync(CustomSheet.PathOf(".old{}", Scenario.Spa, null)!);
        Assert.Equal((HttpStatusCode.OK, "no-cache"), (old.Status, old.Headers["Cache-Control"]));
        Assert.DoesNotContain("blue", old.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_linked_where_there_is_nothing()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite, """{"customCss":"  "}""");
        var browser = scenario.NewBrowser();

        Assert.Equal(2, (await browser.StartAsync()).Document.QuerySelectorAll("link[rel=stylesheet]").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/assets/custom-0123456789abcdef.css")).Status);
    }

    [Fact]
    public async Task Icons_come_from_the_settings_and_the_policy_names_their_hosts()
    {
        await using var scenario = await SignInScenario.StartAsync(
            Databases.Sqlite, """{"branding":{"favicon":"https://cdn.example.com/light.png","darkFavicon":"https://dark.example.com/dark.png"}}""");
        var page = await scenario.NewBrowser().StartAsync();

        Assert.Equal(
            ["https://cdn.example.com/light.png", "https://dark.example.com/dark.png"],
            page.Document.QuerySelectorAll("link[rel=icon]").Select(link => link.GetAttribute("href")));
        Assert.Contains("img-src 'self' data: https://cdn.example.com https://dark.example.com;", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a</style>b")]
    [InlineData("</STYLE ><script>alert(1)</script>")]
    [InlineData("<!--</style>-->")]
    public void Cannot_leave_the_element_of_a_preview(string css) =>
        Assert.DoesNotContain("</", CustomSheet.ForElement(css), StringComparison.Ordinal);
}
