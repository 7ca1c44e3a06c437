using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>The demo's web application from the sign-in link to the sign-out button, over HTTP.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private DemoHost demo = null!;

    private FakeProvider Provider => demo.Provider;

    public async ValueTask InitializeAsync() => demo = await DemoHost.StartAsync();

    public ValueTask DisposeAsync() => demo.DisposeAsync();

    [Fact(DisplayName = "oidcc-client-test: signs in with code, PKCE, state, nonce and both resources")]
    public async Task Signs_in()
    {
        var page = await demo.SignInAsync();
        Assert.Equal("Alice Example", page.GetElementById("profile-name")!.TextContent);
        Assert.NotNull(page.GetElementById($"organization-{FakeProvider.Acme}"));

        var request = Provider.LastAuthorization!;
        Assert.Equal("code", request["response_type"]);
        Assert.Equal("S256", request["code_challenge_method"]);
        Assert.Equal("consent", request["prompt"]);
        Assert.Equal($"{FakeProvider.Resource} urn:logto:resource:organizations", string.Join(" ", request["resource"].AsEnumerable()));
        Assert.Equal(
            "openid profile email offline_access urn:logto:scope:organizations urn:logto:scope:organization_roles read:member invite:member manage:billing",
            request["scope"]);
        Assert.Equal(43, request["nonce"].ToString().Length);
        Assert.Equal($"{demo.Base}/callback", request["redirect_uri"]);
        Assert.Empty(request["first_screen"].ToArray());
    }

    [Fact]
    public async Task Opens_the_registration_screen_for_a_new_account()
    {
        await demo.Browser.GetAsync("/sign-up");
        Assert.Equal("register", Provider.LastAuthorization!["first_screen"]);
    }

    [Fact(DisplayName = "oidcc-client-test-nonce-invalid: a replayed ID token does not sign in")]
    public async Task Fails_on_another_nonce()
    {
        Provider.IdTokenClaims = claims => claims["nonce"] = "another";
        await AssertFailedAsync(await demo.SignInAsync(), "WrongNonce");
    }

    [Fact(DisplayName = "oidcc-client-test-nonce-missing: an ID token without nonce does not sign in (CVE-2026-15612)")]
    public async Task Fails_on_a_missing_nonce()
    {
        Provider.IdTokenClaims = claims => claims.Remove("nonce");
        await AssertFailedAsync(await demo.SignInAsync(), "MissingNonce");
    }

    [Fact(DisplayName = "oidcc-client-test-userinfo-invalid-sub: userinfo about somebody else does not sign in")]
    public async Task Fails_on_userinfo_about_somebody_else()
    {
        Provider.UserInfo = claims => claims["sub"] = "bob";
        await AssertFailedAsync(await demo.SignInAsync(), "Userinfo");
    }

    [Theory(DisplayName = "RFC 9700 4.4: a response that names no or another issuer does not sign in")]
    [InlineData(null)]
    [InlineData("https://attacker.example/oidc")]
    public async Task Fails_on_a_mixed_up_response(string? issuer)
    {
        Provider.AuthorizationResponse = response => response["iss"] = issuer;
        await AssertFailedAsync(await demo.SignInAsync(), "does not come from the hub");
    }

    [Fact(DisplayName = "RFC 9700 4.7: a response without this browser's state does not sign in")]
    public async Task Fails_in_another_browser()
    {
        Provider.AuthorizationResponse = response => response["state"] += "x";
        await AssertFailedAsync(await demo.SignInAsync(), "state");

        // The same response, but in a browser that did not ask for it: no correlation cookie.
        string? callback = null;
        Provider.AuthorizationResponse = response =>
        {
            callback = Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString($"{demo.Base}/callback", response);
            response["code"] = "used elsewhere";
        };
        await demo.SignInAsync();
        using var other = demo.NewBrowser();
        await AssertFailedAsync(await DemoHost.ReadAsync(await other.GetAsync(callback)), "Correlation failed");
    }

    [Fact]
    public async Task Shows_what_the_hub_said_and_a_way_to_try_again()
    {
        Provider.AuthorizationResponse = response =>
        {
            response.Remove("code");
            response["error"] = "invalid_scope";
            response["error_description"] = "requested scope is not allowed <b>";
        };
        var page = await demo.SignInAsync();
        Assert.Equal("invalid_scope", page.GetElementById("error-code")!.TextContent);
        Assert.Equal("requested scope is not allowed <b>", page.GetElementById("error-description")!.TextContent);
        Assert.Equal("/sign-in", page.GetElementById("try-again")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Shows_nobody_elses_text_on_the_failure_page()
    {
        var page = await DemoHost.ReadAsync(await demo.Browser.GetAsync("/sign-in-failed?problem=Call+this+number&error_description=Call+this+number"));
        Assert.DoesNotContain("Call this number", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_members_of_an_organization_and_never_a_raw_token()
    {
        using var response = await demo.PressAsync(await demo.SignInAsync(), $"members-{FakeProvider.Acme}");
        var html = await response.Content.ReadAsStringAsync();
        var page = await DemoHost.ReadAsync(response);
        Assert.Equal("200", page.GetElementById("api-status")!.TextContent);
        Assert.Contains("Bob Example", page.GetElementById("api-answer")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"\"organization_id\": \"{FakeProvider.Acme}\"", page.GetElementById("token-payload")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"typ\": \"at+jwt\"", page.GetElementById("token-header")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-", html.Replace("refresh-profile", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_how_the_api_refuses_one_organizations_token_for_another()
    {
        using var response = await demo.PressAsync(await demo.SignInAsync(), $"cross-{FakeProvider.Acme}-{FakeProvider.Globex}");
        var page = await DemoHost.ReadAsync(response);
        Assert.Equal("200", page.GetElementById("token-status")!.TextContent);
        Assert.Equal("403", page.GetElementById("api-status")!.TextContent);
        Assert.Contains("insufficient_scope", page.GetElementById("api-challenge")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_how_the_hub_refuses_a_token_to_somebody_who_is_not_a_member()
    {
        var page = await demo.SignInAsync();
        var input = page.QuerySelector<IHtmlInputElement>($"#organization-{FakeProvider.Acme} input[name=organizationId]")!;
        input.Value = "initech00001";
        var result = await DemoHost.ReadAsync(await demo.PressAsync(page, $"members-{FakeProvider.Acme}"));
        Assert.Equal("403", result.GetElementById("token-status")!.TextContent);
        Assert.Equal("access_denied", result.GetElementById("token-error")!.TextContent);
        Assert.Null(result.GetElementById("step-api"));
    }

    [Fact(DisplayName = "RFC 9700 4.14: twenty refreshes at once never present a used refresh token")]
    public async Task Refreshes_one_at_a_time()
    {
        var page = await demo.SignInAsync();
        Provider.TokenDelay = TimeSpan.FromMilliseconds(20);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => demo.PressAsync(page, $"members-{FakeProvider.Acme}")));
        Assert.All(answers, answer => Assert.EndsWith("/members", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal));
        Assert.False(Provider.RefreshTokenWasReplayed);
        Assert.Equal("refresh-20", Provider.CurrentRefreshToken);
    }

    [Fact]
    public async Task Reloads_the_profile()
    {
        var page = await demo.SignInAsync();
        Provider.UserInfo = claims => claims["name"] = "Alice Married";
        page = await DemoHost.ReadAsync(await demo.PressAsync(page, "refresh-profile"));
        Assert.Equal("Alice Married", page.GetElementById("profile-name")!.TextContent);
    }

    [Fact(DisplayName = "oidcc-client-test-refresh-token: an ID token about somebody else in a refresh is refused")]
    public async Task Refuses_another_user_in_a_refresh()
    {
        var page = await demo.SignInAsync();
        Provider.RefreshedIdTokenClaims = claims => claims["sub"] = "bob";
        using var response = await demo.PressAsync(page, $"members-{FakeProvider.Acme}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task Ends_the_session_when_the_hub_has_ended_it()
    {
        var page = await demo.SignInAsync();
        using var other = demo.NewBrowser();
        await other.GetAsync("/sign-in");
        var otherPage = await DemoHost.ReadAsync(await demo.PressAsync(page, $"members-{FakeProvider.Acme}"));
        Assert.NotNull(otherPage.GetElementById("step-api"));

        // The fake knows one chain of refresh tokens; the other browser's has just been used up.
        var stale = await DemoHost.ReadAsync(await other.GetAsync("/"));
        var answer = await DemoHost.ReadAsync(await DemoHost.PressAsync(other, stale, "refresh-profile"));
        Assert.Equal("session_ended", answer.GetElementById("error-code")!.TextContent);
        Assert.NotNull((await DemoHost.ReadAsync(await other.GetAsync("/"))).GetElementById("signed-out"));
    }

    [Fact]
    public async Task Signs_out_here_and_at_the_hub()
    {
        var page = await demo.SignInAsync();
        var home = await DemoHost.ReadAsync(await demo.PressAsync(page, "sign-out"));
        Assert.NotNull(home.GetElementById("signed-out"));
        Assert.Equal($"{demo.Base}/", Provider.LastEndSession!["post_logout_redirect_uri"]);
        Assert.StartsWith("eyJ", Provider.LastEndSession!["id_token_hint"].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/members")]
    [InlineData("/?handler=Reload")]
    public async Task Refuses_a_forged_form(string path)
    {
        await demo.SignInAsync();
        using var form = new FormUrlEncodedContent([new("organizationId", FakeProvider.Acme)]);
        using var response = await demo.Browser.PostAsync(path, form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await DemoHost.ReadAsync(response)).GetElementById("problem"));
        var home = await DemoHost.ReadAsync(await demo.Browser.GetAsync("/"));
        Assert.NotNull(home.GetElementById("profile"));
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out()
    {
        using var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = new Uri(demo.Base) };
        var page = await DemoHost.ReadAsync(await browser.GetAsync("/sign-in"));
        var copied = handler.CookieContainer.GetCookieHeader(new Uri(demo.Base));
        await DemoHost.PressAsync(browser, page, "sign-out");

        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(demo.Base) };
        thief.DefaultRequestHeaders.Add("Cookie", copied);
        Assert.NotNull((await DemoHost.ReadAsync(await thief.GetAsync("/"))).GetElementById("signed-out"));
    }

    [Fact]
    public async Task Ends_a_session_after_eight_hours()
    {
        await demo.SignInAsync();
        demo.Clock.Move(TimeSpan.FromHours(8.1));
        var home = await DemoHost.ReadAsync(await demo.Browser.GetAsync("/"));
        Assert.NotNull(home.GetElementById("signed-out"));
    }

    [Fact]
    public async Task Explains_that_the_hub_is_away()
    {
        Provider.Discovery = _ => [];
        using var response = await demo.Browser.GetAsync("/sign-in");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("cannot be reached", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_there_is_nothing_at_an_unknown_address()
    {
        using var response = await demo.Browser.GetAsync("/no/such/page");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotNull((await DemoHost.ReadAsync(response)).GetElementById("problem"));
    }

    [Fact]
    public async Task Sends_strict_headers_with_every_page()
    {
        using var response = await demo.Browser.GetAsync("/");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        var page = await DemoHost.ReadAsync(response);
        Assert.Empty(page.QuerySelectorAll("script, [style], [onclick]"));
    }

    private async Task AssertFailedAsync(IHtmlDocument page, string reason)
    {
        Assert.NotNull(page.GetElementById("sign-in-failed"));
        Assert.Contains(reason, page.GetElementById("error-description")!.TextContent, StringComparison.Ordinal);
        var home = await DemoHost.ReadAsync(await demo.Browser.GetAsync("/"));
        Assert.NotNull(home.GetElementById("signed-out"));
    }
}
