using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Audit;

public sealed class AuditTrailTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Stores_what_is_recorded_and_what_joins_a_write(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        var trail = hub.Services.GetRequiredService<AuditTrail>();
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("192.0.2.7");
        context.Request.Headers.UserAgent = "curl/7.88.1";
        context.Request.Headers["X-Forwarded-For"] = "203.0.113.9";

        trail.Record(context, new AuditEntry { Key = "Interaction.Create", ApplicationId = "app", SessionId = "s" });
        trail.Record(null, new AuditEntry
        {
            Key = new string('k', 200),
            Result = AuditResult.Error,
            UserId = "longer-than-any-user",
            Error = AuditEntry.ErrorOf("a.code", "A sentence with \0 in it."),
        });
        await hub.WriteAsync((db, _) =>
        {
            trail.Add(db, context, new AuditEntry { Key = "ManagementApi.Kept" });
            return Task.CompletedTask;
        });
        await hub.Services.GetRequiredService<HubWriter>().DecideAsync(
            Durability.Relaxed,
            (db, _) =>
            {
                trail.Add(db, context, new AuditEntry { Key = "ManagementApi.Undone" });
                return Task.FromResult(Decision.Undo(true));
            },
            CancellationToken.None);
        await hub.Services.GetRequiredService<AuditWriter>().FlushAsync(CancellationToken.None);

        await using var db = hub.Read();
        var rows = await db.AuditLogs.ToDictionaryAsync(row => row.Key[..Math.Min(row.Key.Length, 20)]);
        Assert.Equal(["Interaction.Create", "ManagementApi.Kept", new string('k', 20)], rows.Keys.Order(StringComparer.Ordinal));
        var created = rows["Interaction.Create"];
        var payload = AuditPayloadReader.Read(created.Payload);
        Assert.DoesNotContain("userAgentParsed", created.Payload, StringComparison.Ordinal);
        Assert.Equal("app", created.ApplicationId);
        Assert.Equal("Success", payload.GetProperty("result").GetString());
        Assert.Equal("192.0.2.7", payload.GetProperty("ip").GetString());
        Assert.Equal("curl/7.88.1", payload.GetProperty("userAgentParsed").GetProperty("ua").GetString());
        Assert.Equal("s", payload.GetProperty("sessionId").GetString());
        var failed = rows[new string('k', 20)];
        Assert.Equal(128, failed.Key.Length);
        Assert.Null(failed.UserId);
        var error = JsonColumn.Parse(failed.Payload);
        Assert.Equal("longer-than-any-user", error.GetProperty("userId").GetString());
        Assert.Equal("A sentence with  in it.", error.GetProperty("error").GetProperty("message").GetString());
        Assert.Equal("a.code", error.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public void Hides_secrets_by_their_names_at_any_depth()
    {
        var payload = Write(
            """
            {"client_secret":"s1","clientSecret":"s1","PASSWORD":"s1","passwordDigest":"s1","api_key":"s1","privateKey":{"d":"s1"},
             "credentials":["s1"],"Cookie":"s1","authorization":"s1","token":"s1","refresh_token":"s1","accessToken":"s1","code":"s1",
             "code_verifier":"s1","client_assertion":"s1","signingKey":"s1","empty":null,"secret":null,
             "deep":[{"deeper":{"secret":"s1","plain":"seen"}}],
             "script":"s1","actionScript":"s1","environmentVariables":{"a":"s1"},"description":"seen","tokenTypes":["seen"]}
            """);

        Assert.DoesNotContain("s1", payload, StringComparison.Ordinal);
        var read = JsonColumn.Parse(payload).GetProperty("params");
        Assert.Equal("******", read.GetProperty("client_secret").GetString());
        Assert.Equal("******", read.GetProperty("privateKey").GetString());
        Assert.Equal(JsonValueKind.Null, read.GetProperty("secret").ValueKind);
        Assert.Equal("seen", read.GetProperty("deep")[0].GetProperty("deeper").GetProperty("plain").GetString());
        Assert.Equal("seen", read.GetProperty("description").GetString());
        Assert.Equal("seen", read.GetProperty("tokenTypes")[0].GetString());
        Assert.False(read.TryGetProperty("script", out _) || read.TryGetProperty("actionScript", out _) || read.TryGetProperty("environmentVariables", out _));
    }

    [Theory]
    [InlineData("""{"a":"x\u0000y","b\u0000":1}""", """{"a":"xy","b":1}""")]
    [InlineData("""{"a":"\ud800"}""", """{"a":""}""")]
    [InlineData("""{"\ud800":1}""", "{}")]
    [InlineData("""{"a":1,"a":2}""", "{}")]
    [InlineData("""{"a":1e999,"b":true,"c":"\ud83d\ude00"}""", """{"a":1e999,"b":true,"c":"\uD83D\uDE00"}""")]
    public void Keeps_what_can_be_read_of_strange_text(string sent, string kept) =>
        Assert.Equal(kept, JsonColumn.Parse(Write(sent)).GetProperty("params").GetRawText());

    [Fact]
    public void Cuts_what_is_too_long()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 60)) + "1" + new string('}', 60);
        var wide = "{" + string.Join(',', Enumerable.Range(0, 5000).Select(index => $"\"m{index}\":\"{new string('v', 40)}\"")) + "}";

        Assert.InRange(Write($$"""{"text":"{{new string('x', 100_000)}}"}""").Length, AuditPayload.LongestText, AuditPayload.LongestText + 200);
        Assert.InRange(Write(deep).Length, 50, 200);
        Assert.InRange(Write(wide).Length, 1000, 2 * AuditPayload.LongestPayload);
        Assert.InRange(Write($$"""{"list":[{{string.Join(',', Enumerable.Repeat("1", 100_000))}}]}""").Length, 500, 2000);
    }

    [Theory]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
        """{"browser":{"name":"Edge","version":"140.0.0.0","major":"140"},"device":{},"engine":{"name":"Blink","version":"140.0.0.0"},"os":{"name":"Windows","version":"10"},"cpu":{"architecture":"amd64"}}""")]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1",
        """{"browser":{"name":"Mobile Safari","version":"18.3","major":"18"},"device":{"model":"iPhone","type":"mobile","vendor":"Apple"},"engine":{"name":"WebKit","version":"605.1.15"},"os":{"name":"iOS","version":"18.3"},"cpu":{}}""")]
    [InlineData(
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
        """{"browser":{"name":"Firefox","version":"128.0","major":"128"},"device":{},"engine":{"name":"Gecko","version":"128.0"},"os":{"name":"Linux"},"cpu":{"architecture":"amd64"}}""")]
    [InlineData("curl/7.88.1", """{"browser":{},"device":{},"engine":{},"os":{},"cpu":{}}""")]
    public void Reads_user_agents(string userAgent, string expected)
    {
        var parsed = JsonNode.Parse(AuditPayloadReader.Read(AuditPayload.Write(new AuditEntry { Key = "k" }, null, userAgent)).GetRawText())!["userAgentParsed"]!.AsObject();
        Assert.Equal(userAgent, (string?)parsed["ua"]);
        parsed.Remove("ua");
        Assert.Equal(expected, parsed.ToJsonString());
    }

    private static string Write(string parameters) =>
        AuditPayload.Write(new AuditEntry { Key = "k", Params = JsonNode.Parse(parameters)!.AsObject() }, null, null);
}
