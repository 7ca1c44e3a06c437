using IdentityHub.Server.ConfigurationFiles.Exporting;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>Enterprise connectors in files.</summary>
public sealed class FileSsoConnectorTests
{
    private const string File = """
        organizations: [{ name: Acme }]
        ssoConnectors:
          - connectorName: Acme
            providerName: AzureAdOidc
            config: { issuer: https://idp.acme.example/v2.0, clientId: hub, clientSecret: "${ENV:SMTP_PASSWORD}" }
            domains: [Acme.example, bücher.example]
            branding: { displayName: Acme Inc. }
            syncProfile: true
            enableTokenStorage: true
            organization: { name: Acme }
          - { id: own, connectorName: Own, providerName: SAML, sharesDomains: true, trustsMfa: true, isDisabled: true, domains: [own.example] }
        """;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Applies_once_and_tells_no_secret(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        var shown = await FileStage.ShowAsync(await stage.PlanAsync(File));
        Assert.DoesNotContain("0123456789", shown, StringComparison.Ordinal);
        Assert.Contains("enterprise connector Acme", shown, StringComparison.Ordinal);
        Assert.Contains("acme.example", shown, StringComparison.Ordinal);
        Assert.Equal(3, (await stage.SucceedAsync(File)).Report.Created);
        Assert.True((await stage.PlanAsync(File)).IsEmpty);
        Assert.DoesNotContain(await stage.DumpAsync(), row => row.Contains("0123456789", StringComparison.Ordinal));
        await using var db = stage.Read();
        var rows = await db.SsoConnectors.OrderBy(row => row.ConnectorName).ToListAsync();
        Assert.Equal(("Acme", "AzureAdOidc", true, true, false), (rows[0].ConnectorName, rows[0].ProviderName, rows[0].SyncProfile, rows[0].EnableTokenStorage, rows[0].IsDisabled));
        Assert.Equal((await db.Organizations.SingleAsync()).Id, rows[0].OrganizationId);
        Assert.Equal("""{"displayName":"Acme Inc."}""", rows[0].Branding.GetRawText());
        Assert.Equal("smtp-password-0123456789", SsoConnectorConfigs.Open(stage.MasterKey, rows[0])!.Value.GetProperty("clientSecret").GetString());
        Assert.Equal(("own", true, true, true), (rows[1].Id, rows[1].SharesDomains, rows[1].TrustsMfa, rows[1].IsDisabled));
        Assert.Equal(["acme.example", "bücher.example"], await db.SsoConnectorDomains.Where(row => row.SsoConnectorId == rows[0].Id).OrderBy(row => row.Position).Select(row => row.Domain).ToListAsync());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_change_is_seen_and_what_stays_keeps_its_proof(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(File);
        await stage.Writer.WriteAsync(
            IdentityHub.Server.Hosting.Database.Durability.Durable, (db, stop) => db.SsoConnectorDomains.ExecuteUpdateAsync(row => row.SetProperty(item => item.IsOverridden, true), stop), CancellationToken.None);
        var changed = File;
        foreach (var (before, after, field) in new[]
        {
            ("domains: [Acme.example, bücher.example]", "domains: [bücher.example, new.example]", "domains"),
            ("domains: [bücher.example, new.example]", "domains: [new.example, bücher.example]", "domains"),
            ("syncProfile: true", "syncProfile: false", "syncProfile"),
            ("displayName: Acme Inc.", "displayName: Acme", "branding"),
            ("clientId: hub", "clientId: other", "config"),
        })
        {
            var file = changed.Replace(before, after, StringComparison.Ordinal);
            Assert.NotEqual(changed, file);
            changed = file;
            var report = (await stage.SucceedAsync(file)).Report;
            Assert.Equal((0, 1, 0), (report.Created, report.Updated, report.Deleted));
            Assert.Contains(field, await FileStage.ShowAsync(report), StringComparison.Ordinal);
            Assert.True((await stage.PlanAsync(file)).IsEmpty);
        }

        await using (var db = stage.Read())
        {
            Assert.Equal(["bücher.example", "own.example"], await db.SsoConnectorDomains.Where(row => row.IsOverridden).Select(row => row.Domain).OrderBy(domain => domain).ToListAsync());
        }

        // In other hands nothing is proven.
        var moved = changed.Replace("organization: { name: Acme }", "organization: null", StringComparison.Ordinal);
        Assert.Contains("organization", await FileStage.ShowAsync((await stage.SucceedAsync(moved)).Report), StringComparison.Ordinal);
        await using var later = stage.Read();
        Assert.Equal(["own.example"], await later.SsoConnectorDomains.Where(row => row.IsOverridden).Select(row => row.Domain).ToListAsync());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Removes_what_is_to_go(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(File);
        const string gone = "ssoConnectors: [{ connectorName: Acme, state: absent }, { id: own, state: absent }]";
        Assert.Equal(2, (await stage.SucceedAsync(gone)).Report.Deleted);
        Assert.True((await stage.SucceedAsync(gone)).Report.IsEmpty);
        await using var db = stage.Read();
        Assert.Equal((0, 0), (await db.SsoConnectors.CountAsync(), await db.SsoConnectorDomains.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_exported_file_says_the_same(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(File);
        using var text = new StringWriter();
        var secrets = await stage.Exporter.ExportAsync(new YamlDocumentWriter(text), new ExportOptions(false, false), CancellationToken.None);
        Assert.DoesNotContain("0123456789", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("https://idp.acme.example/v2.0", text.ToString(), StringComparison.Ordinal);
        var secret = Assert.Single(secrets);
        Assert.True((await stage.PlanAsync("t.yaml", text.ToString(), new Dictionary<string, string> { [secret.Variable] = "smtp-password-0123456789" })).IsEmpty);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Names_the_place_of_every_mistake(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(File);
        foreach (var (file, message) in new[]
        {
            ("ssoConnectors: [{ connectorName: x, providerName: Oidc }]", "ssoConnectors[0].providerName: must be one of OIDC"),
            ("ssoConnectors: [{ providerName: OIDC }]", "'connectorName' is missing"),
            ("ssoConnectors: [{ connectorName: x, providerName: OIDC, domains: [gmail.com] }]", "ssoConnectors[0].domains[0]: domains of public mail services"),
            ("ssoConnectors: [{ connectorName: x, providerName: OIDC, domains: [nothing] }]", "ssoConnectors[0].domains[0]: must be a domain"),
            ("ssoConnectors: [{ connectorName: x, providerName: OIDC, domains: [a.example, A.example] }]", "listed twice"),
            ("ssoConnectors: [{ connectorName: x, providerName: OIDC, domains: [acme.example] }]", "acme.example belongs to another connector too"),
            ("ssoConnectors: [{ connectorName: x, providerName: OIDC, sharesDomains: true, domains: [acme.example] }]", "acme.example belongs to another connector too"),
            ("ssoConnectors: [{ connectorName: x, providerName: OIDC, domains: [n.example] }, { connectorName: y, providerName: OIDC, domains: [n.example] }]", "n.example belongs"),
            ("ssoConnectors: [{ connectorName: Acme, providerName: OIDC }]", "a connector keeps its kind, which is AzureAdOidc"),
            ("ssoConnectors: [{ id: own, connectorName: Acme, providerName: SAML }]", "another connector has this name"),
            ("ssoConnectors: [{ connectorName: x, providerName: OIDC }, { connectorName: x, providerName: OIDC }]", "listed twice"),
            ("ssoConnectors: [{ connectorName: x, providerName: OIDC, config: { clientId: hub } }]", "ssoConnectors[0].config: "),
            ("ssoConnectors: [{ connectorName: x, providerName: SAML, config: { metadata: m, signAuthnRequest: true } }]", "active signing key"),
            ("ssoConnectors: [{ connectorName: x, providerName: SAML, enableTokenStorage: true }]", "no tokens that could be kept"),
            ("ssoConnectors: [{ connectorName: x, providerName: OIDC, organization: { name: Nobody } }]", "there is no such organization"),
            ("ssoConnectors: [{ connectorName: x, providerName: OIDC, branding: { logo: \"javascript:x\" } }]", "ssoConnectors[0].branding.logo"),
            ("ssoConnectors: [{ connectorName: x, providerName: OIDC, config: { issuer: \"${ENV:NOT_THERE}\" } }]", "NOT_THERE is not set"),
            ("ssoConnectors: [{ state: absent }]", "'connectorName'"),
        })
        {
            var problems = await stage.RefuseAsync(file);
            Assert.True(problems.Any(problem => problem.Contains(message, StringComparison.Ordinal)), $"{file}\n{message}\n{string.Join('\n', problems)}");
        }

        // A domain may go from one connector of the file to another, and be shared when both say so.
        await stage.SucceedAsync("""
            ssoConnectors:
              - { connectorName: Acme, providerName: AzureAdOidc, domains: [] }
              - { id: own, connectorName: Own, providerName: SAML, domains: [acme.example] }
            """);
        await stage.SucceedAsync("ssoConnectors: [{ connectorName: Third, providerName: OIDC, sharesDomains: true, domains: [acme.example] }]");
        Assert.Contains("belongs to another", Assert.Single(await stage.RefuseAsync("ssoConnectors: [{ id: own, connectorName: Own, providerName: SAML, sharesDomains: false }]")), StringComparison.Ordinal);
    }
}
