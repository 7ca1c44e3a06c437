using System.Globalization;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Jobs;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Server.Tests.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Account;

/// <summary>People who are signed in show a social account, and the tokens that come along take the place of those that are kept.</summary>
public sealed class SocialVerificationTests
{
    private const string Begin = "/verifications/social";
    private const string Verify = "/verifications/social/verify";
    private const string MyToken = "/my-account/identities/" + FakeSocial.Target + "/access-token";
    private const string State = "state-of-the-page";
    private const string NotFound = "verification_record.not_found";

    // The page of Scenario's clients.
    private const string Page = "http://localhost:9999/linked?x=1";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_the_tokens_of_an_account_that_was_shown_again(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        var token = await SignInAsync(scenario);
        await scenario.StoreAsync(VaultScenario.Social, "access-old", scenario.Provider.NewRefreshToken());
        Comes(scenario, "code-1", VaultScenario.Subject, "access-new", "mail drive");

        var begun = (await CallAsync(scenario, token, "POST", Begin, Body(scope: "mail drive"))).Is(201);
        var id = begun["verificationRecordId"].GetString()!;
        Assert.Matches("^[0-9a-z]{21}$", id);
        Assert.Equal("https://fake.example/authorize?state=" + State, begun["authorizationUri"].GetString());
        var expiresAt = DateTimeOffset.Parse(begun["expiresAt"].GetString()!, CultureInfo.InvariantCulture);
        Assert.Equal(scenario.Time.GetUtcNow().AddMinutes(10).ToUnixTimeMilliseconds(), expiresAt.ToUnixTimeMilliseconds());
        Assert.EndsWith("Z", begun["expiresAt"].GetString(), StringComparison.Ordinal);
        var asked = Assert.Single(scenario.Provider.Asked);
        Assert.Equal((State, Page, "mail drive"), (asked.State, asked.RedirectUri, asked.Scope));

        var verified = (await CallAsync(scenario, token, "POST", Verify, Callback(id, "code-1"))).Is(200);
        Assert.Equal($$"""{"verificationRecordId":"{{id}}"}""", verified.Text);
        var answer = (await CallAsync(scenario, token, "PUT", MyToken, new { verificationRecordId = id })).Is(200);
        Assert.Equal("""{"access_token":"access-new","scope":"mail drive","token_type":"Bearer","expires_in":3600}""", answer.Text);
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal(answer.Text, (await CallAsync(scenario, token, "GET", MyToken)).Is(200).Text);

        // The refresh token of before stays, and works.
        scenario.Time.Advance(TimeSpan.FromHours(1));
        token = await SignInAsync(scenario);
        var renewed = (await CallAsync(scenario, token, "GET", MyToken)).Is(200);
        Assert.Equal(scenario.Provider.LastAccessToken, renewed["access_token"].GetString());

        // What was used is gone.
        (await CallAsync(scenario, token, "PUT", MyToken, new { verificationRecordId = id })).IsRefused(400, NotFound);
        Assert.False(await scenario.Scenario.ReadAsync(db => db.AccountVerifications.AnyAsync()));
        Assert.Equal(1, await scenario.Scenario.ReadAsync(db => db.Secrets.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_proof_is_of_one_user_and_one_application_and_counts_once_and_soon(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        var token = await SignInAsync(scenario);
        Comes(scenario, "code-1", VaultScenario.Subject, "access-new");
        var others = new[]
        {
            await SignInAsync(scenario, user: Scenario.Bob),
            await SignInAsync(scenario, client: Scenario.Web),
        };
        var id = await BeginAsync(scenario, token);
        foreach (var other in others)
        {
            (await CallAsync(scenario, other, "POST", Verify, Callback(id, "code-1"))).IsRefused(400, NotFound);
        }

        (await CallAsync(scenario, token, "PUT", MyToken, new { verificationRecordId = id })).IsRefused(400, NotFound);
        (await CallAsync(scenario, token, "POST", Verify, Callback(id, "code-1"))).Is(200);
        (await CallAsync(scenario, token, "POST", Verify, Callback(id, "code-1"))).IsRefused(400, NotFound);
        foreach (var other in others)
        {
            (await CallAsync(scenario, other, "PUT", MyToken, new { verificationRecordId = id })).IsRefused(400, NotFound);
        }

        // Of twenty at once one counts.
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CallAsync(scenario, token, "PUT", MyToken, new { verificationRecordId = id })));
        Assert.Equal(1, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsRefused(400, NotFound));
        var again = await BeginAsync(scenario, token);
        answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CallAsync(scenario, token, "POST", Verify, Callback(again, "code-1"))));
        Assert.Equal(1, answers.Count(answer => answer.Status == 200));

