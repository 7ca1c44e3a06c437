using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.SsoConnectors;

/// <summary>Where addresses lead, and that the explanation says so.</summary>
public sealed class SsoRoutingTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_address_leads_to_the_connector_of_exactly_its_domain(string provider)
    {
        await using var hub = await StartAsync(provider);
        var id = await AddAsync(hub, "a", domains: ["a.example", "bücher.example"]);
        foreach (var (email, leads) in new[]
        {
            ("x@a.example", true), ("X.Y+z@A.EXAMPLE", true), ("x@a.example.", true), ("x@xn--bcher-kva.example", true), ("x@BÜCHER.example", true),
            ("\"x@y\"@a.example", true), ("x@sub.a.example", false), ("x@ba.example", false), ("x@example", false), ("a.example", false), ("@a.example", false),
            ("x@", false), ("x@a.example@evil.example", false), ("x@a.example\0", false), ("x@a.exam\u0440le", false), ("", false),
        })
        {
            var explained = await ExplainAsync(hub, email);
            Assert.True(leads == (explained.Connectors is [var only] && only == id), $"{email}: {explained.Text}");
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_rule_is_told(string provider)
    {
        await using var hub = await StartAsync(provider);
        var operators = await AddAsync(hub, "operator's", shares: true, domains: ["a.example"]);
        hub.Scenario.Host.Time.Advance(TimeSpan.FromMilliseconds(5));
        var organizations = await AddAsync(hub, "organization's", shares: true, organization: Scenario.Acme, domains: ["a.example"]);
        var explained = await ExplainAsync(hub, "x@a.example");
        Assert.Equal([operators], explained.Connectors);
        Assert.Equal(["singleSignOnEnabled", "emailWellFormed", "domainListed", "connector", "connector"], explained.Rules.Select(rule => rule.Rule));
        Assert.Equal([true, true, true, true, false], explained.Rules.Select(rule => rule.Passed));
        Assert.Equal([operators, organizations], explained.Rules.Select(rule => rule.Connector).OfType<string>());
        Assert.Contains("not verified", explained.Rules[^1].Detail, StringComparison.Ordinal);

        (await hub.PutAsync($"/sso-connectors/{organizations}/domains/a.example/override", new { isOverridden = true })).Is(200);
        explained = await ExplainAsync(hub, "x@a.example");
        Assert.Equal([operators, organizations], explained.Connectors);
        Assert.Contains("vouches", explained.Rules[^1].Detail, StringComparison.Ordinal);

        (await hub.PatchAsync("/sso-connectors/" + operators, new { isDisabled = true })).Is(200);
        explained = await ExplainAsync(hub, "x@a.example");
        Assert.Equal([organizations], explained.Connectors);
        Assert.Contains("disabled", explained.Rules[3].Detail, StringComparison.Ordinal);

        (await hub.PatchAsync("/organizations/" + Scenario.Acme, new { isDisabled = true })).Is(200);
        explained = await ExplainAsync(hub, "x@a.example");
        Assert.Empty(explained.Connectors);
        Assert.Contains("organization that is disabled", explained.Rules[4].Detail, StringComparison.Ordinal);

        Assert.Equal(["emailWellFormed"], (await ExplainAsync(hub, "nobody")).Rules.Where(rule => !rule.Passed).Select(rule => rule.Rule));
        Assert.Equal(["domainListed"], (await ExplainAsync(hub, "x@none.example")).Rules.Where(rule => !rule.Passed).Select(rule => rule.Rule));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nothing_leads_anywhere_while_enterprise_sign_in_is_off_or_the_application_is_gone(string provider)
    {
        await using var hub = await StartAsync(provider);
        var id = await AddAsync(hub, "a", domains: ["a.example"]);
        Assert.Equal([id], (await ExplainAsync(hub, "x@a.example", Scenario.Spa)).Connectors);
        var unknown = await ExplainAsync(hub, "x@a.example", "none");
        Assert.Empty(unknown.Connectors);
        Assert.Equal(["application"], unknown.Rules.Where(rule => !rule.Passed).Select(rule => rule.Rule));
        (await hub.PatchAsync("/applications/" + Scenario.Spa, new { isDisabled = true })).Is(200);
        Assert.Empty((await ExplainAsync(hub, "x@a.example", Scenario.Spa)).Connectors);
        (await hub.PatchAsync("/sign-in-exp", new { singleSignOnEnabled = false })).Is(200);
        var off = await ExplainAsync(hub, "x@a.example");
        Assert.Empty(off.Connectors);
        Assert.Equal(["singleSignOnEnabled"], off.Rules.Where(rule => !rule.Passed).Select(rule => rule.Rule));
    }

    [Theory(DisplayName = "CVE-2026-1486, CVE-2026-3009, CVE-2026-2603: a disabled connector neither routes nor can be used"), MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_disabled_connector_is_of_no_use(string provider)
    {
        await using var hub = await StartAsync(provider);
        var id = await AddAsync(hub, "a", domains: ["a.example"]);
        Assert.True(await IsUsableAsync(hub, id));
        (await hub.PatchAsync("/sso-connectors/" + id, new { isDisabled = true })).Is(200);
        Assert.False(await IsUsableAsync(hub, id));
        Assert.Empty((await ExplainAsync(hub, "x@a.example")).Connectors);
        Assert.Equal("[]", (await hub.GetAsync("/.well-known/sign-in-exp"))["ssoConnectors"].GetRawText());
    }

    [Theory(DisplayName = "CVE-2025-64717, CVE-2024-46999: disabling a connector or its organization counts at once on every node"), MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Disabling_counts_at_once(string provider)
    {
        await using var hubs = await TwoHubs.StartAsync(provider, FakeSsoProvider.Use());
        var hub = await ManagementScenario.OnAsync(hubs.First);
        (await hub.PatchAsync("/sign-in-exp", new { singleSignOnEnabled = true })).Is(200);
        var (own, organizations) = (await AddAsync(hub, "a", domains: ["a.example"]), await AddAsync(hub, "b", organization: Scenario.Acme, domains: ["b.example"]));
        (await hub.PutAsync($"/sso-connectors/{organizations}/domains/b.example/override", new { isOverridden = true })).Is(200);
        await using (var db = hubs.Second.Read())
        {
            Assert.Equal([own], await SsoRouting.FindAsync(db, "x@a.example", CancellationToken.None));
            Assert.Equal([organizations], await SsoRouting.FindAsync(db, "x@b.example", CancellationToken.None));
        }

        (await hub.PatchAsync("/sso-connectors/" + own, new { isDisabled = true })).Is(200);
        (await hub.PatchAsync("/organizations/" + Scenario.Acme, new { isDisabled = true })).Is(200);
        await using var later = hubs.Second.Read();
        var connectors = hubs.Second.Services.GetRequiredService<IdentityHub.Server.Sso.SsoConnectors>();
        foreach (var (id, email) in new[] { (own, "x@a.example"), (organizations, "x@b.example") })
        {
            Assert.Empty(await SsoRouting.FindAsync(later, email, CancellationToken.None));
            Assert.Null(await connectors.FindUsableAsync(later, id, CancellationToken.None));
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_sign_in_pages_learn_of_connectors_that_lead_somewhere(string provider)
    {
        await using var hub = await StartAsync(provider);
        var first = await AddAsync(hub, "a", domains: ["a.example"]);
        hub.Scenario.Host.Time.Advance(TimeSpan.FromMilliseconds(5));
        var second = await AddAsync(hub, "b", domains: ["b.example"]);
        await AddAsync(hub, "without domains");
        await AddAsync(hub, "unverified", organization: Scenario.Acme, domains: ["c.example"]);
        (await hub.PatchAsync("/sso-connectors/" + second, new { branding = new { displayName = "B Inc.", logo = "https://b.example/logo.svg" } })).Is(200);
        var shown = (await hub.SendAsync("GET", "/.well-known/sign-in-exp", authorization: "")).Is(200)["ssoConnectors"];
        Assert.Equal(
            $$"""[{"id":"{{first}}","connectorName":"a","logo":"data:image/svg+xml;base64,PHN2Zy8+","darkLogo":"data:image/svg+xml;base64,PHN2Zy8+Cg=="},{"id":"{{second}}","connectorName":"B Inc.","logo":"https://b.example/logo.svg","darkLogo":"data:image/svg+xml;base64,PHN2Zy8+Cg=="}]""",
            shown.GetRawText());
        (await hub.PatchAsync("/sign-in-exp", new { singleSignOnEnabled = false })).Is(200);
        Assert.Equal("[]", (await hub.GetAsync("/.well-known/sign-in-exp"))["ssoConnectors"].GetRawText());
    }

    private static async Task<ManagementScenario> StartAsync(string provider)
    {
        var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        (await hub.PatchAsync("/sign-in-exp", new { singleSignOnEnabled = true })).Is(200);
        return hub;
    }

    private static async Task<string> AddAsync(ManagementScenario hub, string name, bool shares = false, string? organization = null, string[]? domains = null) =>
        (await hub.PostAsync("/sso-connectors", new
        {
            providerName = "OIDC",
            connectorName = name,
            config = new { issuer = "https://idp.example.com" },
            domains = domains ?? [],
            sharesDomains = shares,
            organizationId = organization,
        })).Is(200).Id;

    private static Task<bool> IsUsableAsync(ManagementScenario hub, string id) => hub.Scenario.ReadAsync(async db =>
        await hub.Scenario.Host.Services.GetRequiredService<IdentityHub.Server.Sso.SsoConnectors>().FindUsableAsync(db, id, CancellationToken.None) is not null);

    /// <summary>The explanation, which is held against the routing itself.</summary>
    private static async Task<Explained> ExplainAsync(ManagementScenario hub, string email, string? application = null)
    {
        var answer = application is null
            ? await hub.PostAsync("/sso-connectors/explain", new { email })
            : await hub.PostAsync("/sso-connectors/explain", new { email, applicationId = application });
        if (email.Contains('\0', StringComparison.Ordinal))
        {
            answer.IsInvalid("email");
            return new Explained([], [], answer.Text);
        }

        answer.Is(200);
        var explained = new Explained(
            [.. answer["ssoConnectorIds"].EnumerateArray().Select(id => id.GetString()!)],
            [.. answer["rules"].EnumerateArray().Select(rule => new Told(
                rule.GetProperty("rule").GetString()!, rule.GetProperty("passed").GetBoolean(), rule.GetProperty("detail").GetString()!, rule.GetProperty("ssoConnectorId").GetString()))],
            answer.Text);
        Assert.Equal(explained.Connectors.Count == 0 ? "none" : "connectors", answer["result"].GetString());
        if (explained.Connectors.Count > 0)
        {
            Assert.Equal(explained.Connectors, await hub.Scenario.ReadAsync(db => SsoRouting.FindAsync(db, email, CancellationToken.None)));
            Assert.Equal(explained.Connectors, explained.Rules.Where(rule => rule is { Passed: true, Connector: not null }).Select(rule => rule.Connector));
        }

        return explained;
    }

    private sealed record Told(string Rule, bool Passed, string Detail, string? Connector);

    private sealed record Explained(List<string> Connectors, List<Told> Rules, string Text);
}
