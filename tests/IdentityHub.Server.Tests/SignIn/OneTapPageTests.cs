using System.Net;
using System.Text.Json.Nodes;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>Google's own prompt on the pages: where it is, what it may load, and what of it is believed.</summary>
public sealed class OneTapPageTests
{
    private const string Policy =
        "default-src 'none'; style-src 'self' https://accounts.google.com/gsi/style; script-src 'self' https://accounts.google.com/gsi/client; img-src 'self' data:; " +
        "frame-src https://accounts.google.com/gsi/; connect-src https://accounts.google.com/gsi/; form-action 'self' http://localhost:9999; frame-ancestors 'none'; base-uri 'none'";

    private const string PolicyWithout =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self' http://localhost:9999; frame-ancestors 'none'; base-uri 'none'";

    [Fact]
    public async Task The_prompt_is_on_the_first_page_as_the_connector_has_it()
    {
        await using var stage = await OneTapStage.StartAsync(Databases.Sqlite);
        foreach (var (screen, context) in new[] { ("sign_in", "signin"), ("register", "signup") })
        {
            var page = await stage.Pages.NewBrowser().StartAsync(Scenario.Spa, ("first_screen", screen), ("ui_locales", "de"));
            var prompt = OneTapStage.PromptOf(page)!;
            Assert.Equal(
                new Dictionary<string, string>
                {
                    ["id"] = "g_id_onload",
                    ["data-client_id"] = OneTapStage.ClientId,
                    ["data-login_uri"] = stage.LoginUri,
                    ["data-nonce"] = OneTapStage.NonceOf(page),
                    ["data-context"] = context,
                    ["data-auto_select"] = "true",
                    ["data-cancel_on_tap_outside"] = "false",
                    ["data-itp_support"] = "true",
                },
                prompt.Attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value));
            Assert.Matches("^[A-Za-z0-9_-]{43}$", OneTapStage.NonceOf(page));
            var script = Assert.Single(page.Document.QuerySelectorAll("script"), element => element.GetAttribute("src")!.StartsWith("https://", StringComparison.Ordinal));
            Assert.Equal("https://accounts.google.com/gsi/client?hl=de", script.GetAttribute("src"));
            Assert.Equal(Policy, page.Headers["Content-Security-Policy"]);
            Assert.Equal("same-origin-allow-popups", page.Headers["Cross-Origin-Opener-Policy"]);
            Assert.Equal("strict-origin", page.Headers["Referrer-Policy"]);
            Assert.Equal("strict-origin", page.Document.QuerySelector("meta[name=referrer]")!.GetAttribute("content"));

            // Without scripts it is the page that it was.
            Assert.NotNull(page.Document.QuerySelector("#identifier"));
            Assert.NotNull(page.Document.QuerySelector($"a[href*='/social/{OneTapStage.Connector}']"));
        }

        // Each sign-in has its own nonce; the same one keeps it.
        var browser = stage.Pages.NewBrowser();
        var first = await browser.StartAsync();
        Assert.Equal(OneTapStage.NonceOf(first), OneTapStage.NonceOf(await browser.GetAsync("/sign-in")));
        Assert.NotEqual(OneTapStage.NonceOf(first), OneTapStage.NonceOf(await browser.StartAsync()));

        // No other page has it.
        var other = await browser.GetAsync("/single-sign-on/email");
        AssertAbsent(other);

