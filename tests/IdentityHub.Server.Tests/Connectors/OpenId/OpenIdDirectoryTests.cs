using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Hosting.Outbound;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Server.Tests.Connectors.OpenId;

/// <summary>Discovery and keys: kept, shared, renewed; and providers that are slow, dead, endless, enormous or lying.</summary>
public sealed class OpenIdDirectoryTests
{
    private const string Document = "/.well-known/openid-configuration";

    [Fact]
    public async Task A_document_is_read_once_an_hour_and_stands_in_for_a_day()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        await stage.SignsInAsync(idp);
        await stage.SignsInAsync(idp);
        Assert.Equal((1, 1), (idp.Count(Document), idp.Count("/keys")));

        stage.Time.Advance(TimeSpan.FromMinutes(61));
        await stage.SignsInAsync(idp);
        Assert.Equal((2, 2), (idp.Count(Document), idp.Count("/keys")));

        idp.Instead = DownAsync;
        stage.Time.Advance(TimeSpan.FromHours(23));
        await stage.SignsInAsync(idp);
        stage.Time.Advance(TimeSpan.FromHours(2));
        await stage.RefusesAsync(idp, "connector.invalid_metadata", "answered 503");
    }

    [Fact]
    public async Task A_failure_is_remembered_for_ten_seconds()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Instead = DownAsync;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await stage.RefusesAsync(idp, "connector.invalid_metadata", $"{idp.Issuer}{Document} answered 503");
        }

        Assert.Equal(1, idp.Count(Document));
        stage.Time.Advance(TimeSpan.FromSeconds(9));
        await stage.RefusesAsync(idp, "connector.invalid_metadata", "answered 503");
        Assert.Equal(1, idp.Count(Document));
        idp.Instead = null;
        stage.Time.Advance(TimeSpan.FromSeconds(1));
        await stage.SignsInAsync(idp);
        Assert.Equal(2, idp.Count(Document));
    }

    [Fact]
    public async Task Oidcc_client_test_signing_key_rotation_is_followed_at_once_but_at_most_once_a_minute()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        await stage.SignsInAsync(idp);
        idp.Rotate();
        await stage.SignsInAsync(idp);
        Assert.Equal(2, idp.Count("/keys"));

        idp.Rotate(isPublished: false);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await stage.RefusesAsync(idp, "connector.social_invalid_id_token", "does not publish");
        }

        Assert.Equal(2, idp.Count("/keys"));
        idp.Publish();
        stage.Time.Advance(TimeSpan.FromMinutes(1));
        await stage.SignsInAsync(idp);
        Assert.Equal(3, idp.Count("/keys"));
    }

    [Fact]
    public async Task Old_keys_stand_in_while_the_provider_is_away_but_never_for_a_new_one()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        await stage.SignsInAsync(idp);
        idp.Instead = async context => context.Request.Path == "/keys" && await DownAsync(context);
        stage.Time.Advance(TimeSpan.FromHours(2));
        await stage.SignsInAsync(idp);
        idp.Rotate();
        await stage.RefusesAsync(idp, "connector.social_invalid_id_token", "does not publish");
    }

    [Fact]
    public async Task Whoever_comes_at_the_same_time_shares_one_fetch()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        var arrived = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        idp.Instead = async context =>
        {
            if (context.Request.Path == Document)
            {
                arrived.TrySetResult();
                await release.Task;
            }

            return false;
        };
        var rule = IssuerRule.Exactly(idp.Issuer);
        using var impatient = new CancellationTokenSource();
        var first = stage.Directory.FindAsync(rule, impatient.Token);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var others = Enumerable.Range(0, 20).Select(_ => stage.Directory.FindAsync(rule, CancellationToken.None)).ToArray();

        // Who gives up takes nobody's answer away.
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.SetResult();

        Assert.All(await Task.WhenAll(others), result => Assert.Null(result.Error));
        Assert.Equal(1, idp.Count(Document));
    }

    [Fact]
    public async Task A_thousand_providers_are_kept_and_those_not_used_go_first()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        idp.Instead = async context =>
        {
            var tenant = context.Request.Path.Value!.Split('/')[1];
            await FakeIdp.SayAsync(context, new JsonObject
            {
                ["issuer"] = $"{idp.Issuer}/{tenant}",
                ["authorization_endpoint"] = idp.Issuer,
                ["token_endpoint"] = idp.Issuer,
                ["jwks_uri"] = idp.Issuer,
            });
            return true;
        };
        async Task Find(int tenant) => Assert.Null((await stage.Directory.FindAsync(IssuerRule.Exactly($"{idp.Issuer}/{tenant}"), CancellationToken.None)).Error);
        for (var tenant = 0; tenant < 1000; tenant++)
        {
            await Find(tenant);
        }

        await Find(0);
        Assert.Equal(1000, idp.Requests.Count);
        await Find(1000);
        await Find(0);
        Assert.Equal(1001, idp.Requests.Count);
        await Find(1);
        Assert.Equal(1002, idp.Requests.Count);
    }

    [Fact]
    public async Task Every_mistake_of_a_configuration_is_said_precisely()
    {
        await using var idp = await FakeIdp.StartAsync();
        foreach (var (change, said) in new (Action<FakeIdp>, string)[]
        {
            (it => it.Document = document => document["issuer"] = "https://other.example", $"the issuer https://other.example, but the configured issuer is {idp.Issuer}"),
            (it => it.Document = document => document.Remove("token_endpoint"), "It has no token_endpoint"),
            (it => it.Document = document => document["token_endpoint"] = "http://idp.example/t", "Its token_endpoint is not an https address: http://idp.example/t"),
            (it => it.Instead = context => SaysAsync(context, 404, ""), "answered 404"),
            (it => it.Instead = context => SaysAsync(context, 302, ""), "answered 302: it leads elsewhere"),
            (it => it.Instead = context => SaysAsync(context, 200, "<html>"), "It is not a JSON object"),
            (it => it.Instead = context => context.Request.Path == "/keys" ? SaysAsync(context, 200, "{}") : Task.FromResult(false), $"{idp.Issuer}/keys holds no key set"),
            (it => it.Instead = context => context.Request.Path == "/keys" ? SaysAsync(context, 500, "") : Task.FromResult(false), $"{idp.Issuer}/keys answered 500"),
        })
        {
            using var stage = new OpenIdStage(null, idp.Host);
            (idp.Document, idp.Instead) = (null, null);
            change(idp);
            var error = (await stage.Oidc.DescribeAsync(OpenIdStage.For(idp), CancellationToken.None)).Error;
            Assert.Equal(("connector.invalid_metadata", 400), (error?.Code, error?.Status));
            Assert.Contains(said, error!.Details, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_provider_publishes_is_described()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        Assert.True((await stage.Oidc.DescribeAsync(OpenIdStage.For(idp), CancellationToken.None)).TryGet(out var described, out _));
        Assert.True(JsonNode.DeepEquals(
            new JsonObject
            {
                ["authorizationEndpoint"] = idp.Issuer + "/auth",
                ["tokenEndpoint"] = idp.Issuer + "/token",
                ["userinfoEndpoint"] = idp.Issuer + "/me",
                ["jwksUri"] = idp.Issuer + "/keys",
                ["issuer"] = idp.Issuer,
            },
            JsonNode.Parse(described!.Value.GetRawText())));
        var byAddress = OpenIdStage.Connector(new { clientId = "hub", clientSecret = "s", issuer = idp.Issuer + Document });
        Assert.Null((await stage.Oidc.DescribeAsync(byAddress, CancellationToken.None)).Error);
    }

    [Theory]
    [InlineData("https://127.0.0.1:1")]
    [InlineData("https://[::1]:1")]
    [InlineData("https://[::ffff:169.254.169.254]")]
    [InlineData("https://169.254.169.254")]
    [InlineData("https://0x7f.1")]
    [InlineData("https://2130706433")]
    [InlineData("https://017700000001")]
    [InlineData("https://10.0.0.1")]
    [InlineData("https://localhost:1")]
    [InlineData("https://[fd00::1]")]
    public async Task Advisories_33_and_68_a_private_address_is_not_called(string issuer)
    {
        using var stage = new OpenIdStage();
        var connector = OpenIdStage.Connector(new { clientId = "hub", clientSecret = "s", issuer });
        var error = (await stage.Oidc.DescribeAsync(connector, CancellationToken.None)).Error;
        Assert.Equal("connector.invalid_metadata", error?.Code);
        Assert.Contains("not an address of the Internet", error!.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advisories_33_and_68_a_provider_cannot_send_the_hub_to_a_private_address()
    {
        await using var idp = await FakeIdp.StartAsync();
        await using var inner = await FakeService.StartAsync();
        foreach (var (member, code) in new[]
        {
            ("jwks_uri", "connector.invalid_metadata"), ("token_endpoint", "connector.general"), ("userinfo_endpoint", "connector.general"),
        })
        {
            using var stage = new OpenIdStage(null, idp.Host);
            idp.Document = document => document[member] = inner.Address + "/x";
            await stage.RefusesAsync(idp, code, "not an address of the Internet");
        }

        idp.Document = null;
        foreach (var path in new[] { Document, "/keys", "/token", "/me" })
        {
            using var stage = new OpenIdStage(null, idp.Host);
            idp.Instead = async context =>
            {
                if (context.Request.Path != path)
                {
                    return false;
                }

                context.Response.Headers.Location = inner.Address + "/x";
                return await SaysAsync(context, 307, "");
            };
            var error = (await stage.SignInAsync(idp)).Error;
            Assert.Contains("answered 307", error?.Details, StringComparison.Ordinal);
        }

        Assert.Empty(inner.Requests);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_and_a_provider_that_is_dead_are_told_apart()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var stage = new OpenIdStage(null, "127.0.0.1");
        foreach (var (issuer, said) in new[]
        {
            ("https://no-such-host.invalid", "no-such-host.invalid"), ($"http://127.0.0.1:{port}", "127.0.0.1 cannot be reached"),
        })
        {
            var error = (await stage.Oidc.DescribeAsync(OpenIdStage.Connector(new { clientId = "hub", clientSecret = "s", issuer }), CancellationToken.None)).Error;
            Assert.Equal("connector.invalid_metadata", error?.Code);
            Assert.Contains(said, error!.Details, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_enormous_or_endless_answer_ends_the_attempt_and_not_the_hub()
    {
        await using var idp = await FakeIdp.StartAsync();
        foreach (var (path, code) in new[]
        {
            (Document, "connector.invalid_metadata"), ("/keys", "connector.invalid_metadata"), ("/token", "connector.general"), ("/me", "connector.general"),
        })
        {
            using var stage = new OpenIdStage(null, idp.Host);
            var written = 0L;
            idp.Instead = async context =>
            {
                if (context.Request.Path != path)
                {
                    return false;
                }

                var block = Encoding.ASCII.GetBytes("{\"x\":\"" + new string('x', 65_536));
                while (!context.RequestAborted.IsCancellationRequested && written < 64 * 1024 * 1024)
                {
                    await context.Response.Body.WriteAsync(block, context.RequestAborted);
                    written += block.Length;
                    // The server learns a moment later that nobody reads any more, and until then writes into nothing as fast as it can.
                    await Task.Delay(1, context.RequestAborted);
                }

                return true;
            };
            await stage.RefusesAsync(idp, code, $"longer than {OutboundHttp.MaximumAnswer / 1024} KiB");
            Assert.True(written < 32 * 1024 * 1024, $"{written} bytes were taken.");
        }
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_given_up_after_ten_seconds()
    {
        await using var idp = await FakeIdp.StartAsync();
        using var stage = new OpenIdStage(null, idp.Host);
        var stopped = new TaskCompletionSource();
        idp.Instead = async context =>
        {
            if (context.Request.Path != "/token")
            {
                return false;
            }

            // A byte now and then keeps a connection open for ever.
            context.Response.ContentType = "application/json";
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.WhenAny(Task.Delay(200, CancellationToken.None), stopped.Task);
            }

            return true;
        };
        var watch = Stopwatch.StartNew();
        await stage.RefusesAsync(idp, "connector.general", "did not answer within 10 seconds");
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(25));
        stopped.SetResult();
    }

    private static Task<bool> DownAsync(HttpContext context) => context.Request.Path == "/token" || context.Request.Path == "/me"
        ? Task.FromResult(false)
        : SaysAsync(context, 503, "");

    private static async Task<bool> SaysAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body);
        return true;
    }
}
