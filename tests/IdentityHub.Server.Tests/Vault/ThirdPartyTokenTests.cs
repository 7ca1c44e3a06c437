using System.Collections.Concurrent;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Server.Tests.Vault;

/// <summary>Who gets other providers' tokens by the APIs, and who does not.</summary>
public sealed class ThirdPartyTokenTests
{
    private const string ThirdPartyScope = "urn:identityhub:scope:third_party_tokens";
    private const string MySso = "/my-account/sso-identities/" + VaultScenario.Sso + "/access-token";
    private const string MySocial = "/my-account/identities/" + FakeSocial.Target + "/access-token";
    private const string AliceSso = "/users/" + Scenario.Alice + "/sso-identities/" + VaultScenario.Sso;
    private const string AliceSocial = "/users/" + Scenario.Alice + "/identities/" + FakeSocial.Target;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_people_their_tokens_in_our_own_applications(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        var token = await SignInAsync(scenario, Scenario.Spa, "openid identities");
        (await GetAsync(scenario, MySso, token)).IsRefused(404, "secrets.third_party_token_set.token_not_found");
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-1", scenario.Provider.NewRefreshToken());
        await scenario.StoreAsync(VaultScenario.Social, "access-2", lifetime: null);
        Assert.Equal(
            """{"access_token":"access-1","scope":"mail calendar","token_type":"Bearer","expires_in":3600}""", (await GetAsync(scenario, MySso, token)).Is(200).Text);
        var answer = (await GetAsync(scenario, MySocial, token)).Is(200);
        Assert.Equal("""{"access_token":"access-2","scope":"mail calendar","token_type":"Bearer"}""", answer.Text);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        (await GetAsync(scenario, "/my-account/identities/other/access-token", token)).IsRefused(404, "secrets.third_party_token_set.token_not_found");
        (await GetAsync(scenario, "/my-account/sso-identities/%00/access-token", token)).Is(400);

        // Nobody gets another person's.
        var bob = (await scenario.Scenario.RedeemAsync(
            Scenario.Spa, await scenario.Scenario.IssueCodeAsync(Scenario.Spa, "openid identities", user: Scenario.Bob))).Ok().AccessToken;
        (await GetAsync(scenario, MySso, bob)).IsRefused(404, "secrets.third_party_token_set.token_not_found");

        await scenario.StoreAsync(VaultScenario.Enterprise, "access-3", scenario.Provider.NewRefreshToken(), lifetime: 0);
        var renewed = (await GetAsync(scenario, MySso, token)).Is(200);
        Assert.Equal(scenario.Provider.LastAccessToken, renewed["access_token"].GetString());
        await scenario.StoreAsync(VaultScenario.Social, "access-4", "refused-there", lifetime: 0);
        (await GetAsync(scenario, MySocial, token)).IsRefused(401, "secrets.third_party_token_set.access_token_expired");
        scenario.Provider.Failure = ConnectorErrors.General("details for the operator");
        var away = (await GetAsync(scenario, MySocial, token)).IsRefused(502, "connector.general");
        Assert.DoesNotContain("operator", away.Text, StringComparison.Ordinal);

        (await scenario.Hub.PatchAsync($"/users/{Scenario.Alice}/is-suspended", new { isSuspended = true })).Is(200);
        (await GetAsync(scenario, MySso, token)).IsRefused(401, "auth.unauthorized");
    }

