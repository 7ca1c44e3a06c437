using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>Identities of users at other providers, and their organizations.</summary>
public sealed class UserIdentityTests
{
    private const string Alice = "/users/" + Scenario.Alice;
    private const string Bob = "/users/" + Scenario.Bob;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_social_identities_and_what_finds_them_in_step(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var added = (await hub.PutAsync(Alice + "/identities/google", new { userId = "g-1", details = new { name = "A" } })).Is(201);
        Assert.Equal("""{"google":{"userId":"g-1","details":{"name":"A"}}}""", added.Text);
        var replaced = (await hub.PutAsync(Alice + "/identities/google", new { userId = "g-1" })).Is(200);
        Assert.Equal("""{"google":{"userId":"g-1"}}""", replaced.Text);
        (await hub.PutAsync(Alice + "/identities/github", new { userId = "h-1" })).Is(201);
        (await hub.PutAsync(Bob + "/identities/google", new { userId = "g-1" })).IsRefused(422, "user.identity_already_in_use");
        (await hub.PutAsync(Bob + "/identities/google", new { userId = "h-1" })).Is(201);
        (await hub.PutAsync(Alice + "/identities/google", new { userId = "g-2" })).Is(200);
        (await hub.PutAsync(Bob + "/identities/google", new { userId = "g-1" })).Is(200);
        Assert.Equal(["github h-1 alice0000000", "google g-1 bob000000000", "google g-2 alice0000000"], await RowsAsync(hub));

        Assert.Equal("""{"identity":{"userId":"g-2"}}""", (await hub.GetAsync(Alice + "/identities/google")).Is(200).Text);
        (await hub.GetAsync(Bob + "/identities/github")).IsRefused(404, "user.identity_not_exist");
        (await hub.GetAsync("/users/nobody/identities/github")).IsRefused(404, "entity.not_found");
        (await hub.PutAsync("/users/nobody/identities/github", new { userId = "x" })).IsRefused(404, "entity.not_found");
        (await hub.PutAsync(Alice + "/identities/google", """{"userId":"","details":[]}""")).IsInvalid("userId", "details");
        (await hub.PutAsync(Alice + "/identities/google", new { userId = new string('x', 129) })).IsInvalid("userId");
        (await hub.PutAsync(Alice + "/identities/" + new string('x', 129), new { userId = "x" })).IsInvalid("target");
        var identities = (await hub.GetAsync(Alice))["identities"].GetRawText();
        Assert.Equal("""{"google":{"userId":"g-2"},"github":{"userId":"h-1"}}""", identities);

        Assert.Equal("""{"github":{"userId":"h-1"}}""", (await hub.DeleteAsync(Alice + "/identities/google")).Is(200)["identities"].GetRawText());
        (await hub.DeleteAsync(Alice + "/identities/google")).IsRefused(404, "user.identity_not_exist");
        Assert.Equal(["github h-1 alice0000000", "google g-1 bob000000000"], await RowsAsync(hub));
        (await hub.DeleteAsync(Bob)).Is(204);
        Assert.Equal(["github h-1 alice0000000"], await RowsAsync(hub));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_an_identity_to_one_user_only_however_many_ask_at_once(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var users = new List<string>();
        for (var number = 0; number < 8; number++)
        {
            users.Add((await hub.PostAsync("/users", new { username = "u" + number })).Is(200).Id);
        }

        var answers = await Task.WhenAll(users.Select(id => hub.PutAsync($"/users/{id}/identities/google", new { userId = "same" })));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.IsRefused(422, "user.identity_already_in_use"));
        var winner = users[Array.FindIndex(answers, answer => answer.Status == 201)];
        Assert.Equal(["google same " + winner], await RowsAsync(hub));
        foreach (var id in users)
        {
            Assert.Equal(id == winner ? """{"google":{"userId":"same"}}""" : "{}", (await hub.GetAsync("/users/" + id))["identities"].GetRawText());
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Shows_enterprise_identities_and_organizations(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var now = hub.Scenario.Host.Time.GetUtcNow();
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new UserSsoIdentity
            {
                Id = "sso-1",
                UserId = Scenario.Alice,
                Issuer = "https://idp.example.com",
                IdentityId = "i-1",
                Detail = JsonColumn.Parse("""{"email":"a"}"""),
                SsoConnectorId = "c-1",
                CreatedAt = now,
                UpdatedAt = now,
            });
            return Task.CompletedTask;
        });
        (await hub.PutAsync(Alice + "/identities/google", new { userId = "g-1" })).Is(201);
        var milliseconds = now.ToUnixTimeMilliseconds();
        var sso = "{\"tenantId\":\"default\",\"id\":\"sso-1\",\"userId\":\"alice0000000\",\"issuer\":\"https://idp.example.com\",\"identityId\":\"i-1\","
            + $"\"detail\":{{\"email\":\"a\"}},\"createdAt\":{milliseconds},\"updatedAt\":{milliseconds},\"ssoConnectorId\":\"c-1\"}}";
        Assert.Equal($"{{\"ssoIdentity\":{sso}}}", (await hub.GetAsync(Alice + "/sso-identities/c-1")).Is(200).Text);
        (await hub.GetAsync(Alice + "/sso-identities/c-2")).IsRefused(404, "user.enterprise_sso_identity_not_exists");
        (await hub.GetAsync(Bob + "/sso-identities/c-1")).IsRefused(404, "user.enterprise_sso_identity_not_exists");
        (await hub.GetAsync("/users/nobody/sso-identities/c-1")).IsRefused(404, "entity.not_found");
        Assert.Equal(
            "{\"socialIdentities\":[{\"target\":\"google\",\"identity\":{\"userId\":\"g-1\"}}],\"ssoIdentities\":[{\"ssoConnectorId\":\"c-1\",\"ssoIdentity\":" + sso + "}]}",
            (await hub.GetAsync(Alice + "/all-identities")).Is(200).Text);
        Assert.Equal($"[{sso}]", (await hub.GetAsync(Alice + "?includeSsoIdentities=true")).Is(200)["ssoIdentities"].GetRawText());
        Assert.False((await hub.GetAsync(Alice)).Is(200).Body.TryGetProperty("ssoIdentities", out _));

        Assert.Equal(
            "[{\"tenantId\":\"default\",\"id\":\"acme00000000\",\"name\":\"Acme\",\"description\":\"Makes things\",\"customData\":{},\"isMfaRequired\":false,\"color\":{},"
            + $"\"branding\":{{}},\"customCss\":null,\"createdAt\":{milliseconds},\"organizationRoles\":[{{\"id\":\"or-admin\",\"name\":\"admin\"}}]}}]",
            (await hub.GetAsync(Alice + "/organizations")).Is(200).Text);
        Assert.Equal("[]", (await hub.GetAsync(Bob + "/organizations")).Is(200).Text);
    }

    private static Task<List<string>> RowsAsync(ManagementScenario hub) => hub.Scenario.ReadAsync(db => db.UserIdentities
        .OrderBy(row => row.Target).ThenBy(row => row.IdentityId).Select(row => row.Target + " " + row.IdentityId + " " + row.UserId).ToListAsync());
}
