using System.Text;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>Configuration files in the Console.</summary>
public sealed class ConsoleConfigurationTests
{
    private const string Shop = """
        roles:
          - name: Order clerk
            description: Works with orders
        applications:
          - id: shop
            name: Shop
            type: Traditional
            secret: a-secret-of-the-shop-0123456789
            oidcClientMetadata:
              redirectUris: [https://shop.example.com/callback]
        """;

    [Fact]
    public async Task An_owner_sees_what_is_wrong_then_what_would_change_and_applies_exactly_that()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Owner);
        await page.GetByRole(AriaRole.Link, new() { Name = "Configuration file" }).ClickAsync();
        var text = page.GetByRole(AriaRole.Textbox, new() { Name = "Text of the file" });
        await page.SetInputFilesAsync("main input[type=file]", new FilePayload
        {
            Name = "hub.yaml",
            MimeType = "application/yaml",
            Buffer = Encoding.UTF8.GetBytes(Shop.Replace("a-secret-of-the-shop-0123456789", "${ENV:PATH}", StringComparison.Ordinal)),
        });
        await Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("ENV:PATH"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        var problems = page.GetByRole(AriaRole.Region, new() { Name = "Problems in the file" });
        await Expect(problems).ToContainTextAsync("environment variables are not read");
        await problems.GetByRole(AriaRole.Button, new() { Name = "Go to line 8" }).ClickAsync();
        Assert.Equal("    secret: ${ENV:PATH}", await text.EvaluateAsync<string>("field => field.value.slice(field.selectionStart, field.selectionEnd)"));
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).CountAsync());

        await text.FillAsync(Shop);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("2 to create");
        await Expect(page.Locator("main li", new() { HasText = "secrets[Default secret]" }).Last).ToContainTextAsync("set, not shown");
        Assert.False(await stage.Scenario.Company.ReadAsync(db => db.Applications.AnyAsync(row => row.Id == "shop")));

        // Somebody creates the role meanwhile: nothing is applied, and the plan is shown as it is now.
        await stage.Scenario.Company.ChangeAsync(db =>
        {
            db.Roles.Add(new Data.Roles.Role { Id = "r-clerk", Name = "Order clerk", Description = "Other" });
            return Task.CompletedTask;
        });
        await ApplyAsync(page);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was applied");
        await Expect(page.Locator("main")).ToContainTextAsync("1 to create");
        Assert.False(await stage.Scenario.Company.ReadAsync(db => db.Applications.AnyAsync(row => row.Id == "shop")));
        await ApplyAsync(page);
        await Expect(page.Locator("main")).ToContainTextAsync("Applied: 1 created, 1 changed, 0 deleted.");
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.Applications.AnyAsync(row => row.Id == "shop")));
        var owner = await stage.Scenario.Company.ReadAsync(db => db.Users.SingleAsync(row => row.Username == "the_owner"));
        Assert.Equal(owner.Id, (await stage.Scenario.Company.ReadAsync(db => db.AuditLogs.SingleAsync(row => row.Key == "Configuration.Apply"))).UserId);

        // What is downloaded changes nothing when it is planned.
        await page.GetByRole(AriaRole.Button, new() { Name = "Download the configuration" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { Name = "YAML, to be changed" }).ClickAsync());
        var file = await System.IO.File.ReadAllTextAsync(await download.PathAsync());
        Assert.Equal("identityhub.yaml", download.SuggestedFilename);
        Assert.DoesNotContain("a-secret-of", file, StringComparison.Ordinal);
        await text.FillAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Nothing would change");

        await text.FillAsync("roles: [{ name: Order clerk, state: absent }]");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("1 to delete");
        await ApplyAsync(page);
        await Expect(page.Locator("main")).ToContainTextAsync("Applied: 0 created, 0 changed, 1 deleted.");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(nameof(AdministratorRole.Editor))]
    [InlineData(nameof(AdministratorRole.Viewer))]
    public async Task Nobody_else_sees_anything_of_it(string role)
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(Enum.Parse<AdministratorRole>(role));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Audit logs" })).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "Configuration file" }).CountAsync());
        await page.GotoAsync(stage.AddressOf("/configuration"));
        await Expect(page.Locator("main")).ToContainTextAsync("Only owners");
        Assert.Equal(0, await page.Locator("main button, main input, main textarea").CountAsync());
        await page.Context.CloseAsync();
    }

    private static async Task ApplyAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Apply", Exact = true }).ClickAsync();
    }
}
