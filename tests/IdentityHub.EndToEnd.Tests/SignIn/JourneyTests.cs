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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Registers_with_codes_and_everything_that_is_asked_for_with_and_without_scripts(bool scripts)
    {
        await using var pages = await SignInPages.StartAsync(SignInPages.Codes);
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en", JavaScriptEnabled = scripts });
        var (page, complaints) = await OpenAsync(window, pages.Authorize(Scenario.Spa, "openid", "&first_screen=register"));

        await SignInPages.EnterAsync(page, "#identifier", "carol@example.com");
        await EnterCodeAsync(page, await pages.CodeAsync("carol@example.com"), scripts);
        await SignInPages.EnterAsync(page, "#identifier", "carol");
        await SignInPages.EnterAsync(page, "#identifier", "+66 81 234 5678");
        await EnterCodeAsync(page, await pages.CodeAsync("66812345678"), scripts);
        await SignInPages.EnterAsync(page, "#password", "seven quiet otters 7");
        await page.FillAsync("[id='profile.fullname.givenName']", "Carol");
        await page.FillAsync("[id='profile.birthdate']", "1999-12-31");
        await page.SelectOptionAsync("[id='profile.country']", "TH");
        var returned = await page.RunAndWaitForRequestAsync(
            () => page.ClickAsync("main form .button"), request => request.Url.StartsWith(Scenario.RedirectUri, StringComparison.Ordinal));

        Assert.Contains("code=", returned.Url, StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Replaces_a_forgotten_password_and_signs_in_with_and_without_scripts(bool scripts)
    {
        await using var pages = await SignInPages.StartAsync();
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en", JavaScriptEnabled = scripts });
        var (page, complaints) = await OpenAsync(window, pages.Authorize(Scenario.Spa));

        await page.ClickAsync("text=Forgot your password?");
        await SignInPages.EnterAsync(page, "#identifier", "alice@example.com");
        await EnterCodeAsync(page, await pages.CodeAsync("alice@example.com"), scripts);
        await SignInPages.EnterAsync(page, "#password", "granite kettle meadow 4");
        await page.WaitForSelectorAsync("[role=status].note");
        Assert.Equal("alice@example.com", await page.InputValueAsync("#identifier"));
        await page.FillAsync("#password", "granite kettle meadow 4");
        var returned = await page.RunAndWaitForRequestAsync(
            () => page.ClickAsync("main form .button"), request => request.Url.StartsWith(Scenario.RedirectUri, StringComparison.Ordinal));

        Assert.Contains("code=", returned.Url, StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Signs_in_with_a_code_with_the_keyboard_alone()
    {
        await using var pages = await SignInPages.StartAsync(SignInPages.Simple);
        await using var window = await Chromium.NewWindowAsync();
        var (page, complaints) = await OpenAsync(window, pages.Authorize(Scenario.Spa));

        await page.Keyboard.TypeAsync("alice@example.com");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#code:focus");
        await page.Keyboard.TypeAsync(await pages.CodeAsync("alice@example.com") == "000000" ? "111111" : "000000");
        await page.WaitForSelectorAsync("#code-wrong");
        await page.WaitForSelectorAsync("#code:focus");
        var returned = await page.RunAndWaitForRequestAsync(
            async () => await page.Keyboard.TypeAsync(await pages.CodeAsync("alice@example.com")), request => request.Url.StartsWith(Scenario.RedirectUri, StringComparison.Ordinal));

        Assert.Contains("code=", returned.Url, StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_pasted_code_is_cleaned_and_sent_once()
    {
        await using var pages = await SignInPages.StartAsync(SignInPages.Simple);
        await using var window = await Chromium.NewWindowAsync();
        var (page, _) = await OpenAsync(window, pages.Authorize(Scenario.Spa));
        await SignInPages.EnterAsync(page, "#identifier", "alice@example.com");
        var code = await pages.CodeAsync("alice@example.com");
        await page.WaitForSelectorAsync("#code:focus");

        var returned = await page.RunAndWaitForRequestAsync(
            () => page.Keyboard.InsertTextAsync($" {code[..3]}-{code[3..]} "), request => request.Url.StartsWith(Scenario.RedirectUri, StringComparison.Ordinal));

        Assert.Contains("code=", returned.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_code_can_be_asked_for_after_a_while()
    {
        await using var pages = await SignInPages.StartAsync(SignInPages.Simple);
        await using var window = await Chromium.NewWindowAsync();
        var page = await window.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(pages.Authorize(Scenario.Spa));
        await SignInPages.EnterAsync(page, "#identifier", "alice@example.com");
        await page.WaitForSelectorAsync("button[name=resend]:disabled");
        Assert.Contains("30 s", await page.TextContentAsync("button[name=resend]"), StringComparison.Ordinal);

        await page.Clock.RunForAsync(31_000);
        await page.ClickAsync("button[name=resend]:enabled");

        await page.WaitForSelectorAsync(".note[role=status]");
        Assert.Equal(2, pages.Sent);
    }

    [Fact]
    public async Task The_list_of_a_new_passwords_needs_is_ticked_while_typing()
    {
        await using var pages = await SignInPages.StartAsync();
        await using var window = await Chromium.NewWindowAsync();
        var (page, complaints) = await OpenAsync(window, pages.Authorize(Scenario.Spa, "openid", "&first_screen=register"));

        Assert.Equal(0, await page.Locator(".rules .met").CountAsync());
        await page.FillAsync("#password", "seven quiet");
        Assert.Equal(1, await page.Locator(".rules .met").CountAsync());
        await page.FillAsync("#password", "seven");
        Assert.Equal(0, await page.Locator(".rules .met").CountAsync());
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_person_can_take_over_at_the_consent_page(bool scripts)
    {
        await using var pages = await SignInPages.StartAsync();
        await pages.Scenario.SetPasswordAsync(Scenario.Bob, SignInScenario.Password);
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en", JavaScriptEnabled = scripts });
        var (page, _) = await OpenAsync(window, pages.Authorize(Scenario.ThirdParty, "openid profile email"));
        await SignInPages.SignInAsync(page);

        await page.ClickAsync("button[value=switch]");
        await page.FillAsync("#identifier", "bob");
        await page.FillAsync("#password", SignInScenario.Password);
        await page.ClickAsync("main form .button");

        Assert.Contains("BOB", await page.TextContentAsync(".person"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_language_is_changed_with_and_without_scripts(bool scripts)
    {
        await using var pages = await SignInPages.StartAsync();
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en", JavaScriptEnabled = scripts });
        var (page, _) = await OpenAsync(window, pages.Authorize(Scenario.Spa));

        await page.FocusAsync(".languages summary");
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync(".languages a[lang=th]");

        Assert.Equal("th", await page.GetAttributeAsync("html", "lang"));
    }

    private static async Task EnterCodeAsync(IPage page, string code, bool scripts)
    {
        if (scripts)
        {
            await SignInPages.EnterCodeAsync(page, code);
        }
        else
        {
            await SignInPages.EnterAsync(page, "#code", code);
        }
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
