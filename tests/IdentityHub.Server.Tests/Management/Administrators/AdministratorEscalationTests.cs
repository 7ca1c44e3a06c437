using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Administrators;

/// <summary>An editor does not become an owner, whichever way it is tried.</summary>
public sealed class AdministratorEscalationTests
{
    private const string Robot = "robot";

    [Theory(DisplayName = "CVE-2026-9795: an editor gives nobody a role that opens the Management API")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_editor_gives_no_rights(string provider)
    {
        await using var hub = await StartAsync(provider);
        var visible = await hub.Scenario.ReadAsync(db => db.Roles.Where(role => role.Name == "Logto Management API access").Select(role => role.Id).SingleAsync());
        foreach (var id in new[] { HubSeed.AdministratorRoleId, HubSeed.EditorRoleId, HubSeed.ViewerRoleId })
        {
            object roles = new { roleIds = new[] { id } };
            await RefusedAsync(hub, "POST", $"/users/{Staff.Editor}/roles", roles);
            await RefusedAsync(hub, "POST", $"/users/{Staff.Nobody}/roles", roles);
            await RefusedAsync(hub, "PUT", $"/users/{Staff.Nobody}/roles", roles);
            await RefusedAsync(hub, "POST", $"/roles/{id}/users", new { userIds = new[] { Staff.Nobody } });
            await RefusedAsync(hub, "PATCH", $"/roles/{id}", new { isDefault = true });
        }

        foreach (var id in new[] { HubSeed.ManagementApiAllId, HubSeed.ManagementApiEditId, HubSeed.ManagementApiTokensId })
        {
            string[] scopeIds = [id];
            await RefusedAsync(hub, "POST", "/roles", new { name = "Mine", description = "x", type = "MachineToMachine", scopeIds });
            await RefusedAsync(hub, "POST", "/roles/r-machine/scopes", new { scopeIds });
            await RefusedAsync(hub, "POST", "/roles/r-global/scopes", new { scopeIds });
        }

        object given = new { roleIds = new[] { visible } };
        await RefusedAsync(hub, "PATCH", $"/applications/{Scenario.Machine}", new { isAdmin = true });
        await RefusedAsync(hub, "POST", $"/applications/{Scenario.Machine}/roles", given);
        await RefusedAsync(hub, "PUT", $"/applications/{Scenario.Machine}/roles", given);
        await RefusedAsync(hub, "POST", $"/roles/{visible}/applications", new { applicationIds = new[] { Scenario.Machine } });
        await RefusedAsync(hub, "DELETE", $"/roles/{visible}");
        await RefusedAsync(hub, "DELETE", $"/roles/{visible}/scopes/{HubSeed.ManagementApiAllId}");
        await RefusedAsync(hub, "POST", "/administrators", new { username = "second", role = "owner" });
        await RefusedAsync(hub, "PATCH", $"/administrators/{Staff.Editor}", new { role = "owner" });
        await RefusedAsync(hub, "DELETE", $"/administrators/{Staff.Owner}");
        await RefusedAsync(hub, "POST", $"/administrators/{Staff.Owner}/setup-link");

        // What is not the Management API's is the editor's to give.
        (await hub.AsAsync(Staff.Editor, "POST", $"/users/{Staff.Nobody}/roles", new { roleIds = new[] { "r-global" } })).Is(201);
        (await hub.AsAsync(Staff.Editor, "POST", "/roles", new { name = "Robots", description = "x", type = "MachineToMachine", scopeIds = new[] { "s-read" } })).Is(200);
        Assert.Equal([Staff.Owner], await OwnersAsync(hub));
    }

    [Theory(DisplayName = "CVE-2026-9099: an editor touches no account of an administrator and nothing by which one signs in")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_editor_touches_no_administrator(string provider)
    {
        await using var hub = await StartAsync(provider);
        foreach (var user in new[] { Staff.Owner, Staff.Viewer })
        {
            var path = "/users/" + user;
            await RefusedAsync(hub, "PATCH", path + "/password", new { password = "a password of the editor" });
            await RefusedAsync(hub, "POST", path + "/password/verify", new { password = "a guess" });
            await RefusedAsync(hub, "PATCH", path, new { primaryEmail = "editor@evil.example" });
            await RefusedAsync(hub, "PATCH", path + "/is-suspended", new { isSuspended = true });
            await RefusedAsync(hub, "DELETE", path);
            await RefusedAsync(hub, "DELETE", path + "/sessions/any");
            await RefusedAsync(hub, "DELETE", path + "/grants/any");
            await RefusedAsync(hub, "GET", path + "/personal-access-tokens");
            await RefusedAsync(hub, "POST", path + "/personal-access-tokens", new { name = "mine" });
            await RefusedAsync(hub, "PUT", path + "/identities/google", new { userId = "1", details = new { } });
            await RefusedAsync(hub, "GET", path + "?includePasswordHash=true");
            (await hub.AsAsync(Staff.Editor, "GET", path)).Is(200);
        }

        await RefusedAsync(hub, "GET", "/users?includePasswordHash=1");
        await RefusedAsync(hub, "GET", "/users?includePasswordHash=false&includePasswordHash=1");
        await RefusedAsync(hub, "POST", "/one-time-tokens", new { email = "owner@example.com" });
        await RefusedAsync(hub, "POST", "/sentinel-activities/delete", new { targetType = "User", targets = new[] { "OWNER" } });
        await RefusedAsync(hub, "POST", "/connectors", new { connectorId = "http-email", config = new { endpoint = "https://evil.example/" } });
        await RefusedAsync(hub, "POST", "/sso-connectors", new { providerName = "OIDC", connectorName = "Evil" });
        await RefusedAsync(hub, "PUT", "/email-templates", new { templates = Array.Empty<object>() });
        (await hub.AsAsync(Staff.Editor, "PATCH", $"/users/{Staff.Nobody}/password", new { password = "a new password" })).Is(200);
        (await hub.AsAsync(Staff.Editor, "POST", "/sentinel-activities/delete", new { targetType = "User", targets = new[] { "nobody" } })).Is(204);
    }

    [Theory(DisplayName = "CVE-2026-9099: an editor cannot act as an application that may use the Management API, nor by a token for another client")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_editor_acts_as_no_application(string provider)
    {
        await using var hub = await StartAsync(provider);
        foreach (var id in new[] { ManagementScenario.Manager, Robot })
        {
            await RefusedAsync(hub, "GET", $"/applications/{id}/secrets");
            await RefusedAsync(hub, "POST", $"/applications/{id}/secrets", new { name = "mine" });
            await RefusedAsync(hub, "PATCH", $"/applications/{id}", new { name = "mine" });
            await RefusedAsync(hub, "DELETE", $"/applications/{id}");
        }

        const string Console = "/applications/" + BuiltInApplications.Console;
        var evil = new { oidcClientMetadata = new { redirectUris = new[] { "https://evil.example/" }, postLogoutRedirectUris = Array.Empty<string>() } };
        foreach (var caller in new[] { Staff.Editor, Staff.Owner })
        {
            (await hub.AsAsync(caller, "GET", Console)).Is(404);
            (await hub.AsAsync(caller, "PATCH", Console, evil)).Is(404);
            (await hub.AsAsync(caller, "DELETE", Console)).Is(404);
            (await hub.AsAsync(caller, "GET", Console + "/secrets")).Is(404);
            (await hub.AsAsync(caller, "GET", Console + "/access-control")).Is(404);
            (await hub.AsAsync(caller, "GET", Console + "/sign-in-experience")).Is(404);
            (await hub.AsAsync(caller, "PATCH", Console + "/custom-data", new { mine = 1 })).Is(404);
            Assert.DoesNotContain(BuiltInApplications.Console, (await hub.AsAsync(caller, "GET", "/applications")).Is(200).Ids);
        }

        // An editor may change what other clients are; so a token of the owner for one of them opens nothing.
        (await hub.SendAsync("GET", "/users", authorization: "Bearer " + hub.Sign(Scenario.Spa, Staff.Owner))).IsRefused(403, "auth.forbidden");
        var stored = await hub.Scenario.ReadAsync(db => db.Applications.SingleAsync(row => row.Id == BuiltInApplications.Console));
        Assert.Equal([hub.Scenario.Host.PublicUrl + "/console/callback"], stored.OidcClientMetadata.RedirectUris);
        (await hub.AsAsync(Staff.Editor, "GET", $"/applications/{Scenario.Machine}/secrets")).Is(200);
    }

    [Fact(DisplayName = "An editor gives nobody more guesses at the passwords and codes of owners")]
    public async Task An_editor_gives_no_more_guesses()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        const string Path = "/sign-in-exp";
        await RefusedAsync(hub, "PATCH", Path, new { sentinelPolicy = new { maxAttempts = 10_000 } });
        await RefusedAsync(hub, "PATCH", Path, new { sentinelPolicy = new { lockoutDuration = 1 } });
        await RefusedAsync(hub, "PATCH", Path, new { verificationCodePolicy = new { maxRetryAttempts = 100 } });
        (await hub.AsAsync(Staff.Editor, "PATCH", Path, new { sentinelPolicy = new { maxAttempts = 5 }, verificationCodePolicy = new { maxRetryAttempts = 3 } })).Is(200);
        await RefusedAsync(hub, "PATCH", Path, new { sentinelPolicy = new { } });
        (await hub.AsAsync(Staff.Owner, "PATCH", Path, new { sentinelPolicy = new { maxAttempts = 200 } })).Is(200);
    }

    [Fact(DisplayName = "An editor brings no script of their own to the sign-in pages")]
    public async Task An_editor_brings_no_script()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        static object Service(string? domain) => new { config = new { type = "RecaptchaEnterprise", siteKey = "s", secretKey = "k", projectId = "p", domain } };
        await RefusedAsync(hub, "PUT", "/captcha-provider", Service("evil.example"));
        await RefusedAsync(hub, "PUT", "/captcha-provider", Service("google.com.evil.example"));
        (await hub.AsAsync(Staff.Editor, "PUT", "/captcha-provider", Service("Recaptcha.net"))).Is(200);
        (await hub.AsAsync(Staff.Owner, "PUT", "/captcha-provider", Service("captcha.example.com"))).Is(200);
    }

    [Theory(DisplayName = "A permission of the Management API that a role in an organization holds opens nothing")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Roles_in_organizations_open_nothing(string provider)
    {
        await using var hub = await StartAsync(provider);
        var role = (await hub.AsAsync(Staff.Editor, "POST", "/organization-roles", new { name = "Boss" })).Is(201).Id;
        await hub.AsAsync(Staff.Editor, "POST", $"/organization-roles/{role}/resource-scopes", new { scopeIds = new[] { HubSeed.ManagementApiAllId } });
        (await hub.AsAsync(Staff.Editor, "POST", $"/organizations/{Scenario.Acme}/users", new { userIds = new[] { Staff.Editor } })).Is(201);
        (await hub.AsAsync(Staff.Editor, "POST", $"/organizations/{Scenario.Acme}/users/{Staff.Editor}/roles", new { organizationRoleIds = new[] { role } })).Is(201);
        await RefusedAsync(hub, "POST", "/administrators", new { username = "second", role = "owner" });
    }

    [Theory(DisplayName = "An editor deletes no enterprise connector by deleting the organization that it belongs to")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Connectors_of_organizations_stay(string provider)
    {
        await using var hub = await StartAsync(provider);
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new SsoConnector
            {
                Id = "sso-of-acme",
                ProviderName = "OIDC",
                EncryptedConfig = [],
                ConnectorName = "Acme",
                OrganizationId = Scenario.Acme,
                CreatedAt = hub.Scenario.Host.Time.GetUtcNow(),
            });
            return Task.CompletedTask;
        });
        await RefusedAsync(hub, "DELETE", $"/organizations/{Scenario.Acme}");
        Assert.True(await hub.Scenario.ReadAsync(db => db.SsoConnectors.AnyAsync(row => row.OrganizationId == Scenario.Acme)));
        (await hub.AsAsync(Staff.Editor, "DELETE", $"/organizations/{Scenario.Globex}")).Is(204);
        (await hub.AsAsync(Staff.Owner, "DELETE", $"/organizations/{Scenario.Acme}")).Is(204);
    }

