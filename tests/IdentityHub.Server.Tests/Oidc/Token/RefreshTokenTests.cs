using IdentityHub.Data.Applications;
using IdentityHub.Data.Grants;
using IdentityHub.Data.Organizations;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Oidc.Token;

public sealed class RefreshTokenTests
{
    private const string Scopes = "openid offline_access urn:logto:scope:organizations read:member invite:member read:catalog manage:billing";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_organization_tokens(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var tokens = (await scenario.SignInAsync(Scenario.Web, Scopes, [Scenario.Api])).Ok();
        var resource = (await scenario.RefreshAsync(Scenario.Web, tokens.RefreshToken, ("resource", Scenario.Api), ("organization_id", Scenario.Acme))).Ok();
        Assert.Equal("read:member invite:member", resource["scope"]);
        Assert.Equal(Scenario.Acme, resource.AccessTokenClaims.GetProperty("organization_id").GetString());
        Assert.Equal("1800", resource["expires_in"]);
        var narrow = (await scenario.RefreshAsync(
            Scenario.Web, tokens.RefreshToken, ("resource", Scenario.Api), ("organization_id", Scenario.Acme), ("scope", "invite:member"))).Ok();
        Assert.Equal("invite:member", narrow["scope"]);
        Assert.Null(narrow["id_token"]);
        var organization = (await scenario.RefreshAsync(Scenario.Web, tokens.RefreshToken, ("organization_id", Scenario.Acme))).Ok();
        Assert.Equal("manage:billing", organization["scope"]);
        Assert.Equal("urn:logto:organization:" + Scenario.Acme, organization.AccessTokenClaims.GetProperty("aud").GetString());
        (await scenario.RefreshAsync(Scenario.Web, tokens.RefreshToken, ("organization_id", Scenario.Globex)))
            .Refused(403, "access_denied", "user is not a member of the organization");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Reads_membership_and_roles_again_at_every_refresh(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var tokens = (await scenario.SignInAsync(Scenario.Web, Scopes, [Scenario.Api])).Ok();
        await scenario.ChangeAsync(async db =>
        {
            db.RemoveRange(await db.OrganizationRoleUsers.AsTracking().ToListAsync());
            db.Add(new OrganizationRoleUser { OrganizationId = Scenario.Acme, UserId = Scenario.Alice, OrganizationRoleId = "or-member" });
        });
        Assert.Equal("read:member", (await RefreshAsync()).Ok()["scope"]);
        await scenario.ChangeAsync(async db => db.RemoveRange(
            await db.OrganizationRoleResourceScopes.AsTracking().Where(row => row.OrganizationRoleId == "or-member").ToListAsync()));
        Assert.Null((await RefreshAsync()).Ok()["scope"]);
        await scenario.ChangeAsync(db => db.OrganizationUsers.Where(row => row.UserId == Scenario.Alice).ExecuteDeleteAsync());
        (await RefreshAsync()).Refused(403, "access_denied");

        Task<TokenAnswer> RefreshAsync() => scenario.RefreshAsync(
            Scenario.Web, tokens.RefreshToken, ("resource", Scenario.Api), ("organization_id", Scenario.Acme));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Rotates_and_gives_the_same_successor_within_the_grace_period(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var first = (await scenario.SignInAsync(Scenario.Spa, Scopes)).Ok().RefreshToken;
        var second = (await scenario.RefreshAsync(Scenario.Spa, first)).Ok().RefreshToken;
        Assert.NotEqual(first, second);
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(second, (await scenario.RefreshAsync(Scenario.Spa, first)).Ok().RefreshToken);
        (await scenario.RefreshAsync(Scenario.Spa, second)).Ok();
    }

    [Theory(DisplayName = "RFC 9700 item 14: reuse of a rotated refresh token after the grace period ends the family")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Reuse_ends_the_family(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var first = (await scenario.SignInAsync(Scenario.Spa, Scopes)).Ok();
        var second = (await scenario.RefreshAsync(Scenario.Spa, first.RefreshToken)).Ok();
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(10));
        (await scenario.RefreshAsync(Scenario.Spa, first.RefreshToken)).Refused(400, "invalid_grant");
        (await scenario.RefreshAsync(Scenario.Spa, second.RefreshToken)).Refused(400, "invalid_grant");
        (await UserInfoAsync(scenario, second.AccessToken)).Refused(401, "invalid_token");
    }

    [Theory(DisplayName = "CVE-2026-1035: fifty parallel uses of one refresh token give one successor")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Parallel_uses_give_one_successor(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var first = (await scenario.SignInAsync(Scenario.Spa, Scopes)).Ok().RefreshToken;
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => scenario.RefreshAsync(Scenario.Spa, first)));
        Assert.All(answers, answer => answer.Ok());
        Assert.Single(answers.Select(answer => answer.RefreshToken).Distinct());
        Assert.Equal(2, await scenario.ReadAsync(db => db.Tokens.CountAsync(token => token.Type == TokenType.RefreshToken)));
    }

    [Theory(DisplayName = "CVE-2026-1035: without a grace period fifty parallel uses of one refresh token give one success")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Parallel_uses_give_one_success_without_grace(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider, options => options.Settings["Oidc:RefreshTokenReuseGrace"] = "0s");
        var first = (await scenario.SignInAsync(Scenario.Spa, Scopes)).Ok().RefreshToken;
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => scenario.RefreshAsync(Scenario.Spa, first)));
        Assert.Single(answers, answer => answer.Status == 200);
        var successor = answers.Single(answer => answer.Status == 200).RefreshToken;
        (await scenario.RefreshAsync(Scenario.Spa, successor)).Refused(400, "invalid_grant");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lives_as_long_as_its_settings_say(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        await scenario.ChangeAsync(async db =>
        {
            foreach (var id in new[] { Scenario.Spa, Scenario.Native, Scenario.Web })
            {
                (await db.Applications.AsTracking().FirstAsync(row => row.Id == id)).CustomClientMetadata = new CustomClientMetadata { RefreshTokenTtl = 1000 };
            }
        });
        var spa = (await scenario.SignInAsync(Scenario.Spa, Scopes)).Ok().RefreshToken;
        var native = (await scenario.SignInAsync(Scenario.Native, Scopes)).Ok().RefreshToken;
        var web = (await scenario.SignInAsync(Scenario.Web, Scopes)).Ok().RefreshToken;
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(690));
        Assert.Equal(web, (await scenario.RefreshAsync(Scenario.Web, web)).Ok().RefreshToken);
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(20));
        spa = (await scenario.RefreshAsync(Scenario.Spa, spa)).Ok().RefreshToken;
        native = (await scenario.RefreshAsync(Scenario.Native, native)).Ok().RefreshToken;
        var rotated = (await scenario.RefreshAsync(Scenario.Web, web)).Ok().RefreshToken;
        Assert.NotEqual(web, rotated);
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(290));
        (await scenario.RefreshAsync(Scenario.Spa, spa)).Refused(400, "invalid_grant");
        (await scenario.RefreshAsync(Scenario.Native, native)).Ok();
        (await scenario.RefreshAsync(Scenario.Web, rotated)).Ok();
        scenario.Host.Time.Advance(TimeSpan.FromSeconds(710));
        (await scenario.RefreshAsync(Scenario.Web, rotated)).Refused(400, "invalid_grant");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_more_than_was_granted(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var token = (await scenario.SignInAsync(Scenario.Web, "openid offline_access read:catalog", [Scenario.Api])).Ok().RefreshToken;
        var scope = await scenario.RefreshAsync(Scenario.Web, token, ("scope", "openid profile"));
        scope.Refused(400, "invalid_scope");
        Assert.Equal("profile", scope["scope"]);
        (await scenario.RefreshAsync(Scenario.Web, token, ("resource", Scenario.OtherApi))).Refused(400, "invalid_target");
        (await scenario.RefreshAsync(Scenario.Web, token, ("organization_id", Scenario.Acme))).Refused(403, "insufficient_scope");
        (await scenario.RefreshAsync(Scenario.Spa, token)).Refused(400, "invalid_grant");
        (await scenario.RefreshAsync(Scenario.Web, token + "A")).Refused(400, "invalid_grant");
        (await scenario.RefreshAsync(Scenario.Web, "nope")).Refused(400, "invalid_grant");
        (await scenario.TokenAsync(Scenario.Web, ("grant_type", "refresh_token"))).Refused(400, "invalid_request", "missing required parameter 'refresh_token'");
    }

    [Theory(DisplayName = "CVE-2026-4282: one kind of token is never accepted as another")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Kinds_of_tokens_are_kept_apart(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var tokens = (await scenario.SignInAsync(Scenario.Spa, Scopes)).Ok();
        (await scenario.RefreshAsync(Scenario.Spa, tokens.AccessToken)).Refused(400, "invalid_grant");
        (await scenario.RedeemAsync(Scenario.Spa, tokens.RefreshToken)).Refused(400, "invalid_grant");
        (await UserInfoAsync(scenario, tokens.RefreshToken)).Refused(401, "invalid_token");
    }

    [Theory(DisplayName = "CVE-2026-28513: a third-party client acts only in organizations that the user let it into, and below its ceiling")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Third_party_clients_need_consent_for_the_organization(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        await scenario.ChangeAsync(db =>
        {
            db.Add(new ApplicationUserConsentUserScope { ApplicationId = Scenario.ThirdParty, UserScope = "urn:logto:scope:organizations" });
            return Task.CompletedTask;
        });
        var token = (await scenario.SignInAsync(Scenario.ThirdParty, Scopes, [Scenario.Api])).Ok().RefreshToken;
        (await RefreshAsync()).Refused(403, "access_denied", "organization access is not granted to the application");
        await scenario.ChangeAsync(db =>
        {
            db.Add(new ApplicationUserConsentOrganization { ApplicationId = Scenario.ThirdParty, OrganizationId = Scenario.Acme, UserId = Scenario.Alice });
            return Task.CompletedTask;
        });
        Assert.Equal("read:member", (await RefreshAsync()).Ok()["scope"]);

        Task<TokenAnswer> RefreshAsync() =>
            scenario.RefreshAsync(Scenario.ThirdParty, token, ("resource", Scenario.Api), ("organization_id", Scenario.Acme));
    }

    private static async Task<TokenAnswer> UserInfoAsync(Scenario scenario, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oidc/me");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await scenario.Client.SendAsync(request);
        return await TokenAnswer.ReadAsync(response);
    }
}
