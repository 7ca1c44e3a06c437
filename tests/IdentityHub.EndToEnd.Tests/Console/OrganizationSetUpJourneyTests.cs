using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using IdentityHub.EndToEnd.Tests.Sso;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Company = IdentityHub.Server.Tests.Support.Scenario;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>An owner protects an API within organizations, and people and programs get tokens for it.</summary>
[Collection(SesOfConsoleTests.Name)]
public sealed class OrganizationSetUpJourneyTests(SesOfConsole ses)
{
    private const string Indicator = "https://api.books.example/org";
    private const string Invitee = "ida@books.example";
    private static readonly string[] Permissions = ["invite:guest", "manage:billing"];

    [Fact(DisplayName = "Console, scenario 4: an API within organizations, for an invited person and for a program")]
    public async Task An_owner_protects_an_api_within_organizations()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Owner);
        await SesOfConsole.FillInAsync(page);
        await SesOfConsole.FinishAsync(page);
        await RegisterAsync(page);
        await DescribeRolesAsync(page);
        var organization = await OpenOrganizationAsync(page);

        var values = await page.CreateApplicationAsync("Traditional web", "Flask", "Bookstore");
        await page.SetRedirectsAsync(values);
        var manager = await page.CreateApplicationAsync("Machine to machine", "A program without a user", "Back end of the bookstore");
        await page.OpenTabAsync("Roles");
        await page.ChooseAsync("Roles", "Logto Management API access");
        await page.SaveAsync();
        await using var app = await ConsoleStage.StartAppAsync(values, options =>
        {
            options["resources"] = new JsonArray(Indicator);
            options["scopes"] = new JsonArray([.. Permissions, "see:reports"]);
            options["manager"] = new JsonObject { ["id"] = manager.Id, ["secret"] = manager.Secret };
        });

        var password = await page.CreateUserAsync("Ida Reader", "ida", Invitee);
        await InviteAsync(page, app.Home + "join?invitation={id}");
        await using var browser = await EnterpriseBrowser.OpenAsync(app, "console-4");
        await AcceptAsync(browser, password);
        await AssignAsync(page);
        await AskForTokensAsync(browser, organization);
        await RunProgramAsync(page, organization, stage.Scenario.Host);
        await page.Context.CloseAsync();
    }

    private static async Task RegisterAsync(IPage page)
    {
        await page.GoAsync("API resources");
        await page.AskAsync("Register API resource");
        await page.WriteAsync("Name", "Bookstore API");
        await page.WriteAsync("Indicator", Indicator);
        await page.FinishAsync("Create");
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Bookstore API");
        foreach (var permission in Permissions)
        {
            await page.AskAsync("New permission");
            await page.WriteAsync("Name", permission);
            await page.FinishAsync("Save changes");
            await Expect(page.GetByRole(AriaRole.Cell, new() { Name = permission, Exact = true })).ToBeVisibleAsync();
        }

        await page.ShootAsync("4-api");
    }

    // One role may do something of the organization and something of the API; another is for programs.
    private static async Task DescribeRolesAsync(IPage page)
    {
        await page.GoAsync("Organization template");
        await page.AskAsync("New permission");
        await page.WriteAsync("Name", "see:reports");
        await page.FinishAsync("Create");
        await page.AskAsync("New role");
        await page.WriteAsync("Name", "librarian");
        await page.FinishAsync("Create");
        await page.AskAsync("New role");
        await page.WriteAsync("Name", "importer");
        await page.GetByRole(AriaRole.Dialog).GetByText("For programs").ClickAsync();
        await page.FinishAsync("Create");
        await TickAsync(page, "librarian may see:reports");
        await TickAsync(page, "librarian may invite:guest (Bookstore API)");
        await TickAsync(page, "importer may manage:billing (Bookstore API)");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "importer may manage:billing (Bookstore API)" })).ToBeCheckedAsync();
        await page.ShootAsync("4-template");
    }

    private static async Task TickAsync(IPage page, string name)
    {
        var box = page.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true });
        await page.RunAndWaitForResponseAsync(() => box.ClickAsync(), response => response.Request.Method == "POST" && response.Url.Contains("/organization-roles/", StringComparison.Ordinal));
        await Expect(box).ToBeCheckedAsync();
    }

    private static async Task<string> OpenOrganizationAsync(IPage page)
    {
        await page.GoAsync("Organizations");
        await page.AskAsync("Create organization");
        await page.WriteAsync("Name", "Initech");
        await page.FinishAsync("Create");
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Initech");
        return await page.CopyAsync("ID");
    }

    private static async Task InviteAsync(IPage page, string link)
    {
        await page.GoAsync("Organizations");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Initech") }).ClickAsync();
        await page.OpenTabAsync("Invitations");
        await page.AskAsync("Invite");
        await page.WriteAsync("E-mail address", Invitee);
        await page.ChooseAsync("Roles", "member");
        await page.SwitchAsync("Send the e-mail");
        await page.WriteAsync("Link in the e-mail", link);
        await page.ShootAsync("4-invite");
        await page.FinishAsync("Invite");
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new(Invitee) })).ToContainTextAsync("Pending");
    }

    private async Task AcceptAsync(EnterpriseBrowser browser, string password)
    {
        await browser.Page.GotoAsync(await ses.LinkAsync(Invitee, "Initech", "http://localhost:"));
        await browser.Page.WaitForSelectorAsync("#identifier");
        await browser.SignInHereAsync("ida", password);
        Assert.Equal(("Ida Reader", "Initech"), await browser.ReadAsync() is var ida ? (ida.Name, ida.Companies) : default);
    }

    private static async Task AssignAsync(IPage page)
    {
        await page.OpenTabAsync("Members");
        await page.OpenTabAsync("Invitations");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new(Invitee) })).ToContainTextAsync("Accepted");
        await page.OpenTabAsync("Members");
        await page.AskAsync("Roles of Ida Reader");
        await page.ChooseAsync("Roles", "librarian");
        await page.FinishAsync("Save changes");
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Ida Reader" })).ToContainTextAsync("librarian");
        await page.ShootAsync("4-members");
    }

    // The application asked for every permission; the token has what her roles in this organization allow.
    private static async Task AskForTokensAsync(EnterpriseBrowser browser, string organization)
    {
        Task<string> Fact(string name) => browser.Page.InnerTextAsync("#" + name);
        var api = $"resource={Uri.EscapeDataString(Indicator)}";
        await browser.Page.GotoAsync($"{browser.Home}token?{api}&organization={organization}");
        Assert.Equal((Indicator, organization, "invite:guest"), (await Fact("aud"), await Fact("organization"), await Fact("scope")));
        await browser.ShootAsync("token");
        await browser.Page.GotoAsync($"{browser.Home}token?organization={organization}");
        Assert.Equal(("urn:logto:organization:" + organization, "see:reports"), (await Fact("aud"), await Fact("scope")));

        // She is no member of the others.
        foreach (var query in new[] { $"{api}&organization={Company.Globex}", "organization=" + Company.Globex })
        {
            await browser.Page.GotoAsync($"{browser.Home}token?{query}");
            Assert.Equal("oidc.access_denied", await Fact("error"));
        }
    }

    private static async Task RunProgramAsync(IPage page, string organization, HubHost hub)
    {
        var program = await page.CreateApplicationAsync("Machine to machine", "A program without a user", "Nightly import");
        await page.GoAsync("Organizations");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Initech") }).ClickAsync();
        await page.OpenTabAsync("Programs");
        await page.AskAsync("Add programs");
        await page.ChooseAsync("Programs", "Nightly import");
        await page.ChooseAsync("Roles", "importer");
        await page.FinishAsync("Add");
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Nightly import" })).ToContainTextAsync("importer");
        await page.ShootAsync("4-programs");

        var claims = (await TokenAsync(hub, program, organization)).Ok().AccessTokenClaims;
        Assert.Equal(Indicator, claims.GetProperty("aud").GetString());
        Assert.Equal(organization, claims.GetProperty("organization_id").GetString());
        Assert.Equal("manage:billing", claims.GetProperty("scope").GetString());
        (await TokenAsync(hub, program, Company.Globex)).Refused(403, "access_denied");
    }

    private static async Task<TokenAnswer> TokenAsync(HubHost hub, CopiedApplication program, string organization)
    {
        using var http = hub.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, program.Endpoint + "/oidc/token")
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"), new("resource", Indicator), new("organization_id", organization),
                new("scope", string.Join(' ', Permissions)),
            ]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{program.Id}:{program.Secret}")));
        using var answer = await http.SendAsync(request);
        return await TokenAnswer.ReadAsync(answer);
    }
}
