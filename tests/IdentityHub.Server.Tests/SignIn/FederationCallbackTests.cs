using System.Net;
using System.Text;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>Coming back from providers, and going straight to them.</summary>
public sealed class FederationCallbackTests
{
    private const string Carol = "c1|carol@example.com|true|Carol";
    private const string Again = "Let’s start this sign-in again";

    [Theory(DisplayName = "CVE-2025-46815 a state counts once, in its browser, at its connector, for a quarter of an hour")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_state_counts_once_in_its_browser_at_its_connector_for_a_while(string provider)
    {
        await using var scenario = await FederatedPages.StartAsync(provider);
        var (browser, other) = (scenario.NewBrowser(), scenario.NewBrowser());
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);
        await FederatedPages.PressAsync(other, await other.StartAsync(), FederatedPages.Orbit);
        var callback = FederatedPages.Callback(departure, Carol);

        // Somebody else's browser: signing another person in there is what an attacker would want.
        await RefusedAsync(other, callback);
        await RefusedAsync(browser, callback.Replace(FederatedPages.Orbit, FederatedPages.Cloud, StringComparison.Ordinal));
        await RefusedAsync(browser, callback[..^1] + (callback[^1] == 'A' ? 'B' : 'A'));
        await RefusedAsync(browser, callback.Split("&state=")[0]);
        await RefusedAsync(browser, callback + "&code=twice");
        await RefusedAsync(browser, callback + "&state=twice");

        Assert.NotNull((await browser.FollowAsync(await browser.GetAsync(callback))).ClientParameter("code"));
        Assert.DoesNotContain("code=", (await browser.FollowAsync(await browser.GetAsync(callback))).Location ?? "", StringComparison.Ordinal);

        var late = scenario.NewBrowser();
        departure = await FederatedPages.PressAsync(late, await late.StartAsync(), FederatedPages.Orbit);
        scenario.Company.Host.Time.Advance(TimeSpan.FromMinutes(16));
        await RefusedAsync(late, FederatedPages.Callback(departure, Carol));
    }

