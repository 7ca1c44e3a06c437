using IdentityHub.Server.Audit;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Audit;

public sealed class RecordedTokenTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Records_tokens_refusals_and_grants_that_end(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var code = await scenario.IssueCodeAsync(Scenario.Spa, "openid offline_access");
        var first = (await scenario.RedeemAsync(Scenario.Spa, code)).Ok();
        var second = (await scenario.RefreshAsync(Scenario.Spa, first.RefreshToken)).Ok();
        (await scenario.RefreshAsync(Scenario.Spa, first.RefreshToken)).Ok();
        await scenario.TokenAsync(Scenario.Spa, ("grant_type", "authorization_code"), ("code", code + "x"), ("code_verifier", Scenario.Verifier));
        Assert.Equal(
            [
                "ExchangeTokenBy.AuthorizationCode",
                "ExchangeTokenBy.AuthorizationCode Error",
                "ExchangeTokenBy.RefreshToken",
                "ExchangeTokenBy.RefreshToken",
            ],
            (await RecordedSignInTests.TakeAsync(scenario.Host)).Select(row => row.Name).Order(StringComparer.Ordinal));

        scenario.Host.Time.SetUtcNow(scenario.Host.Time.GetUtcNow() + TimeSpan.FromMinutes(1));
        (await scenario.RefreshAsync(Scenario.Spa, first.RefreshToken)).Refused(400, "invalid_grant");
        (await scenario.RefreshAsync(Scenario.Spa, first.RefreshToken)).Refused(400, "invalid_grant");
        var replayed = await RecordedSignInTests.TakeAsync(scenario.Host);
        Assert.Equal(2, replayed.Where(row => row.Name == "ExchangeTokenBy.RefreshToken Error").Sum(row => row.Payload.TryGetProperty("count", out var count) ? count.GetInt32() : 1));
        var ended = Assert.Single(replayed, row => row.Name == "RevokeGrants");
        Assert.Equal("RefreshTokenReused", ended.Payload.GetProperty("reason").GetString());
        Assert.Equal((Scenario.Alice, Scenario.Spa), (ended.Row.UserId, ended.Row.ApplicationId));
        Assert.Single(ended.Payload.GetProperty("revokeGrantIds").EnumerateArray());

        var web = (await scenario.SignInAsync(Scenario.Web, "openid offline_access")).Ok();
        (await scenario.RefreshAsync(Scenario.Web, web.RefreshToken, ("resource", Scenario.Api))).Refused(400, "invalid_target");
        (await scenario.RefreshAsync(Scenario.Web, web.RefreshToken)).Ok();
        Assert.Equal(200, (await scenario.PostAsync("/oidc/token/revocation", Scenario.Web, ("token", web.RefreshToken))).Status);
        Assert.Equal(200, (await scenario.PostAsync("/oidc/token/revocation", Scenario.Web, ("token", web.RefreshToken))).Status);
        Assert.Equal(200, (await scenario.PostAsync("/oidc/token/revocation", Scenario.Web, ("token", "unknown"))).Status);
        var returned = await RecordedSignInTests.TakeAsync(scenario.Host);
        Assert.Equal(
            ["ExchangeTokenBy.AuthorizationCode", "ExchangeTokenBy.RefreshToken", "ExchangeTokenBy.RefreshToken Error", "RevokeToken"],
            returned.Select(row => row.Name).Order(StringComparer.Ordinal));
        var revoked = returned.Single(row => row.Name == "RevokeToken");
        Assert.Equal("""["RefreshToken"]""", revoked.Payload.GetProperty("tokenTypes").GetRawText());
        Assert.Equal("******", revoked.Payload.GetProperty("params").GetProperty("token").GetString());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Counts_machine_tokens_and_refusals_that_are_alike(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(index => scenario.TokenAsync(
            Scenario.Machine,
            ("grant_type", "client_credentials"),
            ("resource", Scenario.Api),
            ("organization_id", Scenario.Acme),
            ("scope", index < 50 ? "read:items" : "nothing"))));
        for (var attempt = 0; attempt < 7; attempt++)
        {
            await scenario.TokenAsync(Scenario.Machine, ("grant_type", "client_credentials"), ("client_secret", "guess-" + attempt));
        }

        await scenario.TokenAsync(Scenario.Machine, ("grant_type", "password"));
        await scenario.TokenAsync("nobody", ("grant_type", "client_credentials"));
        await scenario.TokenAsync(Scenario.Spa, ("grant_type", "client_credentials"));

        var rows = await RecordedSignInTests.TakeAsync(scenario.Host);
        int CountOf(Func<RecordedRow, bool> which) =>
            rows.Where(which).Sum(row => row.Payload.TryGetProperty("count", out var count) ? count.GetInt32() : 1);
        Assert.Equal(2, rows.Count(row => row.Name == "ExchangeTokenBy.ClientCredentials"));
        Assert.Equal(60, CountOf(row => row.Name == "ExchangeTokenBy.ClientCredentials"));
        var guessed = Assert.Single(rows, row => row.Name == "ExchangeTokenBy.ClientCredentials Error" && row.Row.ApplicationId == Scenario.Machine);
        Assert.Equal(7, guessed.Payload.GetProperty("count").GetInt32());
        Assert.Equal("******", guessed.Payload.GetProperty("params").GetProperty("client_secret").GetString());
        Assert.Equal("invalid_client", guessed.Payload.GetProperty("error").GetProperty("code").GetString());
        Assert.Single(rows, row => row.Name == "ExchangeTokenBy.Unknown Error");
        Assert.Null(Assert.Single(rows, row => row.Payload.GetProperty("params").GetProperty("client_id").GetString() == "nobody").Row.ApplicationId);
        Assert.Equal(6, rows.Count);
        Assert.DoesNotContain(rows, row => row.Row.Payload.Contains("guess-", StringComparison.Ordinal) || row.Row.Payload.Contains(Scenario.Secret, StringComparison.Ordinal));
        Assert.False(await scenario.ReadAsync(db => db.DailyActiveUsers.AnyAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Stores_each_active_user_once_a_day_and_loses_none_when_the_hub_stops(string provider)
    {
        using var directory = new TemporaryDirectory();
        var connection = provider == Databases.PostgreSql ? await PostgresServer.CreateDatabaseAsync() : null;
        void Keep(HubHostOptions options) => (options.DataDirectory, options.ConnectionString) = (directory, connection);
        await using (var hub = await HubHost.StartAsync(provider, Keep))
        {
            var users = hub.Services.GetRequiredService<ActiveUsers>();
            users.Note("alice");
            users.Note("alice");
            users.Note("bob");
            await hub.Services.GetRequiredService<AuditWriter>().FlushAsync(CancellationToken.None);
            hub.Time.SetUtcNow(hub.Time.GetUtcNow() + TimeSpan.FromDays(1));
            users.Note("alice");
            hub.Services.GetRequiredService<AuditTrail>().Record(null, new AuditEntry { Key = "Test.Last" });
        }

        await using (var hub = await HubHost.StartAsync(provider, Keep))
        {
            // Another node, or this one after a start, does not know who is stored.
            hub.Services.GetRequiredService<ActiveUsers>().Note("alice");
            await hub.Services.GetRequiredService<AuditWriter>().FlushAsync(CancellationToken.None);
            await using var db = hub.Read();
            Assert.Equal(["alice", "alice", "bob"], await db.DailyActiveUsers.Select(row => row.UserId).OrderBy(id => id).ToListAsync());
            Assert.Equal(1, await db.AuditLogs.CountAsync(row => row.Key == "Test.Last"));
        }
    }
}
