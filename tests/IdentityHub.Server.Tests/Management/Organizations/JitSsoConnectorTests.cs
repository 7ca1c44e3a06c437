using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Management.Organizations;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.Organizations;

/// <summary>Enterprise connectors whose people join an organization.</summary>
public sealed class JitSsoConnectorTests
{
    private const string Path = $"/organizations/{Scenario.Acme}/jit/sso-connectors";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lists_adds_replaces_and_removes(string provider)
    {
        await using var hub = await StartAsync(provider);
        Assert.Equal("[]", (await hub.GetAsync(Path)).Is(200).Text);
        Assert.Equal("", (await hub.PostAsync(Path, new { ssoConnectorIds = new[] { "c-1", "c-2" } })).Is(201).Text);
        (await hub.PostAsync(Path, new { ssoConnectorIds = new[] { "c-2", "c-2" } })).Is(201);
        var now = hub.Scenario.Host.Time.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.Equal(
            $$"""[{"tenantId":"default","id":"c-1","createdAt":{{now}},"providerName":"OIDC","connectorName":"c-1","config":{"clientId":"x"},"domains":["b.example","a.example"],"branding":{"displayName":"One"},"syncProfile":false,"enableTokenStorage":true},{"tenantId":"default","id":"c-2","createdAt":{{now + 1}},"providerName":"OIDC","connectorName":"c-2","config":{"clientId":"x"},"domains":[],"branding":{"displayName":"One"},"syncProfile":false,"enableTokenStorage":true}]""",
            (await hub.GetAsync(Path)).Is(200).Text);
        var page = (await hub.GetAsync(Path + "?page=2&page_size=1")).Is(200);
        Assert.Equal(("2", "c-2"), (page.Headers["Total-Number"], Assert.Single(page.Ids)));

        (await hub.PutAsync(Path, new { ssoConnectorIds = new[] { "c-2", "of-acme" } })).Is(204);
        Assert.Equal(["c-2", "of-acme"], (await hub.GetAsync(Path)).Is(200).Ids);
        (await hub.DeleteAsync(Path + "/c-2")).Is(204);
        (await hub.DeleteAsync(Path + "/c-2")).IsRefused(404, "entity.not_found");
        (await hub.PutAsync(Path, new { ssoConnectorIds = Array.Empty<string>() })).Is(204);
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.OrganizationJitSsoConnectors.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_what_is_not_there_and_connectors_of_other_organizations(string provider)
    {
        await using var hub = await StartAsync(provider);
        const string Elsewhere = $"/organizations/{Scenario.Globex}/jit/sso-connectors";
        (await hub.GetAsync("/organizations/nothing/jit/sso-connectors")).IsRefused(404, "entity.not_exists_with_id");
        foreach (var ids in new[] { new[] { "nothing" }, ["c-1", "nothing"], [new string('x', 200)] })
        {
            (await hub.PostAsync(Path, new { ssoConnectorIds = ids })).IsRefused(422, "entity.relation_foreign_key_not_found");
            (await hub.PutAsync(Path, new { ssoConnectorIds = ids })).IsRefused(422, "entity.relation_foreign_key_not_found");
        }

        (await hub.PostAsync("/organizations/nothing/jit/sso-connectors", new { ssoConnectorIds = new[] { "c-1" } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.PostAsync(Elsewhere, new { ssoConnectorIds = new[] { "c-1", "of-acme" } })).IsRefused(422, "entity.db_constraint_violated");
        (await hub.PutAsync(Elsewhere, new { ssoConnectorIds = new[] { "of-acme" } })).IsRefused(422, "entity.db_constraint_violated");
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.OrganizationJitSsoConnectors.CountAsync()));
        await hub.RefusesWrongBodiesAsync<AddJitSsoConnectors>("POST", Path, new { ssoConnectorIds = new[] { "c-1" } });
        await hub.RefusesWrongBodiesAsync<ReplaceJitSsoConnectors>("PUT", Path, new { ssoConnectorIds = new[] { "c-1" } });

        (await hub.PostAsync(Path, new { ssoConnectorIds = new[] { "c-1" } })).Is(201);
        (await hub.DeleteAsync("/organizations/" + Scenario.Acme)).Is(204);
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.OrganizationJitSsoConnectors.CountAsync()));
    }

    private static async Task<ManagementScenario> StartAsync(string provider)
    {
        var hub = await ManagementScenario.StartAsync(provider);
        var (configs, now) = (hub.Scenario.Host.Services.GetRequiredService<SsoConnectorConfigs>(), hub.Scenario.Host.Time.GetUtcNow());
        await hub.Scenario.ChangeAsync(db =>
        {
            foreach (var (id, number) in new[] { ("c-1", 0), ("c-2", 1), ("of-acme", 2) })
            {
                db.Add(new SsoConnector
                {
                    Id = id,
                    ProviderName = "OIDC",
                    ConnectorName = id,
                    EncryptedConfig = configs.Protect(id, JsonColumn.Parse("""{"clientId":"x","clientSecret":"never shown here"}""")),
                    Branding = JsonColumn.Parse("""{"displayName":"One"}"""),
                    EnableTokenStorage = true,
                    OrganizationId = number == 2 ? Scenario.Acme : null,
                    CreatedAt = now.AddMilliseconds(number),
                });
            }

            db.Add(new SsoConnectorDomain { Domain = "a.example", SsoConnectorId = "c-1", Position = 1, Challenge = "x" });
            db.Add(new SsoConnectorDomain { Domain = "b.example", SsoConnectorId = "c-1", Position = 0, Challenge = "y" });
            return Task.CompletedTask;
        });
        return hub;
    }
}
