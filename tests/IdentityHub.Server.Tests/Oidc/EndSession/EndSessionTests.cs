using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using IdentityHub.Data.Grants;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Oidc.EndSession;

/// <summary>RP-Initiated Logout 1.0, by the modules of its certification plan.</summary>
public sealed class EndSessionTests
{
    private const string Home = "http://localhost:9999/";

    [Theory(DisplayName = "oidcc-rp-initiated-logout")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Returns_to_the_registered_uri_with_state(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider, TestPages.Add);
        using var browser = new TestBrowser(scenario);
        var hint = await SignInAsync(scenario, browser);
        using var page = await LogoutAsync(browser, $"?id_token_hint={hint}&post_logout_redirect_uri={Home}&state=a%26b");
        var form = await FormOfAsync(page);
        Assert.Equal("op.logoutForm", form.Id);
        Assert.Equal("yes", form.GetAttribute("data-submit-at-once"));
        Assert.Equal("/oidc/session/end/confirm", form.GetAttribute("action"));
        Assert.NotNull(browser.Cookie("_session"));

        using var done = await ConfirmAsync(browser, form);
        Assert.Equal(Home + "?state=a%26b", TestBrowser.Location(done));
        Assert.Null(browser.Cookie("_session"));
        using var silent = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none");
        Assert.Equal("login_required", TestBrowser.Returned(silent)["error"]);
        await using var db = scenario.Host.Read();
        Assert.False(await db.BrowserSessions.AnyAsync());
        Assert.Equal(AuthorizationStatus.Revoked, (await db.Authorizations.SingleAsync()).Status);
    }

