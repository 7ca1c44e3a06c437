using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Company = IdentityHub.Server.Tests.Support.Scenario;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>What the pages of applications, organizations, users and profile fields store, and take away again.</summary>
public sealed class ConsoleDetailTests
{
    [Fact]
    public async Task An_editor_says_what_a_third_party_may_ask_for_and_how_it_looks()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor);
        await page.GotoAsync(stage.AddressOf($"/applications/{Company.ThirdParty}?tab=guide"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose its permissions" }).ClickAsync();
        var address = page.GetByRole(AriaRole.Checkbox, new() { Name = "Postal address" });
        var had = await stage.Scenario.Company.ReadAsync(db =>
            db.ApplicationUserConsentUserScopes.Where(row => row.ApplicationId == Company.ThirdParty).Select(row => row.UserScope).ToListAsync());
        Assert.DoesNotContain("address", had);
        await address.CheckAsync();
        await page.GetByRole(AriaRole.Group, new() { NameRegex = new("^API ") }).First.GetByRole(AriaRole.Checkbox, new() { Name = "read:catalog" }).CheckAsync();
        await SaveAsync(page);
        Assert.True(await stage.Scenario.Company.ReadAsync(db =>
            db.ApplicationUserConsentUserScopes.AnyAsync(row => row.ApplicationId == Company.ThirdParty && row.UserScope == "address")));
        Assert.True(await stage.Scenario.Company.ReadAsync(db =>
            db.ApplicationUserConsentResourceScopes.AnyAsync(row => row.ApplicationId == Company.ThirdParty && row.ScopeId == "s-global")));
        await address.UncheckAsync();
        await SaveAsync(page);
        Assert.Equal(had, await stage.Scenario.Company.ReadAsync(db =>
            db.ApplicationUserConsentUserScopes.Where(row => row.ApplicationId == Company.ThirdParty).Select(row => row.UserScope).ToListAsync()));

        await page.GetByRole(AriaRole.Tab, new() { Name = "Look" }).ClickAsync();
        await page.GetByLabel("Name shown to people").FillAsync("Ledger");
        await page.GetByLabel("Main colour", new() { Exact = true }).FillAsync("#0f766e");
        await SaveAsync(page);
        var look = await stage.Scenario.Company.ReadAsync(db => db.ApplicationSignInExperiences.SingleAsync(row => row.ApplicationId == Company.ThirdParty));
        Assert.Equal(("Ledger", """{"primaryColor":"#0f766e"}"""), (look.DisplayName, look.Color.GetRawText()));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nobody_is_locked_out_of_an_application_by_accident()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor);
        await page.GotoAsync(stage.AddressOf($"/applications/{Company.Web}?tab=access"));
        var only = page.GetByRole(AriaRole.Switch, new() { Name = "Only these" });
        await only.CheckAsync(new() { Force = true });
        await Expect(page.GetByText("Nobody is named yet.")).ToBeVisibleAsync();
        await ChooseAsync(page, "Users with one of these roles", "reader");
        await ChooseAsync(page, "Add an organization", "Acme");
        await ChooseAsync(page, "In Acme with one of these roles", "admin");
        await SaveAsync(page);
        await stage.Scenario.Company.ReadAsync(async db =>
        {
            Assert.True((await db.Applications.SingleAsync(row => row.Id == Company.Web)).AppLevelAccessControlEnabled);
            Assert.Equal("r-global", (await db.ApplicationAccessControlUserRoles.SingleAsync(row => row.ApplicationId == Company.Web)).RoleId);
            var rule = await db.ApplicationAccessControlOrganizationRoles.SingleAsync(row => row.ApplicationId == Company.Web);
            Assert.Equal((Company.Acme, "or-admin"), (rule.OrganizationId, rule.OrganizationRoleId));
            return true;
        });

        // Off again, with all rules gone at once.
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: Acme" }).ClickAsync();
        await only.UncheckAsync(new() { Force = true });
        await SaveAsync(page);
        Assert.False(await stage.Scenario.Company.ReadAsync(db => db.Applications.AnyAsync(row => row.Id == Company.Web && row.AppLevelAccessControlEnabled)));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_look_of_an_organization_comes_and_goes_and_its_members_have_a_page()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor);
        await page.GotoAsync(stage.AddressOf($"/organizations/{Company.Acme}?tab=branding"));
        var logo = page.GetByLabel("Logo", new() { Exact = true });
        await logo.FillAsync("nonsense");
        await Expect(page.GetByText("This is not an address")).ToBeVisibleAsync();
        await logo.FillAsync("http://localhost/logo.svg");
        await SaveAsync(page);
        Assert.Equal("""{"logoUrl":"http://localhost/logo.svg"}""", await BrandingAsync());
        await logo.FillAsync("");
        await SaveAsync(page);
        Assert.Equal("{}", await BrandingAsync());

        await page.GetByRole(AriaRole.Tab, new() { Name = "Members" }).ClickAsync();
        await page.Locator("main li a").First.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("manage:billing");
        await ChooseAsync(page, "Roles", "member");
        await SaveAsync(page);
        Assert.Equal(2, await stage.Scenario.Company.ReadAsync(db => db.OrganizationRoleUsers.CountAsync(row => row.OrganizationId == Company.Acme && row.UserId == Company.Alice)));
        await page.Context.CloseAsync();

        Task<string> BrandingAsync() => stage.Scenario.Company.ReadAsync(async db => (await db.Organizations.SingleAsync(row => row.Id == Company.Acme)).Branding.GetRawText());
    }

    [Fact]
    public async Task What_a_profile_field_asks_for_can_be_answered_for_a_person()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor);
        await page.GotoAsync(stage.AddressOf("/sign-in-experience?tab=fields"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add field" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await ChooseAsync(page, "Field", "A field of your own");
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("department");
        await ChooseAsync(page, "Type", "Choice");
        await dialog.GetByLabel("Value 1").FillAsync("sales");
        await dialog.GetByLabel("Shown as 1").FillAsync("Sales");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("department");

        await page.GotoAsync(stage.AddressOf("/users/" + Company.Bob));
        await ChooseAsync(page, "department", "Sales");
        await SaveAsync(page);
        Assert.Equal("""{"department":"sales"}""", await stage.Scenario.Company.ReadAsync(async db => (await db.Users.SingleAsync(row => row.Id == Company.Bob)).CustomData.GetRawText()));

        await page.GetByRole(AriaRole.Tab, new() { Name = "Password and sessions" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New token" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("a/b");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete: a/b" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete: a/b" })).ToHaveCountAsync(0);
        Assert.False(await stage.Scenario.Company.ReadAsync(db => db.PersonalAccessTokens.AnyAsync()));
        await page.Context.CloseAsync();
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save changes" })).ToHaveCountAsync(0);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static async Task ChooseAsync(IPage page, string label, string option)
    {
        await page.GetByLabel(label, new() { Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true }).ClickAsync();
        // Where more than one can be chosen, the choices stay; without any, the key would close the dialog.
        if (await page.GetByRole(AriaRole.Option).First.IsVisibleAsync())
        {
            await page.Keyboard.PressAsync("Escape");
        }
    }
}
