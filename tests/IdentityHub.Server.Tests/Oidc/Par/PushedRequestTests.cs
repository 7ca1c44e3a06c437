using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Oidc.Par;

/// <summary>RFC 9126, and the modules of the FAPI 2 plan that speak of it.</summary>
public sealed class PushedRequestTests
{
    private const string Prefix = "fapi2-security-profile-final-";

    [Theory(DisplayName = Prefix + "par-attempt-reuse-request_uri, par-ensure-reused-request-uri-prior-to-auth-completion-succeeds")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Can_be_opened_again_until_it_completes(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        var pushed = await PushAsync(scenario, Scenario.Web);
        Assert.Equal(201, pushed.Status);
        Assert.Equal("60", pushed["expires_in"]);
        Assert.StartsWith("urn:ietf:params:oauth:request_uri:", pushed["request_uri"], StringComparison.Ordinal);

        // Parameters beside the request_uri do not count.
        var path = Path(Scenario.Web, pushed) + "&state=other&redirect_uri=https%3A%2F%2Fevil.example&scope=openid";
        using var first = await browser.Http.GetAsync(path);
        using var reloaded = await browser.Http.GetAsync(path);
        Assert.Equal("/sign-in?app_id=web", TestBrowser.Location(reloaded));
        using var other = new TestBrowser(scenario);
        using var elsewhere = await other.Http.GetAsync(path);

        using var done = await browser.ProveAsync();
        Assert.Equal("s-1", TestBrowser.Returned(done)["state"]);
        (await scenario.RedeemAsync(Scenario.Web, TestBrowser.CodeOf(done))).Ok();

        using var late = await other.ProveAsync();
        (await TokenAnswer.ReadAsync(late)).Refused(400, "invalid_request_uri");
        Assert.Null(other.Cookie("_session"));
        using var again = await browser.Http.GetAsync(path);
        (await TokenAnswer.ReadAsync(again)).Refused(400, "invalid_request_uri");
    }

    [Theory(DisplayName = Prefix + "par-attempt-to-use-expired-request_uri, par-attempt-to-use-request_uri-for-different-client")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Is_bound_to_its_client_and_expires(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        var pushed = await PushAsync(scenario, Scenario.Web);
        foreach (var path in new[] { Path(Scenario.Spa, pushed), Path(Scenario.Web, pushed) + "x", Path(Scenario.Web, pushed)[..^1] })
        {
            using var refused = await browser.Http.GetAsync(path);
            (await TokenAnswer.ReadAsync(refused)).Refused(400, "invalid_request_uri");
        }

        using var slow = await browser.Http.GetAsync(Path(Scenario.Web, pushed));
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(61));
        using var expired = await browser.Http.GetAsync(Path(Scenario.Web, pushed));
        (await TokenAnswer.ReadAsync(expired)).Refused(400, "invalid_request_uri");

        // Who began in time may take longer than a minute to sign in.
        TestBrowser.CodeOf(await browser.ProveAsync());
    }

    [Theory(DisplayName = "9 CVE-2026-4282: a pushed request is no code, and a code no pushed request")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_time_stores_do_not_mix(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        var pushed = await PushAsync(scenario, Scenario.Web);
        (await scenario.RedeemAsync(Scenario.Web, pushed["request_uri"]!.Split(':')[^1])).Refused(400, "invalid_grant");
        var code = await scenario.IssueCodeAsync(Scenario.Web, "openid");
        using var response = await browser.Http.GetAsync($"/oidc/auth?client_id=web&request_uri=urn:ietf:params:oauth:request_uri:{code}");
        (await TokenAnswer.ReadAsync(response)).Refused(400, "invalid_request_uri");
    }

    [Theory(DisplayName = Prefix + "par-authorization-request-containing-request_uri-form-param, par-ensure-pkce-required, par-plain-pkce-rejected, ensure-registered-redirect-uri, ensure-response-type-token-fails")]
    [InlineData(Scenario.Web, "request_uri=urn:ietf:params:oauth:request_uri:x", "invalid_request")]
    [InlineData(Scenario.Spa, "code_challenge=", "invalid_request")]
    [InlineData(Scenario.Web, "code_challenge_method=plain", "invalid_request")]
    [InlineData(Scenario.Web, "redirect_uri=https://evil.example", "invalid_redirect_uri")]
    [InlineData(Scenario.Web, "response_type=token", "unsupported_response_type")]
    [InlineData(Scenario.Web, "response_type=code id_token", "unsupported_response_type")]
    [InlineData(Scenario.Web, "request=x.y.", "request_not_supported")]
    [InlineData(Scenario.ThirdParty, "scope=openid email", "invalid_scope")]
    public async Task Is_checked_when_it_is_pushed(string client, string change, string error)
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        (await PushAsync(scenario, client, change)).Refused(400, error);
    }

    [Fact(DisplayName = Prefix + "par-without-duplicate-parameters, par-attempt-invalid-http-method; only the client itself pushes")]
    public async Task Needs_the_client_and_one_value_each()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        (await PushAsync(scenario, Scenario.Web, "client_secret=wrong")).Refused(401, "invalid_client");
        (await PushAsync(scenario, Scenario.Web, "client_secret=")).Refused(401, "invalid_client");
        using var twice = new StringContent(
            TestBrowser.Query(Scenario.Web, "client_secret=" + Scenario.Secret) + "&scope=email", null, "application/x-www-form-urlencoded");
        using var response = await scenario.Client.PostAsync("/oidc/request", twice);
        (await TokenAnswer.ReadAsync(response)).Refused(400, "invalid_request");
        using var get = await scenario.Client.GetAsync("/oidc/request?" + TestBrowser.Query(Scenario.Web));
        (await TokenAnswer.ReadAsync(get)).Refused(404, "invalid_request");
    }

    private static async Task<TokenAnswer> PushAsync(Scenario scenario, string client, params string[] changes)
    {
        string[] secret = client == Scenario.Spa ? [] : ["client_secret=" + Scenario.Secret];
        using var form = new StringContent(TestBrowser.Query(client, [.. secret, .. changes]), null, "application/x-www-form-urlencoded");
        using var response = await scenario.Client.PostAsync("/oidc/request", form);
        return await TokenAnswer.ReadAsync(response);
    }

    private static string Path(string client, TokenAnswer pushed) =>
        $"/oidc/auth?client_id={client}&request_uri={Uri.EscapeDataString(pushed["request_uri"]!)}";
}