    [Theory(DisplayName = "CVE-2026-63203: other providers' tokens need a scope of their own in the Account API")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Third_parties_need_a_scope_of_its_own(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-1");
        await scenario.StoreAsync(VaultScenario.Social, "access-2");
        await RefusedAsync(await SignInAsync(scenario, Scenario.Spa, "openid profile"));
        await RefusedAsync(await SignInAsync(scenario, Scenario.Spa, "openid " + ThirdPartyScope));

        await AllowAsync("identities");
        await RefusedAsync(await SignInAsync(scenario, Scenario.ThirdParty, "openid identities"));

        // What the application may not ask for does not count, even if a person were to grant it.
        await RefusedAsync(await SignInAsync(scenario, Scenario.ThirdParty, "openid identities " + ThirdPartyScope));
        (await scenario.Hub.PostAsync($"/applications/{Scenario.ThirdParty}/user-consent-scopes", new { userScopes = new[] { ThirdPartyScope } })).Is(201);
        var token = "";
        await Eventually.TrueAsync(async () =>
        {
            token = await SignInAsync(scenario, Scenario.ThirdParty, "openid identities " + ThirdPartyScope);
            return (await GetAsync(scenario, MySso, token)).Status == 200;
        });
        (await GetAsync(scenario, MySocial, token)).Is(200);
        await RefusedAsync(await SignInAsync(scenario, Scenario.ThirdParty, "openid identities"));

        // Taken away, it ends with the tokens that there are.
        (await scenario.Hub.DeleteAsync($"/applications/{Scenario.ThirdParty}/user-consent-scopes/user-scopes/{ThirdPartyScope}")).Is(204);
        await Eventually.TrueAsync(async () => (await GetAsync(scenario, MySso, token)).Status == 403);

        using var client = scenario.Scenario.Host.NewClient();
        var discovery = JsonColumn.Parse(await client.GetStringAsync(new Uri("/oidc/.well-known/openid-configuration", UriKind.Relative)));
        Assert.Contains(ThirdPartyScope, discovery.GetProperty("scopes_supported").EnumerateArray().Select(scope => scope.GetString()));

        async Task RefusedAsync(string accessToken)
        {
            foreach (var path in new[] { MySso, MySocial })
            {
                var answer = (await GetAsync(scenario, path, accessToken)).IsRefused(403, "auth.forbidden");
                Assert.DoesNotContain("access-", answer.Text, StringComparison.Ordinal);
            }
        }

        Task AllowAsync(string scope) => scenario.Scenario.ChangeAsync(db =>
        {
            db.Add(new ApplicationUserConsentUserScope { ApplicationId = Scenario.ThirdParty, UserScope = scope });
            return Task.CompletedTask;
        });
    }

    [Theory(DisplayName = "CVE-2026-63203: other providers' tokens need a scope of their own in the Management API, which `all` does not include")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Programs_need_a_permission_of_its_own(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        var hub = scenario.Hub;
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-1");
        await scenario.StoreAsync(VaultScenario.Social, "access-2");
        string[] paths = [AliceSso + "/access-token", AliceSocial + "/access-token"];
        foreach (var path in paths)
        {
            (await hub.GetAsync(path)).IsRefused(403, "auth.forbidden");

            // A token that claims the permission is not enough: its holder must have it.
            (await WithAsync(path, hub.Sign(ManagementScenario.Manager, ManagementScenario.Manager, scope: "all third-party-tokens:read"))).IsRefused(403, "auth.forbidden");
        }

        const string Reader = "reader";
        await scenario.Scenario.ChangeAsync(db =>
        {
            db.Add(new Application { Id = Reader, Name = "Reader", Type = ApplicationType.MachineToMachine, CreatedAt = scenario.Time.GetUtcNow() });
            db.Add(scenario.Scenario.NewSecret(Reader, "default", Scenario.Secret));
            return Task.CompletedTask;
        });
        string[] scopeIds = [HubSeed.ManagementApiTokensId];
        (await hub.PostAsync("/roles", new { name = "People", description = "x", type = "User", scopeIds }))
            .IsRefused(422, "role.management_api_scopes_not_assignable_to_user_role");
        var role = (await hub.PostAsync("/roles", new { name = "Token readers", description = "x", type = "MachineToMachine", scopeIds })).Is(200).Id;
        (await hub.PostAsync($"/roles/{role}/applications", new { applicationIds = new[] { Reader } })).Is(201);
        TokenAnswer granted = null!;
        await Eventually.TrueAsync(async () =>
        {
            granted = (await scenario.Scenario.TokenAsync(
                Reader,
                ("grant_type", "client_credentials"), ("client_secret", Scenario.Secret), ("resource", HubSeed.ManagementApiIndicator), ("scope", "all third-party-tokens:read"))).Ok();
            return granted["scope"] is not null;
        });
        Assert.Equal("third-party-tokens:read", granted["scope"]);
        Assert.Equal("access-1", (await WithAsync(paths[0], granted.AccessToken)).Is(200)["access_token"].GetString());
        Assert.Equal("access-2", (await WithAsync(paths[1], granted.AccessToken)).Is(200)["access_token"].GetString());
        (await WithAsync("/users/nobody/identities/fake/access-token", granted.AccessToken)).IsRefused(404, "entity.not_found");
        (await WithAsync($"/users/{Scenario.Bob}/identities/fake/access-token", granted.AccessToken)).IsRefused(404, "secrets.third_party_token_set.token_not_found");

        // It opens nothing else, and ends at once with the role.
        (await WithAsync("/users/" + Scenario.Alice, granted.AccessToken)).IsRefused(403, "auth.forbidden");
        (await hub.DeleteAsync($"/roles/{role}/applications/{Reader}")).Is(204);
        await Eventually.TrueAsync(async () => (await WithAsync(paths[0], granted.AccessToken)).Status == 403);

        Task<ApiAnswer> WithAsync(string path, string token) => GetAsync(scenario, path, token);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Records_each_access_and_shows_tokens_nowhere_else(string database)
    {
        var log = new MemoryLog();
        await using var scenario = await VaultScenario.StartAsync(database, options => options.Configure += builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace);
            builder.Logging.AddProvider(log);
        });
        var refresh = scenario.Provider.NewRefreshToken();
        await scenario.StoreAsync(VaultScenario.Enterprise, "provider-access-1", refresh, lifetime: 0);
        await scenario.StoreAsync(VaultScenario.Social, "provider-access-2", "provider-refresh-2", lifetime: 0);
        var token = await SignInAsync(scenario, Scenario.Spa, "openid identities");
        (await GetAsync(scenario, MySso, token)).Is(200);
        (await GetAsync(scenario, MySocial, token)).Is(401);
        (await GetAsync(scenario, MySocial, await SignInAsync(scenario, Scenario.Web, "openid"))).Is(403);

        await scenario.Scenario.Host.Services.GetRequiredService<AuditWriter>().FlushAsync(CancellationToken.None);
        var rows = await scenario.Scenario.ReadAsync(db => db.AuditLogs.Where(row => row.Key.StartsWith("AccountApi.")).ToListAsync());
        Assert.Equal(
            [("AccountApi.GetMyAccountSsoIdentityAccessToken", Scenario.Alice, Scenario.Spa), ("AccountApi.GetMyAccountIdentityAccessToken", Scenario.Alice, Scenario.Spa), ("AccountApi.GetMyAccountIdentityAccessToken", Scenario.Alice, Scenario.Web)],
            rows.Select(row => (row.Key, row.UserId, row.ApplicationId)).OrderBy(row => row.ApplicationId).ThenByDescending(row => row.Key));
        var payloads = rows.ConvertAll(row => JsonColumn.Parse(row.Payload));
        Assert.Contains(payloads, payload => payload.GetProperty("result").ValueEquals("Success")
            && payload.GetProperty("target").TryGetProperty("connectorId", out var connector) && connector.ValueEquals(VaultScenario.Sso));
        Assert.Contains(payloads, payload => payload.TryGetProperty("error", out var error) && error.GetProperty("code").ValueEquals("secrets.third_party_token_set.access_token_expired"));
        Assert.Contains(payloads, payload => payload.TryGetProperty("error", out var error) && error.GetProperty("code").ValueEquals("auth.forbidden"));
        (await scenario.Hub.GetAsync("/logs?logKey=AccountApi.")).Is(200);

        var answers = new List<string> { string.Join('\n', log.Lines) };
        answers.AddRange(await scenario.Scenario.ReadAsync(db => db.AuditLogs.Select(row => row.Payload).ToListAsync()));
        foreach (var path in new[]
        {
            AliceSso + "?includeTokenSecret=true", AliceSocial + "?includeTokenSecret=true", $"/users/{Scenario.Alice}/all-identities?includeTokenSecret=true",
            $"/users/{Scenario.Alice}?includeSsoIdentities=true", "/users", "/logs",
        })
        {
            answers.Add((await scenario.Hub.GetAsync(path)).Is(200).Text);
        }

        Assert.NotEmpty(log.Lines);
        Assert.All(answers, answer => Assert.DoesNotMatch("provider-(access|refresh|id-token)", answer));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Shows_what_is_kept_and_deletes_it(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        var hub = scenario.Hub;
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-1", "refresh-1");
        await scenario.StoreAsync(VaultScenario.Social, "access-2", lifetime: null);
        var (sso, social) = (await scenario.RowAsync(), await scenario.RowAsync(SecretOwner.Social));
        var now = scenario.Time.GetUtcNow();
        var (milliseconds, end) = (now.ToUnixTimeMilliseconds(), now.AddHours(1).ToUnixTimeSeconds());
        var ssoSecret = $$$"""{"tenantId":"default","id":"{{{sso.Id}}}","userId":"alice0000000","type":"federated_token_set","metadata":{"scope":"mail calendar","expiresAt":{{{end}}},"tokenType":"Bearer","hasRefreshToken":true},"createdAt":{{{milliseconds}}},"updatedAt":{{{milliseconds}}},"ssoConnectorId":"sso-1","issuer":"https://idp.example.com","identityId":"alice-there"}""";
        var socialSecret = $$$"""{"tenantId":"default","id":"{{{social.Id}}}","userId":"alice0000000","type":"federated_token_set","metadata":{"scope":"mail calendar","tokenType":"Bearer","hasRefreshToken":false},"createdAt":{{{milliseconds}}},"updatedAt":{{{milliseconds}}},"connectorId":"social-1","target":"fake","identityId":"alice-there"}""";
        Assert.Equal(ssoSecret, (await hub.GetAsync(AliceSso + "?includeTokenSecret=true")).Is(200)["tokenSecret"].GetRawText());
        Assert.Equal(
            $$$"""{"identity":{"userId":"alice-there"},"tokenSecret":{{{socialSecret}}}}""", (await hub.GetAsync(AliceSocial + "?includeTokenSecret=1")).Is(200).Text);
        var all = (await hub.GetAsync($"/users/{Scenario.Alice}/all-identities?includeTokenSecret=true")).Is(200);
        Assert.Equal(socialSecret, all["socialIdentities"][0].GetProperty("tokenSecret").GetRawText());
        Assert.Equal(ssoSecret, all["ssoIdentities"][0].GetProperty("tokenSecret").GetRawText());
        foreach (var path in new[] { AliceSso, AliceSocial, $"/users/{Scenario.Alice}/all-identities", AliceSso + "?includeTokenSecret=false" })
        {
            Assert.DoesNotContain("tokenSecret", (await hub.GetAsync(path)).Is(200).Text, StringComparison.Ordinal);
        }

        (await hub.DeleteAsync("/secrets/" + sso.Id)).Is(204);
        (await hub.DeleteAsync("/secrets/" + sso.Id)).IsRefused(404, "entity.not_found");
        Assert.DoesNotContain("tokenSecret", (await hub.GetAsync(AliceSso + "?includeTokenSecret=true")).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal(social.Id, (await scenario.Scenario.ReadAsync(db => db.Secrets.SingleAsync())).Id);
        Assert.Equal(1, await scenario.Scenario.ReadAsync(db => db.AuditLogs.CountAsync(row => row.Key == "ManagementApi.DeleteSecret")));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Claims_name_the_enterprise_identities_of_the_user(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        const string Expected = """[{"issuer":"https://idp.example.com","identityId":"alice-there","detail":{"email":"alice@example.com"}}]""";
        var tokens = (await scenario.Scenario.SignInAsync(Scenario.Spa, "openid identities")).Ok();
        Assert.False(tokens.IdTokenClaims.TryGetProperty("sso_identities", out _));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oidc/me");
        request.Headers.Authorization = new("Bearer", tokens.AccessToken);
        using var response = await scenario.Scenario.Client.SendAsync(request);
        Assert.Equal(Expected, (await TokenAnswer.ReadAsync(response)).Ok()["sso_identities"]);

        (await scenario.Hub.PutAsync("/configs/id-token", new { enabledExtendedClaims = new[] { "sso_identities" } })).Is(200);
        JsonElement claim = default;
        await Eventually.TrueAsync(async () => (await scenario.Scenario.SignInAsync(Scenario.Spa, "openid identities")).Ok().IdTokenClaims.TryGetProperty("sso_identities", out claim));
        Assert.Equal(Expected, claim.GetRawText());
    }

    [Fact]
    public async Task Answers_pages_of_any_origin()
    {
        await using var scenario = await VaultScenario.StartAsync(Databases.Sqlite);
        var refused = await scenario.Hub.SendAsync("GET", MySso, null, "", ("Origin", "https://app.example.com"));
        Assert.Equal((401, "https://app.example.com", "Origin"), (refused.Status, refused.Headers["Access-Control-Allow-Origin"], refused.Headers["Vary"]));
        Assert.False(refused.Headers.ContainsKey("Access-Control-Allow-Credentials"));
        var preflight = await scenario.Hub.SendAsync(
            "OPTIONS", MySso, null, "", ("Origin", "https://app.example.com"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "authorization"));
        Assert.Equal(
            (204, "https://app.example.com", "authorization"),
            (preflight.Status, preflight.Headers["Access-Control-Allow-Origin"], preflight.Headers["Access-Control-Allow-Headers"]));
        (await scenario.Hub.SendAsync("POST", MySso, null, "")).Is(404);
    }

    private static async Task<string> SignInAsync(VaultScenario scenario, string client, string scope) => (await scenario.Scenario.SignInAsync(client, scope)).Ok().AccessToken;

    private static Task<ApiAnswer> GetAsync(VaultScenario scenario, string path, string token) => scenario.Hub.SendAsync("GET", path, null, "Bearer " + token);

    /// <summary>Keeps everything that is logged.</summary>
    private sealed class MemoryLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
            // Nothing to let go of.
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);
    }
}
