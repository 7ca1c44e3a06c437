using System.Text.Json;
using IdentityHub.Data.Users;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Oidc.Endpoints;

public sealed class UserInfoTests
{
    private const string AllScopes =
        "openid profile email phone address custom_data identities roles urn:logto:scope:organizations urn:logto:scope:organization_roles";

    [Theory(DisplayName = "oidcc-userinfo-get, oidcc-userinfo-post-header, oidcc-userinfo-post-body: the same claims by each way, none by the query")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Takes_the_token_from_header_or_form(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var token = (await scenario.SignInAsync(Scenario.Spa, "openid email")).Ok().AccessToken;
        var byGet = (await SendAsync(scenario, HttpMethod.Get, token)).Ok();
        Assert.Equal("alice@example.com", byGet["email"]);
        Assert.Equal("true", byGet["email_verified"]);
        Assert.Equal(Scenario.Alice, byGet["sub"]);
        Assert.Equal(byGet.Body.GetRawText(), (await SendAsync(scenario, HttpMethod.Post, token)).Ok().Body.GetRawText());
        using var form = await scenario.Client.PostAsync("/oidc/me", new FormUrlEncodedContent([new("access_token", token)]));
        Assert.Equal(byGet.Body.GetRawText(), (await TokenAnswer.ReadAsync(form)).Ok().Body.GetRawText());
        using var query = await scenario.Client.GetAsync("/oidc/me?access_token=" + token);
        (await TokenAnswer.ReadAsync(query)).Refused(401, "invalid_token", "no access token provided");
    }

    [Theory(DisplayName = "oidcc-scope-profile, -email, -address, -phone, -all: claims of each scope in their shape")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_the_claims_of_the_granted_scopes(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        await scenario.ChangeAsync(async db =>
        {
            var user = await db.Users.AsTracking().FirstAsync(row => row.Id == Scenario.Alice);
            user.PrimaryPhone = "66812345678";
            user.Profile = new UserProfile { FamilyName = "Example", Address = new UserAddress { StreetAddress = "1 Main Street", Country = "TH" } };
            user.CustomData = Data.JsonColumn.Parse("""{"plan":"pro"}""");
        });
        var token = (await scenario.SignInAsync(Scenario.Spa, AllScopes)).Ok();
        var claims = (await SendAsync(scenario, HttpMethod.Get, token.AccessToken)).Ok();
        Assert.Equal("ALICE", claims["name"]);
        Assert.Equal("Example", claims["family_name"]);
        Assert.Equal("alice", claims["preferred_username"]);
        Assert.Equal("null", claims["picture"]);
        Assert.Equal("66812345678", claims["phone_number"]);
        Assert.Equal("""{"streetAddress":"1 Main Street","country":"TH"}""", claims["address"]);
        Assert.Equal("""{"plan":"pro"}""", claims["custom_data"]);
        Assert.Equal("""["reader"]""", claims["roles"]);
        Assert.Equal($$"""["{{Scenario.Acme}}"]""", claims["organizations"]);
        Assert.Equal($$"""["{{Scenario.Acme}}:admin"]""", claims["organization_roles"]);
        Assert.Equal($$"""[{"id":"{{Scenario.Acme}}","name":"Acme","description":"Makes things"}]""", claims["organization_data"]);
        Assert.Equal("[]", claims["sso_identities"]);
        Assert.False(claims.Body.TryGetProperty("nickname", out _));
        // The ID token leaves the large ones out unless the setting adds them.
        var idToken = token.IdTokenClaims;
        Assert.True(idToken.TryGetProperty("organization_roles", out _));
        Assert.False(idToken.TryGetProperty("custom_data", out _));
        Assert.False(idToken.TryGetProperty("organization_data", out _));
    }

    [Theory(DisplayName = "CVE-2026-9791: organization data only with the organization scope")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_nothing_that_was_not_granted(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var token = (await scenario.SignInAsync(Scenario.Spa, "openid")).Ok();
        var claims = (await SendAsync(scenario, HttpMethod.Get, token.AccessToken)).Ok();
        Assert.Equal(["sub"], claims.Body.EnumerateObject().Select(claim => claim.Name));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_tokens_that_are_not_for_it(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        (await SendAsync(scenario, HttpMethod.Get, "x")).Refused(401, "invalid_token", "invalid token provided");
        var challenge = await SendAsync(scenario, HttpMethod.Get, "x");
        Assert.Equal(
            $"Bearer realm=\"{scenario.Issuer}\", error=\"invalid_token\", error_description=\"invalid token provided\"",
            challenge.Headers["WWW-Authenticate"]);
        var none = await SendAsync(scenario, HttpMethod.Get, null);
        none.Refused(401, "invalid_token", "no access token provided");
        Assert.Equal($"Bearer realm=\"{scenario.Issuer}\"", none.Headers["WWW-Authenticate"]);

        var jwt = (await scenario.TokenAsync(Scenario.Machine, ("grant_type", "client_credentials"), ("organization_id", Scenario.Acme))).Ok();
        (await SendAsync(scenario, HttpMethod.Get, jwt.AccessToken)).Refused(401, "invalid_token");
        var signedIn = (await scenario.SignInAsync(Scenario.Spa, "openid offline_access")).Ok();
        (await SendAsync(scenario, HttpMethod.Get, signedIn["id_token"])).Refused(401, "invalid_token");
        (await SendAsync(scenario, HttpMethod.Get, signedIn.AccessToken + "A")).Refused(401, "invalid_token");
        var narrow = (await scenario.RefreshAsync(Scenario.Spa, signedIn.RefreshToken, ("scope", "offline_access"))).Ok();
        (await SendAsync(scenario, HttpMethod.Get, narrow.AccessToken)).Refused(403, "insufficient_scope");
        scenario.Host.Time.Advance(TimeSpan.FromHours(1));
        (await SendAsync(scenario, HttpMethod.Get, signedIn.AccessToken)).Refused(401, "invalid_token");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Knows_suspended_and_deleted_users_no_more(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var token = (await scenario.SignInAsync(Scenario.Spa, "openid")).Ok().AccessToken;
        await scenario.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice)
            .ExecuteUpdateAsync(user => user.SetProperty(row => row.IsSuspended, true)));
        (await SendAsync(scenario, HttpMethod.Get, token)).Refused(400, "invalid_grant");
        await scenario.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice).ExecuteDeleteAsync());
        (await SendAsync(scenario, HttpMethod.Get, token)).Refused(401, "invalid_token");
    }

    [Theory(DisplayName = "CVE-2026-0707, CVE-2026-9803: a malformed Authorization header is a 401, never a crash")]
    [InlineData("Bearer")]
    [InlineData("Bearer  ")]
    [InlineData("Bearer a b")]
    [InlineData("Basic eDp5")]
    [InlineData("Negotiate")]
    [InlineData("bearer\tx")]
    public async Task Refuses_a_malformed_header(string header)
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oidc/me");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        using var response = await scenario.Client.SendAsync(request);
        Assert.True((int)response.StatusCode is 400 or 401, response.StatusCode.ToString());
    }

    private static async Task<TokenAnswer> SendAsync(Scenario scenario, HttpMethod method, string? token)
    {
        using var request = new HttpRequestMessage(method, "/oidc/me");
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        using var response = await scenario.Client.SendAsync(request);
        return await TokenAnswer.ReadAsync(response);
    }
}
