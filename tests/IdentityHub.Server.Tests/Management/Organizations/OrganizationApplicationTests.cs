using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Organizations;

/// <summary>Machine applications of organizations, their roles there, and who joins just in time.</summary>
public sealed class OrganizationApplicationTests
{
    private const string Applications = $"/organizations/{Scenario.Acme}/applications";
    private const string Jit = $"/organizations/{Scenario.Acme}/jit";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Adds_lists_replaces_and_removes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.AddMachinesAsync(3);
        var listed = (await hub.GetAsync(Applications)).Is(200);
        var createdAt = listed.Body[0].GetProperty("createdAt").GetInt64();
        Assert.Equal("1", listed.Headers["Total-Number"]);
        Assert.Equal(
            $$$"""[{"tenantId":"default","id":"machine","name":"Client machine","description":null,"type":"MachineToMachine","oidcClientMetadata":{"redirectUris":["http://localhost:9999/callback"],"postLogoutRedirectUris":["http://localhost:9999/"]},"customClientMetadata":{},"protectedAppMetadata":null,"customData":{},"isThirdParty":false,"appLevelAccessControlEnabled":false,"createdAt":{{{createdAt}}},"organizationRoles":[{"id":"or-machine","name":"robot"}]}]""",
            listed.Text);

        Assert.Equal("", (await hub.PostAsync(Applications, new { applicationIds = new[] { "robot0", "robot1", "machine" } })).Is(201).Text);
        Assert.Equal(["machine", "robot0", "robot1"], (await hub.GetAsync(Applications)).Ids);
        Assert.Equal(["robot1"], (await hub.GetAsync(Applications + "?q=BOT%201")).Is(200).Ids);
        Assert.Empty((await hub.GetAsync(Applications + "?q=%25")).Is(200).Ids);
        (await hub.PutAsync(Applications, new { applicationIds = new[] { "machine", "robot2" } })).Is(204);
        Assert.Equal(["machine", "robot2"], (await hub.GetAsync(Applications)).Ids);
        Assert.Equal(["or-machine"], (await hub.GetAsync(Applications + "/machine/roles")).Is(200).Ids);

