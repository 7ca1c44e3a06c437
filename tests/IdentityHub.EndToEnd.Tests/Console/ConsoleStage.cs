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

    public static async Task<ConsoleStage> StartAsync(Action<HubHostOptions>? change = null)
    {
        var stage = new ConsoleStage(await SignInScenario.StartAsync(Databases.Sqlite, change: change));
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
        var window = await Chromium.NewWindowAsync(options);
        var page = await window.NewPageAsync();
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

    /// <summary>Address of one of its pages.</summary>
    public string AddressOf(string path) => scenario.Host.PublicUrl + "/console" + path;

    public ValueTask DisposeAsync() => scenario.DisposeAsync();

    private static string NameOf(AdministratorRole role) => "the_" + role.ToString().ToLowerInvariant();
}
