using IdentityHub.EndToEnd.Tests.Support;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.SignIn;

public sealed class JourneyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signs_in_and_returns_to_the_client_with_and_without_scripts(bool scripts)
    {
        await using var pages = await SignInPages.StartAsync();
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en", JavaScriptEnabled = scripts });
        var (page, complaints) = await OpenAsync(window, pages.Authorize(Scenario.Spa));

        var returned = await page.RunAndWaitForRequestAsync(() => SignInPages.SignInAsync(page), request => request.Url.StartsWith(Scenario.RedirectUri, StringComparison.Ordinal));

        Assert.Contains("code=", returned.Url, StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Signs_in_with_the_keyboard_alone()
    {
        await using var pages = await SignInPages.StartAsync();
        await using var window = await Chromium.NewWindowAsync();
        var (page, _) = await OpenAsync(window, pages.Authorize(Scenario.Spa));

        // Typing starts in the first field.
        await page.Keyboard.TypeAsync("alice");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("wrong");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".problem");
        // After a failure it starts in the password.
        await page.Keyboard.TypeAsync(SignInScenario.Password);
        var returned = await page.RunAndWaitForRequestAsync(
            () => page.Keyboard.PressAsync("Enter"), request => request.Url.StartsWith(Scenario.RedirectUri, StringComparison.Ordinal));

        Assert.Contains("code=", returned.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consent_leads_to_the_client()
    {
        await using var pages = await SignInPages.StartAsync();
        await using var window = await Chromium.NewWindowAsync();
        var (page, complaints) = await OpenAsync(window, pages.Authorize(Scenario.ThirdParty, "openid profile email"));
        await SignInPages.SignInAsync(page);

        var returned = await page.RunAndWaitForRequestAsync(
            () => page.ClickAsync("button[value=allow]"), request => request.Url.StartsWith(Scenario.RedirectUri, StringComparison.Ordinal));

        Assert.Contains("code=", returned.Url, StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Shows_and_hides_the_password()
    {
        await using var pages = await SignInPages.StartAsync();
        await using var window = await Chromium.NewWindowAsync();
        var (page, complaints) = await OpenAsync(window, pages.Authorize(Scenario.Spa));
        await page.FillAsync("#password", "secret words");

        await page.ClickAsync("[data-reveal]");
        Assert.Equal(("text", "true", "Hide"), await StateAsync(page));
        await page.ClickAsync("[data-reveal]");
        Assert.Equal(("password", "false", "Show"), await StateAsync(page));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task The_back_button_never_ends_at_a_dead_end()
    {
        await using var pages = await SignInPages.StartAsync();
        await using var window = await Chromium.NewWindowAsync();
        var (page, _) = await OpenAsync(window, pages.Authorize(Scenario.ThirdParty, "openid profile email"));
        await SignInPages.SignInAsync(page);
        await page.WaitForSelectorAsync("button[value=allow]");

        await page.GoBackAsync();

        // The sign-in is done, so the browser is led to the step that is open.
        await page.WaitForSelectorAsync("button[value=allow]");
    }

    private static async Task<(IPage Page, List<string> Complaints)> OpenAsync(IBrowserContext window, string address)
    {
        var page = await window.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                complaints.Add(message.Text);
            }
        };
        await page.GotoAsync(address);
        return (page, complaints);
    }

    private static async Task<(string? Type, string? Pressed, string? Text)> StateAsync(IPage page) => (
        await page.GetAttributeAsync("#password", "type"),
        await page.GetAttributeAsync("[data-reveal]", "aria-pressed"),
        await page.TextContentAsync("[data-reveal]"));
}
