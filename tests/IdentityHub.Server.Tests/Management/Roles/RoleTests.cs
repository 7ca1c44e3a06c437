using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Roles;

/// <summary>Roles, as spec 02 §5 has them.</summary>
public sealed class RoleTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_reads_changes_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync("/roles", new
        {
            name = "Editors",
            description = "Edit things",
            scopeIds = new[] { "s-read", "s-invite", "s-read" },
            id = "mine",
            tenantId = "other",
            createdAt = 1,
            isAdmin = true,
        })).Is(200);
        Assert.Equal(
            $$"""{"tenantId":"default","id":"{{created.Id}}","name":"Editors","description":"Edit things","type":"User","isDefault":false}""", created.Text);
        Assert.Equal(21, created.Id.Length);
        (await hub.PostAsync("/roles", new { name = "Editors", description = "Again" })).IsRefused(422, "role.name_in_use");

        var path = "/roles/" + created.Id;
        Assert.Equal(created.Text, (await hub.GetAsync(path)).Is(200).Text);
        var changed = (await hub.PatchAsync(path, new { name = "Authors", isDefault = true, type = "MachineToMachine", id = "mine" })).Is(200);
        Assert.Equal(("Authors", "Edit things", "User", true, created.Id), (
            changed["name"].GetString(), changed["description"].GetString(), changed["type"].GetString(), changed["isDefault"].GetBoolean(), changed.Id));
        (await hub.PatchAsync(path, new { name = "reader" })).IsRefused(422, "role.name_in_use");
        Assert.Equal(changed.Text, (await hub.PatchAsync(path, new { })).Is(200).Text);

        (await hub.DeleteAsync(path)).Is(204);
        (await hub.DeleteAsync(path)).IsRefused(404, "entity.not_exists_with_id");
        (await hub.GetAsync(path)).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PatchAsync(path, new { name = "x" })).IsRefused(404, "entity.not_exists_with_id");
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.RoleScopes.CountAsync(row => row.RoleId == created.Id)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Searches_roles_and_what_belongs_to_them(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        Assert.Equal(["r-machine", "r-global"], (await hub.GetAsync("/roles?search.name=%25READER")).Is(200).Ids);
        Assert.Equal(["r-global"], (await hub.GetAsync("/roles?search=Reader&mode=exact")).Is(200).Ids);
        Assert.Empty((await hub.GetAsync("/roles?search=Reader&mode=exact&isCaseSensitive=true")).Is(200).Ids);
        Assert.Equal(["s-global"], (await hub.GetAsync("/roles/r-global/scopes?search=%25catalog")).Is(200).Ids);
        Assert.Empty((await hub.GetAsync("/roles/r-global/scopes?search=catalog")).Is(200).Ids);
        Assert.Equal([Scenario.Alice], (await hub.GetAsync("/roles/r-global/users?search=ALICE@example.com&mode=exact")).Is(200).Ids);
        Assert.Empty((await hub.GetAsync("/roles/r-global/users?search=bob&mode=exact")).Is(200).Ids);
        Assert.Equal([Scenario.Machine], (await hub.GetAsync("/roles/r-machine/applications?search=^client&mode=posix")).Is(200).Ids);
        Assert.Empty((await hub.GetAsync("/roles/r-machine/applications?search=^machine$&mode=posix&search.name=x&joint=and")).Is(200).Ids);
        foreach (var path in new[] { "/roles", "/roles/r-global/scopes", "/roles/r-global/users", "/roles/r-machine/applications" })
        {
            (await hub.GetAsync(path + "?search=")).IsRefused(400, "request.invalid_input");
            (await hub.GetAsync(path + "?search=(&mode=posix")).IsRefused(400, "request.invalid_input");
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_wrong_members_by_name(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync("/roles", "{}")).IsInvalid("name", "description");
        (await hub.PostAsync("/roles", """{"name":"","description":"","type":"Robot","isDefault":"yes","scopeIds":[""]}"""))
            .IsInvalid("name", "description", "type", "isDefault", "scopeIds.0");
        (await hub.PostAsync("/roles", """{"name":"a\u0000","description":"\ud800","scopeIds":"s-read"}""")).IsInvalid("name", "description", "scopeIds");
        (await hub.PatchAsync("/roles/r-global", """{"name":null,"description":1,"isDefault":null}""")).IsInvalid("name", "description", "isDefault");
        (await hub.PostAsync("/roles/r-global/users", """{"userIds":[]}""")).IsInvalid("userIds");
        (await hub.PostAsync("/roles/r-machine/applications", """{"applicationIds":[1]}""")).IsInvalid("applicationIds.0");
        (await hub.PostAsync("/roles/r-global/scopes", "{}")).IsInvalid("scopeIds");
        (await hub.GetAsync("/roles?type=Robot")).IsInvalid("type");
    }

    [Theory(DisplayName = "A role whose permissions cannot all be given is not made at all")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Leaves_nothing_of_a_role_with_a_bad_scope(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync("/roles", new { name = "Half", description = "Half made", scopeIds = new[] { "s-read", "nowhere" } }))
            .IsRefused(404, "entity.not_exists_with_id");
        Assert.False(await hub.Scenario.ReadAsync(db => db.Roles.AnyAsync(role => role.Name == "Half")));
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.RoleScopes.CountAsync(row => row.RoleId == "r-global")));
        (await hub.PostAsync("/roles", new { name = "Half", description = "Whole", scopeIds = new[] { "s-read" } })).Is(200);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lists_roles_with_who_has_them(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.Scenario.ChangeAsync(db =>
        {
            for (var number = 0; number < 5; number++)
            {
                db.Add(new User { Id = $"member00000{number}", Name = $"Member {number}", Avatar = "https://example.com/a.png" });
                db.Add(new UserRole { UserId = $"member00000{number}", RoleId = "r-global" });
            }

            return Task.CompletedTask;
        });
        var roles = (await hub.GetAsync("/roles?page_size=100")).Is(200);
        Assert.Equal(["Logto Management API access", "machine reader", "reader"], roles.Body.EnumerateArray().Select(role => role.GetProperty("name").GetString()));
        Assert.Equal("3", roles.Headers["Total-Number"]);
        var reader = roles.Body[2];
        string[] members =
            ["tenantId", "id", "name", "description", "type", "isDefault", "usersCount", "featuredUsers", "applicationsCount", "featuredApplications"];
        Assert.Equal(members, reader.EnumerateObject().Select(member => member.Name));
        Assert.Equal((6, 3, 0), (
            reader.GetProperty("usersCount").GetInt32(), reader.GetProperty("featuredUsers").GetArrayLength(), reader.GetProperty("applicationsCount").GetInt32()));
        Assert.Equal(["id", "avatar", "name"], reader.GetProperty("featuredUsers")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            """[{"id":"machine","name":"Client machine","type":"MachineToMachine"}]""", roles.Body[1].GetProperty("featuredApplications").GetRawText());

        Assert.Equal(["r-global"], (await hub.GetAsync("/roles?type=User")).Is(200).Ids);
        Assert.Equal(["r-machine"], (await hub.GetAsync("/roles?search.name=machine%25&type=MachineToMachine")).Is(200).Ids);
        Assert.Equal([], (await hub.GetAsync("/roles?search=" + Uri.EscapeDataString("' OR 1=1 --"))).Is(200).Ids);
        foreach (var list in new[] { "/roles", "/roles/r-global/users", "/roles/r-machine/applications", "/roles/r-global/scopes" })
        {
            (await hub.GetAsync(list + "?search.password=x")).IsRefused(400, "request.invalid_input");
        }

        Assert.DoesNotContain("r-global", (await hub.GetAsync("/roles?excludeUserId=" + Scenario.Alice)).Is(200).Ids);
        Assert.DoesNotContain("r-machine", (await hub.GetAsync("/roles?excludeApplicationId=" + Scenario.Machine)).Is(200).Ids);
        Assert.Contains("r-global", (await hub.GetAsync("/roles?excludeUserId=" + Scenario.Bob)).Is(200).Ids);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Asks_the_database_as_often_for_many_roles_as_for_one(string provider)
    {
        var queries = new QueryCounter();
        await using var hub = await ManagementScenario.StartAsync(provider, queries.Count);
        async Task<int> CountAsync()
        {
            (await hub.GetAsync("/roles?page_size=100")).Is(200);
            var before = queries.Queries;
            (await hub.GetAsync("/roles?page_size=100")).Is(200);
            return queries.Queries - before;
        }

        var few = await CountAsync();
        await hub.Scenario.ChangeAsync(db =>
        {
            for (var number = 0; number < 50; number++)
            {
                db.Add(new Role { Id = $"role{number}", Name = $"Role {number}", Description = "One of many" });
                db.Add(new UserRole { UserId = Scenario.Alice, RoleId = $"role{number}" });
            }

            return Task.CompletedTask;
        });
        Assert.Equal(few, await CountAsync());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Manages_permissions(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var list = (await hub.GetAsync("/roles/r-global/scopes")).Is(200);
        var scope = Assert.Single(list.Body.EnumerateArray());
        Assert.Equal(("s-global", "api", Scenario.Api), (
            scope.GetProperty("id").GetString(), scope.GetProperty("resourceId").GetString(), scope.GetProperty("resource").GetProperty("indicator").GetString()));
        Assert.DoesNotContain("Total-Number", list.Headers.Keys);
        Assert.Equal("1", (await hub.GetAsync("/roles/r-global/scopes?page=1")).Headers["Total-Number"]);

        var added = (await hub.PostAsync("/roles/r-global/scopes", new { scopeIds = new[] { "s-read", "s-invite" } })).Is(201);
        Assert.Equal(["s-global", "s-invite", "s-read"], added.Ids.Order());
        (await hub.PostAsync("/roles/r-global/scopes", new { scopeIds = new[] { "s-read" } })).IsRefused(422, "role.scope_exists");
        (await hub.PostAsync("/roles/r-global/scopes", new { scopeIds = new[] { "nowhere" } })).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PostAsync("/roles/nobody/scopes", new { scopeIds = new[] { "s-read" } })).IsRefused(404, "entity.not_exists_with_id");
        (await hub.GetAsync("/roles/nobody/scopes")).IsRefused(404, "entity.not_exists_with_id");

        // Tokens follow at once.
        Assert.Equal("read:catalog read:member", await PermissionsAsync(hub));
        (await hub.DeleteAsync("/roles/r-global/scopes/s-read")).Is(204);
        Assert.Equal("read:catalog", await PermissionsAsync(hub));
        (await hub.DeleteAsync("/roles/r-global/scopes/s-read")).IsRefused(404, "entity.not_found");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_roles_to_users_and_takes_them_away(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync("/roles/r-global/users", new { userIds = new[] { Scenario.Bob, Scenario.Bob } })).Is(201);
        Assert.True(await hub.Scenario.ReadAsync(db => db.UserRoles.AnyAsync(row => row.UserId == Scenario.Bob && row.RoleId == "r-global")));
        (await hub.PostAsync("/roles/r-global/users", new { userIds = new[] { Scenario.Bob } })).IsRefused(422, "role.user_exists");
        (await hub.PostAsync("/roles/r-global/users", new { userIds = new[] { "nobody" } })).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PostAsync("/roles/r-machine/users", new { userIds = new[] { Scenario.Bob } })).IsRefused(422, "entity.db_constraint_violated");
        (await hub.DeleteAsync($"/roles/r-global/users/{Scenario.Bob}")).Is(204);
        (await hub.DeleteAsync($"/roles/r-global/users/{Scenario.Bob}")).IsRefused(404, "entity.not_found");
        (await hub.DeleteAsync($"/roles/nothing/users/{Scenario.Bob}")).IsRefused(404, "entity.not_exists_with_id");

        var list = (await hub.GetAsync("/roles/r-global/users")).Is(200);
        Assert.Equal([Scenario.Alice], list.Ids);
        Assert.Equal("1", list.Headers["Total-Number"]);
        Assert.Equal("alice", list.Body[0].GetProperty("username").GetString());
        (await hub.GetAsync("/roles/nothing/users")).IsRefused(404, "entity.not_exists_with_id");

        // Twenty at once: one gives it, the others are told that it is there.
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hub.PostAsync("/roles/r-global/users", new { userIds = new[] { Scenario.Bob } })));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.IsRefused(422, "role.user_exists"));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_roles_to_machine_applications_and_takes_them_away(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync("/roles/r-machine/applications", new { applicationIds = new[] { ManagementScenario.Manager } })).Is(201);
        (await hub.PostAsync("/roles/r-machine/applications", new { applicationIds = new[] { ManagementScenario.Manager } }))
            .IsRefused(422, "role.application_exists");
        (await hub.PostAsync("/roles/r-machine/applications", new { applicationIds = new[] { "nobody" } })).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PostAsync("/roles/r-machine/applications", new { applicationIds = new[] { Scenario.Spa } })).IsRefused(422, "entity.db_constraint_violated");
        (await hub.PostAsync("/roles/r-global/applications", new { applicationIds = new[] { ManagementScenario.Manager } }))
            .IsRefused(422, "entity.db_constraint_violated");

        var list = (await hub.GetAsync("/roles/r-machine/applications")).Is(200);
        Assert.Equal([Scenario.Machine, ManagementScenario.Manager], list.Ids.Order());
        Assert.Equal("2", list.Headers["Total-Number"]);
        Assert.Equal("MachineToMachine", list.Body[0].GetProperty("type").GetString());
        (await hub.GetAsync("/roles/nothing/applications")).IsRefused(404, "entity.not_exists_with_id");

        // Taking it away shows in the next token.
        (await hub.DeleteAsync($"/roles/r-machine/applications/{Scenario.Machine}")).Is(204);
        (await hub.DeleteAsync($"/roles/r-machine/applications/{Scenario.Machine}")).IsRefused(404, "entity.not_found");
        var token = await hub.Scenario.TokenAsync(Scenario.Machine, ("grant_type", "client_credentials"), ("resource", Scenario.Api), ("scope", "read:catalog"));
        Assert.Null(token["scope"]);
    }

    /// <summary>The permissions of the API that a new token of Alice holds.</summary>
    private static async Task<string> PermissionsAsync(ManagementScenario hub)
    {
        var code = await hub.Scenario.IssueCodeAsync(Scenario.Spa, "openid read:catalog read:member", [Scenario.Api]);
        var token = (await hub.Scenario.RedeemAsync(Scenario.Spa, code, ("resource", Scenario.Api))).Ok();
        return string.Join(' ', token.AccessTokenClaims.GetProperty("scope").GetString()!.Split(' ').Order());
    }
}