    [Theory(DisplayName = "CVE-2026-9795: a role that is taken away, and a suspension, work with the next request")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_taken_is_gone_at_once(string provider)
    {
        await using var hub = await StartAsync(provider);
        (await hub.AsAsync(Staff.Editor, "PATCH", $"/users/{Staff.Nobody}", new { name = "Nobody" })).Is(200);
        (await hub.AsAsync(Staff.Owner, "PATCH", $"/administrators/{Staff.Editor}", new { role = "viewer" })).Is(200);
        await RefusedAsync(hub, "PATCH", $"/users/{Staff.Nobody}", new { name = "Somebody" });
        (await hub.AsAsync(Staff.Editor, "GET", "/users")).Is(200);
        (await hub.AsAsync(Staff.Owner, "DELETE", $"/administrators/{Staff.Editor}")).Is(204);
        await RefusedAsync(hub, "GET", "/users");
        (await hub.AsAsync(Staff.Owner, "PATCH", $"/users/{Staff.Viewer}/is-suspended", new { isSuspended = true })).Is(200);
        (await hub.AsAsync(Staff.Viewer, "GET", "/users")).IsRefused(401, "auth.unauthorized");
    }

    [Fact(DisplayName = "Who loses a role, and who becomes an administrator, while a body is on its way")]
    public async Task A_slow_body_keeps_no_rights()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        await SlowlyAsync(hub, Staff.Editor, "/roles/r-machine/applications", new { applicationIds = new[] { Scenario.Machine } }, async () =>
            (await hub.AsAsync(Staff.Owner, "POST", "/roles/r-machine/scopes", new { scopeIds = new[] { HubSeed.ManagementApiAllId } })).Is(201));
        await SlowlyAsync(hub, Staff.Editor, "/roles", new { name = "Late", description = "x" }, async () =>
            (await hub.AsAsync(Staff.Owner, "PATCH", $"/administrators/{Staff.Editor}", new { role = "viewer" })).Is(200));
    }

