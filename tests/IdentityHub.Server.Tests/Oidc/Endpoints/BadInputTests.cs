using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Oidc.Endpoints;

public sealed class BadInputTests
{
    private static readonly string[] Endpoints = ["/oidc/token", "/oidc/token/introspection", "/oidc/token/revocation", "/oidc/request"];

    public static TheoryData<string, string, int> Bodies => new()
    {
        { "application/x-www-form-urlencoded", "grant_type=%", 400 },
        { "application/x-www-form-urlencoded", "grant_type=%ff", 400 },
        { "application/x-www-form-urlencoded", "client_id=a%00b", 400 },
        { "application/x-www-form-urlencoded", "client_id=machine&client_id=machine", 400 },
        { "application/x-www-form-urlencoded", "", 400 },
        { "application/json", "", 400 },
        { "application/json", "[]", 400 },
        { "application/json", "{\"client_id\":{}}", 400 },
        { "application/json", "{\"client_id\":\"\\u0000\"}", 400 },
        { "application/json", "{\"client_id\":\"\\ud800\"}", 400 },
        { "application/json", "{\"client_id\":", 400 },
        { "text/plain", "client_id=machine", 400 },
        { "multipart/form-data; boundary=x", "--x--", 400 },
        { "application/x-www-form-urlencoded-not", "client_id=machine", 400 },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task Refuses_bodies_it_cannot_read(string contentType, string body, int status)
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        foreach (var endpoint in Endpoints)
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
            using var response = await scenario.Client.PostAsync(endpoint, content);
            var answer = await TokenAnswer.ReadAsync(response);
            answer.Refused(status, "invalid_request");
        }
    }

    [Fact]
    public async Task Refuses_oversized_bodies()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        foreach (var endpoint in Endpoints)
        {
            using var content = new StringContent("scope=" + new string('x', 57 * 1024), Encoding.UTF8, "application/x-www-form-urlencoded");
            using var response = await scenario.Client.PostAsync(endpoint, content);
            Assert.True((int)response.StatusCode is 400 or 413, $"{endpoint}: {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("GET", "/oidc/token")]
    [InlineData("GET", "/oidc/nope")]
    [InlineData("DELETE", "/oidc/me")]
    [InlineData("PUT", "/oidc/token/revocation")]
    [InlineData("POST", "/oidc/jwks")]
    [InlineData("GET", "/oidc/reg")]
    public async Task Does_not_know_other_routes_and_methods(string method, string path)
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await scenario.Client.SendAsync(request);
        (await TokenAnswer.ReadAsync(response)).Refused(
            404, "invalid_request", $"unrecognized route or not allowed method ({method} on {path["/oidc".Length..]})");
    }

    [Theory]
    [InlineData("POST /oidc/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{}")]
    [InlineData("POST /oidc/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nzzz")]
    [InlineData("POST /oidc/token HTTP/1.1\r\nHost: x\r\nAuthorization: Basic \u0001\r\n\r\n")]
    [InlineData("GET /oidc/auth?%00 HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /oidc/auth?client_id=%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("GET /oidc/%2e%2e/%2e%2e/etc HTTP/1.1\r\nHost: x\r\n\r\n")]
    public async Task Survives_broken_requests(string raw)
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        var address = new Uri(scenario.Host.Address);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(raw));
        client.Client.Shutdown(SocketShutdown.Send);
        Assert.DoesNotContain(" 500 ", await FirstLineAsync(stream), StringComparison.Ordinal);
        using var alive = await scenario.Client.GetAsync("/api/status");
        Assert.Equal(204, (int)alive.StatusCode);
    }

    /// <summary>The status line; nothing when the server hung up, which is an answer too.</summary>
    private static async Task<string> FirstLineAsync(NetworkStream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return await reader.ReadLineAsync() ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    [Fact]
    public async Task Leaves_error_details_of_the_reference_out_on_request()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        using var response = await scenario.Client.PostAsync("/oidc/token?parse_error=false", new FormUrlEncodedContent([new("client_id", Scenario.Spa)]));
        var answer = await TokenAnswer.ReadAsync(response);
        answer.Refused(400, "invalid_request");
        Assert.Null(answer["code"]);
    }
}
