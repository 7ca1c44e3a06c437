using IdentityHub.Data.Organizations;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Applications;

/// <summary>Application-level access control: who may sign in to one application, in the API and in every flow.</summary>
public sealed class AccessControlTests
{
    private const string Path = "/applications/web/access-control";
    private const string Denied = "user may not use this application";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Rules_are_kept_as_a_whole(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Empty = """{"userIds":[],"userRoleIds":[],"organizationIds":[],"organizationRoleRules":[]}""";
        Assert.Equal(Empty, (await hub.GetAsync(Path)).Is(200).Text);
        const string Full =
            """{"userIds":["alice0000000","bob000000000"],"userRoleIds":["r-global"],"organizationIds":["globex000000"],"organizationRoleRules":[{"organizationId":"acme00000000","organizationRoleIds":["or-admin","or-member"]}]}""";
        var doubled = Rules(
            [Scenario.Bob, Scenario.Alice, Scenario.Bob], ["r-global", "r-global"], [Scenario.Globex], (Scenario.Acme, ["or-member"]), (Scenario.Acme, ["or-admin", "or-member"]));
        Assert.Equal(Full, (await hub.PutAsync(Path, doubled)).Is(200).Text);

        // What refers to nothing, to machines, or to roles of the hub itself changes nothing.
        (await hub.PutAsync(Path, Rules(["nobody"]))).IsRefused(404, "entity.relation_foreign_key_not_found");
        (await hub.PutAsync(Path, Rules([], [], ["nowhere"]))).IsRefused(404, "entity.relation_foreign_key_not_found");
        (await hub.PutAsync(Path, Rules([], ["none"]))).IsRefused(404, "entity.relation_foreign_key_not_found");
        (await hub.PutAsync(Path, Rules([], ["administrator"]))).IsRefused(404, "entity.relation_foreign_key_not_found");
        (await hub.PutAsync(Path, Rules([], ["r-machine"]))).IsRefused(422, "entity.db_constraint_violated");
        (await hub.PutAsync(Path, Rules([], [], [], (Scenario.Acme, ["or-machine"])))).IsRefused(422, "entity.db_constraint_violated");
        (await hub.PutAsync(Path, Rules([], [], [], (Scenario.Acme, [])))).IsInvalid("organizationRoleRules.0.organizationRoleIds");
        (await hub.PutAsync(Path, Rules([.. Enumerable.Repeat("u", 1001)]))).IsInvalid("userIds");
        (await hub.PutAsync("/applications/none/access-control", Rules([Scenario.Bob]))).IsRefused(404, "entity.not_exists_with_id");
        (await hub.GetAsync("/applications/none/access-control")).IsRefused(404, "entity.not_exists_with_id");
        Assert.Equal(Full, (await hub.GetAsync(Path)).Is(200).Text);

        Assert.True((await hub.PatchAsync("/applications/web", new { appLevelAccessControlEnabled = true })).Is(200)["appLevelAccessControlEnabled"].GetBoolean());
        (await hub.PutAsync(Path, Rules([]))).IsRefused(422, "request.invalid_input");
        (await hub.PatchAsync("/applications/web", new { appLevelAccessControlEnabled = false })).Is(200);
        Assert.Equal(Empty, (await hub.PutAsync(Path, Rules([]))).Is(200).Text);
        (await hub.PatchAsync("/applications/web", new { appLevelAccessControlEnabled = true })).IsRefused(422, "request.invalid_input");

        // Of switching on and emptying at once, one happens.
        for (var round = 0; round < 5; round++)
        {
            (await hub.PatchAsync("/applications/web", new { appLevelAccessControlEnabled = false })).Is(200);
            (await hub.PutAsync(Path, Rules([Scenario.Bob]))).Is(200);
            var answers = await Task.WhenAll(
                hub.PatchAsync("/applications/web", new { appLevelAccessControlEnabled = true }), hub.PutAsync(Path, Rules([])));
            Assert.Single(answers, answer => answer.Status == 200);
            Assert.Single(answers, answer => answer.Code == "request.invalid_input");
        }
    }

