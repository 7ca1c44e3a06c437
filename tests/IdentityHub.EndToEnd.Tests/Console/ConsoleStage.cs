using System.Text.Json.Nodes;
using IdentityHub.EndToEnd.Tests.Demo;
using IdentityHub.EndToEnd.Tests.Sso;
using IdentityHub.EndToEnd.Tests.Support;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>A hub with its Console as it was built, and administrators of each role.</summary>
internal sealed class ConsoleStage : IAsyncDisposable
{
    private const string Password = "violet-kettle-otter-19";
    private readonly SignInScenario scenario;

    private ConsoleStage(SignInScenario scenario) => this.scenario = scenario;

    public SignInScenario Scenario => scenario;

    /// <summary>Starts one.</summary>
    /// <param name="google">Google's issuer, when there is to be one on this machine.</param>
    /// <param name="change">Changes what the hub starts with.</param>
    public static async Task<ConsoleStage> StartAsync(string? google = null, Action<HubHostOptions>? change = null)
    {
        Assertions.SetDefaultExpectTimeout(15_000);
        var stage = new ConsoleStage(await SignInScenario.StartAsync(Databases.Sqlite, change: options =>
        {
            change?.Invoke(options);
            options.Settings["Outbound:AllowedHosts"] = "localhost";
            options.Settings["Connectors:GoogleIssuer"] = google;
            var configure = options.Configure;
            options.Configure = builder =>
            {
                configure?.Invoke(builder);
                // Providers and libraries around the hub have the real time.
                builder.Services.AddSingleton<TimeProvider>(new MovableClock());
            };
        }));
        var administrators = stage.scenario.Host.Services.GetRequiredService<Administrators>();
        foreach (var role in Enum.GetValues<AdministratorRole>())
        {
            var made = await administrators.CreateAsync(new NewAdministrator(NameOf(role), null, Password, role), CancellationToken.None);
            Assert.Equal(AdministratorOutcome.Created, made.Outcome);
        }

        return stage;
    }

    /// <summary>A browser window in which somebody has signed in to the Console, through its first page.</summary>
    public async Task<IPage> SignInAsync(AdministratorRole? role, BrowserNewContextOptions? options = null)
    {
        var window = await Chromium.NewWindowAsync(options ?? new BrowserNewContextOptions { Locale = "en", ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        var page = await window.NewPageAsync();
        await page.WatchClipboardAsync();
        await page.GotoAsync(AddressOf("/"));
        await page.ClickAsync("main button");
        await page.FillAsync("#identifier", role is { } known ? NameOf(known) : "alice");
        await page.FillAsync("#password", role is null ? SignInScenario.Password : Password);
        await page.ClickAsync("main form .button");
        if (role is not null)
        {
            await Assertions.Expect(page.Locator("header")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        }

        return page;
    }

    /// <summary>An application on an unmodified SDK, which knows what an administrator copied out of the Console and nothing else.</summary>
    /// <param name="values">What was copied.</param>
    /// <param name="change">What its developer sets besides.</param>
    public static Task<LogtoApp> StartAppAsync(CopiedApplication values, Action<JsonObject>? change = null) =>
        LogtoApp.StartAsync(values.Port, values.Endpoint, values.Id, values.Secret, change);

    /// <summary>Address of one of its pages.</summary>
    public string AddressOf(string path) => scenario.Host.PublicUrl + "/console" + path;

    public ValueTask DisposeAsync() => scenario.DisposeAsync();

    private static string NameOf(AdministratorRole role) => "the_" + role.ToString().ToLowerInvariant();
}
