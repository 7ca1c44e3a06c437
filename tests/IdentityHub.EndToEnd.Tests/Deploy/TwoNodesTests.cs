using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.EndToEnd.Tests.Deploy;

/// <summary>Two nodes on one PostgreSQL behind nginx, as deployed.</summary>
[SupportedOSPlatform("linux")]
[Collection(PublishedHubTests.Name)]
public sealed class TwoNodesTests(TwoNodes cluster) : IClassFixture<TwoNodes>
{
    private const string Callback = "http://localhost:3000/callback";
    private const string Verifier = "a-verifier-of-enough-characters-for-the-rule-0123456789";
    private static readonly KeyValuePair<string, string>[] WebApp =
        [new("client_id", "demowebapp00000000001"), new("client_secret", "demo-web-app-secret-not-for-prod")];

    private static readonly KeyValuePair<string, string>[] Machine =
    [
        new("client_id", "demomachine0000000001"), new("client_secret", "demo-machine-secret-not-for-prod"), new("grant_type", "client_credentials"),
        new("resource", "https://api.demo.identityhub.example/org"), new("organization_id", "acmecorp0001"), new("scope", "read:member"),
    ];

    [Fact]
    public async Task A_sign_in_spreads_over_both_nodes()
    {
        using var browser = cluster.NewBrowser();
        browser.Headers["X-Forwarded-For"] = "203.0.113.7";
        var before = cluster.Nginx.AccessLog.Length;

        using var tokens = await SignInAsync(browser);

        var nodes = cluster.Nginx.AccessLog[before..];
        Assert.All(cluster.NodePorts, port => Assert.Contains(nodes, line => line.EndsWith($"\"127.0.0.1:{port}\"", StringComparison.Ordinal)));
        Assert.Equal(cluster.PublicUrl.OriginalString + "/oidc", ReadClaims(tokens, "id_token").GetProperty("iss").GetString());
        Assert.DoesNotContain(nodes, line => line.Contains("code_challenge", StringComparison.Ordinal));

        // What the browser claims about itself ends at the proxy; what the proxy says counts.
        Assert.Equal("127.0.0.3", await cluster.FindNewestSessionAddressAsync());
    }

    [Fact]
    public async Task Who_is_no_known_proxy_cannot_say_who_the_client_is()
    {
        using var intruder = cluster.NewIntruder(0);
        intruder.Headers["X-Forwarded-For"] = "203.0.113.7";
        intruder.Headers["X-Forwarded-Proto"] = "https";
        intruder.Headers["X-Forwarded-Host"] = "evil.example";

        using var tokens = await SignInAsync(intruder);

        Assert.Equal("127.0.0.4", await cluster.FindNewestSessionAddressAsync());
        Assert.Equal(cluster.PublicUrl.OriginalString + "/oidc", ReadClaims(tokens, "id_token").GetProperty("iss").GetString());
    }

    [Fact]
    public async Task Discovery_and_keys_are_the_same_on_both_nodes()
    {
        foreach (var path in new[] { "/oidc/.well-known/openid-configuration", "/oidc/jwks" })
        {
            var answers = new List<string>();
            foreach (var index in new[] { 0, 1 })
            {
                using var direct = cluster.NewIntruder(index);
                using var response = await direct.GetAsync(path);
                answers.Add(await response.Content.ReadAsStringAsync());
            }

            using var browser = cluster.NewBrowser();
            using var proxied = await browser.GetAsync(path);
            answers.Add(await proxied.Content.ReadAsStringAsync());

            Assert.Contains("{", answers[0], StringComparison.Ordinal);
            Assert.Single(answers.Distinct());
        }
    }

