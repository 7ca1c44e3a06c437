using IdentityHub.Data.Grants;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Oidc.Token;

public sealed class AuthorizationCodeTests
{
    private const string OrganizationScopes = "openid offline_access urn:logto:scope:organizations read:member invite:member read:catalog manage:billing";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_an_opaque_token_and_an_id_token(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var answer = (await scenario.SignInAsync(Scenario.Spa, "openid profile email offline_access urn:logto:scope:organizations")).Ok();
        Assert.Equal(43, answer.AccessToken.Length);
        Assert.Equal(43, answer.RefreshToken.Length);
        Assert.Equal("openid profile email offline_access urn:logto:scope:organizations", answer["scope"]);
        Assert.Equal("3600", answer["expires_in"]);
        var claims = answer.IdTokenClaims;
        Assert.Equal(Scenario.Alice, claims.GetProperty("sub").GetString());
        Assert.Equal(Scenario.Spa, claims.GetProperty("aud").GetString());
        Assert.Equal("n-1", claims.GetProperty("nonce").GetString());
        Assert.Equal("alice@example.com", claims.GetProperty("email").GetString());
        Assert.Equal("alice", claims.GetProperty("username").GetString());
        Assert.Equal(Scenario.Acme, Assert.Single(claims.GetProperty("organizations").EnumerateArray()).GetString());
        Assert.False(claims.TryGetProperty("organization_data", out _));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, claims.GetProperty("picture").ValueKind);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_no_refresh_token_without_offline_access(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var answer = (await scenario.SignInAsync(Scenario.Spa, "openid")).Ok();
        Assert.Null(answer["refresh_token"]);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_a_token_for_a_resource_by_global_roles(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var code = await scenario.IssueCodeAsync(Scenario.Spa, OrganizationScopes, [Scenario.Api]);
        var answer = (await scenario.RedeemAsync(Scenario.Spa, code, ("resource", Scenario.Api))).Ok();
        Assert.Equal("read:catalog", answer["scope"]);
        Assert.Equal(Scenario.Api, answer.AccessTokenClaims.GetProperty("aud").GetString());
        Assert.False(answer.AccessTokenClaims.TryGetProperty("organization_id", out _));
        var other = await scenario.IssueCodeAsync(Scenario.Spa, OrganizationScopes, [Scenario.Api]);
        (await scenario.RedeemAsync(Scenario.Spa, other, ("resource", Scenario.OtherApi))).Refused(400, "invalid_target");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_an_organization_token_at_once(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var code = await scenario.IssueCodeAsync(Scenario.Web, OrganizationScopes, [Scenario.Api]);
        var named = (await scenario.RedeemAsync(Scenario.Web, code, ("resource", Scenario.Api), ("organization_id", Scenario.Acme))).Ok();
        Assert.Equal("read:member invite:member", named["scope"]);
        Assert.Equal(Scenario.Acme, named.AccessTokenClaims.GetProperty("organization_id").GetString());

        var remembered = await scenario.IssueCodeAsync(
            Scenario.Web, OrganizationScopes, [Scenario.Api], payload => payload with { OrganizationId = Scenario.Acme });
        var answer = (await scenario.RedeemAsync(Scenario.Web, remembered)).Ok();
        Assert.Equal("manage:billing", answer["scope"]);
        Assert.Equal("urn:logto:organization:" + Scenario.Acme, answer.AccessTokenClaims.GetProperty("aud").GetString());
    }

    [Theory(DisplayName = "CVE-2026-33132: the organization of a request is enforced, not echoed")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_an_organization_without_membership_or_scope(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var code = await scenario.IssueCodeAsync(Scenario.Web, OrganizationScopes, [Scenario.Api]);
        (await scenario.RedeemAsync(Scenario.Web, code, ("organization_id", Scenario.Globex)))
            .Refused(403, "access_denied", "user is not a member of the organization");
        var narrow = await scenario.IssueCodeAsync(Scenario.Web, "openid");
        var answer = await scenario.RedeemAsync(Scenario.Web, narrow, ("organization_id", Scenario.Acme));
        answer.Refused(403, "insufficient_scope");
        Assert.Equal("urn:logto:scope:organizations", answer["scope"]);
    }

    [Theory(DisplayName = "oidcc-codereuse: a code works once, and a second use ends what the first one gave")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_a_code_that_was_already_used(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var code = await scenario.IssueCodeAsync(Scenario.Spa, "openid offline_access");
        var first = (await scenario.RedeemAsync(Scenario.Spa, code)).Ok();
        (await scenario.RedeemAsync(Scenario.Spa, code)).Refused(400, "invalid_grant", "grant request is invalid");
        (await scenario.RefreshAsync(Scenario.Spa, first.RefreshToken)).Refused(400, "invalid_grant");
    }

    [Theory(DisplayName = "CVE-2026-16089, CVE-2026-55672: a code is bound to its client, redirect URI and verifier")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_a_code_in_other_hands(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var code = await scenario.IssueCodeAsync(Scenario.Spa, "openid");
        (await scenario.RedeemAsync(Scenario.Native, code)).Refused(400, "invalid_grant");
        (await ExchangeAsync("http://localhost:9999/other", Scenario.Verifier)).Refused(400, "invalid_grant");
        (await ExchangeAsync(Scenario.RedirectUri, new string('x', 43))).Refused(400, "invalid_grant");
        (await scenario.TokenAsync(Scenario.Spa, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Scenario.RedirectUri)))
            .Refused(400, "invalid_grant");
        (await scenario.RedeemAsync(Scenario.Spa, code + "x")).Refused(400, "invalid_grant");
        (await scenario.RedeemAsync(Scenario.Spa, code[..^1])).Refused(400, "invalid_grant");
        (await scenario.RedeemAsync(Scenario.Spa, code)).Ok();

        Task<TokenAnswer> ExchangeAsync(string redirectUri, string verifier) => scenario.TokenAsync(
            Scenario.Spa, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectUri), ("code_verifier", verifier));
    }

    [Theory(DisplayName = "CVE-2024-23647, RFC 9700 item 10: a verifier without a stored challenge is refused")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_a_verifier_without_challenge(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var code = await scenario.IssueCodeAsync(Scenario.Web, "openid", change: payload => payload with { CodeChallenge = null });
        (await scenario.RedeemAsync(Scenario.Web, code)).Refused(400, "invalid_grant");
    }

    [Theory(DisplayName = "CVE-2025-64708: a code's expiry is checked at use")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_an_expired_code(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var code = await scenario.IssueCodeAsync(Scenario.Spa, "openid");
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(60));
        (await scenario.RedeemAsync(Scenario.Spa, code)).Refused(400, "invalid_grant");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Fifty_parallel_redemptions_of_one_code_give_one_success(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var code = await scenario.IssueCodeAsync(Scenario.Spa, "openid offline_access");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => scenario.RedeemAsync(Scenario.Spa, code)));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(49, answers.Count(answer => answer is { Status: 400 } && answer["error"] == "invalid_grant"));
        Assert.Equal(1, await scenario.ReadAsync(db => db.Tokens.CountAsync(token => token.Type == TokenType.RefreshToken)));
    }

    [Theory(DisplayName = "CVE-2026-1609: a suspended user gets nothing")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_a_suspended_user(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var code = await scenario.IssueCodeAsync(Scenario.Spa, "openid offline_access");
        var tokens = (await scenario.SignInAsync(Scenario.Spa, "openid offline_access")).Ok();
        await scenario.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice)
            .ExecuteUpdateAsync(user => user.SetProperty(row => row.IsSuspended, true)));
        (await scenario.RedeemAsync(Scenario.Spa, code)).Refused(400, "invalid_grant");
        (await scenario.RefreshAsync(Scenario.Spa, tokens.RefreshToken)).Refused(400, "invalid_grant");
    }
}