        (await hub.PostAsync(Applications, new { applicationIds = new[] { "robot0", Scenario.Web } })).IsRefused(422, "entity.db_constraint_violated");
        (await hub.PutAsync(Applications, new { applicationIds = new[] { Scenario.Spa } })).IsRefused(422, "entity.db_constraint_violated");
        (await hub.PostAsync(Applications, new { applicationIds = new[] { "none" } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.PostAsync("/organizations/none/applications", new { applicationIds = new[] { "robot0" } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.GetAsync("/organizations/none/applications")).IsRefused(404, "entity.not_exists_with_id");
        Assert.Equal(["machine", "robot2"], (await hub.GetAsync(Applications)).Ids);
        (await hub.DeleteAsync(Applications + "/robot2")).Is(204);
        (await hub.DeleteAsync(Applications + "/robot2")).IsRefused(404, "entity.not_found");
        var together = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => hub.PostAsync(Applications, new { applicationIds = new[] { "robot0", "robot1" } })));
        Assert.All(together, answer => answer.Is(201));
        Assert.Equal(["machine", "robot0", "robot1"], (await hub.GetAsync(Applications)).Ids);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Manages_roles_of_an_application(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.AddMachinesAsync(1);
        var second = (await hub.PostAsync("/organization-roles", new { name = "crawler", type = "MachineToMachine" })).Is(201).Id;
        const string Roles = Applications + "/machine/roles";
        (await hub.PostAsync(Roles, new { organizationRoleIds = new[] { second, "or-machine" } })).Is(201);
        Assert.Equal([second, "or-machine"], (await hub.GetAsync(Roles)).Is(200).Ids);
        (await hub.PutAsync(Roles, new { organizationRoleIds = new[] { "or-machine" } })).Is(204);
        Assert.Equal(["or-machine"], (await hub.GetAsync(Roles)).Ids);
        (await hub.PostAsync(Roles, new { organizationRoleIds = new[] { "or-admin" } })).IsRefused(422, "entity.db_constraint_violated");
        (await hub.PostAsync(Roles, new { organizationRoleIds = new[] { "none" } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.DeleteAsync(Roles + "/" + second)).IsRefused(404, "entity.not_found");
        (await hub.DeleteAsync(Roles + "/or-machine")).Is(204);
        foreach (var answer in new[]
        {
            await hub.GetAsync(Applications + "/robot0/roles"),
            await hub.PostAsync(Applications + "/robot0/roles", new { organizationRoleIds = new[] { second } }),
            await hub.PutAsync(Applications + "/robot0/roles", new { organizationRoleIds = new[] { second } }),
            await hub.DeleteAsync(Applications + "/robot0/roles/" + second),
        })
        {
            answer.IsRefused(422, "organization.require_membership");
        }

        (await hub.PostAsync(Applications + "/roles", new { applicationIds = new[] { "machine", "robot0" }, organizationRoleIds = new[] { second } }))
            .IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.PostAsync(Applications + "/roles", new { applicationIds = new[] { "machine" }, organizationRoleIds = new[] { second, "or-machine" } })).Is(201);
        Assert.Equal([second, "or-machine"], (await hub.GetAsync(Roles)).Is(200).Ids);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Manages_who_joins_just_in_time(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var added = (await hub.PostAsync(Jit + "/email-domains", new { emailDomain = "Acme.Example" })).Is(201);
        Assert.Equal("""{"tenantId":"default","organizationId":"acme00000000","emailDomain":"acme.example"}""", added.Text);
        (await hub.PostAsync(Jit + "/email-domains", new { emailDomain = "ACME.example" })).IsRefused(422, "entity.unique_integrity_violation");
        (await hub.PutAsync(Jit + "/email-domains", new { emailDomains = new[] { "b.example", "acme.example", "B.example" } })).Is(204);
        var domains = (await hub.GetAsync(Jit + "/email-domains")).Is(200);
        Assert.Equal(["acme.example", "b.example"], domains.Body.EnumerateArray().Select(row => row.GetProperty("emailDomain").GetString()));
        Assert.Equal("2", (await hub.GetAsync(Jit + "/email-domains?page_size=1&page=2")).Is(200).Headers["Total-Number"]);
        (await hub.DeleteAsync(Jit + "/email-domains/B.example")).Is(204);
        (await hub.DeleteAsync(Jit + "/email-domains/b.example")).IsRefused(404, "entity.not_found");
        (await hub.PostAsync(Jit + "/email-domains", new { emailDomain = "a@b.example" })).IsInvalid("emailDomain");
        (await hub.PostAsync("/organizations/none/jit/email-domains", new { emailDomain = "b.example" })).IsRefused(422, "entity.relation_foreign_key_not_found");

        Assert.Equal("", (await hub.PostAsync(Jit + "/roles", new { organizationRoleIds = new[] { "or-member" } })).Is(201).Text);
        (await hub.PostAsync(Jit + "/roles", new { organizationRoleIds = new[] { "or-member", "or-admin" } })).Is(201);
        Assert.Equal(["or-admin", "or-member"], (await hub.GetAsync(Jit + "/roles")).Is(200).Ids);
        (await hub.PutAsync(Jit + "/roles", new { organizationRoleIds = new[] { "or-member" } })).Is(204);
        Assert.Equal(["or-member"], (await hub.GetAsync(Jit + "/roles")).Is(200).Ids);
        (await hub.PostAsync(Jit + "/roles", new { organizationRoleIds = new[] { "or-machine" } })).IsRefused(422, "entity.db_constraint_violated");
        (await hub.PostAsync(Jit + "/roles", new { organizationRoleIds = new[] { "none" } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.DeleteAsync(Jit + "/roles/or-member")).Is(204);
        (await hub.DeleteAsync(Jit + "/roles/or-member")).IsRefused(404, "entity.not_found");
        (await hub.GetAsync("/organizations/none/jit/roles")).IsRefused(404, "entity.not_exists_with_id");
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.OrganizationJitRoles.CountAsync()));
    }
}
