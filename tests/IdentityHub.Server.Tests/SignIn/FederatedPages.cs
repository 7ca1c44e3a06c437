using System.Text.Json;
using IdentityHub.Data.Connectors;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>
/// The company of <see cref="SignInScenario"/> with two social providers and the providers of three enterprises: one of acme.example, and two that
/// share globex.example. The providers are made up: who comes back is said by the code.
/// </summary>
internal sealed class FederatedPages : IAsyncDisposable
{
    public const string Orbit = "orbit-1";
    public const string Cloud = "cloud-1";
    public const string Acme = "acme-sso";
    public const string GlobexOne = "globex-one";
    public const string GlobexTwo = "globex-two";

    /// <summary>Passwords, two social providers, and enterprises.</summary>
    public const string Experience =
        """
        {"socialSignInConnectorTargets":["cloud","orbit","nothing"],"singleSignOnEnabled":true,
         "signUp":{"identifiers":["email"],"password":false,"verify":true},"signUpProfileFields":[],
         "forgotPasswordMethods":["EmailVerificationCode"]}
        """;

    private FederatedPages(SignInScenario pages) => Pages = pages;

    public SignInScenario Pages { get; }

    public Scenario Company => Pages.Company;

    public static async Task<FederatedPages> StartAsync(string provider, string experience = Experience)
    {
        var scenario = new FederatedPages(await SignInScenario.StartAsync(provider, experience, Register));
        await FillAsync(scenario.Company);
        return scenario;
    }

    /// <summary>Registers the made-up providers.</summary>
    public static void Register(HubHostOptions options)
    {
        var configure = options.Configure;
        options.Configure = builder =>
        {
            configure?.Invoke(builder);
            builder.Services.AddSingleton<ISocialConnector>(new MadeUpSocial("made-up-orbit", "orbit", "Orbit"));
            builder.Services.AddSingleton<ISocialConnector>(new MadeUpSocial("made-up-cloud", "cloud", "Cloud"));
            builder.Services.AddSingleton<ISocialConnector>(new MadeUpSocial("made-up-google", "google", "Google"));
            builder.Services.AddSingleton<ISsoProvider, MadeUpEnterprise>();
        };
    }

