using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Applications;

/// <summary>Global roles of machine applications.</summary>
public sealed class ApplicationRoleTests
{
    private const string Path = "/applications/machine/roles";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Are_given_replaced_and_taken(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var visible = await hub.Scenario.ReadAsync(db => db.Roles.Where(role => role.Name == "Logto Management API access").Select(role => role.Id).SingleAsync());
        Assert.Equal(
            """[{"tenantId":"default","id":"r-machine","name":"machine reader","description":"Reads the catalog","type":"MachineToMachine","isDefault":false}]""",
            (await hub.GetAsync(Path)).Is(200).Text);
        Assert.Equal("""{"roleIds":["r-machine","_"],"addedRoleIds":["_"]}""".Replace("_", visible, StringComparison.Ordinal), (await hub.PostAsync(Path, new { roleIds = new[] { "r-machine", visible, visible } })).Is(201).Text);
        var page = (await hub.GetAsync(Path + "?page_size=1&page=2")).Is(200);
        Assert.Equal(("2", "r-machine"), (page.Headers["Total-Number"], page.Ids.Single()));

        // A bad one among them: nothing of it happens.
        (await hub.PutAsync(Path, new { roleIds = new[] { "none", "r-machine" } })).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PutAsync(Path, new { roleIds = new[] { "r-global" } })).IsRefused(422, "application.invalid_role_type");
        (await hub.PostAsync(Path, new { roleIds = new[] { "r-global" } })).IsRefused(422, "application.invalid_role_type");
        Assert.Equal(2, (await hub.GetAsync(Path)).Is(200).Ids.Count);

        // The hub's own role is neither seen nor given nor taken here.
        (await hub.PatchAsync("/applications/machine", new { isAdmin = true })).Is(200);
        Assert.Equal(2, (await hub.GetAsync(Path)).Is(200).Ids.Count);
        (await hub.PostAsync(Path, new { roleIds = new[] { HubSeed.MachineAdminRoleId } })).IsRefused(404, "entity.not_exists_with_id");
        (await hub.DeleteAsync($"{Path}/{HubSeed.MachineAdminRoleId}")).IsRefused(404, "entity.not_found");
        var replaced = (await hub.PutAsync(Path, new { roleIds = new[] { visible } })).Is(200);
        Assert.Equal("", replaced.Text);
        Assert.Equal([visible], (await hub.GetAsync(Path)).Is(200).Ids);
        Assert.True((await hub.GetAsync("/applications/machine")).Is(200)["isAdmin"].GetBoolean());

        (await hub.DeleteAsync($"{Path}/{visible}")).Is(204);
        (await hub.DeleteAsync($"{Path}/{visible}")).IsRefused(404, "entity.not_found");
        foreach (var (method, body) in new (string, object?)[] { ("GET", null), ("POST", new { roleIds = new[] { "r-machine" } }), ("PUT", new { roleIds = new[] { "r-machine" } }) })
        {
            (await hub.SendAsync(method, "/applications/web/roles", body)).IsRefused(422, "application.invalid_type");
            (await hub.SendAsync(method, "/applications/none/roles", body)).IsRefused(404, "entity.not_exists_with_id");
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Show_in_the_next_token_and_may_be_given_many_times_at_once(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.DeleteAsync(Path + "/r-machine")).Is(204);
        Assert.Null(await ScopeAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => hub.PostAsync(Path, new { roleIds = new[] { "r-machine" } })));
        Assert.All(answers, answer => answer.Is(201));
        Assert.Single(answers, answer => answer["addedRoleIds"].GetArrayLength() == 1);
        Assert.Equal("read:catalog", await ScopeAsync());

        async Task<string?> ScopeAsync() =>
            (await hub.Scenario.TokenAsync(Scenario.Machine, ("grant_type", "client_credentials"), ("resource", Scenario.Api), ("scope", "read:catalog"))).Ok()["scope"];
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task In_organizations_are_listed_with_them(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var all = (await hub.GetAsync("/applications/machine/organizations")).Is(200);
        Assert.Equal([Scenario.Acme], all.Ids);
        Assert.Equal("""[{"id":"or-machine","name":"robot"}]""", all.Body[0].GetProperty("organizationRoles").GetRawText());
        Assert.DoesNotContain("Total-Number", all.Headers.Keys);
        Assert.Equal("1", (await hub.GetAsync("/applications/machine/organizations?page=1")).Is(200).Headers["Total-Number"]);
        Assert.Empty((await hub.GetAsync("/applications/web/organizations")).Is(200).Ids);
        (await hub.GetAsync("/applications/none/organizations")).IsRefused(404, "entity.not_exists_with_id");
    }
}
