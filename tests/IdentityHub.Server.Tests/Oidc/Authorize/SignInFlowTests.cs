using System.Net;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Oidc.Authorize;

/// <summary>From the authorization request over signing in to the code.</summary>
public sealed class SignInFlowTests
{
    [Theory(DisplayName = "oidcc-server; RFC 9700 §4, 4: iss in the response")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Signs_in_and_redeems_the_code(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        using var started = await browser.AuthorizeAsync(Scenario.Spa, "scope=openid profile offline_access read:catalog", "prompt=consent", "resource=" + Scenario.Api);
        var interaction = await browser.FindInteractionAsync();
        using var response = await browser.ProveAsync();
        var returned = TestBrowser.Returned(response);
        Assert.Equal(["code", "state", "iss"], returned.Entries.Select(entry => entry.Key));
        Assert.Equal("s-1", returned["state"]);
        Assert.Equal(scenario.Issuer, returned["iss"]);
        var cookies = response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split('=')[0]).ToList();
        Assert.Contains("_session", cookies);
        Assert.Contains("_session.sig", cookies);

        var answer = (await scenario.RedeemAsync(Scenario.Spa, returned["code"]!, ("resource", Scenario.Api))).Ok();
        Assert.Equal("n-1", answer.IdTokenClaims.GetProperty("nonce").GetString());
        Assert.Equal(Scenario.Alice, answer.IdTokenClaims.GetProperty("sub").GetString());
        Assert.Equal("read:catalog", answer.AccessTokenClaims.GetProperty("scope").GetString());
        Assert.NotNull(answer["refresh_token"]);

        // An answer counts once.
        using var again = await browser.Http.GetAsync("/oidc/auth/" + interaction!.Uid);
        var refused = await TokenAnswer.ReadAsync(again);
        refused.Refused(400, "invalid_request", "authorization request has expired");
        Assert.Equal("session.not_found", refused["code"]);
        await using var db = scenario.Host.Read();
        var user = await db.Users.SingleAsync(user => user.Id == Scenario.Alice);
        Assert.Equal((scenario.Host.Time.GetUtcNow().ToUnixTimeMilliseconds(), Scenario.Spa), (user.LastSignInAt!.Value.ToUnixTimeMilliseconds(), user.ApplicationId));
    }

