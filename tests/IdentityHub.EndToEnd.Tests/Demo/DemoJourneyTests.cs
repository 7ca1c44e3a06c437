using IdentityHub.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>What a newcomer does: starts the demo as the README says, and follows it to the end in Chromium.</summary>
[Collection(DemoPorts.Name)]
public sealed class DemoJourneyTests : IAsyncLifetime
{
    private const string Home = RunningDemo.Home;
    private RunningDemo? demo;

    public async ValueTask InitializeAsync() => demo = await RunningDemo.StartAsync();

    [Fact]
    public async Task Signs_in_lists_members_with_an_organization_token_and_signs_out_everywhere()
    {
        await using var window = await Chromium.NewWindowAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync(Home);
        await page.ClickAsync("#sign-in");
        await SignInAsync(page, "alice", "alice-demo-password");
        await page.WaitForSelectorAsync("#profile");
        Assert.Equal(Home, page.Url);
        Assert.Equal("Alice Example", await page.InnerTextAsync("#profile-name"));
        await RunningDemo.ShootAsync(page, "demo-signed-in");

        await page.ClickAsync("#members-acmecorp0001");
        Assert.Equal("200", await page.InnerTextAsync("#api-status"));
        var token = await page.InnerTextAsync("#token-payload");
        Assert.Contains("\"organization_id\": \"acmecorp0001\"", token, StringComparison.Ordinal);
        Assert.Contains("read:member", token, StringComparison.Ordinal);
        await RunningDemo.ShootAsync(page, "demo-members");

        await page.GotoAsync(Home);
        await page.ClickAsync("#cross-acmecorp0001-globexcorp01");
        Assert.Equal("403", await page.InnerTextAsync("#api-status"));

        // The hub's page confirms by itself, because the demo proves with the ID token whose session it ends.
        await page.ClickAsync("#sign-out");
        await page.WaitForSelectorAsync("#signed-out");
        Assert.StartsWith(Home, page.Url, StringComparison.Ordinal);
        await page.ClickAsync("#sign-in");
        await page.WaitForSelectorAsync("input[name=password]");
    }

    [Fact]
    public async Task Shows_only_the_organizations_of_the_person()
    {
        await using var window = await Chromium.NewWindowAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync(Home);
        await page.ClickAsync("#sign-in");
        await SignInAsync(page, "bob@demo.identityhub.example", "bob-demo-password");
        await RunningDemo.ShootAsync(page, "demo-bob");
        await page.WaitForSelectorAsync("#organization-acmecorp0001");
        Assert.Null(await page.QuerySelectorAsync("#organization-globexcorp01"));
        await page.ClickAsync("#members-globexcorp01");
        Assert.Equal("access_denied", await page.InnerTextAsync("#token-error"));
    }

    public ValueTask DisposeAsync() => demo?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task SignInAsync(IPage page, string identifier, string password)
    {
        await page.FillAsync("input[name=identifier]", identifier);
        await page.FillAsync("input[name=password]", password);
        await RunningDemo.ShootAsync(page, "demo-sign-in");
        await page.PressAsync("input[name=password]", "Enter");
    }
}
