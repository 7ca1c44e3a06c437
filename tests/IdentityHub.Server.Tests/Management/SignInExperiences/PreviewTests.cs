using System.Text.Json;
using AngleSharp.Html.Parser;
using IdentityHub.Server.SignIn;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Management.SignInExperiences;

/// <summary>Pages with settings that are not stored.</summary>
public sealed class PreviewTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Draws_every_page_in_itself_and_stores_nothing(string provider)
    {
        await using var scenario = await ManagementScenario.StartAsync(provider);
        foreach (var page in PagePreviews.Names)
        {
            var answer = (await scenario.PostAsync("/sign-in-exp/preview", new
            {
                page,
                languageTag = "th",
                mode = "dark",
                signInExperience = new { color = new { primaryColor = "#ff0000", isDarkModeEnabled = true, darkPrimaryColor = "#00ff00" }, customCss = ".card{gap:1px}</style>" },
            })).Is(200);
            var html = answer["html"].GetString()!;
            using var document = new HtmlParser().ParseDocument(html);

            Assert.Equal("th", document.DocumentElement.GetAttribute("lang"));
            Assert.NotEmpty(document.QuerySelector("h1")!.TextContent);
            Assert.Empty(document.QuerySelectorAll("script, link, input[name=_form]"));
            var style = Assert.Single(document.QuerySelectorAll("style")).TextContent;
            Assert.Contains("--primary:#00ff00", style, StringComparison.Ordinal);
            Assert.Contains(".card{gap:1px}", style, StringComparison.Ordinal);
            Assert.DoesNotContain("Set-Cookie", answer.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        }

        var stored = (await scenario.GetAsync("/sign-in-exp")).Is(200);
        Assert.NotEqual("#ff0000", stored["color"].GetProperty("primaryColor").GetString());
    }

    [Fact]
    public async Task Shows_what_unsaved_settings_change()
    {
        await using var scenario = await ManagementScenario.StartAsync(Databases.Sqlite);
        var before = await DrawAsync(scenario, new { page = "sign-in" });
        var after = await DrawAsync(scenario, new
        {
            page = "sign-in",
            mode = "light",
            applicationId = Scenario.Spa,
            organizationId = Scenario.Acme,
            signInExperience = new { signIn = new { methods = new[] { new { identifier = "email", password = false, verificationCode = true, isPasswordPrimary = false } } } },
        });

        Assert.NotNull(before.QuerySelector("#password"));
        Assert.Null(after.QuerySelector("#password"));
        Assert.Equal("email", after.QuerySelector("#identifier")!.GetAttribute("type"));
        Assert.Contains("Acme", after.QuerySelector(".brand")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_phrases_that_are_not_stored_in_the_place_of_those_that_are()
    {
        await using var scenario = await ManagementScenario.StartAsync(Databases.Sqlite);
        (await scenario.PutAsync("/custom-phrases/th", """{"signIn.title":"ที่บันทึกไว้","signIn.submit":"ไปต่อ"}""")).Is(201);
        using var stored = await DrawAsync(scenario, new { page = "sign-in", languageTag = "th" });
        using var unsaved = await DrawAsync(scenario, new { page = "sign-in", languageTag = "th", customPhrases = new Dictionary<string, string> { ["signIn.title"] = "ใหม่", ["signIn.lead"] = "{1}" } });
        using var added = await DrawAsync(scenario, new { page = "sign-in", languageTag = "cy", customPhrases = new Dictionary<string, string> { ["signIn.title"] = "Mewngofnodi" } });

        Assert.Equal("ที่บันทึกไว้", stored.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal("ใหม่", unsaved.QuerySelector("h1")!.TextContent.Trim());
        Assert.DoesNotContain("ไปต่อ", unsaved.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("cy", "Mewngofnodi"), (added.DocumentElement.GetAttribute("lang"), added.QuerySelector("h1")!.TextContent.Trim()));
        Assert.Equal(["th"], (await scenario.GetAsync("/custom-phrases")).Is(200).Body.EnumerateArray().Select(row => row.GetProperty("languageTag").GetString()));
    }

    [Fact]
    public async Task Refuses_pages_that_are_not_there()
    {
        await using var scenario = await ManagementScenario.StartAsync(Databases.Sqlite);
        var answer = await scenario.PostAsync("/sign-in-exp/preview", new { page = "nothing" });

        Assert.Contains("sign-in-password", answer.Is(400).Body.GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> DrawAsync(ManagementScenario scenario, object body) =>
        new HtmlParser().ParseDocument((await scenario.PostAsync("/sign-in-exp/preview", body)).Is(200)["html"].GetString()!);
}
