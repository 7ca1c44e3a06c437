using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>Sessions and grants of users as administrators see and end them.</summary>
public sealed class UserSessionTests
{
    private const string Sessions = "/users/" + Scenario.Alice + "/sessions";
    private const string Grants = "/users/" + Scenario.Alice + "/grants";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Shows_sessions_and_grants_until_they_expire(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, TestPages.Add);
        using var browser = new TestBrowser(hub.Scenario);
        var code = await browser.SignInAsync(Scenario.Spa, Scenario.Alice, "scope=openid offline_access", "prompt=consent");
        (await hub.Scenario.RedeemAsync(Scenario.Spa, code)).Ok();
        var row = await hub.Scenario.ReadAsync(db => db.BrowserSessions.AsNoTracking().SingleAsync());
        var grant = await hub.Scenario.ReadAsync(db => db.Authorizations.AsNoTracking().SingleAsync());
        var (iat, exp) = (row.CreatedAt.ToUnixTimeSeconds(), row.ExpiresAt.ToUnixTimeSeconds());
        var expected =
            $"{{\"payload\":{{\"exp\":{exp},\"iat\":{iat},\"jti\":\"{row.Id}\",\"uid\":\"{row.Id}\",\"kind\":\"Session\",\"loginTs\":{iat},\"accountId\":\"{Scenario.Alice}\","
            + $"\"authorizations\":{{\"spa\":{{\"sid\":\"{row.Id}\",\"grantId\":\"{grant.Id}\",\"persistsLogout\":true}}}}}},\"lastSubmission\":null,\"clientId\":\"spa\","
            + $"\"accountId\":\"{Scenario.Alice}\",\"expiresAt\":{row.ExpiresAt.ToUnixTimeMilliseconds()}}}";
        Assert.Equal($$"""{"sessions":[{{expected}}]}""", (await hub.GetAsync(Sessions)).Is(200).Text);
        Assert.Equal(expected, (await hub.GetAsync($"{Sessions}/{row.Id}")).Is(200).Text);
        (await hub.GetAsync($"/users/{Scenario.Bob}/sessions/{row.Id}")).IsRefused(404, "oidc.session_not_found");
        (await hub.DeleteAsync($"/users/{Scenario.Bob}/sessions/{row.Id}")).IsRefused(404, "oidc.invalid_session_account_id");
        (await hub.GetAsync(Sessions + "/none")).IsRefused(404, "oidc.session_not_found");
        Assert.Equal("""{"sessions":[]}""", (await hub.GetAsync($"/users/{Scenario.Bob}/sessions")).Is(200).Text);

        // The cookie is nowhere in it, nor its hash.
        Assert.DoesNotContain(Convert.ToHexString(row.CookieHash), expected, StringComparison.OrdinalIgnoreCase);

