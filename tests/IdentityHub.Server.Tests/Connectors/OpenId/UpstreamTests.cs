using System.Net;
using System.Web;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Tests.Clients;

namespace IdentityHub.Server.Tests.Connectors.OpenId;

/// <summary>The npm package oidc-provider, unmodified, as Okta, Google and Entra ID: a whole sign-in by each kind of connector, and tokens again.</summary>
public sealed class UpstreamTests
{
    [Fact]
    public async Task Okta_signs_a_person_in_with_groups_and_gives_tokens_again()
    {
        await using var idp = await Upstream.StartAsync("okta", OpenIdStage.RedirectUri);
        using var stage = OpenIdStage.WithRealTime(null, idp.Host);
        var connector = OpenIdStage.Connector(
            new { clientId = idp.ClientId, clientSecret = idp.ClientSecret, issuer = idp.Issuer, scope = "offline_access" }, wantsTokens: true);

        var signIn = await SignInAsync(stage.Okta, connector, "ada@acme.example");

        Assert.Equal((idp.Issuer, "00u1ada", "Ada Acme", "ada@acme.example", true), Facts(signIn));
        Assert.Equal(["Everyone", "Admins"], signIn.Identity.Raw.GetProperty("groups").EnumerateArray().Select(group => group.GetString()));
        Assert.Equal(["pwd", "mfa"], signIn.Identity.AuthenticationMethods);
        Assert.NotNull(signIn.Identity.AuthenticatedAt);
        var refreshed = await RefreshAsync(stage.Okta, connector, signIn);
        Assert.NotEqual(signIn.Tokens!.RefreshToken, refreshed.RefreshToken);

        var unverified = await SignInAsync(stage.Okta, connector, "bob@acme.example");
        Assert.Equal((idp.Issuer, "00u2bob", "Bob Acme", "bob@acme.example", false), Facts(unverified));

        // The tokens of one person do not come back as another's.
        var error = (await stage.Okta.RefreshAsync(
            connector with { TokensOf = new ExternalSubject(idp.Issuer, "00u1ada") }, unverified.Tokens!.RefreshToken!, CancellationToken.None)).Error;
        Assert.Equal("connector.social_invalid_id_token", error?.Code);
        var wrong = OpenIdStage.Connector(new { clientId = idp.ClientId, clientSecret = "wrong", issuer = idp.Issuer });
        error = (await stage.Okta.RefreshAsync(wrong, refreshed.RefreshToken!, CancellationToken.None)).Error;
        Assert.Equal("connector.authorization_failed", error?.Code);
        error = (await stage.Okta.RefreshAsync(connector, "unknown", CancellationToken.None)).Error;
        Assert.Equal("connector.social_invalid_access_token", error?.Code);
    }

    [Fact]
    public async Task Any_provider_signs_a_person_in_with_what_it_is_asked_for()
    {
        await using var idp = await Upstream.StartAsync("okta", OpenIdStage.RedirectUri);
        using var stage = OpenIdStage.WithRealTime(null, idp.Host);
        var connector = OpenIdStage.Connector(
            new { clientId = idp.ClientId, clientSecret = idp.ClientSecret, issuer = idp.Issuer + "/.well-known/openid-configuration" }, wantsTokens: true);
        var signIn = await SignInAsync(stage.Oidc, connector, "ada@acme.example");
        Assert.Equal((idp.Issuer, "00u1ada", "Ada Acme", "ada@acme.example", true), Facts(signIn));
        Assert.Null(signIn.Tokens!.RefreshToken);
        Assert.NotNull(signIn.Tokens.ExpiresAt);
    }

