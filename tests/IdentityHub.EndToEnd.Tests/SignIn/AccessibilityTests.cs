using IdentityHub.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.SignIn;

public sealed class AccessibilityTests
{
    [Theory]
    [InlineData("en", ColorScheme.Light, 1280)]
    [InlineData("en", ColorScheme.Dark, 390)]
    [InlineData("th", ColorScheme.Light, 390)]
    [InlineData("th", ColorScheme.Dark, 1280)]
    public async Task Every_page_can_be_used_by_everybody(string language, ColorScheme scheme, int width)
    {
        await using var pages = await SignInPages.StartAsync();
        var problems = new List<string>();
        foreach (var name in SignInPages.Names)
        {
            await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions
            {
                Locale = language,
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 844 : 860 },
                // Only for the checker's own script.
                BypassCSP = true,
            });
            var page = await window.NewPageAsync();
            await pages.VisitAsync(page, name);

            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
            problems.AddRange((await Axe.FindProblemsAsync(page)).Select(problem => $"{name}: {problem}"));
            problems.AddRange((await FindLayoutProblemsAsync(page)).Select(problem => $"{name}: {problem}"));
            await KeepPictureAsync(page, $"{name}-{language}-{scheme}-{width}");
        }

        Assert.Empty(problems);
    }

    // Nothing to scroll sideways, and everything to press is large enough for a finger (44 px; links in sentences are excepted).
    private static async Task<string[]> FindLayoutProblemsAsync(IPage page) => await page.EvaluateAsync<string[]>(
        """
        () => {
            const found = [];
            if (document.documentElement.scrollWidth > innerWidth) { found.push(`wider than the window: ${document.documentElement.scrollWidth}`); }
            for (const target of document.querySelectorAll("button, .button, .entry input, .check, footer a")) {
                const box = target.getBoundingClientRect();
                if (!target.hidden && (box.height < 43.5 || box.width < 43.5)) { found.push(`small: ${target.outerHTML} ${box.width}x${box.height}`); }
            }
            return found;
        }
        """);

    private static async Task KeepPictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_PICTURES") is { Length: > 0 } directory)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(directory, name + ".png") });
        }
    }
}
