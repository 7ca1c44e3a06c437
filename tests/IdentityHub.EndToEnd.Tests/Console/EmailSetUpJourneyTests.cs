using IdentityHub.EndToEnd.Tests.Sso;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>An owner lets the hub send e-mails by Amazon SES, and somebody signs up, signs in and recovers with codes.</summary>
[Collection(SesOfConsoleTests.Name)]
public sealed class EmailSetUpJourneyTests(SesOfConsole ses)
{
    private const string Operator = "ops@books.example";
    private const string Address = "carol@books.example";

    [Fact(DisplayName = "Console, scenario 5: e-mail codes by AWS SES, from the connector to a forgotten password")]
    public async Task An_owner_sets_up_codes_by_SES()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Owner);
        await SesOfConsole.FillInAsync(page);
        await page.ShootAsync("5-connector");

        // The test comes before anything is stored.
        await page.WriteAsync("E-mail address", Operator);
        await page.PressAsync("Send");
        await Expect(page.GetByText("Sent. Look into the inbox.")).ToBeVisibleAsync();
        var test = await ses.EmailAsync(Operator, "Your code is 000000");
        Assert.Equal("Bookstore <hello@books.example>", test.GetProperty("from").GetString());
        Assert.False(await stage.Scenario.Company.ReadAsync(db => db.Connectors.AnyAsync()));
        await SesOfConsole.FinishAsync(page);
        await page.ShootAsync("5-connectors");
        await AllowCodesAsync(page);

        var values = await page.CreateApplicationAsync("Traditional web", "Flask", "Bookstore");
        await page.SetRedirectsAsync(values);
        await using var app = await ConsoleStage.StartAppAsync(values);
        await using var browser = await EnterpriseBrowser.OpenAsync(app, "console-5");
        var user = await SignUpAsync(browser);
        await browser.SignOutAsync();
        await SignInWithCodeAsync(browser);
        Assert.Equal(user, await browser.ReadAsync());
        await browser.SignOutAsync();
        await RecoverAsync(browser);
        Assert.Equal(user, await browser.ReadAsync());
        Assert.Empty(browser.Complaints);
        await page.Context.CloseAsync();
    }

    private static async Task AllowCodesAsync(IPage page)
    {
        await page.GoAsync("Sign-in experience");
        await page.OpenTabAsync("Sign-up and sign-in");
        await page.ChooseAsync("Sign-up identifier", "Email address");
        await Expect(page.GetByRole(AriaRole.Switch, new() { NameRegex = new("^Verify at sign-up") })).ToBeCheckedAsync();
        await page.SwitchAsync("Recover with a code by e-mail");
        var row = page.GetByRole(AriaRole.Group, new() { Name = "Email address", Exact = true });
        await row.GetByRole(AriaRole.Checkbox, new() { Name = "Verification code" }).CheckAsync();
        await row.GetByRole(AriaRole.Checkbox, new() { Name = "Password first" }).UncheckAsync();
        await page.SaveAsync();
        await Expect(page.FrameLocator("iframe").Locator("main form")).ToBeVisibleAsync();
        await page.ShootAsync("5-experience");
    }

    private async Task<AppUser> SignUpAsync(EnterpriseBrowser browser)
    {
        var page = browser.Page;
        await browser.BeginAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Create an account" }).ClickAsync();
        await browser.EnterAsync("#identifier", Address);
        await page.WaitForSelectorAsync("#code");
        await browser.ShootAsync("code");
        // The last digit sends the form.
        await page.FillAsync("#code", await ses.CodeAsync(Address, "Your code is"));
        await page.WaitForSelectorAsync("#password");
        await browser.EnterAsync("#password", "seven quiet otters");
        var user = await browser.ReadAsync();
        Assert.Equal((Address, "true"), (user.Email, user.IsVerified));
        return user;
    }

    private async Task SignInWithCodeAsync(EnterpriseBrowser browser)
    {
        await browser.BeginAsync();
        await browser.TypeAsync(Address);
        await browser.Page.WaitForSelectorAsync("#code");
        await browser.Page.FillAsync("#code", await ses.CodeAsync(Address, "signs you in to Bookstore"));
    }

    private async Task RecoverAsync(EnterpriseBrowser browser)
    {
        var page = browser.Page;
        await browser.BeginAsync();
        await browser.TypeAsync(Address);
        await page.GetByText("Sign in with your password instead").ClickAsync();
        await page.GetByText("Forgot your password?").ClickAsync();
        await ses.ForgetAsync();
        await page.ClickAsync("main form .button");
        await page.WaitForSelectorAsync("#code");
        await page.FillAsync("#code", await ses.CodeAsync(Address, "Your code is"));
        await page.WaitForSelectorAsync("#password");
        await browser.ShootAsync("recovered");
        await browser.EnterAsync("#password", "eight quiet otters");
        await page.WaitForSelectorAsync("#identifier");
        await browser.EnterAsync("#identifier", Address);
        await page.GetByText("Sign in with your password instead").ClickAsync();
        await browser.EnterAsync("#password", "eight quiet otters");
    }
}
