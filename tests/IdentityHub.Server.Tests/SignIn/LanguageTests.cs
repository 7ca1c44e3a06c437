using System.Text.RegularExpressions;
using IdentityHub.Server.SignIn.Texts;
using IdentityHub.Server.Tests.Experience;
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
        var code = ReadSource("");
        var pages = ReadSource("SignIn");
        // Keys that are put together from parts at run time.
        string[] identifiers = ["username", "email", "usernameOrEmail", "phone", "usernameOrPhone", "emailOrPhone", "usernameOrEmailOrPhone"];
        string[] facts =
        [
            "name", "avatar", "fullname", "givenName", "middleName", "familyName", "nickname", "profile", "website", "gender", "birthdate", "zoneinfo", "locale",
            "address", "formatted", "streetAddress", "locality", "region", "postalCode", "country",
        ];
        HashSet<string> composed =
        [
            .. identifiers.SelectMany(name => new[] { "field." + name, "field.missing." + name, $"continue.{name}.title", "forgot.lead." + name, "mfa." + name }),
            .. facts.Select(name => "profile." + name),
            .. new[] { "automatic", "agree", "ofClient" }.SelectMany(name => new[] { $"terms.{name}.one", $"terms.{name}.both" }),
            .. new[] { "newPassword.done", "external.cancelled", "external.stale", "external.gone", "external.failed", "socialLink.refused", "ssoConflict" }
                .SelectMany(name => new[] { name + ".title", name + ".text" }),
            .. new[] { "closed", "unavailable" }.SelectMany(name => new[] { $"register.{name}.title", $"register.{name}.text" }),
        ];
        var unused = TextSet.Find("en")!.Keys.Where(key =>
            !pages.Contains($"\"{key}\"", StringComparison.Ordinal)
            && !composed.Contains(key)
            && !key.StartsWith("scope.", StringComparison.Ordinal)
            && !(key.StartsWith("error.", StringComparison.Ordinal) && code.Contains($"\"{key["error.".Length..]}\"", StringComparison.Ordinal)));
        Assert.Empty(unused);
    }

    [Theory]
    [InlineData("en", "Shop", "Continue to Shop.")]
    [InlineData("en", "متجر", "Continue to \u2068متجر\u2069.")]
    [InlineData("en", "\u202Eevil", "Continue to \u2068evil\u2069.")]
    [InlineData("en", "\u2069\u202Eevil\u2066", "Continue to \u2068evil\u2069.")]
    [InlineData("ar", "Shop!", "\u2068Shop!\u2069")]
    [InlineData("ar", "\u2068+66 81 234\u2069", "\u2068+66 81 234\u2069")]
    public void A_name_stays_in_one_piece_within_a_sentence(string language, string name, string expected)
    {
        var sentence = TextSet.Find(language)!.With("signIn.lead", name);
        Assert.Contains(expected, sentence, StringComparison.Ordinal);
        Assert.Equal(sentence.Count(letter => letter == '\u2068'), sentence.Count(letter => letter == '\u2069'));
        Assert.True(sentence.Count(letter => letter == '\u2068') <= 1);
    }

    [Fact]
    public async Task Names_and_addresses_are_isolated_on_pages_from_right_to_left()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("ui_locales", "ar"));
        Assert.Equal("rtl", page.Document.DocumentElement.GetAttribute("dir"));
        Assert.Contains("\u2068Client spa\u2069", page.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);

        page = await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "carol@example.com")));
        Assert.Contains("\u2068carol@example.com\u2069", page.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ("code", await scenario.CodeAsync("carol@example.com"))));
        Assert.Contains("\u2068carol@example.com\u2069", page.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);

        await scenario.Pages.SetExperienceAsync("""{"signInMode":"Register"}""");
        page = await browser.GetAsync("/sign-in?app_id=" + Scenario.Spa);
        Assert.Contains("\u2068Client spa\u2069", page.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\u2068Client spa\u2069", string.Concat(page.Document.QuerySelectorAll("main a").Select(link => link.TextContent)), StringComparison.Ordinal);
    }

    private static string ReadSource(string folder) => string.Concat(
        Directory.EnumerateFiles(Path.Combine(FindSource(), folder), "*.cs*", SearchOption.AllDirectories)
            // Not what was generated, nor the list of other names that these keys have.
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && Path.GetFileName(file) != "PhraseKeys.cs")
            .Select(File.ReadAllText));

    private static string FindSource()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "IdentityHub.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory.FullName, "src", "IdentityHub.Server");
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
