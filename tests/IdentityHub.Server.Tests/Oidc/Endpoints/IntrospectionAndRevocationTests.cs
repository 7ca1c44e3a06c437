using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Oidc.Endpoints;

public sealed class IntrospectionAndRevocationTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Tells_about_opaque_tokens(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var tokens = (await scenario.SignInAsync(Scenario.Web, "openid offline_access email")).Ok();
        var access = (await IntrospectAsync(scenario, Scenario.Web, tokens.AccessToken)).Ok();
        Assert.Equal(
            ["active", "client_id", "exp", "iat", "iss", "scope", "sub", "token_type"],
            access.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("true", access["active"]);
        Assert.Equal("openid offline_access email", access["scope"]);
        Assert.Equal("Bearer", access["token_type"]);
        Assert.Equal("true", (await IntrospectAsync(scenario, Scenario.Web, tokens.RefreshToken)).Ok()["active"]);
        Assert.Equal("""{"active":false}""", (await IntrospectAsync(scenario, Scenario.Web, "nope")).Ok().Body.GetRawText());
        scenario.Host.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("""{"active":false}""", (await IntrospectAsync(scenario, Scenario.Web, tokens.AccessToken)).Ok().Body.GetRawText());
    }

    [Theory(DisplayName = "CVE-2026-37979: introspection tells nothing to those a token is not for")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Tells_nothing_to_others(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var tokens = (await scenario.SignInAsync(Scenario.Web, "openid offline_access")).Ok();
        Assert.Equal("true", (await IntrospectAsync(scenario, Scenario.Machine, tokens.AccessToken)).Ok()["active"]);
        Assert.Equal("false", (await IntrospectAsync(scenario, Scenario.Machine, tokens.RefreshToken)).Ok()["active"]);
        Assert.Equal("false", (await IntrospectAsync(scenario, Scenario.ThirdParty, tokens.AccessToken)).Ok()["active"]);
        Assert.Equal("false", (await IntrospectAsync(scenario, Scenario.Spa, tokens.AccessToken)).Ok()["active"]);
        (await scenario.PostAsync("/oidc/token/introspection", Scenario.Web, ("token", tokens.AccessToken), ("client_secret", "wrong")))
            .Refused(401, "invalid_client");
        (await scenario.PostAsync("/oidc/token/introspection", Scenario.Web)).Refused(400, "invalid_request", "missing required parameter 'token'");
        await scenario.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice)
            .ExecuteUpdateAsync(user => user.SetProperty(row => row.IsSuspended, true)));
        Assert.Equal("false", (await IntrospectAsync(scenario, Scenario.Web, tokens.AccessToken)).Ok()["active"]);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Does_not_speak_of_jwts(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var jwt = (await scenario.TokenAsync(Scenario.Machine, ("grant_type", "client_credentials"), ("organization_id", Scenario.Acme))).Ok().AccessToken;
        (await IntrospectAsync(scenario, Scenario.Machine, jwt)).Refused(
            400, "unsupported_token_type", "Structured JWT Tokens cannot be introspected via the introspection_endpoint");
        (await RevokeAsync(scenario, Scenario.Machine, jwt)).Refused(
            400, "unsupported_token_type", "Structured JWT Tokens cannot be revoked via the revocation_endpoint");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Revoking_one_token_ends_the_whole_authorization(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var tokens = (await scenario.SignInAsync(Scenario.Web, "openid offline_access")).Ok();
        Assert.Equal(200, (await RevokeAsync(scenario, Scenario.Web, "nope")).Status);
        Assert.Equal(200, (await RevokeAsync(scenario, Scenario.Machine, tokens.AccessToken)).Status);
        Assert.Equal("true", (await IntrospectAsync(scenario, Scenario.Web, tokens.AccessToken)).Ok()["active"]);
        Assert.Equal(200, (await RevokeAsync(scenario, Scenario.Web, tokens.AccessToken)).Status);
        Assert.Equal("false", (await IntrospectAsync(scenario, Scenario.Web, tokens.AccessToken)).Ok()["active"]);
        (await scenario.RefreshAsync(Scenario.Web, tokens.RefreshToken)).Refused(400, "invalid_grant");
        Assert.Equal(200, (await RevokeAsync(scenario, Scenario.Web, tokens.RefreshToken)).Status);
    }

    private static Task<TokenAnswer> IntrospectAsync(Scenario scenario, string client, string token) =>
        scenario.PostAsync("/oidc/token/introspection", client, ("token", token));

    private static Task<TokenAnswer> RevokeAsync(Scenario scenario, string client, string token) =>
        scenario.PostAsync("/oidc/token/revocation", client, ("token", token));
}
