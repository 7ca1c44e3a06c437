using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Organizations;

/// <summary>What changes through the API mean for tokens, from the next one on.</summary>
public sealed class OrganizationTokenTests
{
    private const string Scopes = "openid offline_access urn:logto:scope:organizations urn:logto:scope:organization_roles";
    private const string Acme = $"/organizations/{Scenario.Acme}";

    [Theory(DisplayName = "59 CVE-2025-64717: removing a member, disabling and deleting an organization ends its tokens by every grant at once")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Ends_tokens_by_every_grant(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var token = (await hub.Scenario.SignInAsync(Scenario.Web, Scopes, [Scenario.Api])).Ok().RefreshToken;
        await IsAsync(user: true, machine: true);
        (await hub.PatchAsync(Acme, new { isDisabled = true })).Is(200);
        await IsAsync(user: false, machine: false);
        (await hub.PatchAsync(Acme, new { isDisabled = false })).Is(200);
        await IsAsync(user: true, machine: true);
        (await hub.DeleteAsync($"{Acme}/users/{Scenario.Alice}")).Is(204);
        await IsAsync(user: false, machine: true);
        (await hub.DeleteAsync($"{Acme}/applications/{Scenario.Machine}")).Is(204);
        await IsAsync(user: false, machine: false);
        (await hub.PutAsync(Acme + "/users", new { userIds = new[] { Scenario.Alice } })).Is(204);
        (await hub.PutAsync(Acme + "/applications", new { applicationIds = new[] { Scenario.Machine } })).Is(204);
        await IsAsync(user: true, machine: true);
        (await hub.PutAsync(Acme + "/applications", new { applicationIds = Array.Empty<string>() })).Is(204);
        await IsAsync(user: true, machine: false);
        (await hub.PostAsync(Acme + "/applications", new { applicationIds = new[] { Scenario.Machine } })).Is(201);
        (await hub.DeleteAsync(Acme)).Is(204);
        await IsAsync(user: false, machine: false);

        async Task IsAsync(bool user, bool machine)
        {
            var organization = ("organization_id", Scenario.Acme);
            var resource = ("resource", Scenario.Api);
            foreach (var more in new[] { new[] { organization }, [organization, resource] })
            {
                var code = await hub.Scenario.IssueCodeAsync(Scenario.Web, Scopes, [Scenario.Api]);
                Check(await hub.Scenario.RedeemAsync(Scenario.Web, code, more), user);
                var refreshed = await hub.Scenario.RefreshAsync(Scenario.Web, token, more);
                token = refreshed["refresh_token"] ?? token;
                Check(refreshed, user);
                Check(await hub.Scenario.TokenAsync(Scenario.Machine, [("grant_type", "client_credentials"), .. more]), machine);
            }
        }

        static void Check(TokenAnswer answer, bool isAllowed)
        {
            if (isAllowed)
            {
                answer.Ok();
            }
            else
            {
                answer.Refused(403, "access_denied");
                Assert.Null(answer["access_token"]);
            }
        }
    }

    [Theory(DisplayName = "59 CVE-2025-64717: another node refuses within a second")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Ends_tokens_on_another_node(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);
        var first = await ManagementScenario.OnAsync(pair.First);
        var second = await Scenario.OnAsync(pair.Second);
        Task<TokenAnswer> MachineAsync() => second.TokenAsync(Scenario.Machine, ("grant_type", "client_credentials"), ("organization_id", Scenario.Acme));
        var token = (await second.SignInAsync(Scenario.Web, Scopes)).Ok().RefreshToken;
        async Task<TokenAnswer> UserAsync()
        {
            var answer = await second.RefreshAsync(Scenario.Web, token, ("organization_id", Scenario.Acme));
            token = answer["refresh_token"] ?? token;
            return answer;
        }

        (await MachineAsync()).Ok();
        (await UserAsync()).Ok();
        (await first.PatchAsync(Acme, new { isDisabled = true })).Is(200);
        (await UserAsync()).Refused(403, "access_denied");
        await Eventually.TrueAsync(() => MachineAsync().GetAwaiter().GetResult().Status == 403);
        (await first.PatchAsync(Acme, new { isDisabled = false })).Is(200);
        (await UserAsync()).Ok();
        await Eventually.TrueAsync(() => MachineAsync().GetAwaiter().GetResult().Status == 200);
        (await first.DeleteAsync($"{Acme}/applications/{Scenario.Machine}")).Is(204);
        (await first.DeleteAsync($"{Acme}/users/{Scenario.Alice}")).Is(204);
        (await UserAsync()).Refused(403, "access_denied");
        await Eventually.TrueAsync(() => MachineAsync().GetAwaiter().GetResult().Status == 403);
    }

    [Theory(DisplayName = "59 CVE-2025-64717: consents for an organization end with the membership and do not come back with it")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Ends_consents_with_the_membership(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await AllowThirdPartyAsync(hub);
        var token = (await hub.Scenario.SignInAsync(Scenario.ThirdParty, Scopes)).Ok().RefreshToken;
        (await RefreshAsync()).Ok();
        (await hub.DeleteAsync($"{Acme}/users/{Scenario.Alice}")).Is(204);
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.ApplicationUserConsentOrganizations.CountAsync()));
        (await RefreshAsync()).Refused(403, "access_denied", "user is not a member of the organization");
        (await hub.PostAsync(Acme + "/users", new { userIds = new[] { Scenario.Alice } })).Is(201);
        (await RefreshAsync()).Refused(403, "access_denied", "organization access is not granted to the application");

        async Task<TokenAnswer> RefreshAsync()
        {
            var answer = await hub.Scenario.RefreshAsync(Scenario.ThirdParty, token, ("organization_id", Scenario.Acme));
            token = answer["refresh_token"] ?? token;
            return answer;
        }
    }

