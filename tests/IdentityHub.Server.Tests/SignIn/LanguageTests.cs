using System.Text.RegularExpressions;
using IdentityHub.Server.SignIn.Texts;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.SignIn;

public sealed partial class LanguageTests
{
    [Theory]
    [InlineData("th", null, "th")]
    [InlineData("sv th-TH en", "en", "th")]
    [InlineData(null, "th-TH,th;q=0.9,en;q=0.8", "th")]
    [InlineData(null, "en;q=0.1, th;q=0.9", "th")]
    [InlineData(null, "nl, sv", "en")]
    [InlineData(null, "sv, de-AT;q=0.9", "de")]
    [InlineData(null, "pt", "pt-BR")]
    [InlineData("zh-Hant-HK", null, "zh-TW")]
    [InlineData("zh", null, "zh-CN")]
    [InlineData("ar-EG", null, "ar")]
    [InlineData("en", "th", "en")]
    [InlineData(null, "!!,,;q=", "en")]
    public async Task Oidcc_ui_locales_then_the_browser_then_the_fallback(string? uiLocales, string? acceptLanguage, string expected)
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        browser.AcceptLanguage = acceptLanguage;

        var page = await browser.StartAsync(Scenario.Spa, uiLocales is null ? [] : [("ui_locales", uiLocales)]);

        Assert.Equal(expected, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(expected, page.Headers["Content-Language"]);
        Assert.Equal(TextSet.Find(expected)!["signIn.title"], page.Heading);
        Assert.Equal(expected == "ar" ? "rtl" : "ltr", page.Document.DocumentElement.GetAttribute("dir"));
    }

    [Fact]
    public async Task Settings_can_ignore_the_browser_and_name_the_fallback()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite, """{"languageInfo":{"autoDetect":false,"fallbackLanguage":"th"}}""");
        var browser = scenario.NewBrowser();
        browser.AcceptLanguage = "en";

        Assert.Equal("th", (await browser.StartAsync()).Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_person_can_switch_and_stays_in_the_same_sign_in()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("ui_locales", "en"));
        await browser.StartAsync(Scenario.Web);

        var thai = await browser.GetAsync(page.Document.QuerySelector("footer a[lang=th]")!.GetAttribute("href")!);
        Assert.Equal("th", thai.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Client " + Scenario.Spa, thai.Html, StringComparison.Ordinal);
        var failed = await browser.SignInAsync(thai, "alice", "wrong");
        Assert.Equal("th", failed.Document.DocumentElement.GetAttribute("lang"));
        var returned = await browser.FollowAsync(await browser.SignInAsync(failed, "alice", SignInScenario.Password));
        Assert.Equal("st-" + Scenario.Spa, returned.ClientParameter("state"));
    }

    [Fact]
    public void Every_language_says_everything_with_the_same_values()
    {
        var english = TextSet.Find("en")!;
        Assert.All(TextSet.All, language =>
        {
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), language.Keys.Order(StringComparer.Ordinal));
            Assert.All(english.Keys, key =>
            {
                Assert.False(string.IsNullOrWhiteSpace(language[key]), key);
                Assert.Equal(Placeholders(english[key]), Placeholders(language[key]));
            });
        });
    }

    [Fact]
    public void Every_sentence_is_used()
    {
        var directory = FindSource();
        var code = string.Concat(Directory.EnumerateFiles(directory, "*.cs*", SearchOption.AllDirectories).Select(File.ReadAllText));
        // Keys put together from parts at run time.
        string[] composed =
        [
            "error.", "scope.", "terms.", "register.closed.", "register.unavailable.", "field.missing.", "field.invalid.", "field.username", "field.email", "field.phone",
            "profile.", "mfa.email", "mfa.phone", "forgot.lead.", "continue.",
        ];
        var unused = TextSet.Find("en")!.Keys.Where(key =>
            !code.Contains($"\"{key}\"", StringComparison.Ordinal) && !composed.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)));
        Assert.Empty(unused);
    }

    private static string FindSource()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "IdentityHub.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory.FullName, "src", "IdentityHub.Server", "SignIn");
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