    [Fact]
    public async Task A_browser_without_cookies_begins_again()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);

        Assert.Equal("/unknown-session", (await scenario.NewBrowser().GetAsync(FederatedPages.Callback(departure, Carol))).Location);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_clients_at_once_in_one_browser_stay_apart(string provider)
    {
        await using var scenario = await FederatedPages.StartAsync(provider);
        var browser = scenario.NewBrowser();
        var first = await FederatedPages.PressAsync(browser, await browser.StartAsync(Scenario.Spa), FederatedPages.Orbit);
        var second = await FederatedPages.PressAsync(browser, await browser.StartAsync(Scenario.Web), FederatedPages.Orbit);
        Assert.NotEqual(FederatedPages.Sent(first, "state"), FederatedPages.Sent(second, "state"));

        // The first one comes back although the second one began later.
        var returned = await FederatedPages.ReturnAsync(browser, first, "a1|first@example.com|true|First");
        Assert.Equal("st-" + Scenario.Spa, returned.ClientParameter("state"));
        returned = await FederatedPages.ReturnAsync(browser, second, "a2|second@example.com|true|Second");
        Assert.Equal("st-" + Scenario.Web, returned.ClientParameter("state"));
    }

    [Fact]
    public async Task A_second_attempt_takes_the_place_of_the_first()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var page = await browser.StartAsync();
        var first = await FederatedPages.PressAsync(browser, page, FederatedPages.Orbit);
        var second = await FederatedPages.PressAsync(browser, page, FederatedPages.Orbit);

        await RefusedAsync(browser, FederatedPages.Callback(first, Carol));
        Assert.NotNull((await FederatedPages.ReturnAsync(browser, second, Carol)).ClientParameter("code"));
    }

    [Fact(DisplayName = "oidcc form_post: what a provider posts comes back as a link, with known fields only")]
    public async Task What_a_provider_posts_comes_back_as_a_link()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(), FederatedPages.Orbit);
        var state = FederatedPages.Sent(departure, "state")!;

        // Another site's form comes without our cookies.
        var posted = await scenario.NewBrowser().PostAsync("/callback/" + FederatedPages.Orbit, new("code", Carol), new("state", state), new("next", "https://evil.example"));
        Assert.Equal(HttpStatusCode.SeeOther, posted.Status);
        Assert.StartsWith($"/callback/{FederatedPages.Orbit}?", posted.Location, StringComparison.Ordinal);
        var query = System.Web.HttpUtility.ParseQueryString(posted.Location!.Split('?')[1]);
        Assert.Equal(("code,state", Carol, state), (string.Join(',', query.AllKeys), query["code"], query["state"]));
        Assert.Equal(("no-store", "no-referrer"), (posted.Headers["Cache-Control"], posted.Headers["Referrer-Policy"]));
        Assert.NotNull((await browser.FollowAsync(await browser.GetAsync(posted.Location!))).ClientParameter("code"));
    }

    [Fact]
    public async Task Bodies_that_are_too_large_or_no_forms_are_refused()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        foreach (var content in new HttpContent[]
        {
            new StringContent("code=" + new string('a', 70_000), Encoding.ASCII, "application/x-www-form-urlencoded"),
            new StringContent("code=" + new string('a', 20_000), Encoding.ASCII, "application/x-www-form-urlencoded"),
            new StringContent("code=a&code=b", Encoding.ASCII, "application/x-www-form-urlencoded"),
            new StringContent("{\"code\":\"a\"}", Encoding.ASCII, "application/json"),
            new ByteArrayContent([0xff, 0xfe]) { Headers = { ContentType = new("application/x-www-form-urlencoded") } },
            new MultipartFormDataContent { { new StringContent("a"), "code" } },
        })
        {
            var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/callback/" + FederatedPages.Orbit) { Content = content });
            Assert.InRange((int)answer.Status, 400, 413);
            Assert.Null(answer.Location);
        }
    }

    [Theory]
    [InlineData("social:orbit", "orbit.example.net")]
    [InlineData("sso:acme-sso", "acme-sso.example.net")]
    public async Task A_client_can_lead_straight_to_a_provider(string direct, string host)
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();

        var departure = await browser.StartAsync(Scenario.Spa, ("direct_sign_in", direct), ("login_hint", "somebody@acme.example"));

        Assert.Equal((HttpStatusCode.SeeOther, host), (departure.Status, FederatedPages.Destination(departure).Host));
        Assert.Equal("somebody@acme.example", FederatedPages.Sent(departure, "login_hint"));
        Assert.NotNull((await FederatedPages.ReturnAsync(browser, departure, "d1|" + (direct[1] == 's' ? "somebody@acme.example" : "dora@example.com") + "|true|Dora")).ClientParameter("code"));
    }

    [Theory]
    [InlineData("social:nothing", "register", "/register")]
    [InlineData("social:unlisted/../../x", null, "/sign-in")]
    [InlineData("social:..", null, null)]
    [InlineData("sso:nobody", "single_sign_on", "/single-sign-on")]
    [InlineData("sso:", null, null)]
    [InlineData("magic:wand", null, null)]
    public async Task An_unknown_provider_leads_to_the_page_that_the_client_would_have_got(string direct, string? screen, string? fallback)
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var query = TestBrowser.Query(Scenario.Spa, ["direct_sign_in=" + direct, .. screen is null ? Array.Empty<string>() : ["first_screen=" + screen]]);

        var answer = await browser.GetAsync("/oidc/auth?" + query);
        if (fallback is null)
        {
            Assert.StartsWith("/sign-in?", answer.Location, StringComparison.Ordinal);
            return;
        }

        Assert.StartsWith("/direct/", answer.Location, StringComparison.Ordinal);
        Assert.Contains("fallback=" + fallback[1..], answer.Location, StringComparison.Ordinal);
        Assert.Equal($"{fallback}?app_id={Scenario.Spa}", (await browser.GetAsync(answer.Location!)).Location);
        Assert.Equal($"/sign-in?app_id={Scenario.Spa}", (await browser.GetAsync($"/direct/social/nothing?app_id={Scenario.Spa}&fallback=//evil.example")).Location);
    }

    [Fact]
    public async Task The_connector_of_a_target_that_the_settings_do_not_offer_is_not_reached()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite, FederatedPages.With(("socialSignInConnectorTargets", """["cloud"]""")));
        var browser = scenario.NewBrowser();

        Assert.Equal("Sign in", (await browser.StartAsync(Scenario.Spa, ("direct_sign_in", "social:orbit"))).Heading);
        Assert.Equal("This way to sign in is not available", (await browser.GetAsync($"/social/{FederatedPages.Orbit}?app_id={Scenario.Spa}")).Heading);
    }

    [Fact]
    public async Task What_googles_prompt_gave_the_client_is_used_after_a_click_on_a_page_that_says_whose_it_is()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite, FederatedPages.With(("socialSignInConnectorTargets", """["google"]""")));
        await FederatedPages.AddGoogleAsync(scenario.Company);
        var browser = scenario.NewBrowser();
        var credential = $"e30.{System.Buffers.Text.Base64Url.EncodeToString("""{"email":"carol@example.com"}"""u8)}.c2ln";

        var first = await browser.GetAsync("/oidc/auth?" + TestBrowser.Query(Scenario.Spa, "google_one_tap_credential=" + credential));
        Assert.StartsWith("/direct/social/google?", first.Location, StringComparison.Ordinal);
        Assert.Contains($"_logto_google_one_tap_credential={credential}; max-age=10; path=/; samesite=lax", first.Headers["Set-Cookie"], StringComparison.Ordinal);
        var page = await browser.GetAsync(first.Location!);
        Assert.Equal("Continue as carol@example.com?", page.Heading);
        Assert.False(await scenario.Company.ReadAsync(db => db.Users.AnyAsync(user => user.NormalizedEmail == "carol@example.com")));
        var returned = await browser.FollowAsync(await browser.SubmitAsync(page, ("answer", page.Document.QuerySelector("button[name=answer]")!.GetAttribute("value")!)));

        Assert.NotNull(returned.ClientParameter("code"));
        // It was there for one page only.
        Assert.Equal("google.example.net", FederatedPages.Destination(await browser.StartAsync(Scenario.Spa, ("direct_sign_in", "social:google"), ("prompt", "login"))).Host);
    }

    [Fact]
    public async Task The_provider_is_asked_to_look_again_when_the_client_wants_that()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();

        var departure = await FederatedPages.PressAsync(browser, await browser.StartAsync(Scenario.Spa, ("prompt", "login")), FederatedPages.Orbit);

        Assert.Equal("login", FederatedPages.Sent(departure, "prompt"));
    }

    [Fact]
    public async Task Every_new_page_has_the_strict_headers_and_is_light()
    {
        await using var scenario = await FederatedPages.StartAsync(Databases.Sqlite);
        var browser = scenario.NewBrowser();
        var start = await browser.StartAsync();
        var departure = await FederatedPages.PressAsync(browser, start, FederatedPages.Orbit);
        var link = await FederatedPages.ReturnAsync(browser, departure, "a1|alice@example.com|true|Alice");
        var choice = await browser.FollowAsync(await browser.SubmitAsync(start, ("identifier", "gil@globex.example")));
        PageAnswer[] pages =
        [
            start, link, choice, await browser.GetAsync("/single-sign-on/email"), await browser.SubmitAsync(start, ("identifier", "erin@acme.example")),
            await browser.GetAsync($"/callback/{FederatedPages.Orbit}?state=x"),
        ];
        Assert.All(pages, page =>
        {
            Assert.StartsWith(
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self' http://localhost:9999;",
                page.Headers["Content-Security-Policy"],
                StringComparison.Ordinal);
            Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
            Assert.Empty(page.Document.QuerySelectorAll("[style], style, script:not([src]), [onclick], iframe"));
            Assert.InRange(page.Html.Length, 1, 20_000);
        });
    }

    private static async Task RefusedAsync(PageBrowser browser, string callback)
    {
        var answer = await browser.GetAsync(callback);
        Assert.Equal((HttpStatusCode.BadRequest, Again), (answer.Status, answer.Heading));
    }
}
