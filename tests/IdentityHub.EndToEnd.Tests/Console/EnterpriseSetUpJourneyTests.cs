using System.Text.RegularExpressions;
using IdentityHub.EndToEnd.Tests.Sso;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>
/// An owner connects a company's provider in the Console, and people of the company sign in to an application by it. The providers are the npm
/// package oidc-provider as Entra ID, Google and Okta behave.
/// </summary>
public sealed class EnterpriseSetUpJourneyTests
{
    private const string Name = "SSO sign-in for Acme Company";

    [Theory(DisplayName = "Console, scenarios 1 to 3: enterprise sign-in with Entra ID, Google Workspace and Okta")]
    [InlineData("entra", "Microsoft Entra ID (OIDC)", "bob@acme.example", "Bob Acme", "AAAAbob", "offline_access User.Read Mail.Read")]
    [InlineData("google", "Google Workspace", "ada@acme.example", "Ada Acme", "110001", "https://www.googleapis.com/auth/calendar.readonly")]
    [InlineData("okta", "Okta", "ada@acme.example", "Ada Acme", "00u1ada", "offline_access okta.users.read")]
    public async Task An_owner_connects_a_companys_provider(string kind, string provider, string address, string name, string subject, string scopes)
    {
        var port = FreePort.Take();
        await using var stage = await ConsoleStage.StartAsync(google: LogtoApp.HomeOf(port).TrimEnd('/'));
        var page = await stage.SignInAsync(AdministratorRole.Owner);
        var values = await page.CreateApplicationAsync("Traditional web", "Flask", "Bookstore");
        await page.SetRedirectsAsync(values);
        await using var app = await ConsoleStage.StartAppAsync(values);

        var (connector, callback) = await AddAsync(page, provider);
        await using var idp = await Upstream.StartAsync(kind, callback, options =>
        {
            options["port"] = port;
            options["host"] = "localhost";
            options["interactive"] = true;
        });
        await ConnectAsync(page, idp, kind, scopes);
        await IntroduceAsync(page, kind);
        await SwitchOnAsync(page);
        await TryAsync(page, address);

        // Somebody of the company types the address, and finds the way to the company's provider and back.
        await using var browser = await EnterpriseBrowser.OpenAsync(app, "console-" + kind);
        await browser.BeginAsync();
        await browser.TypeAsync(address);
        await browser.SignInThereAsync(idp.Issuer, address);
        var user = await browser.ReadAsync();
        Assert.Equal((name, address), (user.Name, user.Email));

        // The application acts for the person there, with the tokens that the hub keeps.
        var (status, _, there) = await browser.ActThereAsync(connector, idp.Issuer);
        Assert.Equal(("200", subject), (status, there));

        // The same person comes by the button.
        await browser.Page.GotoAsync(app.Home);
        await browser.SignOutAsync();
        await browser.BeginAsync();
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Single Sign-On" }).ClickAsync();
        await Expect(browser.Page).ToHaveURLAsync(new Regex(@"/single-sign-on\?"));
        await browser.TypeAsync(address);
        await browser.SignInThereAsync(idp.Issuer, address);
        Assert.Equal(user, await browser.ReadAsync());
        Assert.Empty(browser.Complaints);
        await LookAtPersonAsync(page, user, idp.Issuer, kind);
        await page.Context.CloseAsync();
    }

    /// <summary>Adds the connector.</summary>
    /// <returns>Its id, and the address to copy into the provider.</returns>
    private static async Task<(string Id, string Callback)> AddAsync(IPage page, string provider)
    {
        await page.GoAsync("Enterprise SSO");
        await page.AskAsync("Add enterprise connector");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^" + Regex.Escape(provider)) }).ClickAsync();
        await page.WriteAsync("Connector name", Name);
        await page.FinishAsync("Create");
        await Expect(page.Locator("main h1")).ToHaveTextAsync(Name);
        var callback = await page.CopyAsync("Redirect URI (callback)");
        var id = new Uri(page.Url).Segments[^1];
        Assert.EndsWith("/callback/" + id, callback, StringComparison.Ordinal);
        return (id, callback);
    }

    private static async Task ConnectAsync(IPage page, Upstream idp, string kind, string scopes)
    {
        await page.WriteAsync("Client ID", idp.ClientId);
        await page.WriteAsync("Client secret", idp.ClientSecret);
        await page.WriteAsync("Scopes", scopes);
        await page.SwitchAsync("Store tokens for persistent API access");
        if (kind == "google")
        {
            await page.SwitchAsync("Offline access");
        }
        else
        {
            // An issuer that is none: the Console says where it looked, and what was typed stays.
            await page.WriteAsync("Issuer", idp.Issuer + "/wrong");
            await page.PressAsync("Save changes");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(idp.Issuer + "/wrong/.well-known/openid-configuration");
            await Expect(page.Locator("main")).ToContainTextAsync(idp.Issuer + "/wrong/.well-known/openid-configuration answered 404");
            await page.ShootAsync($"{kind}-wrong-issuer");
            Assert.Equal(
                (idp.ClientId, idp.ClientSecret, scopes, idp.Issuer + "/wrong"),
                (await page.ReadAsync("Client ID"), await page.ReadAsync("Client secret"), await page.ReadAsync("Scopes"), await page.ReadAsync("Issuer")));
            await page.WriteAsync("Issuer", idp.Issuer);
        }

        await page.SaveAsync();
        await Expect(page.GetByText("That did not work")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("^Issuer") })).ToContainTextAsync(idp.Issuer);
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("^Token") })).ToContainTextAsync(idp.Issuer);
        await page.ShootAsync($"{kind}-connection");
    }

    private static async Task IntroduceAsync(IPage page, string kind)
    {
        await page.OpenTabAsync("Experience");
        await page.WriteAsync("E-mail domains", "Acme.Example");
        await page.Keyboard.PressAsync("Enter");
        await page.WriteAsync("Display name", "Acme Company");
        await page.SaveAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("acme.example");
        await page.ShootAsync($"{kind}-experience");
    }

    private static async Task SwitchOnAsync(IPage page)
    {
        await page.GoAsync("Sign-in experience");
        await page.OpenTabAsync("Sign-up and sign-in");
        await page.SwitchAsync("Enterprise SSO");
        await page.SaveAsync();
    }

    private static async Task TryAsync(IPage page, string address)
    {
        await page.GoAsync("Enterprise SSO");
        await Expect(page.GetByText("Enterprise SSO is switched off")).ToBeHiddenAsync();
        await page.WriteAsync("E-mail address", "somebody@elsewhere.example");
        await page.PressAsync("Ask");
        await Expect(page.GetByText("Goes to no connector")).ToBeVisibleAsync();
        await page.WriteAsync("E-mail address", address);
        await page.PressAsync("Ask");
        await Expect(page.GetByText($"Goes to {Name}.")).ToBeVisibleAsync();
    }

    private static async Task LookAtPersonAsync(IPage page, AppUser user, string issuer, string kind)
    {
        await page.ShootAsync($"{kind}-asked");
        await page.GoAsync("Users");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new(Regex.Escape(user.Name)) }).ClickAsync();
        await page.OpenTabAsync("Identities");
        await Expect(page.Locator("main")).ToContainTextAsync(Name);
        await Expect(page.Locator("main")).ToContainTextAsync(issuer);
        await page.ShootAsync($"{kind}-person");
    }
}