    /// <summary>The settings with some members replaced.</summary>
    public static string With(params (string Name, string Json)[] changes)
    {
        var settings = (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(Experience)!;
        foreach (var (name, json) in changes)
        {
            settings[name] = System.Text.Json.Nodes.JsonNode.Parse(json);
        }

        return settings.ToJsonString();
    }

    /// <summary>Adds the connectors to a company.</summary>
    /// <param name="company">The company.</param>
    /// <param name="authorize">Address of a provider that is really there.</param>
    public static async Task FillAsync(Scenario company, string? authorize = null)
    {
        var services = company.Host.Services;
        var (social, enterprise) = (services.GetRequiredService<ConnectorConfigs>(), services.GetRequiredService<SsoConnectorConfigs>());
        var config = JsonSerializer.SerializeToElement(authorize is null ? new Dictionary<string, string>() : new() { ["authorize"] = authorize });
        await company.ChangeAsync(db =>
        {
            db.AddRange(
                new Connector { Id = Orbit, ConnectorId = "made-up-orbit", EncryptedConfig = social.Protect(Orbit, config), CreatedAt = DateTimeOffset.UnixEpoch },
                new Connector { Id = Cloud, ConnectorId = "made-up-cloud", EncryptedConfig = social.Protect(Cloud, config), CreatedAt = DateTimeOffset.UnixEpoch });
            foreach (var (id, name, domain) in new[] { (Acme, "Acme", "acme.example"), (GlobexOne, "Globex One", "globex.example"), (GlobexTwo, "Globex Two", "globex.example") })
            {
                db.Add(new SsoConnector
                {
                    Id = id,
                    ProviderName = MadeUpEnterprise.Name,
                    ConnectorName = id,
                    EncryptedConfig = enterprise.Protect(id, config),
                    Branding = JsonSerializer.SerializeToElement(new { displayName = name }),
                    SharesDomains = id != Acme,
                    CreatedAt = DateTimeOffset.UnixEpoch,
                });
                db.Add(new SsoConnectorDomain { Domain = domain, SsoConnectorId = id, Challenge = "x" });
            }

            db.MarkCatalogChanged();
            return Task.CompletedTask;
        });
    }

    /// <summary>Adds a connector for Google with One Tap.</summary>
    public static Task AddGoogleAsync(Scenario company) => company.ChangeAsync(db =>
    {
        var config = JsonSerializer.SerializeToElement(new { oneTap = new { isEnabled = true } });
        db.Add(new Connector
        {
            Id = "google-1",
            ConnectorId = "made-up-google",
            EncryptedConfig = company.Host.Services.GetRequiredService<ConnectorConfigs>().Protect("google-1", config),
            CreatedAt = DateTimeOffset.UnixEpoch,
        });
        db.MarkCatalogChanged();
        return Task.CompletedTask;
    });

    public PageBrowser NewBrowser() => Pages.NewBrowser();

    /// <summary>Where an answer leads on to, by redirect or by itself.</summary>
    public static Uri Destination(PageAnswer answer) => new(
        answer.Location ?? answer.Document.QuerySelector("meta[http-equiv=refresh]")?.GetAttribute("content")?["0;url=".Length..]
        ?? throw new InvalidOperationException("It leads nowhere: " + answer.Heading + answer.Problem));

    /// <summary>A parameter that the provider got.</summary>
    public static string? Sent(PageAnswer answer, string name) => System.Web.HttpUtility.ParseQueryString(Destination(answer).Query)[name];

    /// <summary>The address to which the provider sends the browser back.</summary>
    /// <param name="departure">The answer that led to the provider.</param>
    /// <param name="who">What the provider says: <c>id|email|verified|name</c>.</param>
    public static string Callback(PageAnswer departure, string who) =>
        $"{new Uri(Sent(departure, "redirect_uri")!).AbsolutePath}?code={Uri.EscapeDataString(who)}&state={Uri.EscapeDataString(Sent(departure, "state")!)}";

    /// <summary>Comes back from a provider, and goes on as far as it goes.</summary>
    public static async Task<PageAnswer> ReturnAsync(PageBrowser browser, PageAnswer departure, string who) =>
        await browser.FollowAsync(await browser.GetAsync(Callback(departure, who)));

    /// <summary>Presses a button that leads to a social provider.</summary>
    public static Task<PageAnswer> PressAsync(PageBrowser browser, PageAnswer page, string id) =>
        browser.GetAsync(page.Document.QuerySelector($"a.provider[href*='/social/{id}']")!.GetAttribute("href")!);

    public async Task<string> SubjectAsync(PageAnswer returned)
    {
        Assert.NotNull(returned.ClientParameter("code"));
        return (await Company.RedeemAsync(Scenario.Spa, returned.ClientParameter("code")!)).Ok().IdTokenClaims.GetProperty("sub").GetString()!;
    }

    public Task DisableAsync(string connector) =>
        Company.ChangeAsync(db => db.SsoConnectors.Where(row => row.Id == connector).ExecuteUpdateAsync(row => row.SetProperty(sso => sso.IsDisabled, true)));

    public ValueTask DisposeAsync() => Pages.DisposeAsync();
}

/// <summary>What the made-up providers do: everything that a code says is believed.</summary>
internal static class MadeUp
{
    public static ApiResult<ExternalStart> Start(string host, ExternalConnector connector, ExternalRequest request) => connector.Config.TryGetProperty("isDown", out _)
        ? ConnectorErrors.General("The provider cannot be reached.")
        : new ExternalStart(
            (connector.Config.TryGetProperty("authorize", out var own) ? own.GetString() : $"https://{host}/authorize") + $"?state={Uri.EscapeDataString(request.State)}&redirect_uri={Uri.EscapeDataString(request.RedirectUri)}" +
            $"&login_hint={Uri.EscapeDataString(request.LoginHint ?? "")}&prompt={(request.IsForced ? "login" : "")}",
            new ExternalSession { State = request.State, RedirectUri = request.RedirectUri, ExpiresAt = DateTimeOffset.MaxValue });