    // The first byte is sent, then something happens, then the rest.
    private static async Task SlowlyAsync(ManagementScenario hub, string userId, string path, object body, Func<Task> meanwhile)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api" + path) { Content = new SlowContent(JsonSerializer.SerializeToUtf8Bytes(body), meanwhile) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + hub.SignPerson(userId));
        using var response = await hub.Scenario.Client.SendAsync(request);
        (await ApiAnswer.ReadAsync(response)).IsRefused(403, "auth.forbidden");
    }

    private sealed class SlowContent : HttpContent
    {
        private readonly byte[] body;
        private readonly Func<Task> meanwhile;

        public SlowContent(byte[] body, Func<Task> meanwhile)
        {
            (this.body, this.meanwhile) = (body, meanwhile);
            Headers.ContentType = new("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, 1));
            await stream.FlushAsync();

            // Long enough for the hub to have asked who calls.
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            await meanwhile();
            await stream.WriteAsync(body.AsMemory(1));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }

    [Fact(DisplayName = "Only owners see the secrets of connectors")]
    public async Task Secrets_of_connectors_are_for_owners()
    {
        await using var hub = await StartAsync(Databases.Sqlite);
        var config = new { endpoint = "https://mail.example.com/", authorization = "Bearer of-the-mail-service" };
        var id = (await hub.AsAsync(Staff.Owner, "POST", "/connectors", new { connectorId = "http-email", config })).Is(200).Id;
        foreach (var (who, isShown) in new[] { (Staff.Owner, true), (Staff.Editor, false), (Staff.Viewer, false) })
        {
            foreach (var path in new[] { "/connectors", "/connectors/" + id })
            {
                var text = (await hub.AsAsync(who, "GET", path)).Is(200).Text;
                Assert.Contains("https://mail.example.com/", text, StringComparison.Ordinal);
                Assert.Equal(isShown, text.Contains("of-the-mail-service", StringComparison.Ordinal));
            }
        }

        (await hub.AsAsync(Staff.Viewer, "GET", $"/applications/{Scenario.Machine}/secrets")).IsRefused(403, "auth.forbidden");
        (await hub.AsAsync(Staff.Viewer, "GET", "/users?includePasswordHash=true")).IsRefused(403, "auth.forbidden");
    }

    private static async Task<ManagementScenario> StartAsync(string provider)
    {
        var hub = await ManagementScenario.StartAsync(provider);
        await hub.HireAsync();
        await hub.Scenario.ChangeAsync(async db =>
        {
            var visible = await db.Roles.Where(role => role.Name == "Logto Management API access").Select(role => role.Id).SingleAsync();
            db.Add(new Application { Id = Robot, Name = "Robot", Type = ApplicationType.MachineToMachine, CreatedAt = hub.Scenario.Host.Time.GetUtcNow() });
            db.Add(new ApplicationRole { ApplicationId = Robot, RoleId = visible });
        });
        return hub;
    }

    private static async Task RefusedAsync(ManagementScenario hub, string method, string path, object? body = null)
    {
        var answer = await hub.AsAsync(Staff.Editor, method, path, body);
        Assert.True(answer is { Status: 403, Code: "auth.forbidden" or "role.internal_role_violation" }, $"{method} {path} {JsonSerializer.Serialize(body)}: {answer.Status} {answer.Text}");
    }

    private static Task<List<string>> OwnersAsync(ManagementScenario hub) => hub.Scenario.ReadAsync(db => db.UserRoles
        .Where(row => row.RoleId == HubSeed.AdministratorRoleId).Select(row => row.UserId).OrderBy(id => id).ToListAsync());
}
