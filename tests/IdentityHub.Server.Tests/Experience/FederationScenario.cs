using System.Collections.Concurrent;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Connectors;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Sso;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>The company of <see cref="ExperienceScenario"/>, with providers elsewhere that say what a test wants.</summary>
internal sealed class FederationScenario : IAsyncDisposable
{
    public const string Corp = "sso-corp";
    public const string Domain = "corp.example";
    public const string Issuer = "https://idp.corp.example";
    public const string Social = "social-1";
    public const string Target = "fakebook";

    private FederationScenario(ExperienceScenario experience, FakeProvider provider) => (Experience, Provider) = (experience, provider);

    public ExperienceScenario Experience { get; }

    /// <summary>Both the enterprise's provider and the social one.</summary>
    public FakeProvider Provider { get; }

    public Scenario Company => Experience.Company;

    public HubHost Host => Experience.Host;

    /// <summary>A hub with one connector of each kind, and enterprises' providers turned on.</summary>
    public static async Task<FederationScenario> StartAsync(string provider, params (string Name, string Json)[] settings)
    {
        var fake = new FakeProvider();
        var experience = await ExperienceScenario.StartAsync(
            provider,
            ExperienceScenario.Experience([("singleSignOnEnabled", "true"), .. settings]),
            options =>
            {
                var configure = options.Configure;
                options.Configure = builder =>
                {
                    configure?.Invoke(builder);
                    builder.Services.AddSingleton<ISsoProvider>(fake).AddSingleton<ISocialConnector>(fake);
                };
            });
        var scenario = new FederationScenario(experience, fake);
        await scenario.AddSsoConnectorAsync(Corp, [Domain]);
        await scenario.AddSocialConnectorAsync(Social);
        return scenario;
    }

    public Task SetExperienceAsync(params (string Name, string Json)[] settings) =>
        Experience.Pages.SetExperienceAsync(ExperienceScenario.Experience([("singleSignOnEnabled", "true"), .. settings]));

    public Task AddSsoConnectorAsync(string id, string[] domains, Action<SsoConnector>? change = null) => Company.ChangeAsync(db =>
    {
        var connector = new SsoConnector
        {
            Id = id,
            ProviderName = FakeProvider.Name,
            ConnectorName = "Connector " + id,
            EncryptedConfig = Host.Services.GetRequiredService<SsoConnectorConfigs>().Protect(id, JsonColumn.EmptyObject),
            CreatedAt = Host.Time.GetUtcNow(),
        };
        change?.Invoke(connector);
        db.Add(connector);
        db.AddRange(domains.Select((domain, position) => new SsoConnectorDomain
        {
            SsoConnectorId = id,
            Domain = domain,
            Position = position,
            Challenge = "challenge",
        }));
        return Task.CompletedTask;
    });

    public Task AddSocialConnectorAsync(string id, Action<Connector>? change = null, object? config = null) => Company.ChangeAsync(db =>
    {
        var connector = new Connector
        {
            Id = id,
            ConnectorId = FakeProvider.FactoryId,
            EncryptedConfig = Host.Services.GetRequiredService<ConnectorConfigs>().Protect(id, JsonSerializer.SerializeToElement(config ?? new { })),
            CreatedAt = Host.Time.GetUtcNow(),
        };
        change?.Invoke(connector);
        db.Add(connector);
        return Task.CompletedTask;
    });

    public Task ChangeSsoConnectorAsync(Action<SsoConnector> change, string id = Corp) => Company.ChangeAsync(async db =>
        change(await db.SsoConnectors.AsTracking().SingleAsync(row => row.Id == id)));

    public Task ChangeSocialConnectorAsync(Action<Connector> change, string id = Social) => Company.ChangeAsync(async db =>
    {
        change(await db.Connectors.AsTracking().SingleAsync(row => row.Id == id));
        db.MarkCatalogChanged();
    });

    public Task ChangeUserAsync(string id, Action<User> change) => Company.ChangeAsync(async db =>
        change(await db.Users.AsTracking().SingleAsync(row => row.Id == id)));

