using IdentityHub.EndToEnd.Tests.Demo;
using IdentityHub.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.Sso;

/// <summary>A person of a company with Chromium: between the application, the hub and the company's provider.</summary>
internal sealed class EnterpriseBrowser : IAsyncDisposable
{
    private readonly IBrowserContext window;
    private readonly LogtoApp app;
    private readonly string pictures;

    private EnterpriseBrowser(IBrowserContext window, IPage page, LogtoApp app, string pictures)
    {
        (this.window, Page, this.app, this.pictures) = (window, page, app, pictures);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                Complaints.Add(message.Text);
            }
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Where the application is.</summary>
    public string Home => app.Home;

    /// <summary>What the browser refused because of the pages' own policies.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Opens a window.</summary>
    /// <param name="app">The application.</param>
    /// <param name="pictures">What names of pictures begin with.</param>
    public static async Task<EnterpriseBrowser> OpenAsync(LogtoApp app, string pictures)
    {
        var window = await Chromium.NewWindowAsync();
        var page = await window.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        return new EnterpriseBrowser(window, page, app, pictures);
    }

    /// <summary>From the application's home page to the hub's sign-in page.</summary>
    public async Task BeginAsync()
    {
        await Page.GotoAsync(app.Home);
        await Page.WaitForSelectorAsync("#signed-out");
        await Page.ClickAsync("#sign-in");
        await Page.WaitForSelectorAsync("#identifier");
        await ShootAsync("sign-in");
    }

    /// <summary>Types the address where no password is asked for, and goes on.</summary>
    public async Task TypeAsync(string address)
    {
        Assert.Equal(0, await Page.Locator("input[type=password]").CountAsync());
        await Page.FillAsync("#identifier", address);
        await Page.ClickAsync("main form .button");
    }

    /// <summary>Fills in a field of the hub's page, and goes on.</summary>
    public async Task EnterAsync(string field, string value)
    {
        await Page.FillAsync(field, value);
        await Page.ClickAsync("main form .button");
    }

    /// <summary>Signs in with a password here, be it asked for beside the name or after it.</summary>
    public async Task SignInHereAsync(string name, string password)
    {
        await Page.FillAsync("#identifier", name);
        if (await Page.Locator("#password").CountAsync() == 0)
        {
            await Page.ClickAsync("main form .button");
        }

        await Page.FillAsync("#password", password);
        await Page.ClickAsync("main form .button");
    }

    /// <summary>Signs in on the provider's own page, which knows the address already.</summary>
    /// <param name="provider">An address of the provider.</param>
    /// <param name="login">The address.</param>
    public async Task SignInThereAsync(string provider, string login)
    {
        await ArriveThereAsync(provider, login);
        await Page.ClickAsync("button");
    }

    /// <summary>Waits for the provider's own page, which knows the address already.</summary>
    public async Task ArriveThereAsync(string provider, string login)
    {
        await Page.WaitForSelectorAsync("input[name=login]");
        Assert.StartsWith(new Uri(provider).GetLeftPart(UriPartial.Authority) + "/", Page.Url, StringComparison.Ordinal);
        Assert.Equal(login, await Page.InputValueAsync("input[name=login]"));
        await ShootAsync("there");
    }

    /// <summary>What the application's home page says of who is signed in.</summary>
    public async Task<AppUser> ReadAsync()
    {
        await Page.WaitForSelectorAsync("#signed-in");
        Assert.Equal(app.Home, Page.Url);
        await ShootAsync("app");
        return new AppUser(
            await TextAsync("sub"), await TextAsync("name"), await TextAsync("email"), await TextAsync("verified"),
            await TextAsync("organizations"), await TextAsync("roles"), await TextAsync("companies"));
    }

    /// <summary>Ends the session in the application and at the hub, where the person confirms it.</summary>
    public async Task SignOutAsync()
    {
        await Page.ClickAsync("#sign-out");
        await Page.ClickAsync("main form .button");
        await Page.WaitForSelectorAsync("#signed-out");
        Assert.Equal(app.Home, Page.Url);
    }

    /// <summary>Lets the application act for the person at the provider.</summary>
    /// <returns>The hub's status, the provider's token, and whose it is there.</returns>
    public async Task<(string Status, string Token, string Subject)> ActThereAsync(string connector, string issuer)
    {
        await Page.GotoAsync($"{app.Home}elsewhere?connector={connector}&issuer={Uri.EscapeDataString(issuer)}");
        return (await TextAsync("status"), await TextAsync("token"), await TextAsync("subject"));
    }

    /// <summary>A picture for people.</summary>
    public Task ShootAsync(string name) => RunningDemo.ShootAsync(Page, $"enterprise-{pictures}-{name}");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await window.DisposeAsync();

    private Task<string> TextAsync(string id) => Page.InnerTextAsync("#" + id);
}

/// <summary>Who is signed in to the application, as the SDK says.</summary>
internal sealed record AppUser(string Id, string Name, string Email, string IsVerified, string Organizations, string Roles, string Companies);
