using IdentityHub.EndToEnd.Tests.Support;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.SignIn;

/// <summary>Chromium on its way to other sites and back: it holds redirects after a form to the policy of the page with the form.</summary>
public sealed class FederationJourneyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_typed_address_leads_to_the_enterprises_provider_and_back_to_the_client(bool scripts)
    {
        await using var pages = await SignInPages.StartAsync(SignInPages.Federated.Replace("ManualRegistrationOnly", "Automatic", StringComparison.Ordinal));
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en", JavaScriptEnabled = scripts });
        var (page, complaints) = await OpenAsync(window, pages.Authorize(Scenario.Spa));
        pages.Elsewhere.Answer = "code=" + Uri.EscapeDataString("e1|erin@acme.example|true|Erin");

        await page.FillAsync("#identifier", "erin@acme.example");
        var returned = await page.RunAndWaitForRequestAsync(() => page.ClickAsync("main form .button"), request => request.Url.StartsWith(Scenario.RedirectUri, StringComparison.Ordinal));

        Assert.Contains("code=", returned.Url, StringComparison.Ordinal);
        Assert.Equal("erin@acme.example", pages.Elsewhere.LoginHint);
        Assert.Empty(complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_button_leads_to_the_provider_and_back_to_the_client(bool scripts)
    {
        await using var pages = await SignInPages.StartAsync(SignInPages.Federated);
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en", JavaScriptEnabled = scripts });
        var (page, complaints) = await OpenAsync(window, pages.Authorize(Scenario.Spa));
        pages.Elsewhere.Answer = "code=" + Uri.EscapeDataString("n1|nora@example.com|true|Nora");

        await page.ClickAsync($"a.provider[href*='{FederatedPages.Orbit}']");
        await page.CheckAsync("#terms");
        var returned = await page.RunAndWaitForRequestAsync(() => page.ClickAsync("main form .button"), request => request.Url.StartsWith(Scenario.RedirectUri, StringComparison.Ordinal));

        Assert.Contains("code=", returned.Url, StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Going_back_from_the_provider_ends_at_the_page_that_was_left()
    {
        await using var pages = await SignInPages.StartAsync(SignInPages.Federated);
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en" });
        var (page, complaints) = await OpenAsync(window, pages.Authorize(Scenario.Spa));
        await SignInPages.EnterAsync(page, "#identifier", "erin@acme.example");
        // By what is on it: who waits for an address alone misses a page that comes while the wait begins.
        await page.WaitForSelectorAsync("h1:has-text('Elsewhere')");

        await page.GoBackAsync();

        await page.WaitForSelectorAsync("#identifier");
        Assert.Empty(complaints);
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
}