    /// <summary>An organization lists the connector for newcomers.</summary>
    public Task AddJitAsync(string organization, string connector = Corp) => Company.ChangeAsync(db =>
    {
        db.Add(new OrganizationJitSsoConnector { OrganizationId = organization, SsoConnectorId = connector });
        db.Add(new OrganizationJitRole { OrganizationId = organization, OrganizationRoleId = "or-member" });
        return Task.CompletedTask;
    });

    /// <summary>Somebody of the enterprise.</summary>
    public static ExternalIdentity Employee(string id, string? email, bool isVerified = true) => new()
    {
        Id = id,
        Issuer = Issuer,
        Email = email,
        IsEmailVerified = isVerified,
        Name = "Name of " + id,
        Avatar = "https://idp.corp.example/" + id + ".png",
        Raw = JsonSerializer.SerializeToElement(new { sub = id, department = "R&D" }),
    };

    /// <summary>Somebody with a social account.</summary>
    public static ExternalIdentity Friend(string id, string? email, bool isVerified = true) =>
        Employee(id, email, isVerified) with { Issuer = null };

    /// <summary>Somebody whose browser has begun an interaction.</summary>
    public async Task<Person> NewPersonAsync(string interactionEvent = "SignIn")
    {
        var person = await Experience.NewPersonAsync();
        await person.BeginAsync(interactionEvent);
        return person;
    }

    /// <summary>Where the enterprise's provider sends people back to.</summary>
    public string CallbackOf(string connector) => $"{Host.PublicUrl}/callback/{connector}";

    public Task<ApiAnswer> BeginAsync(Person person, string kind, string connector, string state = "st-1") =>
        person.PostAsync($"/verification/{kind}/{connector}/authorization-uri", new { state, redirectUri = CallbackOf(connector) });

    public static Task<ApiAnswer> VerifyAsync(Person person, string kind, string connector, string? verificationId, object connectorData) =>
        person.PostAsync(
            $"/verification/{kind}/{connector}/verify", verificationId is null ? new { connectorData } : new { connectorData, verificationId });

    /// <summary>Goes to the enterprise and comes back.</summary>
    /// <returns>Id of the proof.</returns>
    public Task<string> ProveSsoAsync(Person person, ExternalIdentity identity, string connector = Corp) => ProveAsync(person, "sso", connector, identity);

    /// <summary>Goes to the social provider and comes back.</summary>
    public Task<string> ProveSocialAsync(Person person, ExternalIdentity identity, string connector = Social) => ProveAsync(person, "social", connector, identity);

    /// <summary>Somebody new, with an account at the end.</summary>
    /// <returns>The id of the account.</returns>
    public async Task<string> RegisterAsync(string kind, ExternalIdentity identity, string? connector = null)
    {
        var person = await NewPersonAsync("Register");
        (await person.IdentifyAsync(await ProveAsync(person, kind, connector ?? (kind == "sso" ? Corp : Social), identity))).Is(201);
        return await FinishAsync(person);
    }

    /// <summary>Submits, and has the client look who it is.</summary>
    public async Task<string> FinishAsync(Person person) =>
        (await Company.RedeemAsync(Scenario.Spa, await person.FinishAsync())).Ok().IdTokenClaims.GetProperty("sub").GetString()!;

    public ValueTask DisposeAsync() => Experience.DisposeAsync();

    private async Task<string> ProveAsync(Person person, string kind, string connector, ExternalIdentity identity)
    {
        var id = Person.Id((await BeginAsync(person, kind, connector)).Is(200));
        (await VerifyAsync(person, kind, connector, id, new { code = Provider.CodeFor(identity), state = "st-1" })).Is(200);
        return id;
    }
}

/// <summary>A provider elsewhere, of an enterprise and a social one at once: codes are who the test says.</summary>
internal sealed class FakeProvider : ISsoProvider, ISocialConnector
{
    public const string Name = "Fake";
    public const string FactoryId = "fake-social";
    public const string AccessToken = "upstream-access-token-7f3a";
    public const string RefreshToken = "upstream-refresh-token-7f3a";