        // Ten minutes in all, whatever was reached by then.
        var late = await BeginAsync(scenario, token);
        scenario.Time.Advance(TimeSpan.FromMinutes(10));
        (await CallAsync(scenario, token, "POST", Verify, Callback(late, "code-1"))).IsRefused(400, NotFound);
        (await CallAsync(scenario, token, "PUT", MyToken, new { verificationRecordId = again })).IsRefused(400, NotFound);
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.Scenario.Host.Services.GetRequiredService<ExpiredGrantCleanup>().RemoveExpiredAsync(CancellationToken.None);
        Assert.False(await scenario.Scenario.ReadAsync(db => db.AccountVerifications.AnyAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_came_back_wrong_uses_the_beginning_up(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        var token = await SignInAsync(scenario);
        Comes(scenario, "code-1", VaultScenario.Subject, "access-new");
        await RefusedAsync(400, "session.csrf_token_mismatch", new { code = "code-1", state = "another" });
        var refused = await RefusedAsync(401, "connector.authorization_failed", new { code = "unknown", state = State });
        Assert.DoesNotContain("operator", refused.Text, StringComparison.Ordinal);
        var failure = Assert.Single(await scenario.Scenario.ReadAsync(db => db.ConnectorFailures.ToListAsync()));
        Assert.Contains("a detail for the operator", failure.Detail, StringComparison.Ordinal);

        // The page made the state, and may compare it itself.
        var id = await BeginAsync(scenario, token);
        (await CallAsync(scenario, token, "POST", Verify, new { connectorData = new { code = "code-1", more = 7 }, verificationRecordId = id })).Is(200);

        // A connector that is gone stops it at once.
        id = await BeginAsync(scenario, token);
        await scenario.Scenario.ChangeAsync(db => db.Connectors.ExecuteDeleteAsync());
        (await CallAsync(scenario, token, "POST", Verify, Callback(id, "code-1"))).IsRefused(404, "connector.not_found");

        async Task<ApiAnswer> RefusedAsync(int status, string code, object connectorData)
        {
            var begun = await BeginAsync(scenario, token);
            var answer = (await CallAsync(scenario, token, "POST", Verify, new { connectorData, verificationRecordId = begun })).IsRefused(status, code);
            (await CallAsync(scenario, token, "POST", Verify, Callback(begun, "code-1"))).IsRefused(400, NotFound);
            return answer;
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_nothing_that_was_not_proven_for_this_very_identity(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        var token = await SignInAsync(scenario);
        Comes(scenario, "code-1", VaultScenario.Subject, "access-new");
        Comes(scenario, "code-2", "somebody-else-there", "access-other");
        var id = await VerifiedAsync("code-1");
        (await PutAsync(id, "/my-account/identities/google/access-token")).IsRefused(422, "verification_record.social_verification.invalid_target");
        (await PutAsync(await VerifiedAsync("code-2"))).IsRefused(422, "user.identity_not_exists_in_current_user");

        // Switched off before it was shown, or after.
        await scenario.Scenario.ChangeAsync(db => db.Connectors.ExecuteUpdateAsync(set => set.SetProperty(row => row.EnableTokenStorage, false)));
        (await PutAsync(id)).IsRefused(422, "verification_record.social_verification.token_response_not_found");
        var without = await VerifiedAsync("code-1");
        await scenario.Scenario.ChangeAsync(db => db.Connectors.ExecuteUpdateAsync(set => set.SetProperty(row => row.EnableTokenStorage, true)));
        (await PutAsync(without)).IsRefused(422, "verification_record.social_verification.token_response_not_found");
        Assert.False(await scenario.Scenario.ReadAsync(db => db.Secrets.AnyAsync()));

        // What was refused for another reason is still there.
        (await PutAsync(id)).Is(200);
        id = await VerifiedAsync("code-1");
        (await scenario.Hub.DeleteAsync($"/users/{Scenario.Alice}/identities/{FakeSocial.Target}")).Is(200);
        (await PutAsync(id)).IsRefused(422, "user.identity_not_exists_in_current_user");
        Assert.False(await scenario.Scenario.ReadAsync(db => db.Secrets.AnyAsync(row => row.Owner == SecretOwner.Social)));

        async Task<string> VerifiedAsync(string code)
        {
            var begun = await BeginAsync(scenario, token);
            (await CallAsync(scenario, token, "POST", Verify, Callback(begun, code))).Is(200);
            return begun;
        }

        Task<ApiAnswer> PutAsync(string record, string path = MyToken) => CallAsync(scenario, token, "PUT", path, new { verificationRecordId = record });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Needs_a_scope_and_an_application_of_ours(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        Comes(scenario, "code-1", VaultScenario.Subject, "access-new");
        var narrow = await SignInAsync(scenario, scope: "openid profile");
        var id = await BeginAsync(scenario, narrow);
        (await CallAsync(scenario, narrow, "POST", Verify, Callback(id, "code-1"))).Is(200);
        var answer = (await CallAsync(scenario, narrow, "PUT", MyToken, new { verificationRecordId = id })).IsRefused(403, "auth.forbidden");
        Assert.DoesNotContain("access-new", answer.Text, StringComparison.Ordinal);

        // A third party's page gets no codes of the hub's, even with every scope there is.
        var third = await SignInAsync(scenario, Scenario.ThirdParty, "openid identities urn:identityhub:scope:third_party_tokens");
        foreach (var (method, path, body) in new (string, string, object)[]
        {
            ("POST", Begin, Body()), ("POST", Verify, Callback(id, "code-1")), ("PUT", MyToken, new { verificationRecordId = id }),
        })
        {
            (await CallAsync(scenario, third, method, path, body)).IsRefused(403, "auth.third_party_application_forbidden");
        }

        await scenario.Scenario.Host.Services.GetRequiredService<AuditWriter>().FlushAsync(CancellationToken.None);
        var keys = await scenario.Scenario.ReadAsync(db => db.AuditLogs.Where(row => row.Key.StartsWith("AccountApi.")).Select(row => row.Key).ToListAsync());
        Assert.Equal(
            ["AccountApi.CreateVerificationBySocial", "AccountApi.UpdateSocialIdentityAccessTokenByVerificationId", "AccountApi.UpdateSocialIdentityAccessTokenByVerificationId", "AccountApi.VerifyVerificationBySocial"],
            keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Leads_to_pages_of_the_application_alone_and_refuses_wrong_bodies()
    {
        await using var scenario = await VaultScenario.StartAsync(Databases.Sqlite);
        var token = await SignInAsync(scenario);
        foreach (var redirectUri in new[]
        {
            "https://evil.example/", "http://localhost:9998/", "javascript:alert(1)", "/linked", "http://user@localhost:9999/", "http://localhost:9999/#x", scenario.Scenario.Host.PublicUrl + "/callback/social-1",
        })
        {
            (await CallAsync(scenario, token, "POST", Begin, Body(redirectUri: redirectUri))).IsInvalid("redirectUri");
        }

        (await CallAsync(scenario, token, "POST", Begin, Body(connectorId: "nothing"))).IsRefused(404, "connector.not_found");
        (await CallAsync(scenario, token, "POST", Begin, "[]")).Is(400);
        (await CallAsync(scenario, token, "POST", Begin, new { state = "", redirectUri = Page })).IsInvalid("connectorId", "state");
        (await CallAsync(scenario, token, "POST", Verify, new { connectorData = 1 })).IsInvalid("connectorData", "verificationRecordId");
        (await CallAsync(scenario, token, "POST", Verify, Callback(new string('x', 21), "code-1"))).IsRefused(400, NotFound);
        (await CallAsync(scenario, token, "PUT", MyToken, new { verificationRecordId = "" })).IsInvalid("verificationRecordId");
        Assert.Empty(scenario.Provider.Asked);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nothing_of_it_is_seen_in_the_database(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        var token = await SignInAsync(scenario);
        Comes(scenario, "code-1", VaultScenario.Subject, "access-secret");
        var id = await BeginAsync(scenario, token);
        await UnseenAsync(State, "nonce");
        (await CallAsync(scenario, token, "POST", Verify, Callback(id, "code-1"))).Is(200);
        await UnseenAsync("access-secret", VaultScenario.Subject, "code-1");

        // Of another user it opens nothing.
        await scenario.Scenario.ChangeAsync(db => db.AccountVerifications.ExecuteUpdateAsync(set => set.SetProperty(row => row.UserId, Scenario.Bob)));
        var bob = await SignInAsync(scenario, user: Scenario.Bob);
        (await CallAsync(scenario, bob, "PUT", MyToken, new { verificationRecordId = id })).IsRefused(400, NotFound);

        async Task UnseenAsync(params string[] words)
        {
            var row = await scenario.Scenario.ReadAsync(db => db.AccountVerifications.SingleAsync());
            Assert.All(words, word => Assert.DoesNotContain(word, row.Sealed, StringComparison.Ordinal));
            var audit = await scenario.Scenario.ReadAsync(db => db.AuditLogs.Select(entry => entry.Payload).ToListAsync());
            Assert.All(audit, payload => Assert.All(words, word => Assert.DoesNotContain(word, payload, StringComparison.Ordinal)));
        }
    }

    private static void Comes(VaultScenario scenario, string code, string subject, string accessToken, string scope = "mail") => scenario.Provider.People[code] = new ExternalSignIn(
        new ExternalIdentity { Id = subject, Raw = Data.JsonColumn.EmptyObject },
        new ExternalTokens(accessToken) { Scope = scope, TokenType = "Bearer", ExpiresAt = scenario.Time.GetUtcNow().AddHours(1) });

    private static object Body(string? redirectUri = null, string connectorId = VaultScenario.SocialConnector, string scope = "") =>
        new { state = State, redirectUri = redirectUri ?? Page, connectorId, scope };

    private static object Callback(string id, string code) => new { connectorData = new { code, state = State }, verificationRecordId = id };

    private static async Task<string> BeginAsync(VaultScenario scenario, string token) =>
        (await CallAsync(scenario, token, "POST", Begin, Body())).Is(201)["verificationRecordId"].GetString()!;

    private static async Task<string> SignInAsync(VaultScenario scenario, string client = Scenario.Spa, string scope = "openid identities", string user = Scenario.Alice) =>
        (await scenario.Scenario.RedeemAsync(client, await scenario.Scenario.IssueCodeAsync(client, scope, user: user))).Ok().AccessToken;

    private static Task<ApiAnswer> CallAsync(VaultScenario scenario, string token, string method, string path, object? body = null) =>
        scenario.Hub.SendAsync(method, path, body, "Bearer " + token);
}
