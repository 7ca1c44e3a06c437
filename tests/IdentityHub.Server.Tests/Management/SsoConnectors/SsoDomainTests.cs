using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.SsoConnectors;

/// <summary>Whose a domain is.</summary>
public sealed class SsoDomainTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_domains_of_everybody_doubles_and_what_is_no_domain(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        foreach (var (domains, code, named) in new (string[], string, string[])[]
        {
            (["GMail.com", "a.example", "sohu.com"], "forbidden_domains", ["gmail.com", "sohu.com"]),
            (["googlemail.com"], "forbidden_domains", ["gmail.com"]),
            (["a.example", "A.Example", "b.example"], "duplicated_domains", ["a.example"]),
            (["xn--bcher-kva.example", "Bücher.example"], "duplicated_domains", ["bücher.example"]),
            (["a", "b.example"], "invalid_domain_format", ["a"]),
            (["me@a.example"], "invalid_domain_format", ["me@a.example"]),
            (["*.a.example"], "invalid_domain_format", ["*.a.example"]),
            (["10.0.0.1"], "invalid_domain_format", ["10.0.0.1"]),
            (["a..example"], "invalid_domain_format", ["a..example"]),
            ([""], "invalid_domain_format", [""]),
            ([" a.example"], "invalid_domain_format", [" a.example"]),
        })
        {
            var refused = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "x", domains })).IsRefused(422, "single_sign_on." + code);
            Assert.Equal(named, refused["data"].GetProperty("data").EnumerateArray().Select(item => item.GetString()));
        }

        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "x" })).Is(200).Id;
        (await hub.PatchAsync("/sso-connectors/" + id, new { domains = new[] { "qq.com" } })).IsRefused(422, "single_sign_on.forbidden_domains");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_domain_has_one_connector_unless_all_share_it(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        Task<ApiAnswer> AddAsync(string name, bool shares, params string[] domains) =>
            hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = name, sharesDomains = shares, domains });

        var first = (await AddAsync("a", false, "a.example", "b.example")).Is(200).Id;
        var refused = (await AddAsync("b", false, "b.example", "c.example")).IsRefused(422, "single_sign_on.duplicated_domains");
        Assert.Equal("""["b.example"]""", refused["data"].GetProperty("data").GetRawText());

        // The wish of one is not enough.
        (await AddAsync("b", true, "b.example")).IsRefused(422, "single_sign_on.duplicated_domains");
        (await hub.PatchAsync("/sso-connectors/" + first, new { sharesDomains = true })).Is(200);
        var second = (await AddAsync("b", true, "b.example")).Is(200).Id;
        (await AddAsync("c", false, "b.example")).IsRefused(422, "single_sign_on.duplicated_domains");
        (await hub.PatchAsync("/sso-connectors/" + first, new { sharesDomains = false })).IsRefused(422, "single_sign_on.duplicated_domains");
        (await hub.PatchAsync("/sso-connectors/" + second, new { domains = new[] { "b.example", "d.example" } })).Is(200);
        Assert.True((await hub.GetAsync("/sso-connectors/" + first)).Is(200)["sharesDomains"].GetBoolean());
        (await hub.PatchAsync("/sso-connectors/" + first, new { sharesDomains = false, domains = new[] { "a.example" } })).Is(200);
        Assert.Equal([second], await hub.Scenario.ReadAsync(db => SsoRouting.FindAsync(db, "x@b.example", CancellationToken.None)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_many_that_want_a_domain_at_once_one_gets_it(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        var existing = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "existing" })).Is(200).Id;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => number == 0
            ? hub.PatchAsync("/sso-connectors/" + existing, new { domains = new[] { "z.example", "wanted.example" } })
            : hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = $"c{number}", domains = new[] { "wanted.example", $"d{number}.example" } })));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsRefused(422, "single_sign_on.duplicated_domains"));
        await hub.Scenario.ReadAsync(async db =>
        {
            Assert.Equal(1, await db.SsoConnectorDomains.CountAsync(row => row.Domain == "wanted.example"));
            Assert.Equal(2, await db.SsoConnectorDomains.CountAsync());
            return 0;
        });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_organization_proves_its_domain_by_a_TXT_record(string provider)
    {
        var records = new FakeTxtRecords();
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use(records));
        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "a", organizationId = Scenario.Acme, domains = new[] { "a.example", "bücher.example" } })).Is(200).Id;
        var listed = (await hub.GetAsync($"/sso-connectors/{id}/domains")).Is(200).Body;
        Assert.Equal(["a.example", "bücher.example"], listed.EnumerateArray().Select(item => item.GetProperty("domain").GetString()));
        var (name, value) = (listed[1].GetProperty("txtName").GetString()!, listed[1].GetProperty("txtValue").GetString()!);
        Assert.Equal("_identityhub.xn--bcher-kva.example", name);
        Assert.Matches("^identityhub-verification=[0-9A-Za-z]{32}$", value);
        Assert.NotEqual(value, listed[0].GetProperty("txtValue").GetString());
        Assert.Equal("Unverified", listed[1].GetProperty("status").GetString());
        Assert.Empty(await FindAsync(hub, "x@bücher.example"));

        var verify = $"/sso-connectors/{id}/domains/{Uri.EscapeDataString("Bücher.example")}/verify";
        var missing = (await hub.PostAsync(verify)).IsRefused(422, "single_sign_on.domain_not_verified");
        Assert.Contains(value, missing["details"].GetString(), StringComparison.Ordinal);
        records.Records[name] = ["v=spf1 -all", value + "x", listed[0].GetProperty("txtValue").GetString()!];
        Assert.Contains("v=spf1", (await hub.PostAsync(verify)).IsRefused(422, "single_sign_on.domain_not_verified")["details"].GetString(), StringComparison.Ordinal);
        records.Problem = "no name server answered in time";
        Assert.Contains(records.Problem, (await hub.PostAsync(verify)).IsRefused(422, "single_sign_on.domain_not_verified")["details"].GetString(), StringComparison.Ordinal);
        records.Problem = null;
        records.Records[name].Add(value);
        var verified = (await hub.PostAsync(verify)).Is(200);
        Assert.Equal(("Verified", hub.Scenario.Host.Time.GetUtcNow().ToUnixTimeMilliseconds()), (verified["status"].GetString(), verified["verifiedAt"].GetInt64()));
        Assert.Equal([id], await FindAsync(hub, "x@bücher.example"));
        Assert.Empty(await FindAsync(hub, "x@a.example"));

        // What stays in the list keeps its proof and its place; what comes back has to be proven anew.
        (await hub.PatchAsync("/sso-connectors/" + id, new { domains = new[] { "new.example", "bücher.example" } })).Is(200);
        Assert.Equal([id], await FindAsync(hub, "x@bücher.example"));
        (await hub.PatchAsync("/sso-connectors/" + id, new { domains = new[] { "new.example" } })).Is(200);
        (await hub.PatchAsync("/sso-connectors/" + id, new { domains = new[] { "new.example", "bücher.example" } })).Is(200);
        Assert.Empty(await FindAsync(hub, "x@bücher.example"));
        Assert.NotEqual(value, (await hub.GetAsync($"/sso-connectors/{id}/domains")).Body[1].GetProperty("txtValue").GetString());
        (await hub.PostAsync(verify)).IsRefused(422, "single_sign_on.domain_not_verified");
        (await hub.PostAsync($"/sso-connectors/{id}/domains/a.example/verify")).IsRefused(404, "entity.not_found");
        (await hub.PostAsync("/sso-connectors/none/domains/a.example/verify")).IsRefused(404, "entity.not_exists_with_id");
        (await hub.GetAsync("/sso-connectors/none/domains")).IsRefused(404, "entity.not_exists_with_id");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_operator_vouches_for_a_domain_until_the_connector_changes_hands(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "a", domains = new[] { "a.example" } })).Is(200).Id;
        Assert.Equal("NotRequired", (await hub.GetAsync($"/sso-connectors/{id}/domains")).Is(200).Body[0].GetProperty("status").GetString());
        Assert.Equal([id], await FindAsync(hub, "x@a.example"));
        (await hub.PatchAsync("/sso-connectors/" + id, new { organizationId = Scenario.Acme })).Is(200);
        Assert.Empty(await FindAsync(hub, "x@a.example"));
        var overridden = (await hub.PutAsync($"/sso-connectors/{id}/domains/a.example/override", new { isOverridden = true })).Is(200);
        Assert.True(overridden["isOverridden"].GetBoolean());
        Assert.Equal("Overridden", overridden["status"].GetString());
        Assert.Equal([id], await FindAsync(hub, "x@a.example"));
        (await hub.PatchAsync("/sso-connectors/" + id, new { organizationId = Scenario.Acme, connectorName = "same hands" })).Is(200);
        Assert.Equal([id], await FindAsync(hub, "x@a.example"));
        (await hub.PatchAsync("/sso-connectors/" + id, new { organizationId = Scenario.Globex })).Is(200);
        Assert.Empty(await FindAsync(hub, "x@a.example"));
        (await hub.PutAsync($"/sso-connectors/{id}/domains/a.example/override", new { isOverridden = true })).Is(200);
        (await hub.PutAsync($"/sso-connectors/{id}/domains/a.example/override", new { isOverridden = false })).Is(200);
        Assert.Empty(await FindAsync(hub, "x@a.example"));
        (await hub.PutAsync($"/sso-connectors/{id}/domains/b.example/override", new { isOverridden = true })).IsRefused(404, "entity.not_found");
    }

    private static Task<List<string>> FindAsync(ManagementScenario hub, string email) =>
        hub.Scenario.ReadAsync(db => SsoRouting.FindAsync(db, email, CancellationToken.None));
}