    private readonly ConcurrentDictionary<string, ExternalIdentity> identities = [];
    private readonly ConcurrentDictionary<string, string> sessions = [];
    private int completed;

    /// <summary>Whether it passes for a provider that speaks SAML.</summary>
    public bool IsSaml { get; set; }

    public SsoProviderInfo About =>
        new(Name, IsSaml ? "saml" : "oidc", new Dictionary<string, string> { ["en"] = Name }, new Dictionary<string, string> { ["en"] = Name }, "data:,", "data:,");

    public ConnectorFactory Factory { get; } = new()
    {
        Id = FactoryId,
        Type = ConnectorType.Social,
        Target = FederationScenario.Target,
        IsStandard = true,
        Name = new Dictionary<string, string> { ["en"] = Name },
        Description = new Dictionary<string, string> { ["en"] = Name },
        Readme = Name,
        FormItems = [],
    };

    /// <summary>What it was asked, the last one last.</summary>
    public ConcurrentQueue<ExternalRequest> Asked { get; } = [];

    /// <summary>How often somebody asked who came.</summary>
    public int Completed => completed;

    /// <summary>What it answers instead of sending people on.</summary>
    public ApiError? StartError { get; set; }

    /// <summary>Since when people have to have signed in there, as the kinds of connectors say.</summary>
    public ExternalFreshness? Freshness { get; set; }

    /// <summary>How long it takes to say who came.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>A code with which somebody comes back.</summary>
    public string CodeFor(ExternalIdentity identity)
    {
        var code = RandomValues.ShortId();
        identities[code] = identity;
        return code;
    }

    public ApiError? CheckConfig(JsonElement config) => null;

    public Task<ApiResult<ExternalStart>> StartAsync(ExternalConnector connector, ExternalRequest request, CancellationToken cancellation)
    {
        Asked.Enqueue(request);
        if (StartError is { } error)
        {
            return Task.FromResult<ApiResult<ExternalStart>>(error);
        }

        var (nonce, verifier) = (RandomValues.Token(), RandomValues.Token());
        sessions[nonce] = verifier;
        var session = new ExternalSession
        {
            State = request.State,
            RedirectUri = request.RedirectUri,
            ExpiresAt = DateTimeOffset.MaxValue,
            Nonce = nonce,
            CodeVerifier = verifier,
            Freshness = Freshness,
        };
        var address = $"https://idp.corp.example/authorize?state={Uri.EscapeDataString(request.State)}&redirect_uri={Uri.EscapeDataString(request.RedirectUri)}";
        return Task.FromResult<ApiResult<ExternalStart>>(new ExternalStart(address, session));
    }

    public async Task<ApiResult<ExternalSignIn>> CompleteAsync(
        ExternalConnector connector, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation)
    {
        Interlocked.Increment(ref completed);
        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, cancellation);
        }

        if (data.ContainsKey("error"))
        {
            return ConnectorErrors.AuthorizationFailed("The provider answered: " + data["error"]);
        }

        // Google One Tap comes without a session.
        if (session.State.Length > 0 && (session.Nonce is null || !sessions.TryRemove(session.Nonce, out var verifier) || verifier != session.CodeVerifier))
        {
            return ConnectorErrors.InvalidResponse("The session is not one of this provider, or was used.");
        }

        var code = data.GetValueOrDefault("code") ?? data.GetValueOrDefault("credential") ?? "";
        return identities.TryRemove(code, out var identity)
            ? new ExternalSignIn(identity, new ExternalTokens(AccessToken) { RefreshToken = RefreshToken, Scope = "openid", TokenType = "Bearer" })
            : ConnectorErrors.AuthorizationFailed("The code is not known.");
    }

    public Task<ApiResult<ExternalTokens>> RefreshAsync(ExternalConnector connector, string refreshToken, CancellationToken cancellation) =>
        Task.FromResult<ApiResult<ExternalTokens>>(new ExternalTokens(AccessToken));

    public Task<ApiResult<JsonElement?>> DescribeAsync(ExternalConnector connector, CancellationToken cancellation) =>
        Task.FromResult<ApiResult<JsonElement?>>((JsonElement?)null);
}
