using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using IdentityHub.Data.Roles;
using IdentityHub.EndToEnd.Tests.Demo;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.EndToEnd.Tests.Sso;

/// <summary>A hub that an operator sets up over the Management API, and an application on an unmodified SDK.</summary>
internal sealed class EnterpriseStage : IAsyncDisposable
{
    /// <summary>The company's domain.</summary>
    public const string Domain = "acme.example";

    /// <summary>The role of who joins the company's organization.</summary>
    public const string Role = "employee";

    private readonly Scenario hub;
    private readonly HttpClient api;

    private EnterpriseStage(Scenario hub, MovableClock clock)
    {
        (this.hub, Clock) = (hub, clock);
        api = hub.Host.NewClient();
    }

    /// <summary>The hub's clock.</summary>
    public MovableClock Clock { get; }

    /// <summary>The application.</summary>
    public LogtoApp App { get; private set; } = null!;

    /// <summary>The application's id at the hub.</summary>
    public string AppId { get; private set; } = "";

    /// <summary>Starts both.</summary>
    /// <param name="google">Google's issuer, when there is to be one here.</param>
    public static async Task<EnterpriseStage> StartAsync(string? google = null)
    {
        var clock = new MovableClock();
        var stage = new EnterpriseStage(
            await Scenario.StartAsync(Databases.Sqlite, options =>
            {
                options.Settings["Outbound:AllowedHosts"] = "localhost";
                options.Settings["Connectors:GoogleIssuer"] = google;
                options.Configure = builder => builder.Services
                    .AddSingleton<TimeProvider>(clock)
                    .AddSingleton(new PasswordOptions { MemoryKiB = 1024, Iterations = 1 });
            }),
            clock);
        await stage.AuthorizeAsync();
        await stage.AddApplicationAsync();
        return stage;
    }

    /// <summary>Makes the connector; its configuration comes when the provider knows the hub.</summary>
    public async Task<JsonElement> AddConnectorAsync(string provider, bool keepsTokens) => await SendAsync(
        HttpMethod.Post,
        "/sso-connectors",
        new
        {
            providerName = provider,
            connectorName = "SSO sign-in for Acme Company",
            domains = new[] { Domain },
            branding = new { displayName = "Acme Company" },
            enableTokenStorage = keepsTokens,
        });

    /// <summary>Stores the configuration of a connector, or is refused.</summary>
    public Task<JsonElement> ConfigureAsync(string connector, object config, int status = 200) =>
        SendAsync(HttpMethod.Patch, "/sso-connectors/" + connector, new { config }, status);

    /// <summary>Switches enterprise sign-in on, beside addresses with passwords and codes by e-mail, and opens the company's organization to whoever comes by the connector.</summary>
    /// <returns>The organization's id.</returns>
    public async Task<string> OpenAsync(string connector)
    {
        await SendAsync(HttpMethod.Post, "/connectors", new { connectorId = "http-email", config = new { endpoint = "https://mail.example/messages" } });
        await SendAsync(
            HttpMethod.Patch,
            "/sign-in-exp",
            new
            {
                singleSignOnEnabled = true,
                signUp = new { identifiers = new[] { "email" }, password = true, verify = true, secondaryIdentifiers = Array.Empty<string>() },
                forgotPasswordMethods = new[] { "EmailVerificationCode" },
                signIn = new
                {
                    methods = new[] { "email", "username" }.Select(identifier => new { identifier, password = true, verificationCode = false, isPasswordPrimary = true }),
                },
            });
        var organization = IdOf(await SendAsync(HttpMethod.Post, "/organizations", new { name = "Acme Company" }, 201));
        var role = IdOf(await SendAsync(HttpMethod.Post, "/organization-roles", new { name = Role, description = "Works there" }, 201));
        await SendAsync(HttpMethod.Post, $"/organizations/{organization}/jit/sso-connectors", new { ssoConnectorIds = new[] { connector } }, 201);
        await SendAsync(HttpMethod.Post, $"/organizations/{organization}/jit/roles", new { organizationRoleIds = new[] { role } }, 201);
        return organization;
    }

    /// <summary>Who has an address of the company, or came from its provider.</summary>
    public async Task<IReadOnlyList<JsonElement>> PeopleAsync() =>
        [.. (await SendAsync(HttpMethod.Get, "/users?page_size=100")).EnumerateArray().Where(IsOfCompany)];

    /// <summary>Names of the roles that a member has in an organization.</summary>
    public async Task<IReadOnlyList<string?>> RolesAsync(string organization, string user) =>
        [.. (await SendAsync(HttpMethod.Get, $"/organizations/{organization}/users/{user}/roles")).EnumerateArray().Select(role => role.GetProperty("name").GetString())];

    /// <summary>What the hub tells a SAML provider of itself.</summary>
    public Task<string> MetadataAsync(string connector) => api.GetStringAsync($"/api/authn/single-sign-on/saml/{connector}/metadata");

    /// <summary>Calls the Management API.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path below <c>/api</c>.</param>
    /// <param name="body">Sent as JSON.</param>
    /// <param name="status">The status that is expected.</param>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null, int status = 200)
    {
        using var request = new HttpRequestMessage(method, "/api" + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await api.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>The member <c>id</c>.</summary>
    public static string IdOf(JsonElement answer) => answer.GetProperty("id").GetString()!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        api.Dispose();
        if (App is not null)
        {
            await App.DisposeAsync();
        }

        await hub.DisposeAsync();
    }

    private static bool IsOfCompany(JsonElement user) =>
        user.GetProperty("primaryEmail").GetString()?.EndsWith("@" + Domain, StringComparison.Ordinal) is true || user.GetProperty("name").GetString() is "Ada Acme";

    // The operator's program: a machine with the role that may manage.
    private async Task AuthorizeAsync()
    {
        await hub.ChangeAsync(db =>
        {
            db.Add(new ApplicationRole { ApplicationId = Scenario.Machine, RoleId = HubSeed.MachineAdminRoleId });
            return Task.CompletedTask;
        });
        var token = await hub.TokenAsync(
            Scenario.Machine, ("grant_type", "client_credentials"), ("resource", HubSeed.ManagementApiIndicator), ("scope", "all"));
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Ok().AccessToken);
    }

    private async Task AddApplicationAsync()
    {
        var port = FreePort.Take();
        var home = LogtoApp.HomeOf(port);
        var application = await SendAsync(
            HttpMethod.Post,
            "/applications",
            new
            {
                name = "Bookstore",
                type = "Traditional",
                oidcClientMetadata = new { redirectUris = new[] { home + "callback" }, postLogoutRedirectUris = new[] { home } },
            });
        AppId = IdOf(application);
        var secrets = await SendAsync(HttpMethod.Get, $"/applications/{AppId}/secrets");
        App = await LogtoApp.StartAsync(port, hub.Host.PublicUrl, AppId, secrets[0].GetProperty("value").GetString()!);
    }
}
