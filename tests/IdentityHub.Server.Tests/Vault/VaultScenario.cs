using IdentityHub.Data;
using IdentityHub.Data.Connectors;
using IdentityHub.Data.Sso;
using IdentityHub.Data.Users;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Server.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Vault;

/// <summary>The company, with an enterprise connector and a social one; Alice has an account at both.</summary>
internal sealed class VaultScenario : IAsyncDisposable
{
    public const string Sso = "sso-1";
    public const string SocialConnector = "social-1";
    public const string Issuer = "https://idp.example.com";
    public const string Subject = "alice-there";
    public const string ConfigSecret = "the-secret-of-the-connector";

    private VaultScenario(ManagementScenario hub, FakeProvider provider) => (Hub, Provider) = (hub, provider);

    public ManagementScenario Hub { get; }

    public FakeProvider Provider { get; }

    public Scenario Scenario => Hub.Scenario;

    public ManualTimeProvider Time => Scenario.Host.Time;

    public SecretVault Vault => Scenario.Host.Services.GetRequiredService<SecretVault>();

    public static TokenOwner Enterprise { get; } = new(Scenario.Alice, SecretOwner.EnterpriseSso, Sso, Issuer, Subject);

    public static TokenOwner Social { get; } = new(Scenario.Alice, SecretOwner.Social, SocialConnector, FakeSocial.Target, Subject);

    public static async Task<VaultScenario> StartAsync(string database, Action<HubHostOptions>? change = null)
    {
        FakeProvider? provider = null;
        var hub = await ManagementScenario.StartAsync(database, options =>
        {
            provider = new FakeProvider(options.Time);
            options.Configure = builder => Register(builder.Services, provider);
            change?.Invoke(options);
        });
        var scenario = new VaultScenario(hub, provider!);
        await FillAsync(hub.Scenario);
        return scenario;
    }

    /// <summary>Makes a hub know the provider.</summary>
    public static void Register(IServiceCollection services, FakeProvider provider) => services
        .AddSingleton<ISsoProvider>(new FakeEnterprise(provider))
        .AddSingleton<ISocialConnector>(new FakeSocial(provider));

    public static Task FillAsync(Scenario scenario)
    {
        var (services, now) = (scenario.Host.Services, scenario.Host.Time.GetUtcNow());
        var config = JsonColumn.Parse($$"""{"clientId":"a-client","clientSecret":"{{ConfigSecret}}"}""");
        return scenario.ChangeAsync(async db =>
        {
            db.AddRange(
                new SsoConnector
                {
                    Id = Sso,
                    ProviderName = FakeEnterprise.Name,
                    ConnectorName = "Example",
                    EncryptedConfig = services.GetRequiredService<SsoConnectorConfigs>().Protect(Sso, config),
                    EnableTokenStorage = true,
                    CreatedAt = now,
                },
                new Connector
                {
                    Id = SocialConnector,
                    ConnectorId = FakeSocial.Id,
                    EncryptedConfig = services.GetRequiredService<ConnectorConfigs>().Protect(SocialConnector, config),
                    EnableTokenStorage = true,
                    CreatedAt = now,
                },
                new UserSsoIdentity
                {
                    Id = "identity-1",
                    UserId = Scenario.Alice,
                    Issuer = Issuer,
                    IdentityId = Subject,
                    Detail = JsonColumn.Parse("""{"email":"alice@example.com"}"""),
                    SsoConnectorId = Sso,
                    CreatedAt = now,
                    UpdatedAt = now,
                },
                new UserIdentity { Target = FakeSocial.Target, IdentityId = Subject, UserId = Scenario.Alice });
            var alice = await db.Users.AsTracking().SingleAsync(user => user.Id == Scenario.Alice);
            alice.Identities = JsonColumn.Parse($$$"""{"fake":{"userId":"{{{Subject}}}"}}""");
        });
    }

    /// <summary>Stores tokens as a sign-in does.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="accessToken">The access token.</param>
    /// <param name="refreshToken">The refresh token.</param>
    /// <param name="lifetime">Seconds; null for unknown.</param>
    public Task StoreAsync(TokenOwner owner, string accessToken, string? refreshToken = null, int? lifetime = 3600)
    {
        var now = Time.GetUtcNow();
        var tokens = new ExternalTokens(accessToken)
        {
            RefreshToken = refreshToken,
            IdToken = "provider-id-token",
            Scope = "mail calendar",
            TokenType = "Bearer",
            ExpiresAt = lifetime is { } seconds ? now.AddSeconds(seconds) : null,
        };
        return Scenario.ChangeAsync(db => Vault.StoreAsync(db, owner, tokens, now, CancellationToken.None));
    }

    /// <summary>Reads Alice's token of the enterprise's provider.</summary>
    public Task<ApiResult<StoredTokens>> GetAsync() => Vault.GetAsync(Scenario.Alice, SecretOwner.EnterpriseSso, Sso, CancellationToken.None);

    /// <summary>Reads Alice's token of the social provider.</summary>
    public Task<ApiResult<StoredTokens>> GetSocialAsync() => Vault.GetAsync(Scenario.Alice, SecretOwner.Social, FakeSocial.Target, CancellationToken.None);

    /// <summary>The only row of a kind.</summary>
    public Task<Secret> RowAsync(SecretOwner owner = SecretOwner.EnterpriseSso) => Scenario.ReadAsync(db => db.Secrets.SingleAsync(row => row.Owner == owner));

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}

/// <summary>What the vault answered.</summary>
internal static class VaultAssertions
{
    public static StoredTokens Ok(this ApiResult<StoredTokens> result)
    {
        Assert.True(result.TryGet(out var tokens, out var error), error?.Code);
        return tokens;
    }

    public static void Refused(this ApiResult<StoredTokens> result, ApiError expected) => Assert.Equal((expected.Status, expected.Code), (result.Error?.Status, result.Error?.Code));
}
