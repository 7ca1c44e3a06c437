using IdentityHub.EndToEnd.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace IdentityHub.EndToEnd.Tests.Support;

/// <summary>
/// One Chromium for all tests, started by the first that asks: the system's, or the one named by IDENTITYHUB_TEST_CHROMIUM. No browser is
/// a failure, not a reason to pass.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static IPlaywright? playwright;
    private static IBrowser? browser;

    /// <summary>A browser window of its own: no cookies, nothing cached. Dispose of it.</summary>
    public static async Task<IBrowserContext> NewWindowAsync(BrowserNewContextOptions? options = null) =>
        await (await StartAsync()).NewContextAsync(options ?? new BrowserNewContextOptions { Locale = "en" });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    private static async Task<IBrowser> StartAsync()
    {
        await Gate.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_CHROMIUM") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync",
                ],
            });
        }
        finally
        {
            Gate.Release();
        }
    }
}
