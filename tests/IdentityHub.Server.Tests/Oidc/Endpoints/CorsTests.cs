using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Oidc.Endpoints;

public sealed class CorsTests
{
    [Fact(DisplayName = "RFC 9700 item 24, CVE-2026-37977: origins follow the proven client; the authorization endpoint has none")]
    public async Task Opens_each_endpoint_to_whom_it_is_for()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        Assert.Equal("*", await OriginOfAsync(scenario, HttpMethod.Get, "/oidc/.well-known/openid-configuration", "https://anybody.example"));
        Assert.Equal("*", await OriginOfAsync(scenario, HttpMethod.Get, "/oidc/jwks", "https://anybody.example"));
        Assert.Equal("http://localhost:9999", await OriginOfAsync(scenario, HttpMethod.Post, "/oidc/token", "http://localhost:9999", 400));
        Assert.Equal(scenario.Host.PublicUrl, await OriginOfAsync(scenario, HttpMethod.Post, "/oidc/token", scenario.Host.PublicUrl, 400));
        Assert.Null(await OriginOfAsync(scenario, HttpMethod.Post, "/oidc/token", "https://evil.example", 400));
        Assert.Null(await OriginOfAsync(scenario, HttpMethod.Post, "/oidc/token", "null", 400));
        Assert.Null(await OriginOfAsync(scenario, HttpMethod.Get, "/oidc/auth?client_id=" + Scenario.Spa, "http://localhost:9999", null));
        Assert.Null(await OriginOfAsync(scenario, HttpMethod.Get, "/oidc/session/end", "http://localhost:9999", null));
    }

    [Fact]
    public async Task Answers_preflight_requests()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Options, "/oidc/token");
        request.Headers.Add("Origin", "http://localhost:9999");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var response = await scenario.Client.SendAsync(request);
        Assert.Equal(204, (int)response.StatusCode);
        Assert.Equal("http://localhost:9999", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("POST", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Methods")));
        Assert.Equal("3600", Assert.Single(response.Headers.GetValues("Access-Control-Max-Age")));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    private static async Task<string?> OriginOfAsync(Scenario scenario, HttpMethod method, string path, string origin, int? status = 200)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        if (method == HttpMethod.Post)
        {
            request.Content = new FormUrlEncodedContent([new("client_id", Scenario.Spa), new("grant_type", "refresh_token"), new("refresh_token", "x")]);
        }

        using var response = await scenario.Client.SendAsync(request);
        if (status is not null)
        {
            Assert.Equal(status, (int)response.StatusCode);
        }

        return response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;
    }
}