    [Theory(DisplayName = "37 CVE-2026-9791: organization data only with the organization scopes, and for third parties only of organizations the user chose")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Discloses_organizations_to_whom_they_may_be(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync($"/organizations/{Scenario.Globex}/users", new { userIds = new[] { Scenario.Alice } })).Is(201);
        (await hub.PostAsync($"/organizations/{Scenario.Globex}/users/{Scenario.Alice}/roles", new { organizationRoleIds = new[] { "or-member" } })).Is(201);

        await ClaimsAsync(Scenario.Web, "openid offline_access profile", null, null, null);
        await ClaimsAsync(Scenario.Web, "openid urn:logto:scope:organization_roles", null, null, """["acme00000000:admin","globex000000:member"]""");
        await ClaimsAsync(
            Scenario.Web,
            "openid urn:logto:scope:organizations",
            """["acme00000000","globex000000"]""",
            """[{"id":"acme00000000","name":"Acme","description":"Makes things"},{"id":"globex000000","name":"Globex","description":null}]""",
            null);

        // Not in its ceiling, then without any consent, then with one.
        await ClaimsAsync(Scenario.ThirdParty, Scopes, null, null, null);
        await AllowThirdPartyAsync(hub, consents: false);
        await ClaimsAsync(Scenario.ThirdParty, Scopes, "[]", "[]", "[]");
        await AllowThirdPartyAsync(hub, scopes: false);
        await ClaimsAsync(
            Scenario.ThirdParty, Scopes, """["acme00000000"]""", """[{"id":"acme00000000","name":"Acme","description":"Makes things"}]""", """["acme00000000:admin"]""");
        (await hub.PatchAsync(Acme, new { isDisabled = true })).Is(200);
        await ClaimsAsync(Scenario.ThirdParty, Scopes, "[]", "[]", "[]");

        async Task ClaimsAsync(string client, string scope, string? organizations, string? data, string? roles)
        {
            var tokens = (await hub.Scenario.SignInAsync(client, scope)).Ok();
            var idToken = tokens.IdTokenClaims;
            var userInfo = (await UserInfoAsync(hub.Scenario, tokens.AccessToken)).Ok();
            foreach (var (claim, value, isInIdToken) in new[] { ("organizations", organizations, true), ("organization_data", data, false), ("organization_roles", roles, true) })
            {
                Assert.Equal(value, Sorted(userInfo.Body, claim));
                Assert.Equal(isInIdToken ? value : null, Sorted(idToken, claim));
            }
        }

        static string? Sorted(JsonElement claims, string name) => claims.TryGetProperty(name, out var claim)
            ? "[" + string.Join(',', claim.EnumerateArray().Select(item => item.GetRawText()).Order(StringComparer.Ordinal)) + "]"
            : null;
    }

