using IdentityHub.Data.Roles;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Roles;

/// <summary>Nobody gets more by way of roles than roles may give: the ways that other hubs left open.</summary>
public sealed class RoleEscalationTests
{
    [Theory(DisplayName = "CVE-2026-9795: people cannot get the Management API by a role, whichever way it is tried")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_the_Management_API_from_roles_of_people(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        string[] all = [HubSeed.ManagementApiAllId];
        const string Code = "role.management_api_scopes_not_assignable_to_user_role";
        (await hub.PostAsync("/roles", new { name = "Bosses", description = "x", scopeIds = all })).IsRefused(422, Code);
        (await hub.PostAsync("/roles", new { name = "Bosses", description = "x", type = "User", scopeIds = all.Append("s-read") })).IsRefused(422, Code);
        (await hub.PostAsync("/roles/r-global/scopes", new { scopeIds = all })).IsRefused(422, Code);

        // A role of machines may have it, but cannot become a role of people, nor be given to them.
        var machines = (await hub.PostAsync("/roles", new { name = "Robots", description = "x", type = "MachineToMachine", scopeIds = all })).Is(200);
        Assert.Equal("MachineToMachine", (await hub.PatchAsync("/roles/" + machines.Id, new { type = "User" })).Is(200)["type"].GetString());
        (await hub.PostAsync($"/roles/{machines.Id}/users", new { userIds = new[] { Scenario.Alice } })).IsRefused(422, "entity.db_constraint_violated");
        (await hub.SendAsync("GET", "/roles", authorization: "Bearer " + hub.Sign(Scenario.Spa, Scenario.Alice))).IsRefused(403, "auth.forbidden");
    }

    [Theory(DisplayName = "CVE-2026-9099: the hub's own roles cannot be made, changed, given or deleted")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_the_roles_of_the_hub(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Code = "role.internal_role_violation";
        foreach (var name in new[] { "#internal:mine", "#internal:admin", "#INTERNAL:mine" })
        {
            (await hub.PostAsync("/roles", new { name, description = "x" })).IsRefused(403, Code);
            (await hub.PatchAsync("/roles/r-global", new { name })).IsRefused(403, Code);
        }

        foreach (var id in new[] { HubSeed.MachineAdminRoleId, HubSeed.AdministratorRoleId, HubSeed.EditorRoleId, HubSeed.ViewerRoleId })
        {
            (await hub.PatchAsync("/roles/" + id, new { name = "Mine" })).IsRefused(403, Code);
            (await hub.DeleteAsync("/roles/" + id)).IsRefused(403, Code);
            (await hub.PostAsync($"/roles/{id}/scopes", new { scopeIds = new[] { "s-read" } })).IsRefused(403, Code);
            (await hub.DeleteAsync($"/roles/{id}/scopes/{HubSeed.ManagementApiAllId}")).IsRefused(403, Code);
            (await hub.PostAsync($"/roles/{id}/users", new { userIds = new[] { Scenario.Alice } })).IsRefused(403, Code);
            (await hub.DeleteAsync($"/roles/{id}/users/{Scenario.Alice}")).IsRefused(403, Code);
            (await hub.PostAsync($"/roles/{id}/applications", new { applicationIds = new[] { Scenario.Machine } })).IsRefused(403, Code);
            (await hub.DeleteAsync($"/roles/{id}/applications/{ManagementScenario.Manager}")).IsRefused(403, Code);
        }

        var listed = (await hub.GetAsync("/roles?page_size=100")).Is(200).Ids;
        Assert.DoesNotContain(HubSeed.MachineAdminRoleId, listed);
        Assert.DoesNotContain(HubSeed.AdministratorRoleId, listed);
    }

    [Theory(DisplayName = "CVE-2026-9796: renaming at the same time leaves one role of a name, and none of the hub's")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Survives_races_of_names(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.Scenario.ChangeAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, 10).Select(number => new Role { Id = $"race{number}", Name = $"Race {number}", Description = "x" }));
            return Task.CompletedTask;
        });
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => hub.PatchAsync(
            $"/roles/race{number / 2}", new { name = number % 2 == 0 ? "Winner" : "#internal:winner" })));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where((_, number) => number % 2 == 1), answer => answer.IsRefused(403, "role.internal_role_violation"));
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.Roles.CountAsync(role => role.Name == "Winner")));
        Assert.Equal(4, await hub.Scenario.ReadAsync(db => db.Roles.CountAsync(role => role.Name.StartsWith("#internal:"))));
    }
}