        // What is not set is as Google has it.
        await stage.ConfigureAsync("""{"isEnabled":true}""");
        var plain = OneTapStage.PromptOf(await stage.Pages.NewBrowser().StartAsync())!;
        Assert.Equal(
            ("false", "true", "false"),
            (plain.GetAttribute("data-auto_select"), plain.GetAttribute("data-cancel_on_tap_outside"), plain.GetAttribute("data-itp_support")));
    }

    [Fact]
    public async Task The_prompt_is_nowhere_else()
    {
        await using var stage = await OneTapStage.StartAsync(Databases.Sqlite, """{"isEnabled":false,"autoSelect":true}""");
        AssertAbsent(await StartAsync());
        await stage.ConfigureAsync(null);
        AssertAbsent(await StartAsync());
        await stage.ConfigureAsync(OneTapStage.AllSet);
        Assert.NotNull(OneTapStage.PromptOf(await StartAsync()));

        // Who has to prove anew who they are proves nothing by it.
        AssertAbsent(await StartAsync(("prompt", "login")));
        AssertAbsent(await StartAsync(("max_age", "600")));

        // Nobody agrees to terms by it where a box is to be ticked.
        await stage.Pages.SetExperienceAsync(With("agreeToTermsPolicy", "\"Manual\"", "termsOfUseUrl", "\"https://example.com/terms\""));
        AssertAbsent(await StartAsync());
        await stage.Pages.SetExperienceAsync(With("socialSignInConnectorTargets", """["orbit"]"""));
        AssertAbsent(await StartAsync());

        Task<PageAnswer> StartAsync(params (string Name, string Value)[] more) => stage.Pages.NewBrowser().StartAsync(Scenario.Spa, more);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_it_gives_signs_in_who_is_new_and_who_is_known(string database)
    {
        await using var stage = await OneTapStage.StartAsync(database);
        var subjects = new List<string>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var browser = stage.Pages.NewBrowser();
            var page = await browser.StartAsync();
            var posted = await OneTapStage.PostAsync(browser, stage.Credential(OneTapStage.NonceOf(page)));
            Assert.Equal(HttpStatusCode.SeeOther, posted.Status);
            Assert.Equal($"{OneTapStage.Callback}?app_id={Scenario.Spa}&from=one-tap", posted.Location);
            Assert.Equal("no-store", posted.Headers["Cache-Control"]);
            var returned = await browser.FollowAsync(posted);
            subjects.Add((await stage.Company.RedeemAsync(Scenario.Spa, returned.ClientParameter("code")!)).Ok().IdTokenClaims.GetProperty("sub").GetString()!);

            // It counts once, and so does the page that goes on with it.
            Assert.Equal(HttpStatusCode.BadRequest, (await OneTapStage.PostAsync(browser, stage.Credential(OneTapStage.NonceOf(page)))).Status);
            Assert.Equal("/unknown-session", (await browser.GetAsync(posted.Location!)).Location?.Split('?')[0]);
        }

        Assert.Equal(subjects[0], subjects[1]);
        var user = await stage.Company.ReadAsync(db => db.Users.SingleAsync(row => row.Id == subjects[0]));
        Assert.Equal(("carol@example.com", "Carol"), (user.PrimaryEmail, user.Name));
        Assert.Equal("google-of-carol@example.com", await stage.Company.ReadAsync(db => db.UserIdentities.Select(row => row.IdentityId).SingleAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_another_site_or_another_sign_in_gives_is_refused(string database)
    {
        await using var stage = await OneTapStage.StartAsync(database);
        var people = await stage.Company.ReadAsync(db => db.Users.CountAsync());
        var browser = stage.Pages.NewBrowser();
        var nonce = OneTapStage.NonceOf(await browser.StartAsync());
        var other = stage.Pages.NewBrowser();
        var otherNonce = OneTapStage.NonceOf(await other.StartAsync());

        // Google's cookie and field have to say the same.
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce), cookie: null));
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce), field: null));
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce), field: null, cookie: null));
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce), cookie: "token-2"));
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce), "", ""));

        // Of this page, in this browser.
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(null)));
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(otherNonce)));
        await RefusedAsync(OneTapStage.PostAsync(other, stage.Credential(nonce)));
        await RefusedAsync(OneTapStage.PostAsync(stage.Pages.NewBrowser(), stage.Credential(nonce)));

        // Of Google, for this hub, now.
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce, changes: [("aud", "another-client"), ("azp", "another-client")])));
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce, changes: [("aud", "another-client")])));
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce, changes: [("iss", "https://accounts.example")])));
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce, changes: [("exp", 1_000)])));
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce)[..^4] + "AAAA"));
        await RefusedAsync(OneTapStage.PostAsync(browser, $"e30.{System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes($$"""{"nonce":"{{nonce}}"}"""))}."));
        foreach (var strange in new[] { "x", "a.b", "..", "a.b.c", "e30.W10.x", "e30.eyJub25jZSI6N30.x", "e30.eyJub25jZSI6IlxkODAwIn0.x", new string('a', 9000) })
        {
            await RefusedAsync(OneTapStage.PostAsync(browser, strange));
        }

        // By this connector.
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce), path: "/callback/nothing"));
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce), path: "/callback/" + FederatedPages.Orbit));
        Assert.Equal(people, await stage.Company.ReadAsync(db => db.Users.CountAsync()));

        // After all that the right one still works: nothing of it was taken for a sign-in.
        Assert.NotNull((await browser.FollowAsync(await OneTapStage.PostAsync(browser, stage.Credential(nonce)))).ClientParameter("code"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Switched_off_it_stops_at_once_wherever_somebody_is(string database)
    {
        await using var stage = await OneTapStage.StartAsync(database);
        var browser = stage.Pages.NewBrowser();
        var page = await browser.StartAsync();
        await stage.ConfigureAsync("""{"isEnabled":false}""");
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(OneTapStage.NonceOf(page))));
        await stage.ConfigureAsync(OneTapStage.AllSet);
        var posted = await OneTapStage.PostAsync(browser, stage.Credential(OneTapStage.NonceOf(page)));
        Assert.Equal(HttpStatusCode.SeeOther, posted.Status);
        await stage.Company.ChangeAsync(async db =>
        {
            await db.Connectors.Where(row => row.Id == OneTapStage.Connector).ExecuteDeleteAsync();
            db.MarkCatalogChanged();
        });
        Assert.Null((await browser.FollowAsync(posted)).ClientParameter("code"));
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(OneTapStage.NonceOf(page))));
        Assert.False(await stage.Company.ReadAsync(db => db.UserIdentities.AnyAsync()));
    }

    [Fact]
    public async Task People_of_an_enterprise_still_sign_in_with_its_own_provider()
    {
        await using var stage = await OneTapStage.StartAsync(Databases.Sqlite);
        var browser = stage.Pages.NewBrowser();
        var page = await browser.StartAsync();
        var answer = await browser.FollowAsync(await OneTapStage.PostAsync(browser, stage.Credential(OneTapStage.NonceOf(page), "erin@acme.example")));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("/single-sign-on", answer.Document.QuerySelector("a.button")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.False(await stage.Company.ReadAsync(db => db.UserIdentities.AnyAsync()));
    }

    [Fact]
    public async Task Who_has_to_prove_anew_who_they_are_is_not_let_in_by_it()
    {
        await using var stage = await OneTapStage.StartAsync(Databases.Sqlite);
        var browser = stage.Pages.NewBrowser();
        var first = await browser.GetAsync("/oidc/auth?" + TestBrowser.Query(Scenario.Spa, "prompt=login", "google_one_tap_credential=" + stage.Credential(null)));
        Assert.Equal("/o/oauth2/v2/auth", FederatedPages.Destination(await browser.GetAsync(first.Location!)).AbsolutePath);

        // A page without it knows no nonce, and another's is not this sign-in's.
        var other = stage.Pages.NewBrowser();
        var nonce = OneTapStage.NonceOf(await other.StartAsync());
        await RefusedAsync(OneTapStage.PostAsync(browser, stage.Credential(nonce)));
        Assert.False(await stage.Company.ReadAsync(db => db.UserIdentities.AnyAsync()));
    }

    private static void AssertAbsent(PageAnswer page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(OneTapStage.PromptOf(page));
        Assert.DoesNotContain("accounts.google.com", page.Html, StringComparison.Ordinal);
        Assert.Equal(PolicyWithout, page.Headers["Content-Security-Policy"]);
        Assert.False(page.Headers.ContainsKey("Cross-Origin-Opener-Policy"));
        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
    }

    private static async Task RefusedAsync(Task<PageAnswer> posting)
    {
        var answer = await posting;
        Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{answer.Status} {answer.Location} {answer.Heading}");
        Assert.Null(answer.Location);
        Assert.Contains("frame-ancestors 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    private static string With(params string[] changes)
    {
        var settings = (JsonObject)JsonNode.Parse(OneTapStage.Experience)!;
        foreach (var change in changes.Chunk(2))
        {
            settings[change[0]] = JsonNode.Parse(change[1]);
        }

        return settings.ToJsonString();
    }
}
