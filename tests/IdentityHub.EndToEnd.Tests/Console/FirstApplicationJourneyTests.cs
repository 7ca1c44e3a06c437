using IdentityHub.EndToEnd.Tests.Sso;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>From an empty list of applications to somebody who is signed in to one.</summary>
public sealed class FirstApplicationJourneyTests
{
    [Fact(DisplayName = "Console, scenario 0: an application of the gallery signs somebody in and out")]
    public async Task An_editor_sets_up_an_application_that_signs_somebody_in()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor);
        var values = await page.CreateApplicationAsync("Traditional web", "Express", "Bookstore");
        Assert.Equal(stage.Scenario.Host.PublicUrl, values.Endpoint);

        // The guide is this application's own.
        var code = page.GetByLabel("app.mjs", new() { Exact = true });
        await Expect(code).ToContainTextAsync($"appId: '{values.Id}'");
        await Expect(page.GetByLabel("shell", new() { Exact = true }).Last).ToContainTextAsync(values.Secret);
        Assert.Equal(await code.InnerTextAsync(), await page.CopyAsync("app.mjs"));
        await page.ShootAsync("0-guide");

        await page.OpenTabAsync("Settings");
        Assert.Equal(values.Secret, await page.CopyAsync("Default secret"));
        await page.WriteAsync("Redirect URIs 1", "app.example.com/callback");
        await Expect(page.GetByText("This is not an absolute address")).ToBeVisibleAsync();
        await page.SetRedirectsAsync(values);
        await page.ShootAsync("0-settings");
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.Applications.AnyAsync(row => row.Id == values.Id && row.Name == "Bookstore")));

        var password = await page.CreateUserAsync("Una Reader", "una", "una@books.example");
        await using var app = await ConsoleStage.StartAppAsync(values);
        await using var browser = await EnterpriseBrowser.OpenAsync(app, "console-0");
        await browser.BeginAsync();
        await browser.SignInHereAsync("una", password);
        var user = await browser.ReadAsync();
        Assert.Equal(("Una Reader", "una@books.example"), (user.Name, user.Email));

        // What happened is to be seen where the application is.
        await page.GoAsync("Applications");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Bookstore") }).ClickAsync();
        await page.OpenTabAsync("Logs");
        await Expect(page.Locator("main")).ToContainTextAsync(user.Id);
        await page.ShootAsync("0-logs");
        await browser.SignOutAsync();
        Assert.Empty(browser.Complaints);
        await page.Context.CloseAsync();
    }
}
