using IdentityHub.Data.Applications;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Oidc.Token;

public sealed class ThirdPartyCeilingTests
{
    [Theory(DisplayName = "83 CVE-2026-43983; RFC 9700 §4, 15: a user scope taken from a third-party client ends with the tokens it has")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_taken_from_the_ceiling_stops_working_at_once(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        await scenario.ChangeAsync(db =>
        {
            db.Add(new ApplicationUserConsentUserScope { ApplicationId = Scenario.ThirdParty, UserScope = "email" });
            return Task.CompletedTask;
        });
        var tokens = (await scenario.SignInAsync(Scenario.ThirdParty, "openid offline_access profile email")).Ok();
        Assert.Equal("alice@example.com", (await UserInfoAsync(scenario, tokens.AccessToken)).Ok()["email"]);

        await scenario.ChangeAsync(async db =>
        {
            await db.ApplicationUserConsentUserScopes.Where(row => row.UserScope == "email").ExecuteDeleteAsync();
            db.MarkCatalogChanged();
        });
        var later = (await UserInfoAsync(scenario, tokens.AccessToken)).Ok();
        Assert.Equal("alice", later["username"]);
        Assert.Null(later["email"]);
        var refreshed = (await scenario.RefreshAsync(Scenario.ThirdParty, tokens.RefreshToken)).Ok();
        Assert.Equal("openid offline_access profile", refreshed["scope"]);
        Assert.False(refreshed.IdTokenClaims.TryGetProperty("email", out _));
        Assert.True(refreshed.IdTokenClaims.TryGetProperty("username", out _));
    }

    private static async Task<TokenAnswer> UserInfoAsync(Scenario scenario, string token)
    {
        using var content = new FormUrlEncodedContent([new("access_token", token)]);
        using var response = await scenario.Client.PostAsync("/oidc/me", content);
        return await TokenAnswer.ReadAsync(response);
    }
}
