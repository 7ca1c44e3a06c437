using System.Net.Sockets;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Tests.Connectors;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Server.Tests.Hosting.Outbound;

public sealed class OutboundHttpTests
{
    [Theory(DisplayName = "SSRF: the hub calls no address of this machine, of its network or of its cloud, however it is written")]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://LOCALHOST.:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://[::ffff:7f00:1]:{0}/")]
    [InlineData("http://[64:ff9b::7f00:1]:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    [InlineData("http://[::]:{0}/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://user:pass@127.0.0.1:{0}/")]
    public async Task Refuses_addresses_that_are_not_of_the_internet(string address)
    {
        await using var service = await FakeService.StartAsync();
        using var http = New();

        var result = await SendAsync(http, string.Format(System.Globalization.CultureInfo.InvariantCulture, address, new Uri(service.Address).Port));

        Assert.Equal(OutboundFailureKind.Refused, result.Failure?.Kind);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.com/")]
    [InlineData("gopher://127.0.0.1/")]
    public async Task Refuses_other_schemes(string address)
    {
        using var http = New();
        Assert.Equal(OutboundFailureKind.Refused, (await SendAsync(http, address)).Failure?.Kind);
    }

    [Fact]
    public async Task Calls_what_is_allowed_by_host_or_by_host_and_port()
    {
        await using var service = await FakeService.StartAsync();
        await using var other = await FakeService.StartAsync();
        using var byHost = New("127.0.0.1");
        using var byPort = New(service.Host);
        using var byName = New("localhost");
        using var privately = new OutboundHttp(new OutboundConnections(new OutboundOptions { AllowPrivateAddresses = true }));

        Assert.Equal(200, (await SendAsync(byHost, service.Address)).Answer?.Status);
        Assert.Equal(200, (await SendAsync(byPort, service.Address)).Answer?.Status);
        Assert.Equal(OutboundFailureKind.Refused, (await SendAsync(byPort, other.Address)).Failure?.Kind);
        Assert.Equal(200, (await SendAsync(byName, $"http://LocalHost:{new Uri(service.Address).Port}/")).Answer?.Status);
        Assert.Equal(OutboundFailureKind.Refused, (await SendAsync(byName, service.Address)).Failure?.Kind);
        Assert.Equal(200, (await SendAsync(privately, service.Address)).Answer?.Status);
        Assert.Equal(OutboundFailureKind.Refused, (await SendAsync(privately, "http://169.254.169.254/")).Failure?.Kind);
    }

    [Fact]
    public async Task Follows_no_redirect_keeps_no_cookie_and_limits_answers()
    {
        await using var service = await FakeService.StartAsync();
        using var http = New(service.Host);
        service.Answer = context =>
        {
            context.Response.Headers.SetCookie = "a=b";
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        Assert.Equal(302, (await SendAsync(http, service.Address)).Answer?.Status);
        Assert.Equal(302, (await SendAsync(http, service.Address)).Answer?.Status);
        Assert.Equal(2, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.False(request.Headers.ContainsKey("Cookie") || request.Headers.ContainsKey("traceparent")));

        service.Answer = context => context.Response.WriteAsync(new string('a', OutboundHttp.MaximumAnswer));
        Assert.Equal(OutboundHttp.MaximumAnswer, (await SendAsync(http, service.Address)).Answer?.Body.Length);
        service.Answer = context => context.Response.WriteAsync(new string('a', OutboundHttp.MaximumAnswer + 1));
        Assert.Equal(OutboundFailureKind.TooLarge, (await SendAsync(http, service.Address)).Failure?.Kind);
        service.Answer = async context =>
        {
            // Without a length, in pieces.
            for (var piece = 0; piece < 20; piece++)
            {
                await context.Response.WriteAsync(new string('a', 100_000));
                await context.Response.Body.FlushAsync();
            }
        };
        Assert.Equal(OutboundFailureKind.TooLarge, (await SendAsync(http, service.Address)).Failure?.Kind);
    }

    [Fact]
    public async Task Says_why_nobody_answered()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        using var http = New("127.0.0.1");
        http.Client.Timeout = TimeSpan.FromMilliseconds(300);

        Assert.Equal(OutboundFailureKind.TimedOut, (await SendAsync(http, $"http://127.0.0.1:{port}/")).Failure?.Kind);
        listener.Stop();
        Assert.Equal(OutboundFailureKind.Unreachable, (await SendAsync(http, $"http://127.0.0.1:{port}/")).Failure?.Kind);
        Assert.Equal(OutboundFailureKind.Unreachable, (await SendAsync(http, "http://does-not-exist.invalid/")).Failure?.Kind);
    }

    private static OutboundHttp New(params string[] allowed) => new(new OutboundConnections(new OutboundOptions { AllowedHosts = allowed }));

    private static async Task<OutboundResult> SendAsync(OutboundHttp http, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await http.SendAsync(request, CancellationToken.None);
    }
}
