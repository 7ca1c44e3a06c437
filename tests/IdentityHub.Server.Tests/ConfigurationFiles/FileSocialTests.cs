using IdentityHub.Data;
using IdentityHub.Server.ConfigurationFiles.Exporting;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>Connectors for signing in, in files.</summary>
public sealed class FileSocialTests
{
    private const string File = """
        connectors:
          - { connectorId: http-email, config: { endpoint: https://mail.example.com/send } }
          - connectorId: google-universal
            id: google
            syncProfile: true
            enableTokenStorage: true
            config: { clientId: g-1, clientSecret: "${ENV:SMTP_PASSWORD}", prompts: [select_account] }
          - connectorId: line-universal
            config: { clientId: "1234567890", clientSecret: "${ENV:SMTP_PASSWORD}", botPrompt: normal }
          - connectorId: oauth2
            metadata: { target: acme, name: { en: Acme, th: แอคมี }, logo: https://acme.example/l.svg }
            config:
              { clientId: a, clientSecret: "${ENV:SMTP_PASSWORD}", authorizationEndpoint: https://acme.example/a, tokenEndpoint: https://acme.example/t, userInfoEndpoint: https://acme.example/u }
          - connectorId: oauth2
            metadata: { target: globex }
            config: null
        signInExperience: { socialSignInConnectorTargets: [line, acme] }
        """;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Applies_once_and_tells_no_secret(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        var shown = await FileStage.ShowAsync(await stage.PlanAsync(File));
        Assert.DoesNotContain("0123456789", shown, StringComparison.Ordinal);
        Assert.Contains("connector oauth2 acme", shown, StringComparison.Ordinal);
        await stage.SucceedAsync(File);
        Assert.True((await stage.PlanAsync(File)).IsEmpty);
        await using var db = stage.Read();
        var rows = await db.Connectors.ToListAsync();
        Assert.Equal(["google-universal", "http-email", "line-universal", "oauth2", "oauth2"], rows.Select(row => row.ConnectorId).Order());
        var google = rows.Single(row => row.ConnectorId == "google-universal");
        Assert.Equal(("google", true, true), (google.Id, google.SyncProfile, google.EnableTokenStorage));
        Assert.Equal("g-1", ConnectorConfigs.Open(stage.MasterKey, google)!.Value.GetProperty("clientId").GetString());
        Assert.DoesNotContain(await stage.DumpAsync(), row => row.Contains("g-1", StringComparison.Ordinal));

        var changed = await FileStage.ShowAsync(await stage.PlanAsync(File.Replace("en: Acme,", "en: Acme Inc.,", StringComparison.Ordinal).Replace("syncProfile: true", "syncProfile: false", StringComparison.Ordinal)));
        Assert.Contains("Acme Inc.", changed, StringComparison.Ordinal);
        Assert.Contains("syncProfile", changed, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Removes_a_connector_by_its_kind_or_its_target(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(File);
        const string file = """
            connectors: [{ connectorId: google-universal, state: absent }, { target: globex, state: absent }, { target: line, state: absent }, { target: nobody, state: absent }]
            """;
        Assert.Equal(3, (await stage.SucceedAsync(file)).Report.Deleted);
        Assert.True((await stage.SucceedAsync(file)).Report.IsEmpty);
        await using var db = stage.Read();
        Assert.Equal(["http-email", "oauth2"], await db.Connectors.Select(row => row.ConnectorId).Order().ToListAsync());
    }

    [Fact]
    public async Task What_is_exported_can_be_applied()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        await stage.SucceedAsync(File);
        using var output = new StringWriter { NewLine = "\n" };
        var secrets = await stage.Exporter.ExportAsync(new YamlDocumentWriter(output), new ExportOptions(WithUsers: false, WithPasswordDigests: false), CancellationToken.None);
        var text = output.ToString();
        Assert.Contains("id: google", text, StringComparison.Ordinal);
        Assert.Contains("SECRET_OF_OAUTH2_ACME_CLIENT_SECRET", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", text, StringComparison.Ordinal);

        // On another hub it makes the same connectors, under the same ids.
        await using var other = await FileStage.CreateAsync(Databases.Sqlite);
        var values = secrets.Select(static secret => secret.Variable).Distinct().ToDictionary(static name => name, static _ => "https://any.example/secret");
        await other.SucceedAsync("t.yaml", text, values);
        await using var here = stage.Read();
        await using var there = other.Read();
        Assert.Equal(await IdsAsync(here), await IdsAsync(there));

        static Task<List<string>> IdsAsync(HubDbContext db) =>
            db.Connectors.Where(row => row.ConnectorId != "http-email").OrderBy(row => row.Id).Select(row => row.Id + row.ConnectorId + row.SyncProfile).ToListAsync();
    }

    [Theory]
    [InlineData("{ connectorId: oidc }", "needs 'metadata' with a 'target'")]
    [InlineData("{ connectorId: oidc, metadata: { name: { en: A } } }", "needs 'metadata' with a 'target'")]
    [InlineData("{ connectorId: oidc, metadata: { target: a/b } }", "The target must have at most 128 letters")]
    [InlineData("{ connectorId: google-universal, metadata: { target: a } }", "has a name and a target of its own")]
    [InlineData("{ connectorId: line-universal, enableTokenStorage: true }", "has no tokens that could be kept")]
    [InlineData("{ connectorId: http-email, syncProfile: true }", "only connectors for signing in")]
    [InlineData("{ connectorId: google-universal, config: { clientId: x } }", "clientSecret")]
    [InlineData("{ connectorId: oidc, metadata: { target: a } }, { connectorId: oauth2, metadata: { target: a } }", "listed twice")]
    [InlineData("{ connectorId: oidc, metadata: { target: a } }, { connectorId: oidc, metadata: { target: a } }", "listed twice")]
    [InlineData("{ connectorId: oidc, metadata: { target: google } }, { connectorId: google-universal }", "listed twice")]
    [InlineData("{ connectorId: line-universal, id: x }, { connectorId: google-universal, id: x }", "listed twice")]
    [InlineData("{ connectorId: oidc, state: absent }", "say by 'target' which one is meant")]
    [InlineData("{ state: absent }", "say which connector is meant by one of 'connectorId', 'target'")]
    public async Task Refuses_what_does_not_fit(string connectors, string problem)
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        Assert.Contains(await stage.RefuseAsync($"connectors: [{connectors}]"), line => line.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_what_does_not_fit_what_is_stored()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        await stage.SucceedAsync("connectors: [{ connectorId: google-universal, id: g }, { connectorId: oidc, id: o, metadata: { target: acme } }]");
        foreach (var (file, problem) in new[]
        {
            ("connectors: [{ connectorId: google-universal, id: h }]", "the stored connector has the id 'g'"),
            ("connectors: [{ connectorId: line-universal, id: g }]", "another connector has the id 'g'"),
            ("connectors: [{ connectorId: oauth2, metadata: { target: acme } }]", "another connector has the target 'acme'"),
            ("connectors: [{ connectorId: oauth2, metadata: { target: google } }]", "another connector has the target 'google'"),
            ("signInExperience: { socialSignInConnectorTargets: [google, gogle] }", "no connector for signing in has the target 'gogle'"),
        })
        {
            Assert.Contains(problem, Assert.Single(await stage.RefuseAsync(file)), StringComparison.Ordinal);
        }

        // One that goes makes room.
        await stage.SucceedAsync("connectors: [{ target: acme, state: absent }, { connectorId: oauth2, id: o, metadata: { target: acme2 } }]");
        await using var db = stage.Read();
        Assert.Equal("oauth2", (await db.Connectors.SingleAsync(row => row.Id == "o")).ConnectorId);
    }
}