    [Fact]
    public async Task Google_signs_a_managed_account_in_and_gives_tokens_again()
    {
        await using var idp = await Upstream.StartAsync("google", OpenIdStage.RedirectUri);
        using var stage = OpenIdStage.WithRealTime(idp.Issuer, idp.Host);
        var connector = OpenIdStage.Connector(
            new { clientId = idp.ClientId, clientSecret = idp.ClientSecret, offlineAccess = true, scope = "offline_access" }, wantsTokens: true, "acme.example");

        var signIn = await SignInAsync(stage.Google, connector, "ada@acme.example");

        Assert.Equal((idp.Issuer, "110001", "Ada Acme", "ada@acme.example", true), Facts(signIn));
        Assert.Equal("https://lh3.googleusercontent.com/a/ada", signIn.Identity.Avatar);
        await RefreshAsync(stage.Google, connector, signIn);
        foreach (var login in new[] { "bob@acme.example", "eve@other.example" })
        {
            var result = await TryAsync(stage.Google, connector, login);
            Assert.Equal("connector.authorization_failed", result.Error?.Code);
        }

        var online = OpenIdStage.Connector(new { clientId = idp.ClientId, clientSecret = idp.ClientSecret }, wantsTokens: true);
        Assert.Null((await SignInAsync(stage.Google, online, "ada@acme.example")).Tokens!.RefreshToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Entra_signs_people_of_its_tenant_in_with_and_without_an_address(bool isCommon)
    {
        await using var idp = await Upstream.StartAsync("entra", OpenIdStage.RedirectUri);
        using var stage = OpenIdStage.WithRealTime(null, idp.Host);
        var connector = OpenIdStage.Connector(
            new { clientId = idp.ClientId, clientSecret = idp.ClientSecret, issuer = isCommon ? idp.CommonIssuer : idp.Issuer, scope = "offline_access" }, wantsTokens: true);

        var ada = await SignInAsync(stage.Entra, connector, "ada@acme.example");

        Assert.Equal((idp.Issuer, "AAAAada", "Ada Acme", "ada@acme.example", false), Facts(ada));
        Assert.Equal(idp.Tenant, ada.Identity.Raw.GetProperty("tid").GetString());
        await RefreshAsync(stage.Entra, connector, ada);
        Assert.Equal((idp.Issuer, "AAAAbob", "Bob Acme", "bob@acme.example", true), Facts(await SignInAsync(stage.Entra, connector, "bob@acme.example")));

        // Another kind of connector does not know the template.
        var described = await stage.Oidc.DescribeAsync(connector, CancellationToken.None);
        Assert.Equal(isCommon ? "connector.invalid_metadata" : null, described.Error?.Code);
        Assert.Null((await stage.Entra.DescribeAsync(connector, CancellationToken.None)).Error);
    }

    [Fact]
    public async Task A_person_signs_in_on_the_page_of_the_provider()
    {
        await using var idp = await Upstream.StartAsync("okta", OpenIdStage.RedirectUri, options => options["interactive"] = true);
        using var stage = OpenIdStage.WithRealTime(null, idp.Host);
        var connector = OpenIdStage.Connector(new { clientId = idp.ClientId, clientSecret = idp.ClientSecret, issuer = idp.Issuer });
        var (_, start) = await OpenIdStage.StartAsync(stage.Okta, connector);
        using var browser = new Browser();
        var page = await browser.FollowAsync(start.AuthorizationUri);
        Assert.Contains("<input name=\"login\"", page.Body, StringComparison.Ordinal);
        var back = await browser.PostAsync(page.Address, "bob@acme.example");
        var result = await stage.Okta.CompleteAsync(connector, start.Session, back, CancellationToken.None);
        Assert.True(result.TryGet(out var signIn, out var error), error?.Details);
        Assert.Equal("00u2bob", signIn.Identity.Id);
    }

    private static (string?, string, string?, string?, bool) Facts(ExternalSignIn signIn) =>
        (signIn.Identity.Issuer, signIn.Identity.Id, signIn.Identity.Name, signIn.Identity.Email, signIn.Identity.IsEmailVerified);

    private static async Task<ExternalSignIn> SignInAsync(ISsoProvider provider, ExternalConnector connector, string login)
    {
        var result = await TryAsync(provider, connector, login);
        Assert.True(result.TryGet(out var signIn, out var error), $"{error?.Code}: {error?.Details}");
        return signIn;
    }

    private static async Task<ApiResult<ExternalSignIn>> TryAsync(ISsoProvider provider, ExternalConnector connector, string login)
    {
        var (_, start) = await OpenIdStage.StartAsync(provider, connector, request => request with { LoginHint = login });
        using var browser = new Browser();
        var data = Browser.Read((await browser.FollowAsync(start.AuthorizationUri)).Address);
        Assert.Equal("state-1", data["state"]);
        return await provider.CompleteAsync(connector, start.Session, data, CancellationToken.None);
    }

    private static async Task<ExternalTokens> RefreshAsync(ISsoProvider provider, ExternalConnector connector, ExternalSignIn signIn)
    {
        var owned = connector with { TokensOf = new ExternalSubject(signIn.Identity.Issuer, signIn.Identity.Id) };
        var result = await provider.RefreshAsync(owned, signIn.Tokens!.RefreshToken!, CancellationToken.None);
        Assert.True(result.TryGet(out var tokens, out var error), $"{error?.Code}: {error?.Details}");
        Assert.NotEqual(signIn.Tokens.AccessToken, tokens.AccessToken);
        return tokens;
    }

    /// <summary>A browser that follows redirects up to the hub's address, which no server listens at.</summary>
    private sealed class Browser : IDisposable
    {
        private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

        public static Dictionary<string, string> Read(string address)
        {
            Assert.StartsWith(OpenIdStage.RedirectUri, address, StringComparison.Ordinal);
            var query = HttpUtility.ParseQueryString(new Uri(address).Query);
            return query.AllKeys.ToDictionary(key => key!, key => query[key]!);
        }

        public async Task<(string Address, string Body)> FollowAsync(string address) => await FollowAsync(new HttpRequestMessage(HttpMethod.Get, address));

        public async Task<Dictionary<string, string>> PostAsync(string address, string login) => Read((await FollowAsync(
            new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("login", login)]) })).Address);

        public void Dispose() => http.Dispose();

        private async Task<(string Address, string Body)> FollowAsync(HttpRequestMessage request)
        {
            for (var step = 0; step < 10; step++)
            {
                using var response = await http.SendAsync(request);
                if (response.Headers.Location is not { } location)
                {
                    var body = await response.Content.ReadAsStringAsync();
                    Assert.True(response.IsSuccessStatusCode, $"{request.RequestUri} answered {response.StatusCode}: {body}");
                    return (request.RequestUri!.AbsoluteUri, body);
                }

                var next = new Uri(request.RequestUri!, location).AbsoluteUri;
                if (next.StartsWith(OpenIdStage.RedirectUri, StringComparison.Ordinal))
                {
                    return (next, "");
                }

                request = new HttpRequestMessage(HttpMethod.Get, next);
            }

            throw new InvalidOperationException("There is no end of redirects.");
        }
    }
}
