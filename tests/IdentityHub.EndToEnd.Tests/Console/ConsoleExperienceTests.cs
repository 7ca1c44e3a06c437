using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IdentityHub.Data.Signing;
using IdentityHub.EndToEnd.Tests.Support;
using IdentityHub.Server.Audit;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>What administrators set of signing in, of enterprises and of keys, and what they take from the trail.</summary>
public sealed class ConsoleExperienceTests
{
    [Fact]
    public async Task An_editor_puts_words_of_their_own_in_the_place_of_the_hubs()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor);
        await page.GotoAsync(stage.AddressOf("/sign-in-experience/phrases/en"));
        await page.GetByLabel("Search keys and sentences").FillAsync("signIn.");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "signIn.title", Exact = true }).FillAsync("Welcome back");
        await Expect(page.FrameLocator("aside iframe").Locator("h1")).ToHaveTextAsync("Welcome back");

        // A page would break on a sentence without its value.
        var lead = page.GetByRole(AriaRole.Textbox, new() { Name = "signIn.lead", Exact = true });
        await lead.FillAsync("Go on.");
        await Expect(page.GetByText("Keep {0}: the page puts something there.")).ToBeVisibleAsync();
        await lead.FillAsync("Continue to {0}.");
        await Press(page, "Save changes");
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        var stored = await stage.Scenario.Company.ReadAsync(db => db.CustomPhrases.SingleAsync(row => row.LanguageTag == "en"));
        Assert.Equal("""{"signIn.title":"Welcome back"}""", stored.Translation.GetRawText());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_editor_asks_new_people_for_a_fact()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor, Checked);
        await page.GotoAsync(stage.AddressOf("/sign-in-experience?tab=fields"));
        await Press(page, "Add field");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Field").First.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Nickname" }).ClickAsync();
        await dialog.GetByLabel("Label").FillAsync("What friends call you");
        Assert.Empty(await Axe.FindProblemsAsync(page));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        await Expect(page.FrameLocator("aside iframe").GetByText("What friends call you")).ToBeVisibleAsync();
        var stored = await stage.Scenario.Company.ReadAsync(db => db.CustomProfileFields.SingleAsync(row => row.Name == "nickname"));
        Assert.Equal(("Text", "What friends call you", false), (stored.Type, stored.Label, stored.Required));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_owner_makes_keys_for_a_saml_connector_and_lets_its_provider_begin()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Owner, Checked);
        await page.GotoAsync(stage.AddressOf("/sso-connectors"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add enterprise connector" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^SAML") }).ClickAsync();
        await page.GetByLabel("Connector name").FillAsync("Acme SAML");
        await Press(page, "Create");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Keys and provider’s sign-ins" }).ClickAsync();
        await Press(page, "Make a key");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Signs", new() { Exact = true })).ToBeVisibleAsync();
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.SamlSigningKeys.AnyAsync(row => row.IsActive)));

        await page.GetByRole(AriaRole.Radio, new() { Name = "The application" }).CheckAsync();
        await page.GetByLabel(new Regex("^Application")).First.ClickAsync();
        await page.GetByRole(AriaRole.Option).First.ClickAsync();
        await page.GetByLabel("Where people go").FillAsync("https://shop.example.com/sso");
        await Press(page, "Save changes");
        await Expect(page.GetByText("The provider may begin sign-ins.")).ToBeVisibleAsync();
        Assert.Empty(await Axe.FindProblemsAsync(page));
        var config = await stage.Scenario.Company.ReadAsync(db => db.SsoIdpInitiatedAuthConfigs.SingleAsync());
        Assert.Equal((false, "https://shop.example.com/sso"), (config.AutoSendAuthorizationRequest, config.ClientIdpInitiatedAuthCallbackUri));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Keys_are_rotated_by_owners_who_read_first_what_happens()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var editor = await stage.SignInAsync(AdministratorRole.Editor);
        await editor.GotoAsync(stage.AddressOf("/security"));
        await Expect(editor.GetByText("Current").First).ToBeVisibleAsync();
        Assert.Equal(0, await editor.GetByRole(AriaRole.Button, new() { NameRegex = new("^Rotate") }).CountAsync());
        await editor.Context.CloseAsync();

        var page = await stage.SignInAsync(AdministratorRole.Owner, Checked);
        await page.GotoAsync(stage.AddressOf("/security"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Rotate: Signing keys" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Nobody is signed out.")).ToBeVisibleAsync();
        Assert.Empty(await Axe.FindProblemsAsync(page));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Rotate", Exact = true }).ClickAsync();
        await Expect(page.GetByText("signs from", new() { Exact = false })).ToBeVisibleAsync();
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.SigningKeys.AnyAsync(key => key.Status == SigningKeyStatus.Next)));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_viewer_takes_the_trail_along()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Viewer, Checked);

        // Nobody is there to choose a place for the file.
        await page.AddInitScriptAsync("delete Window.prototype.showSaveFilePicker; delete window.showSaveFilePicker");
        await stage.Scenario.Host.Services.GetRequiredService<AuditSealer>().SealAsync(CancellationToken.None);
        await page.GotoAsync(stage.AddressOf("/logs"));
        await Press(page, "Export");
        Assert.Empty(await Axe.FindProblemsAsync(page));
        var lines = (await ExportAsync(page)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await Press(page, "Close");
        await Press(page, "Export");
        Assert.Contains(lines, line => JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!.StartsWith("Interaction.", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Radio, new() { Name = "CSV" }).CheckAsync();
        var table = await ExportAsync(page);
        Assert.StartsWith("\uFEFFsequence,time,event,result,userId,", table, StringComparison.Ordinal);
        Assert.True(table.Split("\r\n").Length > lines.Length);
        await page.Context.CloseAsync();
    }

    // Only for the checker's own script.
    private static BrowserNewContextOptions Checked => new() { Locale = "en", BypassCSP = true, ReducedMotion = ReducedMotion.Reduce };

    private static async Task<string> ExportAsync(IPage page)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        var download = await page.RunAndWaitForDownloadAsync(() => dialog.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }).ClickAsync());
        await Expect(dialog.GetByText("The file is complete")).ToBeVisibleAsync();
        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
}