        Assert.Equal(
            $"{{\"grants\":[{{\"id\":\"{grant.Id}\",\"payload\":{{\"exp\":{grant.ExpiresAt.ToUnixTimeSeconds()},\"iat\":{grant.CreatedAt.ToUnixTimeSeconds()},"
            + $"\"jti\":\"{grant.Id}\",\"kind\":\"Grant\",\"clientId\":\"spa\",\"accountId\":\"{Scenario.Alice}\"}},\"expiresAt\":{grant.ExpiresAt.ToUnixTimeMilliseconds()},"
            + "\"application\":{\"id\":\"spa\",\"name\":\"Client spa\"}}]}",
            (await hub.GetAsync(Grants)).Is(200).Text);
        Assert.Equal("""{"grants":[]}""", (await hub.GetAsync(Grants + "?appType=thirdParty")).Is(200).Text);
        Assert.Single((await hub.GetAsync(Grants + "?appType=firstParty")).Is(200)["grants"].EnumerateArray());
        (await hub.GetAsync(Grants + "?appType=x")).IsInvalid("appType");
        (await hub.DeleteAsync($"/users/{Scenario.Bob}/grants/{grant.Id}")).IsRefused(404, "oidc.invalid_grant");
    }

    [Theory(DisplayName = "53 CVE-2025-64708: sessions and grants end when they expire, whether somebody cleans up or not")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Expiry_counts_at_use(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, TestPages.Add);
        using var browser = new TestBrowser(hub.Scenario);
        var tokens = (await hub.Scenario.RedeemAsync(Scenario.Spa, await browser.SignInAsync(Scenario.Spa))).Ok();
        var row = await hub.Scenario.ReadAsync(db => db.BrowserSessions.AsNoTracking().SingleAsync());
        var grantId = await hub.Scenario.ReadAsync(db => db.Authorizations.Select(grant => grant.Id).SingleAsync());
        hub.Scenario.Host.Time.Advance(row.ExpiresAt - hub.Scenario.Host.Time.GetUtcNow());
        hub.Renew();
        Assert.Equal("""{"sessions":[]}""", (await hub.GetAsync(Sessions)).Is(200).Text);
        (await hub.GetAsync($"{Sessions}/{row.Id}")).IsRefused(404, "oidc.session_not_found");
        (await hub.DeleteAsync($"{Sessions}/{row.Id}")).IsRefused(404, "oidc.session_not_found");
        Assert.Equal("""{"grants":[]}""", (await hub.GetAsync(Grants)).Is(200).Text);
        (await hub.DeleteAsync($"{Grants}/{grantId}")).IsRefused(404, "oidc.invalid_grant");
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.BrowserSessions.CountAsync()));
        using var again = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none");
        Assert.Equal("login_required", TestBrowser.Returned(again)["error"]);
        using var userInfo = await hub.Scenario.Client.SendAsync(new(HttpMethod.Get, "/oidc/me") { Headers = { { "Authorization", "Bearer " + tokens.AccessToken } } });
        Assert.Equal(401, (int)userInfo.StatusCode);
    }

    [Theory(DisplayName = "48 CVE-2025-29928: a session that an administrator deletes is dead, with what was to end with it")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Ends_a_session_with_the_grants_asked_for(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, TestPages.Add);
        foreach (var (target, ended) in new[] { ("", ""), ("?revokeGrantsTarget=firstParty", "spa"), ("?revokeGrantsTarget=all", "spa third") })
        {
            using var browser = new TestBrowser(hub.Scenario);
            var online = await browser.SignInAsync(Scenario.Native);
            var first = await IssueAsync(browser, Scenario.Spa);
            var third = await IssueAsync(browser, Scenario.ThirdParty);
            (await hub.Scenario.RedeemAsync(Scenario.Native, online)).Ok();
            var sessionId = (await hub.GetAsync(Sessions)).Is(200)["sessions"][0].GetProperty("payload").GetProperty("uid").GetString();
            (await hub.DeleteAsync($"{Sessions}/{sessionId}{target}")).Is(204);
            (await hub.DeleteAsync($"{Sessions}/{sessionId}{target}")).IsRefused(404, "oidc.session_not_found");
            using var again = await browser.AuthorizeAsync(Scenario.Spa, "prompt=none");
            Assert.Equal("login_required", TestBrowser.Returned(again)["error"]);

            // What ends with the session always does; what outlives it does unless it was asked for.
            var left = (await hub.GetAsync(Grants)).Is(200)["grants"].EnumerateArray()
                .Select(grant => grant.GetProperty("payload").GetProperty("clientId").GetString()).Order();
            Assert.Equal(new[] { "spa", "third" }.Except(ended.Split(' ')), left);
            foreach (var (client, code) in new[] { (Scenario.Spa, first), (Scenario.ThirdParty, third) })
            {
                var answer = await hub.Scenario.RedeemAsync(client, code);
                if (ended.Contains(client, StringComparison.Ordinal))
                {
                    answer.Refused(400, "invalid_grant");
                }
                else
                {
                    answer.Ok();
                }
            }

            await hub.Scenario.ChangeAsync(db => db.Authorizations.ExecuteDeleteAsync());
        }

        (await hub.DeleteAsync(Sessions + "/none?revokeGrantsTarget=x")).IsInvalid("revokeGrantsTarget");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Ends_a_grant_with_its_tokens(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var tokens = (await hub.Scenario.SignInAsync(Scenario.Spa, "openid offline_access")).Ok();
        var other = (await hub.Scenario.SignInAsync(Scenario.Spa, "openid offline_access")).Ok();
        var grantId = await hub.Scenario.ReadAsync(db => db.Tokens
            .Where(token => token.ReferenceHash == Server.Oidc.Token.TokenReference.Hash(tokens.RefreshToken)).Select(token => token.AuthorizationId).SingleAsync());
        (await hub.DeleteAsync($"{Grants}/{grantId}")).Is(204);
        (await hub.DeleteAsync($"{Grants}/{grantId}")).IsRefused(404, "oidc.invalid_grant");
        (await hub.Scenario.RefreshAsync(Scenario.Spa, tokens.RefreshToken)).Refused(400, "invalid_grant");
        (await hub.Scenario.RefreshAsync(Scenario.Spa, other.RefreshToken)).Ok();
    }

    private static async Task<string> IssueAsync(TestBrowser browser, string client)
    {
        using var answer = await browser.AuthorizeAsync(client, "scope=openid offline_access", "prompt=consent");
        if (TestBrowser.Location(answer).StartsWith(Scenario.RedirectUri, StringComparison.Ordinal))
        {
            return TestBrowser.CodeOf(answer);
        }

        using var consented = await browser.AnswerAsync(Server.Sessions.ConsentAnswer.Granted());
        return TestBrowser.CodeOf(consented);
    }
}
