using IdentityHub.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>From an empty database to the dashboard: as an operator does it who has just installed the hub.</summary>
public sealed class ConsoleFirstRunTests
{
    private const string Password = "granite owl umbrella";

    [Theory]
    [InlineData("en", ColorScheme.Light, 1440, 900, "This hub is not set up yet", "Welcome to your hub", "Your hub is ready")]
    [InlineData("th", ColorScheme.Dark, 390, 844, "ระบบนี้ยังไม่ได้ตั้งค่า", "ยินดีต้อนรับสู่ระบบของคุณ", "ระบบของคุณพร้อมใช้งาน")]
    public async Task The_link_that_the_hub_prints_leads_to_the_dashboard(
        string language, ColorScheme scheme, int width, int height, string before, string welcome, string done)
    {
        await using var hub = await FirstRunHub.StartAsync();
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions
        {
            Locale = language,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            // Only for the checker's own script.
            BypassCSP = true,
        });
        var page = await window.NewPageAsync();
        var problems = new List<string>();
        page.PageError += (_, error) => problems.Add($"{page.Url}: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Status != 422)
            {
                problems.Add($"{response.Status} {response.Url}");
            }
        };

        // Nobody could pass a sign-in page yet.
        await page.GotoAsync(hub.Address + "/console");
        await Expect(page.Locator("h1")).ToHaveTextAsync(before);
        await LookAsync("not-set-up");

        await page.GotoAsync(hub.Link);
        await Expect(page.Locator("h1")).ToHaveTextAsync(welcome);
        await LookAsync("setup-owner");
        await page.FillAsync("#username", "ada");
        await page.FillAsync("#email", "ada@example.com");
        await page.FillAsync("#password", "too short");
        await page.ClickAsync("main form .button");
        await Expect(page.Locator(".wrong")).ToBeVisibleAsync();
        await Expect(page.Locator("#username")).ToHaveValueAsync("ada");
        await LookAsync("setup-owner-wrong");
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main form .button");
        await Expect(page.Locator("h1")).ToHaveTextAsync(done);
        await LookAsync("setup-owner-done");

        await page.ClickAsync("main a.button");
        await page.ClickAsync("main button");
        await page.FillAsync("#identifier", "ada");
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main form .button");
        await Expect(page.Locator("header")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        // The way to the first sign-in, and what the hub knows of itself.
        await Expect(page.Locator("main ol > li")).ToHaveCountAsync(6, new() { Timeout = 30_000 });
        await Expect(page.Locator("main ul li").Filter(new() { HasText = "SQLite" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.Locator("main ul li").Filter(new() { HasText = "ES256" })).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.EvaluateAsync("() => document.querySelector('main ol details').open = true");
        await LookAsync("dashboard");

        await page.GotoAsync(hub.Link);
        await Expect(page.Locator("form")).ToHaveCountAsync(0);
        problems.RemoveAll(problem => problem.StartsWith("404 " + hub.Link, StringComparison.Ordinal));
        Assert.True(problems.Count == 0, string.Join('\n', problems));

        async Task LookAsync(string name)
        {
            problems.AddRange((await Axe.FindProblemsAsync(page)).Select(problem => $"{name}: {problem}"));
            if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") is > 0 and var more)
            {
                problems.Add($"{name}: wider than the window by {more}");
            }

            if (Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_PICTURES") is { Length: > 0 } directory)
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(directory, $"first-run-{name}-{language}-{scheme}-{width}.png"), FullPage = true });
            }
        }
    }

    [Fact]
    public async Task The_page_needs_no_scripts()
    {
        await using var hub = await FirstRunHub.StartAsync();
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en", JavaScriptEnabled = false });
        var page = await window.NewPageAsync();
        await page.GotoAsync(hub.Link);
        await page.FillAsync("#username", "ada");
        await page.FillAsync("#password", Password);
        await page.ClickAsync("main form .button");

        await Expect(page.Locator("h1")).ToHaveTextAsync("Your hub is ready");
    }
}
