using IdentityHub.EndToEnd.Tests.Support;
using IdentityHub.Server.SignIn;
using IdentityHub.Server.SignIn.Texts;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.SignIn;

public sealed class AccessibilityTests
{
    private const int Desktop = 1280;
    private const int Phone = 390;
    private const int HeaviestPage = 60_000;

    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];
    private static readonly int[] Widths = [Desktop, Phone];

    /// <summary>Where pictures of all pages are kept; null for none.</summary>
    private static string? Pictures => Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_PICTURES") is { Length: > 0 } directory ? directory : null;

    // The languages that look most different. Each page is reached in one of the windows, and then looked at in all of them: by day and by night, at a
    // desk and on a phone.
    [Theory]
    [InlineData("en", ColorScheme.Light, Desktop)]
    [InlineData("th", ColorScheme.Dark, Phone)]
    [InlineData("ar", ColorScheme.Light, Phone)]
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
                ViewportSize = SizeOf(width),
                // Only for the checker's own script.
                BypassCSP = true,
            });
            var page = await window.NewPageAsync();
            await WatchShiftsAsync(window);
            try
            {
                page.SetDefaultTimeout(10_000);
                await pages.VisitAsync(page, name);
                await page.WaitForLoadStateAsync();
            }
            catch (Exception exception) when (exception is PlaywrightException or TimeoutException or InvalidOperationException)
            {
                // The other pages are looked at all the same.
                problems.Add($"{name}: cannot be reached: {exception.Message}");
            }

            Assert.Equal(TextSet.Find(language)?.Language ?? "en", await page.GetAttributeAsync("html", "lang"));
            problems.AddRange((await FindShiftsAsync(page)).Select(problem => $"{name}: {problem}"));
            problems.AddRange(await LookAsync(page, name, language));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("ar", true)]
    public async Task Previews_show_the_pages_as_accessible_as_they_are(string language, bool isDark)
    {
        await using var pages = await SignInPages.StartAsync();
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = Desktop, Height = 860 } });
        var page = await window.NewPageAsync();
        var problems = new List<string>();
        foreach (var name in PagePreviews.Names)
        {
            await page.SetContentAsync(await pages.PreviewAsync(name, language, isDark));
            // A preview cannot be used, so the checker would look at nothing in it.
            await page.EvaluateAsync("() => { document.body.inert = false; }");
            problems.AddRange((await Axe.FindProblemsAsync(page)).Select(problem => $"{name}: {problem}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_mailbox_of_developers_can_be_used_by_everybody(ColorScheme scheme)
    {
        await using var pages = await SignInPages.StartAsync();
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = Phone, Height = 844 },
            BypassCSP = true,
        });
        var page = await window.NewPageAsync();
        var found = new List<string>();
        await page.GotoAsync(pages.Mailbox);
        found.AddRange(await Axe.FindProblemsAsync(page));
        await pages.FillMailboxAsync();
        await page.GotoAsync(pages.Mailbox);
        Assert.Equal(2, await page.Locator("article").CountAsync());
        await page.ClickAsync("summary");
        found.AddRange(await Axe.FindProblemsAsync(page));
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("en", 320)]
    [InlineData("en", 390)]
    [InlineData("de", 500)]
    [InlineData("ar", 320)]
    [InlineData("ar", 390)]
    public async Task The_list_of_languages_stays_inside_the_window(string language, int width)
    {
        await using var pages = await SignInPages.StartAsync();
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions
        {
            Locale = language,
            ViewportSize = new ViewportSize { Width = width, Height = 844 },
        });
        var page = await window.NewPageAsync();
        await pages.VisitAsync(page, "languages");

        // Another link stands beside it, so that it is not in the middle.
        Assert.Equal(1, await page.Locator("footer > a").CountAsync());
        var outside = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".languages ul, .languages li > *")].map(e => [e, e.getBoundingClientRect()])
                .filter(([, box]) => box.width === 0 || box.left < 0 || box.right > innerWidth || box.top < 0)
                .map(([e, box]) => `${e.textContent.trim()}: ${box.left} to ${box.right}`)
            """);
        Assert.True(outside.Length == 0, string.Join('\n', outside));
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task No_page_with_its_files_is_heavier_than_60_kB()
    {
        await using var pages = await SignInPages.StartAsync();
        foreach (var name in new[] { "sign-in", "sign-in-providers", "verification-code", "register-profile", "consent" })
        {
            await using var window = await Chromium.NewWindowAsync();
            var page = await window.NewPageAsync();
            await pages.VisitAsync(page, name);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            var document = (await page.ContentAsync()).Length;
            var files = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('link[href], script[src]')].map(e => e.href ?? e.src)");
            var sizes = await Task.WhenAll(files.Select(async file => (await (await page.APIRequest.GetAsync(file)).BodyAsync()).Length));
            Assert.InRange(document + sizes.Sum(), 1, HeaviestPage);
        }
    }

    private static Task WatchShiftsAsync(IBrowserContext window) => window.AddInitScriptAsync(
        """
        window.layoutShift = 0;
        new PerformanceObserver((list) => { for (const entry of list.getEntries()) { if (!entry.hadRecentInput) { window.layoutShift += entry.value; } } })
            .observe({ type: "layout-shift", buffered: true });
        """);

    // In every window.
    private static async Task<List<string>> LookAsync(IPage page, string name, string language)
    {
        var problems = new List<string>();
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, SizeOf(width).Height);
            foreach (var scheme in Schemes)
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                var window = $"{language}-{scheme}-{(width == Phone ? "phone" : "desktop")}";
                // The open list of languages lies over the form, whose fields are looked at on the same page without it.
                var part = name == "languages" ? ".languages" : null;
                var found = scheme == Schemes[0] ? await Axe.FindProblemsAsync(page, part) : await Axe.FindColourProblemsAsync(page, part);
                problems.AddRange(found.Concat(await FindLayoutProblemsAsync(page)).Select(problem => $"{name}, {window}: {problem}"));
                await KeepPictureAsync(page, $"{name}-{window}");
            }
        }

        return problems;
    }

    private static ViewportSize SizeOf(int width) => new() { Width = width, Height = width == Phone ? 844 : 860 };

    // Nothing visibly moves while it loads: half of what is called good, 0.1, because on a busy machine a page comes in pieces.
    private static async Task<string[]> FindShiftsAsync(IPage page) => await page.EvaluateAsync<string[]>(
        "() => window.layoutShift > 0.05 ? [`moves while it loads: ${window.layoutShift}`] : []");

    // Nothing to scroll sideways, and everything to press is large enough for a finger (44 px; links in sentences are excepted) and inside the window.
    private static async Task<string[]> FindLayoutProblemsAsync(IPage page) => await page.EvaluateAsync<string[]>(
        """
        () => {
            const found = [];
            if (document.documentElement.scrollWidth > innerWidth) { found.push(`wider than the window: ${document.documentElement.scrollWidth}`); }
            for (const target of document.querySelectorAll("button, .button, .entry input, .entry select, .check, .beside a, footer a, summary, .languages li")) {
                const box = target.getBoundingClientRect();
                if (!target.checkVisibility()) { continue; }
                if (box.height < 43.5 || box.width < 43.5) { found.push(`small: ${target.outerHTML} ${box.width}x${box.height}`); }
                if (box.left < 0 || box.right > innerWidth) { found.push(`outside the window: ${target.outerHTML} ${box.left} to ${box.right}`); }
            }
            return found;
        }
        """);

    private static async Task KeepPictureAsync(IPage page, string name)
    {
        if (Pictures is { } directory)
        {
            Directory.CreateDirectory(directory);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(directory, name + ".png") });
        }
    }
}