    [Theory(DisplayName = "oidcc-prompt-none-logged-in")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Signs_in_silently_while_the_session_lasts(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        var first = (await scenario.RedeemAsync(Scenario.Spa, await browser.SignInAsync(changes: "max_age=1000"))).Ok();
        using var silent = await browser.AuthorizeAsync(Scenario.Native, "prompt=none");
        var second = (await scenario.RedeemAsync(Scenario.Native, TestBrowser.CodeOf(silent))).Ok();
        Assert.Equal(first.IdTokenClaims.GetProperty("sub").GetString(), second.IdTokenClaims.GetProperty("sub").GetString());
        using var same = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none");
        TestBrowser.CodeOf(same);
        await using var db = scenario.Host.Read();
        Assert.Equal(2, await db.Authorizations.CountAsync());

        scenario.Host.Time.Advance(TimeSpan.FromDays(15));
        using var later = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none");
        Assert.Equal("login_required", TestBrowser.Returned(later)["error"]);
    }

    [Theory(DisplayName = "oidcc-prompt-login; 24 CVE-2026-7507: new session id at login, login state bound to the browser")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_authentication_makes_a_new_session(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        var tokens = (await scenario.RedeemAsync(Scenario.Web, await browser.SignInAsync(Scenario.Web))).Ok();
        var (cookie, signature) = (browser.Cookie("_session"), browser.Cookie("_session.sig"));
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(5));
        var code = await browser.SignInAsync(Scenario.Web, changes: "prompt=login");
        Assert.NotEqual(cookie, browser.Cookie("_session"));
        var again = (await scenario.RedeemAsync(Scenario.Web, code)).Ok();
        await using (var db = scenario.Host.Read())
        {
            var session = await db.BrowserSessions.SingleAsync();
            Assert.Equal(session.Id, (await db.Authorizations.SingleAsync()).SessionId);
            Assert.Equal(scenario.Host.Time.GetUtcNow().ToUnixTimeMilliseconds(), session.AuthenticatedAt.ToUnixTimeMilliseconds());
        }

        // Whoever kept, or planted, the old cookie has nothing.
        using var thief = scenario.Host.NewClient();
        thief.DefaultRequestHeaders.Add("Cookie", $"_session={cookie}; _session.sig={signature}");
        using var response = await thief.GetAsync("/oidc/auth?" + TestBrowser.Query(Scenario.Web, "prompt=none"));
        Assert.Equal("login_required", TestBrowser.Returned(response)["error"]);
    }

    [Theory(DisplayName = "24 CVE-2026-7507: a sign-in is resumed only by the browser that began it")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_the_same_browser_resumes(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var victim = new TestBrowser(scenario);
        using var attacker = new TestBrowser(scenario);
        using var began = await attacker.AuthorizeAsync(Scenario.Spa);
        var planted = await attacker.FindInteractionAsync();
        using (var response = await victim.Http.GetAsync("/oidc/auth/" + planted!.Uid))
        {
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        // Cookies that we did not sign count as absent.
        using var forger = scenario.Host.NewClient();
        forger.DefaultRequestHeaders.Add("Cookie", $"_interaction_resume={planted.Uid}; _interaction_resume.sig=AAAA");
        using (var response = await forger.GetAsync("/oidc/auth/" + planted.Uid))
        {
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        // Resumed before anything was proven: back to the page, still the same interaction.
        using var resumed = await attacker.Http.GetAsync("/oidc/auth/" + planted.Uid);
        Assert.Equal("/sign-in?app_id=spa", TestBrowser.Location(resumed));
        Assert.Equal(planted.Uid, (await attacker.FindInteractionAsync())!.Uid);
        scenario.Host.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await attacker.FindInteractionAsync());
    }

    [Theory(DisplayName = "oidcc-max-age-1, oidcc-max-age-10000")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Max_age_limits_how_old_a_sign_in_may_be(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        await browser.SignInAsync();
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(2));
        using var fresh = await browser.AuthorizeAsync(Scenario.Spa, "max_age=10000");
        TestBrowser.CodeOf(fresh);
        using var silent = await browser.AuthorizeAsync(Scenario.Spa, "max_age=1", "prompt=none");
        Assert.Equal("login_required", TestBrowser.Returned(silent)["error"]);
        using var zero = await browser.AuthorizeAsync(Scenario.Spa, "max_age=0");
        Assert.StartsWith("/sign-in", TestBrowser.Location(zero), StringComparison.Ordinal);
        TestBrowser.CodeOf(await browser.ProveAsync());
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(2));
        var answer = (await scenario.RedeemAsync(Scenario.Spa, await browser.SignInAsync(changes: "max_age=1"))).Ok();
        Assert.Equal(scenario.Host.Time.GetUtcNow().ToUnixTimeSeconds(), answer.IdTokenClaims.GetProperty("auth_time").GetInt64());
    }

    [Theory(DisplayName = "oidcc-id-token-hint")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_hint_must_match_the_session(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        var tokens = (await scenario.RedeemAsync(Scenario.Spa, await browser.SignInAsync(user: Scenario.Bob))).Ok();
        var hint = "id_token_hint=" + tokens["id_token"];
        scenario.Host.Time.Advance(TimeSpan.FromDays(2));
        TestBrowser.CodeOf(await browser.AuthorizeAsync(Scenario.Spa, "prompt=none", hint));
        var parts = tokens["id_token"]!.Split('.');
        foreach (var bad in new[] { "id_token_hint=x", $"id_token_hint=eyJhbGciOiJub25lIn0.{parts[1]}.", hint[..^2] + "AA" })
        {
            using var refused = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none", bad);
            Assert.Equal("invalid_request", TestBrowser.Returned(refused)["error"]);
        }

        using var foreign = await browser.AuthorizeAsync(Scenario.Native, "prompt=none", hint);
        Assert.Equal("invalid_request", TestBrowser.Returned(foreign)["error"]);

        using var other = new TestBrowser(scenario);
        await other.SignInAsync(user: Scenario.Alice);
        using var silent = await other.AuthorizeAsync(Scenario.Spa, "prompt=none", hint);
        Assert.Equal("login_required", TestBrowser.Returned(silent)["error"]);
        using var asked = await other.AuthorizeAsync(Scenario.Spa, hint);
        Assert.StartsWith("/sign-in", TestBrowser.Location(asked), StringComparison.Ordinal);
        using var wrong = await other.ProveAsync(Scenario.Alice);
        Assert.Equal("login_required", TestBrowser.Returned(wrong)["error"]);
    }

    [Theory(DisplayName = "48 CVE-2025-29928: a deleted session is dead on every path")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_deleted_session_is_dead(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        await browser.SignInAsync();
        await scenario.ChangeAsync(db => db.BrowserSessions.ExecuteDeleteAsync());
        using var silent = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none");
        Assert.Equal("login_required", TestBrowser.Returned(silent)["error"]);
    }

    [Theory(DisplayName = "18, 52: a suspended or deleted user gets nothing, a disabled client can finish nothing (19 CVE-2026-3047)")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_disabled_meanwhile_finishes_nothing(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        await browser.SignInAsync();
        using var begun = new TestBrowser(scenario);
        using var first = await begun.AuthorizeAsync(Scenario.Spa);
        await scenario.ChangeAsync(async db => (await db.Users.FindAsync(Scenario.Alice))!.IsSuspended = true);
        using var silent = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none");
        Assert.Equal("login_required", TestBrowser.Returned(silent)["error"]);
        using var refused = await begun.ProveAsync(Scenario.Alice);
        Assert.Equal("access_denied", TestBrowser.Returned(refused)["error"]);
        Assert.Null(begun.Cookie("_session"));
        using var unknown = await begun.ProveAsync("nobody000000");
        Assert.Equal("access_denied", TestBrowser.Returned(unknown)["error"]);

        await scenario.ChangeAsync(async db => (await db.Applications.FindAsync(Scenario.Spa))!.IsDisabled = true);
        using var disabled = await begun.ProveAsync(Scenario.Bob);
        (await TokenAnswer.ReadAsync(disabled)).Refused(400, "invalid_client");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_redirect_uri_that_was_withdrawn_meanwhile_gets_nothing(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        using var first = await browser.AuthorizeAsync(Scenario.Spa);
        await scenario.ChangeAsync(async db =>
            (await db.Applications.FindAsync(Scenario.Spa))!.OidcClientMetadata = new OidcClientMetadata { RedirectUris = ["http://localhost:1/x"] });
        using var refused = await browser.ProveAsync();
        (await TokenAnswer.ReadAsync(refused)).Refused(400, "invalid_redirect_uri");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_twenty_resumes_one_gets_the_code(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        using var first = await browser.AuthorizeAsync(Scenario.Spa);
        var interaction = (await browser.FindInteractionAsync())!;
        var interactions = scenario.Host.Services.GetRequiredService<Interactions>();
        Assert.True(await interactions.RecordSignInAsync(interaction, Scenario.Alice, "pwd", CancellationToken.None));
        Assert.False(await interactions.RecordSignInAsync(interaction, Scenario.Bob, "pwd", CancellationToken.None));
        var cookies = browser.Cookies.GetCookieHeader(new Uri(interactions.ResumeUrl(interaction)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var client = scenario.Host.NewClient();
            client.DefaultRequestHeaders.Add("Cookie", cookies);
            using var response = await client.GetAsync(interactions.ResumeUrl(interaction));
            return response.StatusCode;
        }));
        Assert.Equal(1, answers.Count(status => status == HttpStatusCode.SeeOther));
        Assert.Equal(19, answers.Count(status => status == HttpStatusCode.BadRequest));
        await using var db = scenario.Host.Read();
        Assert.Equal((1, 1, 1), (await db.BrowserSessions.CountAsync(), await db.Authorizations.CountAsync(), await db.Tokens.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_clients_sign_in_at_once_in_one_browser(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        using var one = await browser.AuthorizeAsync(Scenario.Spa, "state=one");
        using var two = await browser.AuthorizeAsync(Scenario.Native, "state=two");
        Assert.Equal(Scenario.Native, (await browser.FindInteractionAsync())!.ApplicationId);
        Assert.Null(await browser.FindInteractionAsync("web"));
        using var first = await browser.ProveAsync(app: Scenario.Spa);
        Assert.Equal("one", TestBrowser.Returned(first)["state"]);
        using var second = await browser.ProveAsync(app: Scenario.Native);
        Assert.Equal("two", TestBrowser.Returned(second)["state"]);
        Assert.Null(await browser.FindInteractionAsync());
    }

    [Theory(DisplayName = "fapi2-security-profile-final-user-rejects-authentication")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Leaving_leads_back_with_access_denied(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        using var started = await browser.AuthorizeAsync(Scenario.Spa);
        var interactions = scenario.Host.Services.GetRequiredService<Interactions>();
        var interaction = (await browser.FindInteractionAsync())!;
        Assert.True(await interactions.RecordAbortAsync(interaction, CancellationToken.None));
        using var response = await browser.Http.GetAsync(interactions.ResumeUrl(interaction));
        Assert.Equal("access_denied", TestBrowser.Returned(response)["error"]);
        Assert.Null(await browser.FindInteractionAsync());
    }

    [Theory(DisplayName = "61 CVE-2026-33132: the organization in the request is enforced")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Organization_of_the_request_is_enforced(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var member = new TestBrowser(scenario);
        await member.SignInAsync(changes: "organization_id=" + Scenario.Acme);
        using var stranger = new TestBrowser(scenario);
        using var started = await stranger.AuthorizeAsync(Scenario.Spa, "organization_id=" + Scenario.Acme);
        using var refused = await stranger.ProveAsync(Scenario.Bob);
        var returned = TestBrowser.Returned(refused);
        Assert.Equal(("access_denied", "user is not a member of the organization"), (returned["error"], returned["error_description"]));
        using var silent = await member.AuthorizeAsync(Scenario.Spa, "prompt=none", "organization_id=" + Scenario.Globex);
        Assert.Equal("access_denied", TestBrowser.Returned(silent)["error"]);
    }

    [Fact]
    public async Task Readable_cookies_of_the_pages_do_not_hide_the_signed_ones()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        using var browser = new TestBrowser(scenario);
        using var started = await browser.AuthorizeAsync(Scenario.Spa);
        var interaction = (await browser.FindInteractionAsync())!;
        var resume = new Uri(scenario.Host.Address + "/oidc/auth/" + interaction.Uid);
        using var client = scenario.Host.NewClient();
        var readable = """_logto={"appId":"spa","organizationId":"acme00000000","uiLocales":"de en"}; _logto.sig=x; """;
        client.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", readable + browser.Cookies.GetCookieHeader(resume));
        using var response = await client.GetAsync(resume);
        Assert.Equal("/sign-in?app_id=spa", TestBrowser.Location(response));
    }
}
