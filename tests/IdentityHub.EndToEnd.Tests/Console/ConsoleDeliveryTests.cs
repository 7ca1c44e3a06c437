using IdentityHub.EndToEnd.Tests.Support;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Clients;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>What is built, and where it is found.</summary>
public sealed class ConsoleDeliveryTests
{
    [Fact]
    public async Task It_works_below_the_path_of_the_public_url()
    {
        await using var stage = await ConsoleStage.StartAsync(change: static options => options.PublicPath = "/auth");
        var page = await stage.SignInAsync(AdministratorRole.Owner);
        var problems = new List<string>();
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 || !response.Url.StartsWith(stage.Scenario.Host.PublicUrl, StringComparison.Ordinal))
            {
                problems.Add($"{response.Status} {response.Url}");
            }
        };
        await page.GetByRole(AriaRole.Link, new() { Name = "Users", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("alice");
        Assert.Equal(stage.AddressOf("/users"), page.Url);

        // A deep link loads everything anew.
        await page.GotoAsync(stage.AddressOf("/applications/" + Scenario.Web));
        await Expect(page.GetByText(stage.Scenario.Company.Issuer, new() { Exact = true }).First).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Context.CloseAsync();
        Assert.Empty(problems);
    }

    [Fact]
    public async Task Its_types_are_those_of_the_api()
    {
        await using var host = await HubHost.StartAsync(Databases.Sqlite);
        using var directory = new TemporaryDirectory();
        var made = Path.Combine(directory.Path, "schema.ts");
        await NodeClients.RunAsync(Repository.PathOf("src/IdentityHub.Console/scripts/api.mjs"), [], made, host.Address);
        Assert.True(
            await File.ReadAllTextAsync(made) == Repository.Read("src/IdentityHub.Console/src/api/schema.ts"),
            "The Management API changed: HUB=http://localhost:3001 npm run api in src/IdentityHub.Console.");
    }

    [Fact]
    public async Task It_names_what_it_is_made_of()
    {
        await using var host = await HubHost.StartAsync(Databases.Sqlite);
        using var client = host.NewClient();
        var notices = await client.GetStringAsync(new Uri("/console/licenses.txt", UriKind.Relative));
        Assert.Contains("## react - ", notices, StringComparison.Ordinal);
        Assert.Contains("## @mantine/core - ", notices, StringComparison.Ordinal);
    }
}
