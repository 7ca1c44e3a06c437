using System.Net;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Oidc.Authorize;

/// <summary>What the authorization endpoint answers before anybody has signed in.</summary>
public sealed class AuthorizeRequestTests(SharedScenario shared) : IClassFixture<SharedScenario>
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Leads_to_the_sign_in_page_and_binds_the_browser(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        using var response = await browser.AuthorizeAsync(Scenario.Spa, "prompt=consent", "organization_id=acme00000000", "ui_locales=de en");
        Assert.Equal("/sign-in?app_id=spa&organization_id=acme00000000&ui_locales=de%20en", TestBrowser.Location(response));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());

        var cookies = response.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(
            ["_logto", "_logto.sig", "_interaction", "_interaction.sig", "_interaction_resume", "_interaction_resume.sig"],
            cookies.Select(cookie => cookie.Split('=')[0]));
        Assert.Equal("""_logto={"appId":"spa","organizationId":"acme00000000","uiLocales":"de en"}; path=/; samesite=lax""", cookies[0]);
        var interaction = await browser.FindInteractionAsync();
        Assert.NotNull(interaction);
        var uid = interaction.Uid;
        Assert.StartsWith($"_interaction=%7B%22spa%22%3A%22{uid}%22%2C%22_legacy%22%3A%22{uid}%22%7D; expires=", cookies[2], StringComparison.Ordinal);
        Assert.EndsWith("; path=/; samesite=lax; httponly", cookies[2], StringComparison.Ordinal);
        Assert.StartsWith($"_interaction_resume={uid}; ", cookies[4], StringComparison.Ordinal);
        Assert.EndsWith($"; path=/oidc/auth/{uid}; samesite=lax; httponly", cookies[4], StringComparison.Ordinal);
        await using var db = scenario.Host.Read();
        Assert.DoesNotContain(uid, string.Concat(db.Interactions.Select(row => row.Id + row.Request + row.State)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_are_secure_on_https_and_stay_below_the_path_base()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite, options => options.Settings["PublicUrl"] = "https://login.example.com/hub");
        using var client = scenario.Host.NewClient();
        using var response = await client.GetAsync("/hub/oidc/auth?" + TestBrowser.Query(Scenario.Spa));
        Assert.Equal("/hub/sign-in?app_id=spa", TestBrowser.Location(response));
        Assert.All(response.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.Contains("; secure", cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/hub/", cookie, StringComparison.Ordinal);
        });
    }

    [Theory(DisplayName = "oidcc-ensure-registered-redirect-uri")]
    [InlineData("client_id=", "invalid_request", "missing required parameter 'client_id'")]
    [InlineData("client_id=nope", "invalid_client", "invalid client nope")]
    [InlineData("client_id=machine", "invalid_redirect_uri", null)]
    [InlineData("redirect_uri=http://evil/cb", "invalid_redirect_uri", "redirect_uri did not match any of the client's registered redirect_uris")]
    [InlineData("redirect_uri=http://localhost:9999/callback?x=1", "invalid_redirect_uri", null)]
    [InlineData("redirect_uri=http://localhost:9999/callback#x", "invalid_redirect_uri", null)]
    [InlineData("redirect_uri=JaVaScRiPt:alert(1)", "invalid_redirect_uri", null)]
    public async Task Shows_errors_until_client_and_redirect_uri_are_known(string change, string error, string? description)
    {
        var scenario = shared.Scenario;
        if (change == "client_id=machine")
        {
            await scenario.ChangeAsync(async db => (await db.Applications.FindAsync(Scenario.Machine))!.OidcClientMetadata = new());
        }

        using var browser = new TestBrowser(scenario);
        using var response = await browser.AuthorizeAsync(Scenario.Spa, change);
        var answer = await TokenAnswer.ReadAsync(response);
        answer.Refused(400, error, description);
        Assert.Equal("oidc." + error, answer["code"]);
        Assert.Equal(scenario.Issuer, answer["iss"]);
        Assert.Null(response.Headers.Location);
    }

    [Theory]
    [InlineData("spa", "code_challenge=", "code_challenge_method=", "error=invalid_request&error_description=Authorization+Server+policy+requires+PKCE+to+be+used+for+this+request&state=s-1")]
    [InlineData("spa", "prompt=none", "x=", "error=login_required&error_description=End-User+authentication+is+required&state=s-1")]
    [InlineData("spa", "response_type=token", "response_mode=query", "error=unsupported_response_type&error_description=unsupported+response_type+requested&state=s-1")]
    public async Task Sends_errors_to_the_client_in_the_reference_form(string client, string first, string second, string expected)
    {
        var scenario = shared.Scenario;
        using var browser = new TestBrowser(scenario);
        using var response = await browser.AuthorizeAsync(client, first, second);
        Assert.Equal($"{Scenario.RedirectUri}?{expected}&iss={WebUtility.UrlEncode(scenario.Issuer)}", TestBrowser.Location(response));
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory(DisplayName = "oidcc-response-type-missing")]
    [InlineData("response_type=", "invalid_request")]
    [InlineData("response_type=none", "unsupported_response_type")]
    public async Task Without_response_type_there_is_never_a_code(string change, string error) => await RefusedAsync(change, error);

    [Theory(DisplayName = "oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported")]
    [InlineData("request=eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    [InlineData("registration={}", "registration_not_supported")]
    public async Task Refuses_request_objects(string change, string error) => await RefusedAsync(change, error);

    [Theory(DisplayName = "33 CVE-2026-1180; oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported")]
    [InlineData("request_uri=http://169.254.169.254/latest", "request_uri_not_supported")]
    [InlineData("request_uri=urn:example:x", "request_uri_not_supported")]
    public async Task Never_fetches_a_request_uri(string change, string error) => await RefusedAsync(change, error);

    [Theory(DisplayName = "oidcc-display-page, -display-popup, -ui-locales, -claims-locales, -login-hint, -claims-essential, ensure-request-with-unknown-parameter-succeeds, -acr-values-succeeds, -valid-pkce-succeeds, -without-nonce-succeeds-for-code-flow")]
    [InlineData("display=page")]
    [InlineData("display=popup")]
    [InlineData("ui_locales=fr-CA xx <script>")]
    [InlineData("claims_locales=de")]
    [InlineData("login_hint=bob@example.com")]
    [InlineData("claims={\"userinfo\":{\"name\":{\"essential\":true}}}")]
    [InlineData("extra=1")]
    [InlineData("acr_values=1 2")]
    [InlineData("nonce=")]
    [InlineData("state=")]
    [InlineData("scope=openid unknown:scope")]
    public async Task Tolerates(string change)
    {
        var scenario = shared.Scenario;
        using var browser = new TestBrowser(scenario);
        using var response = await browser.AuthorizeAsync(Scenario.Spa, change);
        Assert.StartsWith("/sign-in?app_id=spa", TestBrowser.Location(response), StringComparison.Ordinal);
    }

    [Fact(DisplayName = "oidcc-ensure-post-request-succeeds")]
    public async Task Accepts_a_posted_form()
    {
        var scenario = shared.Scenario;
        using var browser = new TestBrowser(scenario);
        using var form = new StringContent(TestBrowser.Query(Scenario.Spa), null, "application/x-www-form-urlencoded");
        using var response = await browser.Http.PostAsync("/oidc/auth", form);
        Assert.Equal("/sign-in?app_id=spa", TestBrowser.Location(response));
    }

    [Theory(DisplayName = "80 CVE-2024-39694; RFC 9700 §4, 2: no open redirector")]
    [InlineData("first_screen=//evil.example", "/sign-in?")]
    [InlineData("first_screen=/\\evil.example", "/sign-in?")]
    [InlineData("first_screen=https://evil.example", "/sign-in?")]
    [InlineData("interaction_mode=//evil.example", "/sign-in?")]
    [InlineData("organization_id=//evil.example\r\nSet-Cookie: a=b", "/sign-in?")]
    [InlineData("first_screen=register", "/register?")]
    [InlineData("interaction_mode=signUp", "/register?")]
    [InlineData("interaction_mode=signIn", "/sign-in?")]
    public async Task Leads_to_pages_of_its_own_only(string change, string expected)
    {
        var scenario = shared.Scenario;
        using var browser = new TestBrowser(scenario);
        using var response = await browser.AuthorizeAsync(Scenario.Spa, change);
        Assert.StartsWith(expected, TestBrowser.Location(response), StringComparison.Ordinal);
        Assert.DoesNotContain(response.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("evil", StringComparison.Ordinal));
    }

    [Theory(DisplayName = "RFC 9700 §4, 24: no CORS on the authorization endpoint")]
    [InlineData("/oidc/auth")]
    [InlineData("/oidc/session/end")]
    public async Task Has_no_cors(string path)
    {
        var scenario = shared.Scenario;
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "http://localhost:9999");
        using var response = await scenario.Client.SendAsync(request);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path);
        preflight.Headers.Add("Origin", "http://localhost:9999");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var answer = await scenario.Client.SendAsync(preflight);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Refuses_repeated_parameters_nul_bytes_and_large_forms()
    {
        var scenario = shared.Scenario;
        foreach (var (query, status) in new[] { ("&state=x", 400), ("&x=%00", 400), ("&x=%ff", 400), ("&x=" + new string('a', 60_000), 413) })
        {
            using var form = new StringContent(TestBrowser.Query(Scenario.Spa) + query, null, "application/x-www-form-urlencoded");
            using var response = await scenario.Client.PostAsync("/oidc/auth", form);
            Assert.Equal(status, (int)response.StatusCode);
            Assert.Null(response.Headers.Location);
        }
    }

    [Theory(DisplayName = "50 CVE-2026-42849: auto-submit form page without reflected script")]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("'onmouseover=alert(1)")]
    public async Task Form_post_reflects_no_script(string state)
    {
        var scenario = shared.Scenario;
        using var browser = new TestBrowser(scenario);
        using var response = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none", "response_mode=form_post", "state=" + state);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        var script = Assert.Single(document.Scripts);
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script.Text)));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith($"default-src 'none'; script-src 'sha256-{hash}';", policy, StringComparison.Ordinal);
        var form = Assert.Single(document.Forms);
        Assert.Equal(Scenario.RedirectUri, form.Action);
        Assert.Equal(state, form.QuerySelector("input[name=state]")?.GetAttribute("value"));
        Assert.Equal("login_required", form.QuerySelector("input[name=error]")?.GetAttribute("value"));
        Assert.Equal(scenario.Issuer, form.QuerySelector("input[name=iss]")?.GetAttribute("value"));
        Assert.NotNull(form.QuerySelector("button[type=submit]"));
    }

    [Fact]
    public async Task Fragment_mode_answers_in_the_fragment()
    {
        var scenario = shared.Scenario;
        using var browser = new TestBrowser(scenario);
        using var response = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none", "response_mode=fragment");
        Assert.StartsWith(Scenario.RedirectUri + "#error=login_required&", TestBrowser.Location(response), StringComparison.Ordinal);
    }

    private async Task RefusedAsync(string change, string error)
    {
        var scenario = shared.Scenario;
        using var browser = new TestBrowser(scenario);
        using var response = await browser.AuthorizeAsync(Scenario.Spa, change);
        var returned = TestBrowser.Returned(response);
        Assert.Equal(error, returned["error"]);
        Assert.Equal("s-1", returned["state"]);
        Assert.Equal(scenario.Issuer, returned["iss"]);
        Assert.Null(returned["code"]);
    }
}
