using IdentityHub.Data.Roles;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>Global roles of users.</summary>
public sealed class UserRoleTests
{
    private const string Path = "/users/" + Scenario.Bob + "/roles";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_replaces_and_takes_roles(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new Role { Id = "r-second", Name = "a second", Description = "Second" });
            return Task.CompletedTask;
        });
        var assigned = (await hub.PostAsync(Path, new { roleIds = new[] { "r-global" } })).Is(201);
        Assert.Equal("""{"roleIds":["r-global"],"addedRoleIds":["r-global"]}""", assigned.Text);
        assigned = (await hub.PostAsync(Path, new { roleIds = new[] { "r-global", "r-second", "r-second" } })).Is(201);
        Assert.Equal("""{"roleIds":["r-global","r-second","r-second"],"addedRoleIds":["r-second"]}""", assigned.Text);
        var list = (await hub.GetAsync(Path + "?page_size=1")).Is(200);
        Assert.Equal("""[{"tenantId":"default","id":"r-second","name":"a second","description":"Second","type":"User","isDefault":false}]""", list.Text);
        Assert.Equal("2", list.Headers["Total-Number"]);

        Assert.Equal("""{"roleIds":["r-second"]}""", (await hub.PutAsync(Path, new { roleIds = new[] { "r-second" } })).Is(200).Text);
        Assert.Equal(["r-second"], (await hub.GetAsync(Path)).Is(200).Ids);
        (await hub.DeleteAsync(Path + "/r-second")).Is(204);
        (await hub.DeleteAsync(Path + "/r-second")).IsRefused(404, "entity.not_found");
        (await hub.PostAsync(Path, new { roleIds = new[] { "r-global", "none" } })).IsRefused(404, "entity.not_exists_with_id");
        var wrong = (await hub.PostAsync(Path, new { roleIds = new[] { "r-global", "r-machine" } })).IsRefused(422, "user.invalid_role_type");
        Assert.Equal("""{"roleIds":["r-machine"]}""", wrong["data"].GetRawText());
        (await hub.PutAsync(Path, new { roleIds = new[] { HubSeed.MachineAdminRoleId } })).IsRefused(422, "user.invalid_role_type");
        (await hub.PutAsync("/users/nobody/roles", new { roleIds = Array.Empty<string>() })).IsRefused(404, "entity.not_found");
        (await hub.PostAsync(Path, """{"roleIds":["",1,null]}""")).IsInvalid("roleIds.0", "roleIds.1", "roleIds.2");
        Assert.Equal("[]", (await hub.GetAsync(Path)).Is(200).Text);
    }

    [Theory(DisplayName = "38 CVE-2026-9795: whoever manages without being an administrator makes nobody one, not even itself")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_administrators_make_administrators(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.Scenario.ChangeAsync(db =>
        {
            // Alice manages by a role that somebody made, not as an administrator.
            db.Add(new Role { Id = "r-manager", Name = "manager", Description = "Manages" });
            db.Add(new RoleScope { RoleId = "r-manager", ScopeId = HubSeed.ManagementApiAllId });
            db.Add(new UserRole { UserId = Scenario.Alice, RoleId = "r-manager" });
            return Task.CompletedTask;
        });
        var alice = "Bearer " + hub.SignPerson(Scenario.Alice);
        var machine = "Bearer " + hub.Token;
        object administrator = new { roleIds = new[] { HubSeed.AdministratorRoleId } };
        foreach (var caller in new[] { alice, machine })
        {
            foreach (var user in new[] { Scenario.Alice, Scenario.Bob })
            {
                (await hub.SendAsync("POST", $"/users/{user}/roles", administrator, caller)).IsRefused(403, "auth.forbidden");
                (await hub.SendAsync("PUT", $"/users/{user}/roles", administrator, caller)).IsRefused(403, "auth.forbidden");
            }
        }

        Assert.Empty(await AdministratorsAsync(hub));
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new UserRole { UserId = Scenario.Alice, RoleId = HubSeed.AdministratorRoleId });
            return Task.CompletedTask;
        });

        // Being one is looked up, not read from the token. The role is not shown.
        (await hub.SendAsync("POST", Path, administrator, alice)).Is(201);
        Assert.Equal([Scenario.Alice, Scenario.Bob], await AdministratorsAsync(hub));
        Assert.Equal("[]", (await hub.GetAsync(Path)).Is(200).Text);

        // Replacing roles takes no administrator away by accident, nor may others take one away.
        (await hub.SendAsync("PUT", Path, new { roleIds = Array.Empty<string>() }, machine)).Is(200);
        (await hub.SendAsync("DELETE", $"{Path}/{HubSeed.AdministratorRoleId}", authorization: machine)).IsRefused(403, "auth.forbidden");
        Assert.Equal([Scenario.Alice, Scenario.Bob], await AdministratorsAsync(hub));
        (await hub.SendAsync("DELETE", $"{Path}/{HubSeed.AdministratorRoleId}", authorization: alice)).Is(204);
        Assert.Equal([Scenario.Alice], await AdministratorsAsync(hub));
        var bob = "Bearer " + hub.SignPerson(Scenario.Bob);
        (await hub.SendAsync("POST", Path, administrator, bob)).IsRefused(403, "auth.forbidden");
    }

    private static Task<List<string>> AdministratorsAsync(ManagementScenario hub) => hub.Scenario.ReadAsync(db => db.UserRoles
        .Where(row => row.RoleId == HubSeed.AdministratorRoleId).Select(row => row.UserId).OrderBy(id => id).ToListAsync());
}
