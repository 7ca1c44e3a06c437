using System.Text;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Server.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Vault;

/// <summary>What is kept of other providers' tokens, and how it is renewed.</summary>
public sealed class SecretVaultTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_tokens_encrypted_and_gives_the_access_token(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        (await scenario.GetAsync()).Refused(VaultErrors.TokenNotFound);
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-1", "refresh-1");
        await scenario.StoreAsync(VaultScenario.Social, "access-2", lifetime: null);
        Assert.Equal(new StoredTokens("access-1", "mail calendar", "Bearer", 3600), (await scenario.GetAsync()).Ok());
        Assert.Equal(new StoredTokens("access-2", "mail calendar", "Bearer", null), (await scenario.GetSocialAsync()).Ok());

        var row = await scenario.RowAsync();
        Assert.Equal(
            (Scenario.Alice, "federated_token_set", VaultScenario.Sso, VaultScenario.Issuer, VaultScenario.Subject, 21),
            (row.UserId, row.Type, row.ConnectorId, row.Provider, row.IdentityId, row.Id.Length));
        Assert.Equal(
            $$"""{"scope":"mail calendar","expiresAt":{{scenario.Time.GetUtcNow().AddHours(1).ToUnixTimeSeconds()}},"tokenType":"Bearer","hasRefreshToken":true}""",
            row.Metadata.GetRawText());
        var stored = Encoding.Latin1.GetString([.. row.EncryptedDataKey, .. row.EncryptedContent]) + JsonSerializer.Serialize(row.Metadata);
        Assert.All(new[] { "access-1", "refresh-1", "provider-id-token" }, secret => Assert.DoesNotContain(secret, stored, StringComparison.Ordinal));

        // The reference's names, under the row's own key.
        var envelope = scenario.Scenario.Host.Services.GetRequiredService<SecretEnvelope>();
        Assert.Equal(
            """{"id_token":"provider-id-token","access_token":"access-1","refresh_token":"refresh-1"}""",
            Encoding.UTF8.GetString(envelope.Open(SecretName.Of(row), new SealedSecret(row.EncryptedDataKey, row.EncryptedContent))!));
        Assert.Equal("""{"scope":"mail calendar","tokenType":"Bearer","hasRefreshToken":false}""", (await scenario.RowAsync(SecretOwner.Social)).Metadata.GetRawText());
        Assert.Equal(0, scenario.Provider.Calls);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Replaces_tokens_and_keeps_a_refresh_token_that_did_not_come_again(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        var refresh = scenario.Provider.NewRefreshToken();
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-1", refresh);
        var first = await scenario.RowAsync();
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-2");
        var second = await scenario.RowAsync();
        Assert.Equal((first.Id, first.Version + 1), (second.Id, second.Version));
        Assert.True(second.Metadata.GetProperty("hasRefreshToken").GetBoolean());
        Assert.Equal("access-2", (await scenario.GetAsync()).Ok().AccessToken);
        scenario.Time.Advance(TimeSpan.FromHours(2));
        var renewed = (await scenario.GetAsync()).Ok();
        Assert.Equal((scenario.Provider.LastAccessToken, 1), (renewed.AccessToken, scenario.Provider.Calls));

        // Another connector is another client at the provider, which does not take the first one's refresh token.
        await scenario.StoreAsync(VaultScenario.Enterprise with { ConnectorId = "sso-2" }, "access-3");
        var third = await scenario.RowAsync();
        Assert.Equal(("sso-2", false), (third.ConnectorId, third.Metadata.GetProperty("hasRefreshToken").GetBoolean()));
        (await scenario.GetAsync()).Refused(VaultErrors.TokenNotFound);

        // The identity became somebody else's: nothing of what was kept for the first is theirs.
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-4", "refresh-4");
        await scenario.StoreAsync(VaultScenario.Enterprise with { UserId = Scenario.Bob }, "access-5");
        var fourth = await scenario.RowAsync();
        Assert.Equal((Scenario.Bob, false), (fourth.UserId, fourth.Metadata.GetProperty("hasRefreshToken").GetBoolean()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_one_row_however_many_sign_ins_store_at_once(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => scenario.StoreAsync(VaultScenario.Enterprise, $"access-{number}")));
        Assert.Equal(9, (await scenario.RowAsync()).Version);
        Assert.StartsWith("access-", (await scenario.GetAsync()).Ok().AccessToken, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Replaces_a_token_that_ends_within_a_minute(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        await scenario.StoreAsync(VaultScenario.Social, "access-1", scenario.Provider.NewRefreshToken());
        scenario.Time.Advance(TimeSpan.FromSeconds(3600 - 61));
        Assert.Equal(61, (await scenario.GetSocialAsync()).Ok().ExpiresIn);
        scenario.Time.Advance(TimeSpan.FromSeconds(1));
        var renewed = (await scenario.GetSocialAsync()).Ok();
        Assert.Equal((scenario.Provider.LastAccessToken, "mail calendar", 3600), (renewed.AccessToken, renewed.Scope, renewed.ExpiresIn));
        scenario.Time.Advance(TimeSpan.FromHours(1));

        // The refresh token that came with it works the next time.
        renewed = (await scenario.GetSocialAsync()).Ok();
        Assert.Equal((scenario.Provider.LastAccessToken, 3600, 2), (renewed.AccessToken, renewed.ExpiresIn, scenario.Provider.Calls));

        // One that does not rotate stays.
        scenario.Provider.Rotates = false;
        for (var round = 0; round < 2; round++)
        {
            scenario.Time.Advance(TimeSpan.FromHours(1));
            (await scenario.GetSocialAsync()).Ok();
        }

        Assert.Equal((4, 4), (scenario.Provider.Calls, (await scenario.RowAsync(SecretOwner.Social)).Version));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Asks_the_provider_once_however_many_want_the_token_at_once(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-1", scenario.Provider.NewRefreshToken());
        scenario.Time.Advance(TimeSpan.FromHours(2));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(scenario.GetAsync)));
        Assert.Equal(1, scenario.Provider.Calls);
        Assert.All(answers, answer => Assert.Equal(scenario.Provider.LastAccessToken, answer.Ok().AccessToken));
        Assert.Equal(1, (await scenario.RowAsync()).Version);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Goes_on_for_others_when_the_one_who_asked_first_is_gone(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-1", scenario.Provider.NewRefreshToken());
        scenario.Time.Advance(TimeSpan.FromHours(2));
        using var gone = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource();
        scenario.Provider.Meanwhile = () =>
        {
            asked.TrySetResult();
            return answer.Task;
        };
        var first = scenario.Vault.GetAsync(Scenario.Alice, VaultScenario.Enterprise.Owner, VaultScenario.Sso, gone.Token);
        await asked.Task;
        var second = scenario.GetAsync();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult();
        var token = (await second).Ok().AccessToken;
        Assert.Equal(scenario.Provider.LastAccessToken, token);
        Assert.Equal(1, scenario.Provider.Calls);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nodes_that_ask_at_once_both_get_the_token_that_one_of_them_stored(string database)
    {
        FakeProvider? provider = null;
        await using var hubs = await TwoHubs.StartAsync(database, options =>
        {
            var shared = provider ??= new FakeProvider(options.Time);
            options.Configure = builder => VaultScenario.Register(builder.Services, shared);
        });
        var scenario = await Scenario.OnAsync(hubs.First);
        await VaultScenario.FillAsync(scenario);
        var vaults = new[] { hubs.First, hubs.Second }.Select(hub => hub.Services.GetRequiredService<SecretVault>()).ToList();
        var now = hubs.Time.GetUtcNow();
        var tokens = new ExternalTokens("access-1") { RefreshToken = provider!.NewRefreshToken(), ExpiresAt = now };
        await scenario.ChangeAsync(db => vaults[0].StoreAsync(db, VaultScenario.Enterprise, tokens, now, CancellationToken.None));

        // Both are being asked before either is answered.
        var both = new CountdownEvent(2);
        provider.Meanwhile = async () =>
        {
            both.Signal();
            await Eventually.TrueAsync(() => both.IsSet);
        };
        var answers = await Task.WhenAll(vaults.Select(vault => vault.GetAsync(Scenario.Alice, VaultScenario.Enterprise.Owner, VaultScenario.Sso, CancellationToken.None)));
        Assert.Equal(2, provider.Calls);
        Assert.All(answers, answer => Assert.Equal(provider.LastAccessToken, answer.Ok().AccessToken));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_sign_in_meanwhile_goes_before_a_refresh(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-1", scenario.Provider.NewRefreshToken());
        scenario.Time.Advance(TimeSpan.FromHours(2));
        scenario.Provider.Meanwhile = () => scenario.StoreAsync(VaultScenario.Enterprise, "access-of-the-sign-in", "refresh-of-the-sign-in");
        Assert.Equal("access-of-the-sign-in", (await scenario.GetAsync()).Ok().AccessToken);
        Assert.Equal(1, scenario.Provider.Calls);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Says_that_a_token_has_expired_when_nothing_can_replace_it(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-1");
        await scenario.StoreAsync(VaultScenario.Social, "access-2", "revoked-there");
        scenario.Time.Advance(TimeSpan.FromSeconds(3590));

        // Ten seconds are better than nothing.
        Assert.Equal(10, (await scenario.GetAsync()).Ok().ExpiresIn);
        Assert.Equal("access-2", (await scenario.GetSocialAsync()).Ok().AccessToken);
        scenario.Time.Advance(TimeSpan.FromSeconds(10));
        (await scenario.GetAsync()).Refused(VaultErrors.AccessTokenExpired);
        (await scenario.GetSocialAsync()).Refused(VaultErrors.AccessTokenExpired);

        // A provider that is away is not one that refuses.
        scenario.Provider.Failure = ConnectorErrors.General("no connection");
        (await scenario.GetSocialAsync()).Refused(VaultErrors.ProviderUnavailable);
        scenario.Provider.Failure = ConnectorErrors.AuthorizationFailed("client unknown");
        (await scenario.GetSocialAsync()).Refused(VaultErrors.AccessTokenExpired);
        scenario.Provider.Failure = null;
        await scenario.StoreAsync(VaultScenario.Social, "access-3", scenario.Provider.NewRefreshToken(), lifetime: 0);
        var renewed = (await scenario.GetSocialAsync()).Ok();
        Assert.Equal(scenario.Provider.LastAccessToken, renewed.AccessToken);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_nothing_while_something_on_the_way_is_switched_off(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        Func<HubDbContext, Task>[] ofEnterprise =
        [
            db => db.Users.Where(user => user.Id == Scenario.Alice).ExecuteUpdateAsync(update => update.SetProperty(user => user.IsSuspended, user => !user.IsSuspended)),
            db => db.SsoConnectors.ExecuteUpdateAsync(update => update.SetProperty(row => row.IsDisabled, row => !row.IsDisabled)),
            db => db.SsoConnectors.ExecuteUpdateAsync(update => update.SetProperty(row => row.EnableTokenStorage, row => !row.EnableTokenStorage)),
            db => db.UserSsoIdentities.ExecuteUpdateAsync(update => update.SetProperty(row => row.UserId, row => row.UserId == Scenario.Alice ? Scenario.Bob : Scenario.Alice)),
        ];
        Func<HubDbContext, Task>[] ofSocial =
        [
            ofEnterprise[0],
            db => db.Connectors.ExecuteUpdateAsync(update => update.SetProperty(row => row.EnableTokenStorage, row => !row.EnableTokenStorage)),
            db => db.UserIdentities.ExecuteUpdateAsync(update => update.SetProperty(row => row.UserId, row => row.UserId == Scenario.Alice ? Scenario.Bob : Scenario.Alice)),
        ];
        foreach (var lifetime in new[] { 3600, 0 })
        {
            foreach (var toggle in ofEnterprise)
            {
                await IsClosedWhileAsync(VaultScenario.Enterprise, toggle, scenario.GetAsync, lifetime);
            }

            foreach (var toggle in ofSocial)
            {
                await IsClosedWhileAsync(VaultScenario.Social, toggle, scenario.GetSocialAsync, lifetime);
            }
        }

        async Task IsClosedWhileAsync(TokenOwner owner, Func<HubDbContext, Task> toggle, Func<Task<ApiResult<StoredTokens>>> get, int lifetime)
        {
            await scenario.StoreAsync(owner, "access-1", scenario.Provider.NewRefreshToken(), lifetime);
            var calls = scenario.Provider.Calls;
            await scenario.Scenario.ChangeAsync(toggle);
            (await get()).Refused(VaultErrors.TokenNotFound);
            Assert.Equal(calls, scenario.Provider.Calls);
            await scenario.Scenario.ChangeAsync(toggle);
            var answer = (await get()).Ok();
            Assert.Equal(lifetime > 0 ? "access-1" : scenario.Provider.LastAccessToken, answer.AccessToken);
            Assert.Equal(lifetime > 0 ? calls : calls + 1, scenario.Provider.Calls);
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Loses_the_tokens_with_the_identity_the_connector_and_the_user(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        await StoreBothAsync();
        (await scenario.Hub.DeleteAsync($"/users/{Scenario.Alice}/identities/{FakeSocial.Target}")).Is(200);
        Assert.Equal(VaultScenario.Sso, (await scenario.Scenario.ReadAsync(db => db.Secrets.SingleAsync())).ConnectorId);
        (await scenario.GetSocialAsync()).Refused(VaultErrors.TokenNotFound);

        (await scenario.Hub.PutAsync($"/users/{Scenario.Alice}/identities/{FakeSocial.Target}", new { userId = VaultScenario.Subject })).Is(201);
        await StoreBothAsync();
        (await scenario.Hub.PutAsync($"/users/{Scenario.Alice}/identities/{FakeSocial.Target}", new { userId = VaultScenario.Subject })).Is(200);
        Assert.Equal("access-2", (await scenario.GetSocialAsync()).Ok().AccessToken);
        (await scenario.Hub.PutAsync($"/users/{Scenario.Alice}/identities/{FakeSocial.Target}", new { userId = "another" })).Is(200);
        Assert.Equal(1, await scenario.Scenario.ReadAsync(db => db.Secrets.CountAsync()));

        await StoreBothAsync();
        (await scenario.Hub.DeleteAsync("/connectors/" + VaultScenario.SocialConnector)).Is(204);
        Assert.Equal(VaultScenario.Sso, (await scenario.Scenario.ReadAsync(db => db.Secrets.SingleAsync())).ConnectorId);
        await scenario.Scenario.ChangeAsync(db => SecretVault.DeleteOfConnectorAsync(db, VaultScenario.Enterprise.Owner, VaultScenario.Sso, CancellationToken.None));
        Assert.Equal(0, await scenario.Scenario.ReadAsync(db => db.Secrets.CountAsync()));

        await StoreBothAsync();
        (await scenario.Hub.DeleteAsync("/users/" + Scenario.Alice)).Is(204);
        Assert.Equal(0, await scenario.Scenario.ReadAsync(db => db.Secrets.CountAsync()));

        async Task StoreBothAsync()
        {
            await scenario.StoreAsync(VaultScenario.Enterprise, "access-1", "refresh-1");
            await scenario.StoreAsync(VaultScenario.Social, "access-2", "refresh-2");
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Does_not_use_rows_that_were_changed_or_exchanged_in_the_database(string database)
    {
        await using var scenario = await VaultScenario.StartAsync(database);
        await scenario.StoreAsync(VaultScenario.Enterprise, "access-1", "refresh-1");
        await scenario.StoreAsync(VaultScenario.Social, "access-2", "refresh-2");
        var (sso, social) = (await scenario.RowAsync(), await scenario.RowAsync(SecretOwner.Social));
        await ReplaceAsync(social.EncryptedDataKey, social.EncryptedContent);
        (await scenario.GetAsync()).Refused(VaultErrors.TokenNotFound);
        Assert.Equal("access-2", (await scenario.GetSocialAsync()).Ok().AccessToken);
        await ReplaceAsync(sso.EncryptedDataKey, sso.EncryptedContent);
        Assert.Equal("access-1", (await scenario.GetAsync()).Ok().AccessToken);
        await ReplaceAsync(sso.EncryptedDataKey, []);
        (await scenario.GetAsync()).Refused(VaultErrors.TokenNotFound);

        // Somebody makes Alice's row Bob's, who has the identity from then on.
        await ReplaceAsync(sso.EncryptedDataKey, sso.EncryptedContent);
        await scenario.Scenario.ChangeAsync(async db =>
        {
            await db.UserSsoIdentities.ExecuteUpdateAsync(update => update.SetProperty(row => row.UserId, Scenario.Bob));
            await db.Secrets.Where(row => row.Id == sso.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.UserId, Scenario.Bob));
        });
        (await scenario.Vault.GetAsync(Scenario.Bob, VaultScenario.Enterprise.Owner, VaultScenario.Sso, CancellationToken.None)).Refused(VaultErrors.TokenNotFound);

        // A sign-in puts it right.
        await scenario.StoreAsync(VaultScenario.Enterprise with { UserId = Scenario.Bob }, "access-3");
        Assert.Equal(
            "access-3",
            (await scenario.Vault.GetAsync(Scenario.Bob, VaultScenario.Enterprise.Owner, VaultScenario.Sso, CancellationToken.None)).Ok().AccessToken);

        Task ReplaceAsync(byte[] dataKey, byte[] content) => scenario.Scenario.ChangeAsync(db => db.Secrets.Where(row => row.Id == sso.Id).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.EncryptedDataKey, dataKey).SetProperty(row => row.EncryptedContent, content)));
    }
}
