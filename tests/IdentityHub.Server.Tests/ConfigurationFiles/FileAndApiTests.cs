using System.Text;
using IdentityHub.Data.Organizations;
using IdentityHub.Server.ConfigurationFiles;
using IdentityHub.Server.ConfigurationFiles.Exporting;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Tests.Api;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>Files beside the Management API, on a hub that runs.</summary>
public sealed class FileAndApiTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_the_api_accepts_an_exported_file_can_hold(string provider)
    {
        await using var api = await ManagementScenario.StartAsync(provider);
        await MakeAwkwardThingsAsync(api);
        using var output = new StringWriter { NewLine = "\n" };
        await api.Scenario.Host.Services.GetRequiredService<FileExporter>()
            .ExportAsync(new YamlDocumentWriter(output), new ExportOptions(true, true), CancellationToken.None);

        var outcome = await RunAsync(api, output.ToString(), isPlan: true);

        Assert.Equal([], outcome.Problems.Select(static problem => problem.ToString()));
        Assert.Equal([], outcome.Report.Summaries);
        Assert.True(outcome.Report.Unchanged > 20);
    }

    [Theory(DisplayName = "Kill switch: suspending, disabling and removing by file ends what it ends over the API")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Taking_away_by_file_ends_what_was_granted(string provider)
    {
        await using var api = await ManagementScenario.StartAsync(provider);
        var scenario = api.Scenario;
        var token = (await scenario.SignInAsync(Scenario.Web, "openid offline_access")).Ok().RefreshToken;

        await ApplyAsync(api, "applications: [{ id: web, name: Web, type: Traditional, isDisabled: true }]");
        (await scenario.RefreshAsync(Scenario.Web, token)).Refused(400, "invalid_client");
        await ApplyAsync(api, "applications: [{ id: web, name: Web, type: Traditional, isDisabled: false }]");
        (await scenario.RefreshAsync(Scenario.Web, token)).Refused(400, "invalid_grant");

        token = (await scenario.SignInAsync(Scenario.Web, "openid offline_access urn:logto:scope:organizations", ["urn:logto:resource:organizations"])).Ok().RefreshToken;
        token = (await scenario.RefreshAsync(Scenario.Web, token, ("organization_id", Scenario.Acme))).Ok().RefreshToken;
        var invitation = await api.PostAsync(
            "/organization-invitations",
            new { inviterId = Scenario.Alice, invitee = "new@example.com", organizationId = Scenario.Acme, expiresAt = scenario.Host.Time.GetUtcNow().AddDays(1).ToUnixTimeMilliseconds() });
        Assert.Equal(201, invitation.Status);
        await ApplyAsync(api, $"organizations: [{{ id: {Scenario.Acme}, name: Acme, users: [] }}]");
        (await scenario.RefreshAsync(Scenario.Web, token, ("organization_id", Scenario.Acme))).Refused(403, "access_denied");
        Assert.Equal(OrganizationInvitationStatus.Revoked, await scenario.ReadAsync(static db => db.OrganizationInvitations.Select(row => row.Status).SingleAsync()));

        token = (await scenario.SignInAsync(Scenario.Web, "openid offline_access")).Ok().RefreshToken;
        await ApplyAsync(api, $"users: [{{ id: {Scenario.Alice}, isSuspended: true }}]");
        (await scenario.RefreshAsync(Scenario.Web, token)).Refused(400, "invalid_grant");
        await ApplyAsync(api, $"users: [{{ id: {Scenario.Alice}, isSuspended: false }}]");
        (await scenario.RefreshAsync(Scenario.Web, token)).Refused(400, "invalid_grant");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Changes_over_the_api_at_the_same_time_are_not_lost(string provider)
    {
        await using var api = await ManagementScenario.StartAsync(provider);
        var members = $"organizations: [{{ id: {Scenario.Acme}, name: Acme, users: [{{ id: {Scenario.Alice} }}] }}]";

        var files = Enumerable.Range(0, 10).Select(index => Task.Run(() => ApplyAsync(
            api, $"users: [{{ id: {Scenario.Alice}, customData: {{ file: {index} }} }}]\n{members}")));
        var calls = Enumerable.Range(0, 20).Select(index => Task.Run(async () =>
        {
            Assert.Equal(200, (await api.PatchAsync($"/users/{Scenario.Alice}/custom-data", $$$"""{"customData":{"api{{{index}}}":1}}""")).Status);
            Assert.Equal(201, (await api.PostAsync($"/organizations/{Scenario.Acme}/users", new { userIds = new[] { Scenario.Bob } })).Status);
            await api.DeleteAsync($"/organizations/{Scenario.Acme}/users/{Scenario.Bob}");
        }));
        await Task.WhenAll(files.Concat(calls));

        var data = (await api.GetAsync($"/users/{Scenario.Alice}/custom-data")).Body;
        Assert.Equal(21, data.EnumerateObject().Count());
    }

    private static async Task MakeAwkwardThingsAsync(ManagementScenario api)
    {
        const string Strange = "\u0001 a: b # \"c\"\\ ${ENV:X}\n\u2028\u202e 🙂 ";
        var resource = await IdAsync(api.PostAsync("/resources", new { name = Strange, indicator = "urn:x:y?z=%20", accessTokenTtl = int.MaxValue }));
        var scope = await IdAsync(api.PostAsync($"/resources/{resource}/scopes", new { name = "\"scope\\ż", description = new string('d', 1000) }));
        await IdAsync(api.PostAsync("/roles", new { name = Strange, description = Strange, scopeIds = new[] { scope } }));
        var organizationScope = await IdAsync(api.PostAsync("/organization-scopes", new { name = "with space", description = "" }));
        var organizationRole = await IdAsync(api.PostAsync(
            "/organization-roles", new { name = Strange, organizationScopeIds = new[] { organizationScope }, resourceScopeIds = new[] { scope } }));
        var organization = await IdAsync(api.PostAsync(
            "/organizations",
            new { name = Strange, description = "", customData = new { deep = Nested(20) }, isMfaRequired = true, color = new { primaryColor = "#ABC" }, branding = new { favicon = "https://a.example/ ".Trim() }, customCss = "" }));
        Assert.Equal(201, (await api.PostAsync($"/organizations/{organization}/jit/email-domains", new { emailDomain = "LOCALHOST" })).Status);
        Assert.Equal(201, (await api.PostAsync($"/organizations/{organization}/jit/roles", new { organizationRoleIds = new[] { organizationRole } })).Status);
        var application = await IdAsync(api.PostAsync("/applications", new
        {
            name = Strange,
            type = "Traditional",
            description = Strange,
            oidcClientMetadata = new { redirectUris = new[] { "https://*.a.example/*", "https://*.a.example/*", "my.app:/x" }, postLogoutRedirectUris = Array.Empty<string>(), logoUri = "" },
            customClientMetadata = new { corsAllowedOrigins = new[] { "https://*.a.example", "http://localhost:3000/" }, tenantId = "a b", maxAllowedGrants = 1 },
            customData = new { strange = Strange, number = 1e300, zero = -0.0 },
            isThirdParty = true,
        }));
        Assert.Equal(201, (await api.PostAsync($"/applications/{application}/secrets", new { name = Strange })).Status);
        Assert.Equal(201, (await api.PutAsync($"/applications/{application}/sign-in-experience", new { termsOfUseUrl = "", displayName = "", customCss = Strange })).Status);
        Assert.Equal(201, (await api.PostAsync($"/applications/{application}/user-consent-scopes", new { userScopes = new[] { "email" }, resourceScopes = new[] { scope }, organizationScopes = new[] { organizationScope } })).Status);
        var user = await IdAsync(api.PostAsync("/users", new
        {
            name = Strange,
            avatar = "",
            primaryPhone = "447700900123",
            profile = new { website = new string('w', 3000), address = new { formatted = Strange } },
            customData = new Dictionary<string, object> { [Strange] = Strange, [new string('k', 2000)] = new object[] { Nested(5), "" } },
            passwordAlgorithm = "SHA256",
            passwordDigest = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
        }));
        Assert.Equal(201, (await api.PutAsync($"/users/{user}/identities/git%20hub", new { userId = Strange, details = new { rawData = Nested(20) } })).Status);
        Assert.Equal(201, (await api.PostAsync($"/organizations/{organization}/users", new { userIds = new[] { user } })).Status);
        Assert.Equal(200, (await api.PutAsync($"/applications/{application}/access-control", new
        {
            userIds = new[] { user },
            userRoleIds = Array.Empty<string>(),
            organizationIds = new[] { organization },
            organizationRoleRules = new[] { new { organizationId = organization, organizationRoleIds = new[] { organizationRole } } },
        })).Status);
        Assert.Equal(200, (await api.PatchAsync("/sign-in-exp", new
        {
            termsOfUseUrl = "",
            supportEmail = "help@localhost",
            customContent = new Dictionary<string, string> { [Strange] = Strange },
            passwordPolicy = new { rejects = new { words = new[] { "", Strange } } },
            emailBlocklistPolicy = new { customBlocklist = new[] { "@*.example.com" } },
        })).Status);
        Assert.Equal(200, (await api.PatchAsync("/configs/oidc/session", new { ttl = 60 })).Status);
        Assert.Equal(200, (await api.PutAsync("/configs/id-token", new { enabledExtendedClaims = new[] { "custom_data" } })).Status);
    }

    private static object Nested(int depth) => depth == 0 ? "end" : new Dictionary<string, object> { ["a"] = Nested(depth - 1) };

    private static async Task<string> IdAsync(Task<ApiAnswer> answer)
    {
        var made = await answer;
        Assert.True(made.Status is 200 or 201, made.Body.GetRawText());
        return made.Body.GetProperty("id").GetString()!;
    }

    private static async Task ApplyAsync(ManagementScenario api, string yaml) => Assert.Empty((await RunAsync(api, yaml, isPlan: false)).Problems);

    private static async Task<FileOutcome> RunAsync(ManagementScenario api, string yaml, bool isPlan)
    {
        var services = api.Scenario.Host.Services;
        var masterKey = services.GetRequiredService<MasterKey>();
        var secrets = await api.Scenario.ReadAsync(static db => db.ApplicationSecrets.ToListAsync());
        var variables = secrets.ToDictionary(
            static row => SecretNames.Of(row.ApplicationId, row.Name), row => Encoding.UTF8.GetString(masterKey.Unprotect("application-secret", row.EncryptedValue)!));
        var parsed = ConfigurationFile.Parse("t.yaml", yaml, variables.GetValueOrDefault);
        var applier = services.GetRequiredService<FileApplier>();
        return isPlan ? await applier.PlanAsync(parsed, CancellationToken.None) : await applier.ApplyAsync(parsed, CancellationToken.None);
    }
}
