using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using IdentityHub.Server.Hosting.Errors;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Server.Tests.Hosting;

public sealed class EdgeTests
{
    [Fact]
    public async Task Answers_status_with_nothing_and_the_security_headers()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        using var client = hub.NewClient();

        using var response = await client.GetAsync("/api/status");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        AssertSecurityHeaders(response);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Demands_https_for_the_future_only_where_the_public_url_is_https()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite, options => options.Settings["PublicUrl"] = "https://login.example.com");
        using var client = hub.NewClient();

        using var response = await client.GetAsync("/api/status");

        Assert.Equal("max-age=63072000", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/api/nope")]
    public async Task An_unknown_route_is_a_plain_404(string path)
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        using var client = hub.NewClient();

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("Not Found", await response.Content.ReadAsStringAsync());
        AssertSecurityHeaders(response);
    }

    [Theory]
    [InlineData("/api/fails", "internal_server_error")]
    [InlineData("/oidc/token/fails", "oidc.server_error")]
    public async Task A_fault_of_ours_is_a_500_that_says_nothing_about_it(string path, string code)
    {
        await using var hub = await StartFailingAsync();
        using var client = hub.NewClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var response = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        AssertSecurityHeaders(response);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(code, JsonDocument.Parse(body).RootElement.GetProperty("code").GetString());
        Assert.DoesNotContain("private detail", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_gets_a_page_instead()
    {
        await using var hub = await StartFailingAsync();
        using var browser = hub.NewBrowser();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var response = await browser.GetAsync("/fails");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains("Something went wrong", body, StringComparison.Ordinal);
        Assert.DoesNotContain("private detail", body, StringComparison.Ordinal);
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/oidc/token/reads", 56 * 1024, HttpStatusCode.OK)]
    [InlineData("/oidc/token/reads", (56 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/api/reads", (56 * 1024) + 1, HttpStatusCode.OK)]
    [InlineData("/api/reads", (1024 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_over_the_limit_is_a_413(string path, int length, HttpStatusCode expected)
    {
        await using var hub = await StartFailingAsync();
        using var client = hub.NewClient();

        using var response = await client.PostAsync(path, new ByteArrayContent(new byte[length]));

        Assert.Equal(expected, response.StatusCode);
        if (expected != HttpStatusCode.OK)
        {
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
            AssertSecurityHeaders(response);
        }
    }

    [Theory]
    [InlineData("/auth/api/status")]
    [InlineData("/api/status")]
    public async Task Answers_below_the_public_path_whether_a_proxy_takes_it_off_or_not(string path)
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite, options =>
        {
            options.Settings["PublicUrl"] = "https://example.com/auth";
            options.ConfigureApp = app => app.MapGet("/api/base", (HttpContext context) => context.Request.PathBase.Value);
        });
        using var client = hub.NewClient();

        Assert.Equal(HttpStatusCode.NoContent, (await client.GetAsync(path)).StatusCode);
        Assert.Equal("/auth", await client.GetStringAsync(path.Replace("status", "base", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null, "127.0.0.1 http")]
    [InlineData("10.0.0.1", "127.0.0.1 http")]
    [InlineData("127.0.0.1", "203.0.113.7 https")]
    public async Task CVE_2024_47070_believes_forwarded_headers_only_from_known_proxies(string? proxy, string expected)
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite, options =>
        {
            // The framework's own switch, which trusts everybody, must change nothing.
            options.Configure = builder => builder.Configuration["ForwardedHeaders_Enabled"] = "true";
            options.Settings["ReverseProxy:KnownProxies"] = proxy;
            options.ConfigureApp = app => app.MapGet(
                "/api/peer", (HttpContext context) => $"{context.Connection.RemoteIpAddress?.MapToIPv4()} {context.Request.Scheme} {context.Request.Host}");
        });
        using var client = hub.NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        var peer = await client.GetStringAsync("/api/peer");

        Assert.Equal($"{expected} {new Uri(hub.Address).Authority}", peer);
    }

    [Fact]
    public async Task A_request_that_is_no_http_gets_a_400_and_ends()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(hub.Address).Port);

        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /api/status HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"));
        using var reader = new StreamReader(socket.GetStream());

        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    private static Task<HubHost> StartFailingAsync() => HubHost.StartAsync(Databases.Sqlite, options => options.ConfigureApp = app =>
    {
        foreach (var path in new[] { "/api/fails", "/oidc/token/fails", "/fails" })
        {
            app.MapGet(path, string () => throw new InvalidOperationException("private detail"));
        }

        foreach (var path in new[] { "/api/reads", "/oidc/token/reads" })
        {
            app.MapPost(path, async (HttpRequest request) => await request.Body.CopyToAsync(Stream.Null));
        }
    });

    private static void AssertSecurityHeaders(HttpResponseMessage response)
    {
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("SAMEORIGIN", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("strict-origin-when-cross-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }
}
