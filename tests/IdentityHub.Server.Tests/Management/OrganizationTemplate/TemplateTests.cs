using IdentityHub.Server.Management.OrganizationTemplate;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.OrganizationTemplate;

/// <summary>Roles and permissions that all organizations share.</summary>
public sealed class TemplateTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_reads_changes_and_deletes_roles(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync(
            "/organization-roles",
            new { name = "owner", id = "mine", tenantId = "t", organizationScopeIds = new[] { "o-billing", "o-billing" }, resourceScopeIds = new[] { "s-read", "s-invite" } })).Is(201);
        Assert.Equal($$"""{"tenantId":"default","id":"{{created.Id}}","name":"owner","description":null,"type":"User"}""", created.Text);
        Assert.Equal(21, created.Id.Length);
        var path = "/organization-roles/" + created.Id;
        Assert.Equal(created.Text, (await hub.GetAsync(path)).Is(200).Text);
        var listed = (await hub.GetAsync("/organization-roles?q=OWNE")).Is(200);
        Assert.Equal("1", listed.Headers["Total-Number"]);
        Assert.Equal(
            $$$"""[{"tenantId":"default","id":"{{{created.Id}}}","name":"owner","description":null,"type":"User","scopes":[{"id":"o-billing","name":"manage:billing"}],"resourceScopes":[{"id":"s-invite","name":"invite:member","resource":{"id":"api","name":"API"}},{"id":"s-read","name":"read:member","resource":{"id":"api","name":"API"}}]}]""",
            listed.Text);
        Assert.Equal(["or-admin", "or-member", created.Id, "or-machine"], (await hub.GetAsync("/organization-roles")).Ids);
        Assert.Empty((await hub.GetAsync("/organization-roles?q=%25")).Ids);

        (await hub.PostAsync("/organization-roles", new { name = "owner" })).IsRefused(422, "entity.unique_integrity_violation");
        (await hub.PatchAsync(path, new { name = "admin" })).IsRefused(422, "entity.unique_integrity_violation");
        var changed = (await hub.PatchAsync(path, new { name = "boss", description = "50% of it", type = "MachineToMachine" })).Is(200);
        Assert.Equal(("boss", "50% of it", "User"), (changed["name"].GetString(), changed["description"].GetString(), changed["type"].GetString()));
        Assert.Equal([created.Id], (await hub.GetAsync("/organization-roles?q=50%25")).Ids);
        (await hub.DeleteAsync(path)).Is(204);
        (await hub.DeleteAsync(path)).IsRefused(404, "entity.not_found");
        (await hub.GetAsync(path)).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PatchAsync(path, new { name = "x" })).IsRefused(404, "entity.not_exists");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creating_a_role_with_a_bad_permission_leaves_nothing(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        foreach (var (scopes, resourceScopes) in new[] { (new[] { "o-billing", "none" }, new[] { "s-read" }), (["o-billing"], ["s-read", "none"]) })
        {
            (await hub.PostAsync("/organization-roles", new { name = "owner", organizationScopeIds = scopes, resourceScopeIds = resourceScopes }))
                .IsRefused(422, "entity.relation_foreign_key_not_found");
        }

        Assert.Equal((3, 2, 4), await hub.Scenario.ReadAsync(async db => (
            await db.OrganizationRoles.CountAsync(), await db.OrganizationRoleScopes.CountAsync(), await db.OrganizationRoleResourceScopes.CountAsync())));
        (await hub.PostAsync("/organization-roles", new { name = "owner" })).Is(201);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Manages_what_a_role_holds(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Scopes = "/organization-roles/or-admin/scopes";
        const string ResourceScopes = "/organization-roles/or-admin/resource-scopes";
        var second = (await hub.PostAsync("/organization-scopes", new { name = "invite", description = "Invites" })).Is(201).Id;
        Assert.Equal("", (await hub.PostAsync(Scopes, new { organizationScopeIds = new[] { second, "o-billing" } })).Is(201).Text);
        Assert.Equal([second, "o-billing"], (await hub.GetAsync(Scopes)).Is(200).Ids);
        Assert.Equal("2", (await hub.GetAsync(Scopes + "?page=1&page_size=1")).Is(200).Headers["Total-Number"]);
        (await hub.PutAsync(Scopes, new { organizationScopeIds = new[] { "o-billing" } })).Is(204);
        Assert.Equal(["o-billing"], (await hub.GetAsync(Scopes)).Ids);
        (await hub.DeleteAsync(Scopes + "/" + second)).IsRefused(404, "entity.not_found");
        (await hub.PostAsync(Scopes, new { organizationScopeIds = new[] { second, "none" } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        Assert.Equal(["o-billing"], (await hub.GetAsync(Scopes)).Ids);
        (await hub.DeleteAsync(Scopes + "/o-billing")).Is(204);
        Assert.Equal("[]", (await hub.GetAsync(Scopes)).Text);

        var listed = (await hub.GetAsync(ResourceScopes)).Is(200);
        Assert.Equal(["s-invite", "s-read"], listed.Ids);
        Assert.Equal(["tenantId", "id", "resourceId", "name", "description", "createdAt"], listed.Body[0].EnumerateObject().Select(member => member.Name));
        (await hub.PostAsync(ResourceScopes, new { scopeIds = new[] { "s-global", "s-read" } })).Is(201);
        (await hub.PutAsync(ResourceScopes, new { scopeIds = new[] { "s-global" } })).Is(204);
        Assert.Equal(["s-global"], (await hub.GetAsync(ResourceScopes)).Ids);
        (await hub.PutAsync(ResourceScopes, new { scopeIds = new[] { "none" } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.DeleteAsync(ResourceScopes + "/s-read")).IsRefused(404, "entity.not_found");
        (await hub.DeleteAsync(ResourceScopes + "/s-global")).Is(204);
        foreach (var sub in new[] { "scopes", "resource-scopes" })
        {
            (await hub.GetAsync("/organization-roles/none/" + sub)).IsRefused(404, "entity.not_exists_with_id");
            (await hub.PutAsync("/organization-roles/none/" + sub, new { organizationScopeIds = Array.Empty<string>(), scopeIds = Array.Empty<string>() }))
                .IsRefused(422, "entity.relation_foreign_key_not_found");
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Manages_permissions(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync("/organization-scopes", new { name = "read:it_all", description = "d", id = "x" })).Is(201);
        Assert.Equal($$"""{"tenantId":"default","id":"{{created.Id}}","name":"read:it_all","description":"d"}""", created.Text);
        var path = "/organization-scopes/" + created.Id;
        Assert.Equal(created.Text, (await hub.GetAsync(path)).Is(200).Text);
        (await hub.PostAsync("/organization-scopes", new { name = "read:it_all" })).IsRefused(422, "entity.unique_integrity_violation");
        (await hub.PatchAsync(path, new { name = "manage:billing" })).IsRefused(422, "entity.unique_integrity_violation");
        Assert.Equal("null", (await hub.PatchAsync(path, new { description = (string?)null })).Is(200)["description"].GetRawText());
        Assert.Equal(["o-billing", created.Id], (await hub.GetAsync("/organization-scopes")).Is(200).Ids);
        Assert.Equal([created.Id], (await hub.GetAsync("/organization-scopes?q=T_A")).Ids);
        Assert.Equal("2", (await hub.GetAsync("/organization-scopes?page=1")).Headers["Total-Number"]);
        (await hub.DeleteAsync("/organization-scopes/o-billing")).Is(204);
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.OrganizationRoleScopes.CountAsync()));
        (await hub.DeleteAsync("/organization-scopes/o-billing")).IsRefused(404, "entity.not_found");
        (await hub.GetAsync("/organization-scopes/o-billing")).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PatchAsync("/organization-scopes/o-billing", new { name = "x" })).IsRefused(404, "entity.not_exists");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_a_role_loses_is_in_no_later_token(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var user = (await hub.Scenario.SignInAsync(Scenario.Web, "offline_access urn:logto:scope:organizations manage:billing read:member", [Scenario.Api])).Ok().RefreshToken;
        Assert.Equal(("manage:billing", "manage:billing", "read:member"), (await UserScopeAsync(), await MachineScopeAsync(), await UserScopeAsync(("resource", Scenario.Api))));
        (await hub.DeleteAsync("/organization-roles/or-admin/scopes/o-billing")).Is(204);
        (await hub.PutAsync("/organization-roles/or-admin/resource-scopes", new { scopeIds = new[] { "s-invite" } })).Is(204);
        (await hub.DeleteAsync("/organization-roles/or-machine")).Is(204);
        Assert.Equal(("", "", null), (await UserScopeAsync(), await MachineScopeAsync(), await UserScopeAsync(("resource", Scenario.Api))));
        (await hub.PostAsync("/organization-roles/or-admin/scopes", new { organizationScopeIds = new[] { "o-billing" } })).Is(201);
        Assert.Equal("manage:billing", await UserScopeAsync());

        async Task<string?> UserScopeAsync(params (string, string)[] more)
        {
            var answer = (await hub.Scenario.RefreshAsync(Scenario.Web, user, [("organization_id", Scenario.Acme), .. more])).Ok();
            user = answer["refresh_token"] ?? user;
            return answer["scope"];
        }

        async Task<string?> MachineScopeAsync() => (await hub.Scenario.TokenAsync(
            Scenario.Machine, ("grant_type", "client_credentials"), ("organization_id", Scenario.Acme), ("scope", "manage:billing"))).Ok()["scope"];
    }

    [Fact]
    public async Task Names_the_place_of_every_wrong_value()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        await hub.RefusesWrongBodiesAsync<CreateOrganizationRole>(
            "POST",
            "/organization-roles",
            new { name = "n", description = "d", type = "User", organizationScopeIds = new[] { "a" }, resourceScopeIds = new[] { "a" } });
        await hub.RefusesWrongBodiesAsync<UpdateOrganizationRole>("PATCH", "/organization-roles/or-admin", new { name = "n", description = "d" });
        await hub.RefusesWrongBodiesAsync<CreateOrganizationScope>("POST", "/organization-scopes", new { name = "n", description = "d" });
        await hub.RefusesWrongBodiesAsync<UpdateOrganizationScope>("PATCH", "/organization-scopes/o-billing", new { name = "n", description = "d" });
        await hub.RefusesWrongBodiesAsync<AddOrganizationRoleScopes>("POST", "/organization-roles/or-admin/scopes", new { organizationScopeIds = new[] { "a" } });
        await hub.RefusesWrongBodiesAsync<ReplaceOrganizationRoleScopes>("PUT", "/organization-roles/or-admin/scopes", new { organizationScopeIds = new[] { "a" } });
        await hub.RefusesWrongBodiesAsync<AddOrganizationRoleResourceScopes>("POST", "/organization-roles/or-admin/resource-scopes", new { scopeIds = new[] { "a" } });
        await hub.RefusesWrongBodiesAsync<ReplaceOrganizationRoleResourceScopes>("PUT", "/organization-roles/or-admin/resource-scopes", new { scopeIds = new[] { "a" } });
    }
}
