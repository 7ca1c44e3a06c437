using System.Net.Http.Headers;
using System.Text;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Organizations;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Oidc.Token;

public sealed class ClientCredentialsTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_an_organization_token_for_a_resource(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var answer = (await CredentialsAsync(
            scenario, ("resource", Scenario.Api), ("organization_id", Scenario.Acme), ("scope", "read:member invite:member read:catalog"))).Ok();
        Assert.Equal("read:member", answer["scope"]);
        Assert.Equal("Bearer", answer["token_type"]);
        Assert.Equal("1800", answer["expires_in"]);
        var claims = answer.AccessTokenClaims;
        Assert.Equal(Scenario.Api, claims.GetProperty("aud").GetString());
        Assert.Equal(Scenario.Acme, claims.GetProperty("organization_id").GetString());
        Assert.Equal(Scenario.Machine, claims.GetProperty("sub").GetString());
        Assert.Equal(Scenario.Machine, claims.GetProperty("client_id").GetString());
        Assert.Equal(scenario.Issuer, claims.GetProperty("iss").GetString());
        Assert.Equal(1800, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_an_organization_token_without_a_resource(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var none = (await CredentialsAsync(scenario, ("organization_id", Scenario.Acme))).Ok();
        Assert.Equal("", none["scope"]);
        Assert.Equal("", none.AccessTokenClaims.GetProperty("scope").GetString());
        var some = (await CredentialsAsync(scenario, ("organization_id", Scenario.Acme), ("scope", "manage:billing read:member"))).Ok();
        Assert.Equal("manage:billing", some["scope"]);
        Assert.Equal("urn:logto:organization:" + Scenario.Acme, some.AccessTokenClaims.GetProperty("aud").GetString());
        Assert.False(some.AccessTokenClaims.TryGetProperty("organization_id", out _));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Global_and_organization_roles_never_mix(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var global = (await CredentialsAsync(scenario, ("resource", Scenario.Api), ("scope", "read:member read:catalog"))).Ok();
        Assert.Equal("read:catalog", global["scope"]);
        var other = (await CredentialsAsync(scenario, ("resource", Scenario.OtherApi), ("scope", "read:member read:catalog"))).Ok();
        Assert.Null(other["scope"]);
        Assert.False(other.AccessTokenClaims.TryGetProperty("scope", out _));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_what_the_client_may_not_have(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        (await CredentialsAsync(scenario)).Refused(400, "invalid_target", "both `resource` and `organization_id` are not provided");
        (await CredentialsAsync(scenario, ("resource", "nope"))).Refused(400, "invalid_target", "resource indicator must be an absolute URI");
        (await CredentialsAsync(scenario, ("resource", "https://nope.example.com"))).Refused(400, "invalid_target", "resource indicator is missing, or unknown");
        (await CredentialsAsync(scenario, ("resource", Scenario.Api), ("resource", Scenario.OtherApi))).Refused(400, "invalid_target");
        (await CredentialsAsync(scenario, ("organization_id", Scenario.Globex))).Refused(403, "access_denied", "app has not associated with the organization");
        (await CredentialsAsync(scenario, ("organization_id", "doesnotexist"))).Refused(403, "access_denied");
        (await scenario.TokenAsync(Scenario.Spa, ("grant_type", "client_credentials"), ("resource", Scenario.Api)))
            .Refused(400, "invalid_request", "requested grant type is not allowed for this client");
        (await scenario.TokenAsync(Scenario.Machine, ("grant_type", "password"))).Refused(400, "unsupported_grant_type");
        (await scenario.TokenAsync(Scenario.Machine)).Refused(400, "invalid_request", "missing required parameter 'grant_type'");
        (await scenario.TokenAsync("nope", ("grant_type", "client_credentials"))).Refused(400, "invalid_client", "invalid client nope");
        (await scenario.TokenAsync(Scenario.Machine, ("grant_type", "client_credentials"), ("client_secret", "wrong")))
            .Refused(401, "invalid_client", "client authentication failed");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Authenticates_with_the_basic_header_and_json(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oidc/token")
        {
            Content = new StringContent(
                $$"""{"grant_type":"client_credentials","organization_id":"{{Scenario.Acme}}","scope":"manage:billing"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = Basic(Scenario.Machine, Scenario.Secret);
        using var response = await scenario.Client.SendAsync(request);
        Assert.Equal("manage:billing", (await TokenAnswer.ReadAsync(response)).Ok()["scope"]);

        using var wrong = new HttpRequestMessage(HttpMethod.Post, "/oidc/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        wrong.Headers.Authorization = Basic(Scenario.Machine, "wrong");
        using var refused = await scenario.Client.SendAsync(wrong);
        var answer = await TokenAnswer.ReadAsync(refused);
        answer.Refused(401, "invalid_client");
        Assert.Equal($"Basic realm=\"{scenario.Issuer}\", error=\"invalid_client\", error_description=\"client authentication failed\"", answer.Headers["WWW-Authenticate"]);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Takes_any_secret_that_has_not_expired(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        var soon = scenario.Host.Time.GetUtcNow().AddMinutes(1);
        await scenario.ChangeAsync(db =>
        {
            db.Add(scenario.NewSecret(Scenario.Machine, "second", "another-secret-of-the-scenario-01", soon));
            return Task.CompletedTask;
        });
        (string, string)[] second = [("organization_id", Scenario.Acme), ("client_secret", "another-secret-of-the-scenario-01")];
        (await CredentialsAsync(scenario, second)).Ok();
        scenario.Host.Time.Advance(TimeSpan.FromMinutes(1));
        (await CredentialsAsync(scenario, second)).Refused(400, "invalid_request", "client secret has expired");
        (await CredentialsAsync(scenario, ("organization_id", Scenario.Acme))).Ok();
    }

    [Theory(DisplayName = "CVE-2026-3047, CVE-2025-64717: a disabled client, a lost membership or a disabled organization stops working at once")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Stops_at_once(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        (await CredentialsAsync(scenario, ("organization_id", Scenario.Acme))).Ok();
        await scenario.ChangeAsync(async db =>
        {
            await db.Organizations.Where(row => row.Id == Scenario.Acme).ExecuteUpdateAsync(row => row.SetProperty(entity => entity.IsDisabled, true));
            db.MarkCatalogChanged();
        });
        (await CredentialsAsync(scenario, ("organization_id", Scenario.Acme))).Refused(403, "access_denied");
        await scenario.ChangeAsync(async db =>
        {
            await db.Organizations.Where(row => row.Id == Scenario.Acme).ExecuteUpdateAsync(row => row.SetProperty(entity => entity.IsDisabled, false));
            db.RemoveRange(await db.OrganizationRoleApplications.AsTracking().ToListAsync());
        });
        Assert.Equal("", (await CredentialsAsync(scenario, ("organization_id", Scenario.Acme), ("scope", "manage:billing"))).Ok()["scope"]);
        await scenario.ChangeAsync(async db => (await db.Applications.AsTracking().FirstAsync(row => row.Id == Scenario.Machine)).IsDisabled = true);
        (await CredentialsAsync(scenario, ("organization_id", Scenario.Acme))).Refused(400, "invalid_client");
    }

    private static Task<TokenAnswer> CredentialsAsync(Scenario scenario, params (string, string)[] parameters) =>
        scenario.TokenAsync(Scenario.Machine, [("grant_type", "client_credentials"), .. parameters]);

    private static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}")));
}
