using System.Text.Json;
using IdentityHub.Data.Users;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Management.SsoConnectors;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.SsoConnectors;

public sealed class SsoConnectorTests
{
    private const string ClientSecret = "a-client-secret-that-nobody-may-see";

    private static object Good => new { issuer = "https://idp.example.com", clientId = "hub", clientSecret = ClientSecret };

    [Fact]
    public async Task Shows_the_kinds_in_the_language_of_the_caller()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite, FakeSsoProvider.Use());
        var kinds = (await hub.GetAsync("/sso-connector-providers")).Is(200);
        Assert.Equal(["OIDC", "SAML", "AzureAD", "GoogleWorkspace", "Okta", "AzureAdOidc"], kinds.Body.EnumerateArray().Select(kind => kind.GetProperty("providerName").GetString()));
        Assert.Equal(["oidc", "saml", "saml", "oidc", "oidc", "oidc"], kinds.Body.EnumerateArray().Select(kind => kind.GetProperty("providerType").GetString()));
        Assert.Equal(
            ["providerName", "providerType", "logo", "logoDark", "description", "name"], kinds.Body[0].EnumerateObject().Select(member => member.Name));
        foreach (var (language, word) in new[] { ("de-AT,en;q=0.5", "Für Tests"), ("fr", "For tests"), ("fr;q=0.9,de;q=0.4", "Für Tests"), ("de;q=0", "For tests"), ("%%%", "For tests") })
        {
            var answer = await hub.SendAsync("GET", "/sso-connector-providers", headers: ("Accept-Language", language));
            Assert.Equal(word, answer.Body[0].GetProperty("description").GetString());
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_reads_changes_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        Assert.Empty((await hub.GetAsync("/sso-connectors")).Is(200).Ids);
        var created = (await hub.PostAsync("/sso-connectors", new
        {
            providerName = "OIDC",
            connectorName = "Example",
            config = Good,
            domains = new[] { "Example.COM", "bücher.example" },
            branding = new { displayName = "Example Inc.", logo = "https://example.com/logo.svg" },
            syncProfile = true,
            enableTokenStorage = true,
        })).Is(200);
        Assert.Matches("^[0-9a-z]{12}$", created.Id);
        Assert.Equal(
            [
                "tenantId", "id", "providerName", "connectorName", "config", "domains", "branding", "syncProfile", "enableTokenStorage", "createdAt",
                "isDisabled", "sharesDomains", "trustsMfa", "organizationId", "callbackUri",
            ],
            created.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("default", "OIDC", "Example"), (created["tenantId"].GetString(), created["providerName"].GetString(), created["connectorName"].GetString()));
        Assert.Equal(JsonSerializer.Serialize(Good), created["config"].GetRawText());
        Assert.Equal("""["example.com","bücher.example"]""", created["domains"].GetRawText());
        Assert.Equal("""{"displayName":"Example Inc.","logo":"https://example.com/logo.svg"}""", created["branding"].GetRawText());
        Assert.Equal($"{hub.Scenario.Host.PublicUrl}/callback/{created.Id}", created["callbackUri"].GetString());

        var read = (await hub.GetAsync("/sso-connectors/" + created.Id)).Is(200);
        Assert.Equal(created["config"].GetRawText(), read["config"].GetRawText());
        Assert.Equal(("OIDC", "oidc"), (read["name"].GetString(), read["providerType"].GetString()));
        Assert.Equal("https://idp.example.com/auth", read["providerConfig"].GetProperty("authorizationEndpoint").GetString());
        Assert.Equal("[]", read["failures"].GetRawText());
        var listed = (await hub.GetAsync("/sso-connectors")).Is(200);
        Assert.Equal([created.Id], listed.Ids);
        Assert.False(listed.Body[0].TryGetProperty("providerConfig", out _));
        Assert.Equal("1", (await hub.GetAsync("/sso-connectors?page=1&page_size=3")).Is(200).Headers["Total-Number"]);

        var changed = (await hub.PatchAsync("/sso-connectors/" + created.Id, new
        {
            connectorName = "Other",
            config = new { issuer = "https://idp.other.example" },
            domains = new[] { "other.example" },
            branding = new { },
            syncProfile = false,
            isDisabled = true,
            trustsMfa = true,
            organizationId = Scenario.Acme,
        })).Is(200);
        Assert.Equal(("Other", """["other.example"]""", "{}"), (changed["connectorName"].GetString(), changed["domains"].GetRawText(), changed["branding"].GetRawText()));
        Assert.Equal("https://idp.other.example/auth", changed["providerConfig"].GetProperty("authorizationEndpoint").GetString());
        Assert.True(changed["isDisabled"].GetBoolean() && changed["trustsMfa"].GetBoolean() && changed["enableTokenStorage"].GetBoolean() && !changed["syncProfile"].GetBoolean());
        Assert.Equal([created.Id], (await hub.GetAsync($"/organizations/{Scenario.Acme}/sso-connectors")).Is(200).Ids);
        Assert.Empty((await hub.GetAsync($"/organizations/{Scenario.Globex}/sso-connectors")).Is(200).Ids);
        (await hub.GetAsync("/organizations/none/sso-connectors")).IsRefused(404, "entity.not_exists_with_id");
        var same = (await hub.PatchAsync("/sso-connectors/" + created.Id, new { })).Is(200);
        Assert.Equal(changed["config"].GetRawText(), same["config"].GetRawText());
        Assert.Equal(JsonValueKind.Null, (await hub.PatchAsync("/sso-connectors/" + created.Id, new { organizationId = (string?)null })).Is(200)["organizationId"].ValueKind);

        (await hub.DeleteAsync("/sso-connectors/" + created.Id)).Is(204);
        foreach (var method in new[] { "GET", "PATCH", "DELETE" })
        {
            (await hub.SendAsync(method, "/sso-connectors/" + created.Id, method == "PATCH" ? "{}" : null)).IsRefused(404, "entity.not_exists_with_id");
        }

        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.SsoConnectorDomains.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Shows_what_a_SAML_provider_has_to_know_before_it_is_known(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync("/sso-connectors", new { providerName = "SAML", connectorName = "Example" })).Is(200);
        var (acs, entityId) = ($"{hub.Scenario.Host.PublicUrl}/api/authn/single-sign-on/saml/{created.Id}", $"{hub.Scenario.Host.PublicUrl}/enterprise-sso/{created.Id}");
        Assert.Equal(acs, created["callbackUri"].GetString());

        var read = (await hub.GetAsync("/sso-connectors/" + created.Id)).Is(200);
        Assert.Equal(acs, read["callbackUri"].GetString());
        Assert.Equal(["defaultAttributeMapping", "serviceProvider"], read["providerConfig"].EnumerateObject().Select(member => member.Name));
        var we = read["providerConfig"].GetProperty("serviceProvider");
        Assert.Equal((entityId, acs), (we.GetProperty("entityId").GetString(), we.GetProperty("assertionConsumerServiceUrl").GetString()));
        Assert.False(read.Body.TryGetProperty("providerConfigError", out _));

        // An OpenID provider without an issuer publishes nothing.
        var other = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "Other" })).Is(200);
        read = (await hub.GetAsync("/sso-connectors/" + other.Id)).Is(200);
        Assert.False(read.Body.TryGetProperty("providerConfig", out _));
        Assert.False(read.Body.TryGetProperty("providerConfigError", out _));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_what_does_not_fit(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        (await hub.PostAsync("/sso-connectors", new { providerName = "None", connectorName = "x" })).IsRefused(422, "connector.not_found");
        (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "x", config = new { clientId = "x" } })).IsRefused(400, "connector.invalid_config");
        (await hub.PostAsync("/sso-connectors", new { providerName = "SAML", connectorName = "x", enableTokenStorage = true })).IsRefused(422, "connector.token_storage_not_supported");
        (await hub.PostAsync("/sso-connectors", new { providerName = "SAML", connectorName = "x", config = new { metadata = "<x/>", signAuthnRequest = true } }))
            .IsRefused(400, "single_sign_on.active_signing_key_required");
        (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "x", organizationId = "nobody" })).IsRefused(404, "entity.relation_foreign_key_not_found");
        var wrong = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "x", config = new { issuer = "https://wrong.example" } }))
            .IsRefused(400, "connector.invalid_config");
        Assert.Equal("The document at https://wrong.example says that the issuer is https://idp.example.com.", wrong["details"].GetString());
        Assert.Empty((await hub.GetAsync("/sso-connectors")).Ids);

        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "x" })).Is(200).Id;
        (await hub.PostAsync("/sso-connectors", new { providerName = "SAML", connectorName = "x" })).IsRefused(409, "single_sign_on.duplicate_connector_name");
        (await hub.PostAsync("/sso-connectors", new { providerName = "SAML", connectorName = "y" })).Is(200);
        (await hub.PatchAsync("/sso-connectors/" + id, new { connectorName = "y" })).IsRefused(409, "single_sign_on.duplicate_connector_name");
        (await hub.PatchAsync("/sso-connectors/" + id, new { config = new { issuer = "https://wrong.example" }, connectorName = "z" })).IsRefused(400, "connector.invalid_config");
        var read = (await hub.GetAsync("/sso-connectors/" + id)).Is(200);
        Assert.Equal(("x", "{}"), (read["connectorName"].GetString(), read["config"].GetRawText()));
        Assert.False(read.Body.TryGetProperty("providerConfig", out _) || read.Body.TryGetProperty("providerConfigError", out _));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Says_of_a_provider_that_changed_what_is_wrong(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "x", config = Good })).Is(200).Id;
        var configs = hub.Scenario.Host.Services.GetRequiredService<SsoConnectorConfigs>();
        await hub.Scenario.ChangeAsync(async db =>
            (await db.SsoConnectors.AsTracking().SingleAsync()).EncryptedConfig = configs.Protect(id, JsonSerializer.SerializeToElement(new { issuer = "https://moved.example" })));
        var read = (await hub.GetAsync("/sso-connectors/" + id)).Is(200);
        Assert.False(read.Body.TryGetProperty("providerConfig", out _));
        Assert.Contains("https://moved.example", read["providerConfigError"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_wrong_values_of_every_member()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite, FakeSsoProvider.Use());
        var branding = new { displayName = "x", logo = "https://a.example/l", darkLogo = "data:image/png;base64,AA==" };
        await hub.RefusesWrongBodiesAsync<CreateSsoConnector>("POST", "/sso-connectors", new
        {
            providerName = "OIDC",
            connectorName = "x",
            config = Good,
            domains = new[] { "a.example" },
            branding,
            syncProfile = false,
            enableTokenStorage = false,
            isDisabled = false,
            sharesDomains = false,
            trustsMfa = false,
            organizationId = Scenario.Acme,
        });
        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "SAML", connectorName = "x" })).Is(200).Id;
        await hub.RefusesWrongBodiesAsync<UpdateSsoConnector>("PATCH", "/sso-connectors/" + id, new
        {
            connectorName = "x",
            config = new { metadata = "x" },
            domains = new[] { "a.example" },
            branding,
            syncProfile = false,
            enableTokenStorage = false,
            isDisabled = false,
            sharesDomains = false,
            trustsMfa = false,
            organizationId = Scenario.Acme,
        });
        await hub.RefusesWrongBodiesAsync<ExplainSso>("POST", "/sso-connectors/explain", new { email = "a@b.example", applicationId = "x" });
        await hub.RefusesWrongBodiesAsync<CreateSigningKey>("POST", $"/sso-connectors/{id}/signing-keys", new { active = true });
        await hub.RefusesWrongBodiesAsync<UpdateSigningKey>("PATCH", $"/sso-connectors/{id}/signing-keys/x", new { active = true });
        await hub.RefusesWrongBodiesAsync<OverrideSsoDomain>("PUT", $"/sso-connectors/{id}/domains/a.example/override", new { isOverridden = true });
        await hub.RefusesWrongBodiesAsync<SetIdpInitiated>("PUT", $"/sso-connectors/{id}/idp-initiated-auth-config", new
        {
            defaultApplicationId = Scenario.Web,
            autoSendAuthorizationRequest = true,
            redirectUri = Scenario.RedirectUri,
            authParameters = new { scope = "openid" },
            clientIdpInitiatedAuthCallbackUri = "https://a.example/",
        });
        (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "y", branding = new { logo = "javascript:alert(1)" } })).IsInvalid("branding.logo");
    }

    [Theory(DisplayName = "Secrets of enterprise connectors lie encrypted in the database and never in the audit trail"), MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_secrets(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        var first = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "a", config = Good })).Is(200).Id;
        var second = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "b", config = new { issuer = "https://idp.b.example" } })).Is(200).Id;
        await hub.Scenario.ReadAsync(async db =>
        {
            var stored = await db.SsoConnectors.FirstAsync(row => row.Id == first);
            Assert.DoesNotContain(ClientSecret, System.Text.Encoding.Latin1.GetString(stored.EncryptedConfig), StringComparison.Ordinal);
            var details = await db.AuditLogs.Where(row => row.Key.StartsWith("ManagementApi.")).Select(row => row.Payload).ToListAsync();
            Assert.DoesNotContain(details, text => text.Contains(ClientSecret, StringComparison.Ordinal));
            Assert.Contains(details, text => text.Contains(first, StringComparison.Ordinal));
            return 0;
        });

        // The configuration of one row is nothing in another one.
        await hub.Scenario.ChangeAsync(async db =>
        {
            var rows = await db.SsoConnectors.AsTracking().ToDictionaryAsync(row => row.Id);
            rows[second].EncryptedConfig = rows[first].EncryptedConfig;
        });
        Assert.Equal("{}", (await hub.GetAsync("/sso-connectors/" + second)).Is(200)["config"].GetRawText());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Shows_the_last_failures(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "a" })).Is(200).Id;
        var failures = hub.Scenario.Host.Services.GetRequiredService<SsoFailures>();
        var references = new List<string>();
        for (var number = 0; number < SsoFailures.Kept + 3; number++)
        {
            references.Add(await failures.RecordAsync(id, ConnectorErrors.InvalidResponse($"Answer {number} made no sense.\u0007")));
        }

        var shown = (await hub.GetAsync("/sso-connectors/" + id)).Is(200)["failures"].EnumerateArray().ToList();
        Assert.Equal(references.AsEnumerable().Reverse().Take(SsoFailures.Kept), shown.Select(failure => failure.GetProperty("reference").GetString()));
        Assert.Equal(("connector.invalid_response", "Answer 22 made no sense."), (shown[0].GetProperty("code").GetString(), shown[0].GetProperty("detail").GetString()));
        Assert.True(shown[0].GetProperty("createdAt").GetInt64() > 0);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Identities_and_tokens_go_with_the_connector(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        var ids = new List<string>();
        foreach (var (name, organization) in new[] { ("a", (string?)null), ("b", Scenario.Globex), ("c", null) })
        {
            ids.Add((await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = name, organizationId = organization })).Is(200).Id);
        }

        await hub.Scenario.ChangeAsync(db =>
        {
            foreach (var id in ids)
            {
                db.Add(new UserSsoIdentity { Id = "i-" + id, UserId = Scenario.Alice, Issuer = "https://idp/" + id, IdentityId = "1", SsoConnectorId = id });
                db.Add(new Secret
                {
                    Id = "s-" + id,
                    UserId = Scenario.Alice,
                    Type = "FederatedTokenSet",
                    Owner = SecretOwner.EnterpriseSso,
                    ConnectorId = id,
                    Provider = "https://idp/" + id,
                    IdentityId = "1",
                    EncryptedDataKey = [1],
                    EncryptedContent = [1],
                });
            }

            return Task.CompletedTask;
        });
        (await hub.DeleteAsync("/sso-connectors/" + ids[0])).Is(204);
        (await hub.DeleteAsync("/organizations/" + Scenario.Globex)).Is(204);
        await hub.Scenario.ReadAsync(async db =>
        {
            Assert.Equal([ids[2]], await db.SsoConnectors.Select(row => row.Id).ToListAsync());
            Assert.Equal([ids[2]], await db.UserSsoIdentities.Select(row => row.SsoConnectorId).ToListAsync());
            Assert.Equal([ids[2]], await db.Secrets.Select(row => row.ConnectorId).ToListAsync());
            return 0;
        });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_list_and_the_switch_ask_no_provider(string provider)
    {
        var kinds = FakeSsoProvider.All();
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use(kinds: kinds));
        var id = (await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = "a", config = Good })).Is(200).Id;
        Assert.Equal(1, kinds[0].Descriptions);
        (await hub.GetAsync("/sso-connectors")).Is(200);
        (await hub.PatchAsync("/sso-connectors/" + id, new { isDisabled = true })).Is(200);
        Assert.Equal(1, kinds[0].Descriptions);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task People_of_a_connector_join_an_organization(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        var path = $"/organizations/{Scenario.Acme}/jit/sso-connectors";
        var ids = new List<string>();
        foreach (var name in new[] { "a", "b" })
        {
            hub.Scenario.Host.Time.Advance(TimeSpan.FromMilliseconds(5));
            ids.Add((await hub.PostAsync("/sso-connectors", new { providerName = "OIDC", connectorName = name, domains = new[] { name + ".example" } })).Is(200).Id);
        }

        (await hub.PostAsync(path, new { ssoConnectorIds = ids })).Is(201);
        (await hub.PostAsync(path, new { ssoConnectorIds = ids })).Is(201);
        var listed = (await hub.GetAsync(path)).Is(200);
        Assert.Equal(ids, listed.Ids);
        Assert.Equal("""["a.example"]""", listed.Body[0].GetProperty("domains").GetRawText());
        (await hub.PostAsync(path, new { ssoConnectorIds = new[] { "none" } })).IsRefused(422, "entity.relation_foreign_key_not_found");
        (await hub.PutAsync(path, new { ssoConnectorIds = new[] { ids[1] } })).Is(204);
        Assert.Equal([ids[1]], (await hub.GetAsync(path + "?page=1&page_size=5")).Is(200).Ids);
        (await hub.DeleteAsync($"{path}/{ids[0]}")).IsRefused(404, "entity.not_found");
        (await hub.DeleteAsync($"{path}/{ids[1]}")).Is(204);
        Assert.Empty((await hub.GetAsync(path)).Is(200).Ids);
        (await hub.GetAsync("/organizations/none/jit/sso-connectors")).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PutAsync("/organizations/none/jit/sso-connectors", new { ssoConnectorIds = ids })).IsRefused(422, "entity.relation_foreign_key_not_found");
    }
}
