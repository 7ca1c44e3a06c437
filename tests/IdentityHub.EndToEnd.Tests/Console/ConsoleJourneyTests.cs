using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>An administrator's way through the Console, and what the hub holds afterwards.</summary>
public sealed class ConsoleJourneyTests
{
    private const string Indicator = "https://api.yourapp.example/org";

    [Fact]
    public async Task An_owner_protects_an_api_within_organizations()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Owner);
        await RegisterApiAsync(stage, page);

        // The template: one role may now do what the API calls invite:member.
        await page.GotoAsync(stage.AddressOf("/organization-template"));
        var box = page.GetByRole(AriaRole.Checkbox, new() { Name = "admin may invite:guest" });

        // The tick is there before the hub has answered.
        await page.RunAndWaitForResponseAsync(() => box.ClickAsync(), response => response.Request.Method == "POST" && response.Url.EndsWith("/resource-scopes", StringComparison.Ordinal));
        await Expect(box).ToBeCheckedAsync();
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.OrganizationRoleResourceScopes.AnyAsync(row => db.Scopes.Any(scope => scope.Id == row.ScopeId && scope.Name == "invite:guest"))));

        await page.GotoAsync(stage.AddressOf("/organizations"));
        await Press(page, "Create organization");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("Initech");
        await Press(page, "Create");
        await Expect(page.GetByText("No member yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Invitations" }).ClickAsync();
        await Press(page, "Invite");
        await page.GetByLabel("E-mail address").FillAsync("new@initech.example");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "new@initech.example", Exact = true })).ToBeVisibleAsync();
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.OrganizationInvitations.AnyAsync(row => row.Invitee == "new@initech.example")));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Wrong_settings_are_told_and_nothing_typed_is_lost()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Owner);
        await page.GotoAsync(stage.AddressOf("/sso-connectors"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add enterprise connector" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Okta") }).ClickAsync();
        await page.GetByLabel("Connector name").FillAsync("Okta of Acme");
        await Press(page, "Create");
        await page.GetByLabel("Client ID").FillAsync("acme-client");
        await page.GetByLabel("Client secret").FillAsync("acme-secret");
        await page.GetByLabel("Issuer").FillAsync(stage.AddressOf("/no-provider"));
        await Press(page, "Save changes");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        Assert.Equal("acme-client", await page.GetByLabel("Client ID").InputValueAsync());
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.SsoConnectors.AnyAsync(row => row.ConnectorName == "Okta of Acme")));

        // Whoever leaves is asked first.
        await page.GetByRole(AriaRole.Link, new() { Name = "Users", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Leave without saving?")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_person_is_created_and_kept_out()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor);
        await page.GotoAsync(stage.AddressOf("/users"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Create user" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Username").FillAsync("una");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Generate" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "una" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Tab, new() { Name = "Password and sessions" }).ClickAsync();
        await Press(page, "Suspend");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Suspend" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Let in again" })).ToBeVisibleAsync();
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.Users.AnyAsync(row => row.Username == "una" && row.IsSuspended && row.PasswordEncrypted != null)));
        await page.Context.CloseAsync();
    }

    private static async Task RegisterApiAsync(ConsoleStage stage, IPage page)
    {
        await page.GotoAsync(stage.AddressOf("/resources"));
        await Press(page, "Register API resource");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("Your API");
        await page.GetByLabel("Indicator").FillAsync(Indicator);
        await Press(page, "Create");
        await Expect(page.GetByText("No permission yet")).ToBeVisibleAsync();
        await Press(page, "New permission");
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("invite:guest");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "invite:guest", Exact = true })).ToBeVisibleAsync();
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.Resources.AnyAsync(row => row.Indicator == Indicator)));
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
}