    public static ApiResult<ExternalSignIn> Complete(string? issuer, IReadOnlyDictionary<string, string> data) =>
        (data.ContainsKey("credential") ? "g1|carol@example.com|true|Carol" : data.GetValueOrDefault("code"))?.Split('|') is not [var id, var email, var isVerified, var name]
            ? ConnectorErrors.AuthorizationFailed("The provider answered " + data.GetValueOrDefault("error"))
            : new ExternalSignIn(
                new ExternalIdentity
                {
                    Id = id,
                    Issuer = issuer,
                    Email = email.Length == 0 ? null : email,
                    IsEmailVerified = isVerified == "true",
                    Name = name,
                },
                null);
}

/// <summary>A social provider.</summary>
internal sealed class MadeUpSocial(string id, string target, string name) : ISocialConnector
{
    public ConnectorFactory Factory { get; } = new()
    {
        Id = id,
        Type = ConnectorType.Social,
        Target = target,
        Name = new Dictionary<string, string> { ["en"] = name },
        Description = new Dictionary<string, string> { ["en"] = name },
        Readme = "",
        FormItems = [],
    };

    public ApiError? CheckConfig(JsonElement config) => null;

    public Task<ApiResult<ExternalStart>> StartAsync(ExternalConnector connector, ExternalRequest request, CancellationToken cancellation) =>
        Task.FromResult(MadeUp.Start(target + ".example.net", connector, request));

    public Task<ApiResult<ExternalSignIn>> CompleteAsync(
        ExternalConnector connector, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation) =>
        Task.FromResult(MadeUp.Complete(null, data));

    public Task<ApiResult<ExternalTokens>> RefreshAsync(ExternalConnector connector, string refreshToken, CancellationToken cancellation) =>
        Task.FromResult<ApiResult<ExternalTokens>>(ConnectorErrors.General("There is nothing to refresh."));

    public Task<ApiResult<JsonElement?>> DescribeAsync(ExternalConnector connector, CancellationToken cancellation) =>
        Task.FromResult<ApiResult<JsonElement?>>((JsonElement?)null);
}

/// <summary>The provider of an enterprise.</summary>
internal sealed class MadeUpEnterprise : ISsoProvider
{
    public const string Name = "MadeUp";

    public SsoProviderInfo About { get; } = new(
        Name, "oidc", new Dictionary<string, string> { ["en"] = "Made up" }, new Dictionary<string, string> { ["en"] = "Made up" },
        "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=", "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4=");

    public ApiError? CheckConfig(JsonElement config) => null;

    public Task<ApiResult<ExternalStart>> StartAsync(ExternalConnector connector, ExternalRequest request, CancellationToken cancellation) =>
        Task.FromResult(MadeUp.Start(connector.Id + ".example.net", connector, request));

    public Task<ApiResult<ExternalSignIn>> CompleteAsync(
        ExternalConnector connector, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation) =>
        Task.FromResult(MadeUp.Complete("https://" + connector.Id + ".example.net", data));

    public Task<ApiResult<ExternalTokens>> RefreshAsync(ExternalConnector connector, string refreshToken, CancellationToken cancellation) =>
        Task.FromResult<ApiResult<ExternalTokens>>(ConnectorErrors.General("There is nothing to refresh."));

    public Task<ApiResult<JsonElement?>> DescribeAsync(ExternalConnector connector, CancellationToken cancellation) =>
        Task.FromResult<ApiResult<JsonElement?>>((JsonElement?)null);
}