    [Theory(DisplayName = "61 CVE-2026-33132: the organization in a request is enforced, not just echoed")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Enforces_the_organization_of_a_request(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Permissions = Scopes + " read:member invite:member read:catalog manage:billing";
        foreach (var id in new[] { Scenario.Globex, "none", "ACME00000000", Scenario.Acme + " ", Scenario.Acme + "' OR '1'='1", new string('a', 300), "%" })
        {
            var organization = ("organization_id", id);
            foreach (var more in new[] { new[] { organization }, [organization, ("resource", Scenario.Api)] })
            {
                var code = await hub.Scenario.IssueCodeAsync(Scenario.Web, Permissions, [Scenario.Api]);
                Refuse(await hub.Scenario.RedeemAsync(Scenario.Web, code, more));
                Refuse(await hub.Scenario.TokenAsync(Scenario.Machine, [("grant_type", "client_credentials"), ("scope", "manage:billing read:catalog"), .. more]));
            }

            // Asked for when the person signed in, and not again when the code is redeemed.
            var asked = await hub.Scenario.IssueCodeAsync(Scenario.Web, Permissions, [Scenario.Api], payload => payload with { OrganizationId = id });
            Refuse(await hub.Scenario.RedeemAsync(Scenario.Web, asked));
        }

        // In one organization the permissions held there count, not those of another one or of none.
        (await hub.PostAsync($"/organizations/{Scenario.Globex}/users", new { userIds = new[] { Scenario.Alice } })).Is(201);
        (await hub.PostAsync($"/organizations/{Scenario.Globex}/users/{Scenario.Alice}/roles", new { organizationRoleIds = new[] { "or-member" } })).Is(201);
        var granted = await RedeemAsync(("organization_id", Scenario.Globex), ("resource", Scenario.Api));
        Assert.Equal("read:member", granted["scope"]);
        Assert.Equal(Scenario.Globex, granted.AccessTokenClaims.GetProperty("organization_id").GetString());
        granted = await RedeemAsync(("organization_id", Scenario.Globex));
        Assert.Equal("", granted["scope"]);
        Assert.Equal("urn:logto:organization:" + Scenario.Globex, granted.AccessTokenClaims.GetProperty("aud").GetString());
        granted = await RedeemAsync(("organization_id", Scenario.Acme));
        Assert.Equal("manage:billing", granted["scope"]);

        async Task<TokenAnswer> RedeemAsync(params (string, string)[] more) =>
            (await hub.Scenario.RedeemAsync(Scenario.Web, await hub.Scenario.IssueCodeAsync(Scenario.Web, Permissions, [Scenario.Api]), more)).Ok();

        static void Refuse(TokenAnswer answer)
        {
            answer.Refused(403, "access_denied");
            Assert.Null(answer["access_token"]);
        }
    }

    private static Task AllowThirdPartyAsync(ManagementScenario hub, bool scopes = true, bool consents = true) => hub.Scenario.ChangeAsync(db =>
    {
        if (scopes)
        {
            db.Add(new ApplicationUserConsentUserScope { ApplicationId = Scenario.ThirdParty, UserScope = "urn:logto:scope:organizations" });
            db.Add(new ApplicationUserConsentUserScope { ApplicationId = Scenario.ThirdParty, UserScope = "urn:logto:scope:organization_roles" });
        }

        if (consents)
        {
            db.Add(new ApplicationUserConsentOrganization { ApplicationId = Scenario.ThirdParty, OrganizationId = Scenario.Acme, UserId = Scenario.Alice });
        }

        return Task.CompletedTask;
    });

    private static async Task<TokenAnswer> UserInfoAsync(Scenario scenario, string token)
    {
        using var content = new FormUrlEncodedContent([new("access_token", token)]);
        using var response = await scenario.Client.PostAsync("/oidc/me", content);
        return await TokenAnswer.ReadAsync(response);
    }
}