    [Theory(DisplayName = "A user whom no rule lets in gets access_denied at sign-in, in a session, for a code and for a refresh token")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Holds_in_every_flow(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var scenario = hub.Scenario;
        await AllowAsync(hub, Rules([Scenario.Alice]));
        (await hub.PatchAsync("/applications/web", new { appLevelAccessControlEnabled = true })).Is(200);

        using var bob = new TestBrowser(scenario);
        using var started = await bob.AuthorizeAsync(Scenario.Web);
        using var refused = await bob.ProveAsync(Scenario.Bob);
        var returned = TestBrowser.Returned(refused);
        Assert.Equal(("access_denied", Denied, "s-1"), (returned["error"], returned["error_description"], returned["state"]));
        using var silent = await bob.AuthorizeAsync(Scenario.Web, "prompt=none");
        Assert.Equal("access_denied", TestBrowser.Returned(silent)["error"]);
        Assert.NotNull(TestBrowser.CodeOf(await bob.AuthorizeAsync(Scenario.Spa, "prompt=none")));

        using var alice = new TestBrowser(scenario);
        var tokens = (await scenario.RedeemAsync(
            Scenario.Web, await alice.SignInAsync(Scenario.Web, Scenario.Alice, "scope=openid offline_access", "prompt=login consent"))).Ok();
        var code = TestBrowser.CodeOf(await alice.AuthorizeAsync(Scenario.Web));

        // The rule goes: the next step of everything that was begun is refused.
        await AllowAsync(hub, Rules([Scenario.Bob]));
        (await scenario.RedeemAsync(Scenario.Web, code)).Refused(403, "access_denied", Denied);
        (await scenario.RefreshAsync(Scenario.Web, tokens.RefreshToken)).Refused(403, "access_denied", Denied);
        using var again = await alice.AuthorizeAsync(Scenario.Web);
        Assert.Equal("access_denied", TestBrowser.Returned(again)["error"]);
        Assert.NotNull(TestBrowser.CodeOf(await bob.AuthorizeAsync(Scenario.Web)));

        // And it comes back, by any kind of rule.
        foreach (var rules in new[]
        {
            Rules([], ["r-global"]), Rules([], [], [Scenario.Acme]), Rules([], [], [], (Scenario.Acme, ["or-member", "or-admin"])),
        })
        {
            await AllowAsync(hub, rules);
            tokens = (await scenario.RefreshAsync(Scenario.Web, tokens.RefreshToken)).Ok();
            Assert.NotNull(TestBrowser.CodeOf(await alice.AuthorizeAsync(Scenario.Web)));
        }

        // Neither a rule about another organization or role nor a disabled organization lets anybody in.
        foreach (var rules in new[] { Rules([], [], [Scenario.Globex]), Rules([], [], [], (Scenario.Acme, ["or-member"]), (Scenario.Globex, ["or-admin"])) })
        {
            await AllowAsync(hub, rules);
            (await scenario.RefreshAsync(Scenario.Web, tokens.RefreshToken)).Refused(403, "access_denied");
        }

        await AllowAsync(hub, Rules([], [], [Scenario.Acme], (Scenario.Acme, ["or-admin"])));
        await scenario.ChangeAsync(async db =>
        {
            (await db.Organizations.SingleAsync(organization => organization.Id == Scenario.Acme)).IsDisabled = true;
            db.MarkCatalogChanged();
        });
        (await scenario.RefreshAsync(Scenario.Web, tokens.RefreshToken)).Refused(403, "access_denied");
        (await hub.PatchAsync("/applications/web", new { appLevelAccessControlEnabled = false })).Is(200);
        (await scenario.RefreshAsync(Scenario.Web, tokens.RefreshToken)).Ok();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Rules_go_with_what_they_speak_of(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await AllowAsync(hub, Rules([Scenario.Alice], ["r-global"], [Scenario.Acme], (Scenario.Acme, ["or-admin"])));
        await hub.Scenario.ChangeAsync(async db =>
        {
            await db.Set<Role>().Where(role => role.Id == "r-global").ExecuteDeleteAsync();
            await db.Set<Organization>().Where(organization => organization.Id == Scenario.Acme).ExecuteDeleteAsync();
            await db.Users.Where(user => user.Id == Scenario.Alice).ExecuteDeleteAsync();
            db.MarkCatalogChanged();
        });
        Assert.Equal("""{"userIds":[],"userRoleIds":[],"organizationIds":[],"organizationRoleRules":[]}""", (await hub.GetAsync(Path)).Is(200).Text);
    }

    private static async Task AllowAsync(ManagementScenario hub, object rules) => (await hub.PutAsync(Path, rules)).Is(200);

    private static object Rules(
        string[] users, string[]? roles = null, string[]? organizations = null, params (string Organization, string[] Roles)[] organizationRoles) => new
        {
            userIds = users,
            userRoleIds = roles ?? [],
            organizationIds = organizations ?? [],
            organizationRoleRules = organizationRoles.Select(rule => new { organizationId = rule.Organization, organizationRoleIds = rule.Roles }),
        };
}