    [Fact]
    public async Task When_a_node_stops_the_other_keeps_serving()
    {
        using var browser = cluster.NewBrowser();
        using var tokens = await SignInAsync(browser);
        var failures = new List<HttpStatusCode>();
        using var done = new CancellationTokenSource();
        var load = Task.Run(async () =>
        {
            using var other = cluster.NewBrowser("127.0.0.5");
            while (!done.IsCancellationRequested)
            {
                using var answer = await other.GetAsync("/oidc/jwks");
                if (!answer.IsSuccessStatusCode)
                {
                    failures.Add(answer.StatusCode);
                }
            }
        });

        Assert.Equal(0, await cluster.StopNodeAsync(0));
        using var refreshed = await PostAsync(browser,
            [.. WebApp, new("grant_type", "refresh_token"), new("refresh_token", tokens.RootElement.GetProperty("refresh_token").GetString()!)]);
        using var machine = await PostAsync(browser, Machine);
        using var silent = await browser.GetAsync(AuthorizationPath("none"));
        await cluster.StartNodeAsync(0);
        await WaitUntilUsedAgainAsync(browser, cluster.NodePorts[0]);
        await done.CancelAsync();
        await load;

        Assert.Empty(failures);
        Assert.True(refreshed.RootElement.TryGetProperty("access_token", out _), refreshed.RootElement.ToString());
        Assert.True(machine.RootElement.TryGetProperty("access_token", out _), machine.RootElement.ToString());
        Assert.StartsWith(Callback + "?code=", silent.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proxy_keeps_health_from_strangers_and_sends_plain_http_to_https()
    {
        using var browser = cluster.NewBrowser();
        using var health = await browser.GetAsync("/health/ready");
        using var plain = new PlainBrowser(new Uri($"http://localhost:{cluster.PlainPort}"), "127.0.0.3", cluster.Nginx.Certificate);
        using var redirect = await plain.GetAsync("/oidc/auth?client_id=x");

        Assert.Equal(HttpStatusCode.Forbidden, health.StatusCode);
        Assert.Equal(HttpStatusCode.PermanentRedirect, redirect.StatusCode);
        Assert.Equal("https://localhost/oidc/auth?client_id=x", redirect.Headers.Location?.OriginalString);
    }

    /// <summary>The proxy leaves a node that failed alone for a while (<c>fail_timeout</c>), and then comes back to it.</summary>
    private async Task WaitUntilUsedAgainAsync(PlainBrowser browser, int port)
    {
        var before = cluster.Nginx.AccessLog.Length;
        for (var attempt = 0; attempt < 100; attempt++)
        {
            using var answer = await browser.GetAsync("/oidc/jwks");
            if (cluster.Nginx.AccessLog[before..].Any(line => line.EndsWith($"\"127.0.0.1:{port}\"", StringComparison.Ordinal)))
            {
                return;
            }

            await Task.Delay(200);
        }

        Assert.Fail("The proxy did not come back to the node.");
    }

    private static async Task<JsonDocument> SignInAsync(PlainBrowser browser)
    {
        var callback = new Uri(await browser.SignInAsync(AuthorizationPath(null), Callback, "alice", "alice-demo-password"));
        var code = QueryHelpers.ParseQuery(callback.Query)["code"].ToString();
        var tokens = await PostAsync(browser,
            [.. WebApp, new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", Callback), new("code_verifier", Verifier)]);
        Assert.True(tokens.RootElement.TryGetProperty("id_token", out _), tokens.RootElement.ToString());
        return tokens;
    }

    private static async Task<JsonDocument> PostAsync(PlainBrowser browser, KeyValuePair<string, string>[] form)
    {
        using var response = await browser.PostAsync("/oidc/token", form);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    private static string AuthorizationPath(string? prompt) => QueryHelpers.AddQueryString("/oidc/auth", new Dictionary<string, string?>
    {
        ["client_id"] = WebApp[0].Value,
        ["redirect_uri"] = Callback,
        ["response_type"] = "code",
        ["scope"] = "openid offline_access",
        ["prompt"] = prompt ?? "login consent",
        ["state"] = "state-0123456789",
        ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        ["code_challenge_method"] = "S256",
    });

    private static JsonElement ReadClaims(JsonDocument tokens, string name) =>
        JsonElement.Parse(WebEncoders.Base64UrlDecode(tokens.RootElement.GetProperty(name).GetString()!.Split('.')[1]));
}