    [Theory(DisplayName = "oidcc-rp-initiated-logout-no-state, -no-params, -only-state, -no-post-logout-redirect-uri, -no-id-token-hint")]
    [InlineData("?id_token_hint={0}&post_logout_redirect_uri=http://localhost:9999/", Home)]
    [InlineData("", "/oidc/session/end/success")]
    [InlineData("?state=x", "/oidc/session/end/success")]
    [InlineData("?id_token_hint={0}", "/oidc/session/end/success")]
    [InlineData("?post_logout_redirect_uri=http://localhost:9999/", "/oidc/session/end/success")]
    [InlineData("?post_logout_redirect_uri=https://evil.example", "/oidc/session/end/success")]
    [InlineData("?client_id=spa&post_logout_redirect_uri=http://localhost:9999/", Home)]
    public async Task Leads_home_or_to_the_page_that_says_so(string query, string expected)
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite, TestPages.Add);
        using var browser = new TestBrowser(scenario);
        var hint = await SignInAsync(scenario, browser);
        using var page = await LogoutAsync(browser, query.Replace("{0}", hint, StringComparison.Ordinal));
        var form = await FormOfAsync(page);

        // Without proof of whose logout it is, the person decides; a link alone ends nothing.
        Assert.Equal(query.Contains("hint", StringComparison.Ordinal), form.GetAttribute("data-submit-at-once") == "yes");
        using var silent = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none");
        TestBrowser.CodeOf(silent);
        using var done = await ConfirmAsync(browser, form);
        Assert.Equal(expected, TestBrowser.Location(done));
        using var success = await browser.Http.GetAsync("/oidc/session/end/success");
        Assert.Equal(HttpStatusCode.OK, success.StatusCode);
    }

    [Theory(DisplayName = "oidcc-rp-initiated-logout-bad-id-token-hint, -modified-id-token-hint, -bad-post-logout-redirect-uri, -query-added-to-post-logout-redirect-uri")]
    [InlineData("?id_token_hint=x.y.z&post_logout_redirect_uri=http://localhost:9999/")]
    [InlineData("?id_token_hint={foreign}&post_logout_redirect_uri=http://localhost:9999/")]
    [InlineData("?id_token_hint={none}&post_logout_redirect_uri=http://localhost:9999/")]
    [InlineData("?id_token_hint={hint}&post_logout_redirect_uri=https://evil.example")]
    [InlineData("?id_token_hint={hint}&post_logout_redirect_uri=http://localhost:9999/?added=1")]
    [InlineData("?id_token_hint={hint}&post_logout_redirect_uri=http://localhost:1/")]
    [InlineData("?id_token_hint={hint}&post_logout_redirect_uri=javascript:alert(1)")]
    [InlineData("?id_token_hint={hint}&client_id=web")]
    [InlineData("?client_id=nope")]
    public async Task Shows_an_error_and_goes_nowhere(string query)
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite, TestPages.Add);
        using var browser = new TestBrowser(scenario);
        var hint = await SignInAsync(scenario, browser);
        var payload = hint.Split('.')[1];
        await using var elsewhere = await Scenario.StartAsync(Databases.Sqlite);
        var foreign = (await elsewhere.SignInAsync(Scenario.Spa, "openid")).Ok()["id_token"]!;
        using var response = await LogoutAsync(
            browser,
            query.Replace("{hint}", hint, StringComparison.Ordinal)
                .Replace("{none}", $"eyJhbGciOiJub25lIn0.{payload}.", StringComparison.Ordinal)
                .Replace("{foreign}", foreign, StringComparison.Ordinal));
        var answer = await TokenAnswer.ReadAsync(response);
        Assert.Equal(400, answer.Status);
        Assert.Null(response.Headers.Location);
        using var silent = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none");
        TestBrowser.CodeOf(silent);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_form_is_good_for_one_session_only(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider, TestPages.Add);
        using var attacker = new TestBrowser(scenario);
        using var anonymous = new TestBrowser(scenario);
        using var victim = new TestBrowser(scenario);
        await SignInAsync(scenario, attacker, Scenario.Bob);
        await SignInAsync(scenario, victim);
        using var page = await LogoutAsync(attacker, "");
        using var nobody = await LogoutAsync(anonymous, "");
        foreach (var form in new[] { await FormOfAsync(page), await FormOfAsync(nobody) })
        {
            using var refused = await ConfirmAsync(victim, form);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using var own = await LogoutAsync(victim, "");
        var stale = await FormOfAsync(own);
        scenario.Host.Time.Advance(TimeSpan.FromMinutes(61));
        using var late = await ConfirmAsync(victim, stale);
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        foreach (var fields in new Dictionary<string, string>[] { new(), new() { ["xsrf"] = "!", ["logout"] = "yes" }, new() { ["xsrf"] = "AAAA", ["logout"] = "yes" } })
        {
            using var content = new FormUrlEncodedContent(fields);
            using var refused = await victim.Http.PostAsync("/oidc/session/end/confirm", content);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        TestBrowser.CodeOf(await victim.AuthorizeAsync(Scenario.Spa, "prompt=none"));
        using var bare = await LogoutAsync(victim, "");
        var form2 = await FormOfAsync(bare);
        ((IHtmlInputElement)form2.QuerySelector("input[name=logout]")!).Value = "no";
        using var declined = await ConfirmAsync(victim, form2);
        Assert.Equal(HttpStatusCode.BadRequest, declined.StatusCode);
        TestBrowser.CodeOf(await victim.AuthorizeAsync(Scenario.Spa, "prompt=none"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_was_granted_for_longer_outlives_the_session(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider, TestPages.Add);
        using var browser = new TestBrowser(scenario);
        var code = await browser.SignInAsync(changes: ["scope=openid offline_access", "prompt=consent"]);
        var tokens = (await scenario.RedeemAsync(Scenario.Spa, code)).Ok();
        TestBrowser.CodeOf(await browser.AuthorizeAsync(Scenario.Web));
        using var page = await LogoutAsync(browser, "");
        using var done = await ConfirmAsync(browser, await FormOfAsync(page));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        (await scenario.RefreshAsync(Scenario.Spa, tokens.RefreshToken)).Ok();
        await using var db = scenario.Host.Read();
        Assert.Equal([Scenario.Web], await db.Authorizations.Where(row => row.Status == AuthorizationStatus.Revoked).Select(row => row.ApplicationId).ToListAsync());
    }

    [Fact]
    public async Task Accepts_a_posted_form()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite, TestPages.Add);
        using var browser = new TestBrowser(scenario);
        await SignInAsync(scenario, browser);
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["client_id"] = Scenario.Spa, ["post_logout_redirect_uri"] = Home });
        using var page = await browser.Http.PostAsync("/oidc/session/end", content);
        using var done = await ConfirmAsync(browser, await FormOfAsync(page));
        Assert.Equal(Home, TestBrowser.Location(done));
    }

    private static async Task<string> SignInAsync(Scenario scenario, TestBrowser browser, string user = Scenario.Alice) =>
        (await scenario.RedeemAsync(Scenario.Spa, await browser.SignInAsync(user: user))).Ok()["id_token"]!;

    private static Task<HttpResponseMessage> LogoutAsync(TestBrowser browser, string query) => browser.Http.GetAsync("/oidc/session/end" + query);

    private static async Task<IHtmlFormElement> FormOfAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, html);
        return Assert.Single(new HtmlParser().ParseDocument(html).Forms);
    }

    private static Task<HttpResponseMessage> ConfirmAsync(TestBrowser browser, IHtmlFormElement form)
    {
        var fields = form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value));
        return browser.Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields));
    }
}
