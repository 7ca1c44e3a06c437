using IdentityHub.Server.People;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>What happens to what somebody typed: when somebody else was first, when a save fails, when the session ends.</summary>
public sealed class ConsoleConflictTests
{
    private const string Page = "/applications/web";
    private const string Calls = "**/api/applications/web";

    [Fact]
    public async Task The_second_of_two_administrators_is_told_and_decides()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var (ada, bob) = (await OpenAsync(stage, AdministratorRole.Owner), await OpenAsync(stage, AdministratorRole.Editor));

        // Both change the name; the second also the description.
        await SaveAsync(ada, "Ada's name");
        await Name(bob).FillAsync("Bob's name");
        await Description(bob).FillAsync("Bob's words");
        await Button(bob, "Save changes").ClickAsync();
        await Expect(bob.GetByText("Somebody else changed the same settings")).ToBeVisibleAsync();
        await Expect(Name(bob)).ToHaveValueAsync("Bob's name");
        await Expect(Description(bob)).ToHaveValueAsync("Bob's words");
        Assert.Equal("Ada's name", await StoredAsync(stage, app => app.Name));

        // Enter is no decision.
        await Name(bob).PressAsync("Enter");
        await Expect(Button(bob, "Save mine over it")).ToBeEnabledAsync();
        Assert.Equal("Ada's name", await StoredAsync(stage, app => app.Name));
        await Button(bob, "Save mine over it").ClickAsync();
        await Expect(bob.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Bob's name" })).ToBeVisibleAsync();
        Assert.Equal("Bob's name Bob's words", await StoredAsync(stage, app => $"{app.Name} {app.Description}"));

        // The other way round: the first looks at what the second did, and leaves it.
        await Name(ada).FillAsync("Ada's other name");
        await Button(ada, "Save changes").ClickAsync();
        await Button(ada, "Take theirs").ClickAsync();
        await Expect(Name(ada)).ToHaveValueAsync("Bob's name");
        await Expect(Button(ada, "Save changes")).ToHaveCountAsync(0);
        await ada.Context.CloseAsync();
        await bob.Context.CloseAsync();
    }

    [Fact]
    public async Task Changes_of_different_settings_meet()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var (ada, bob) = (await OpenAsync(stage, AdministratorRole.Owner), await OpenAsync(stage, AdministratorRole.Editor));
        await SaveAsync(ada, "Ada's name");
        await Description(bob).FillAsync("Bob's words");
        await Button(bob, "Save changes").ClickAsync();
        await Expect(bob.GetByText("Somebody else changed other settings here")).ToBeVisibleAsync();
        await Expect(Name(bob)).ToHaveValueAsync("Ada's name");
        await Expect(Description(bob)).ToHaveValueAsync("Bob's words");
        await Button(bob, "Save changes").ClickAsync();
        await Expect(bob.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal("Ada's name Bob's words", await StoredAsync(stage, app => $"{app.Name} {app.Description}"));
        await ada.Context.CloseAsync();
        await bob.Context.CloseAsync();
    }

    [Fact]
    public async Task A_save_that_fails_keeps_what_was_typed_and_names_the_request()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await OpenAsync(stage, AdministratorRole.Editor);
        await Name(page).FillAsync("Typed once");

        // Away.
        await page.RouteAsync(Calls, route => route.AbortAsync());
        await Button(page, "Save changes").ClickAsync();
        await Expect(page.GetByText("The hub cannot be reached")).ToBeVisibleAsync();
        await Expect(Name(page)).ToHaveValueAsync("Typed once");
        await page.UnrouteAsync(Calls);

        // Broken.
        await page.RouteAsync(Calls, route => route.Request.Method == "PATCH"
            ? route.FulfillAsync(new() { Status = 500, Headers = new Dictionary<string, string> { ["X-Request-Id"] = "0HNREQUEST:00000007" }, Body = "{}", ContentType = "application/json" })
            : route.ContinueAsync());
        await Button(page, "Save changes").ClickAsync();
        await Expect(page.GetByText("0HNREQUEST:00000007")).ToBeVisibleAsync();
        await Expect(Name(page)).ToHaveValueAsync("Typed once");
        await page.UnrouteAsync(Calls);

        // Refused by the hub itself, whose log has the same id.
        await page.GetByLabel("Redirect URIs 1", new() { Exact = true }).FillAsync("https://app.example.com/#fragment");
        var answer = await page.RunAndWaitForResponseAsync(() => Button(page, "Save changes").ClickAsync(), response => response.Request.Method == "PATCH");
        Assert.Equal(400, answer.Status);
        await Expect(page.GetByText($"(Request {await answer.HeaderValueAsync("X-Request-Id")})")).ToBeVisibleAsync();
        await Expect(Name(page)).ToHaveValueAsync("Typed once");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_typed_is_back_after_the_session_ended()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await OpenAsync(stage, AdministratorRole.Editor);
        await Name(page).FillAsync("Typed before the end");
        await page.RouteAsync(Calls, route => route.FulfillAsync(new() { Status = 401, Body = """{"code":"auth.unauthorized","message":"x"}""", ContentType = "application/json" }));
        await page.RouteAsync("**/oidc/token", route => route.FulfillAsync(new() { Status = 400, Body = """{"error":"invalid_grant"}""", ContentType = "application/json" }));
        await Button(page, "Save changes").ClickAsync();
        await Expect(page.GetByText("You have been signed out")).ToBeVisibleAsync();
        await page.UnrouteAsync(Calls);
        await page.UnrouteAsync("**/oidc/token");

        await page.Locator("main button").ClickAsync();
        await Expect(page.GetByText("What you typed before you were signed out is back.")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(Name(page)).ToHaveValueAsync("Typed before the end");
        Assert.NotEqual("Typed before the end", await StoredAsync(stage, app => app.Name));
        await Button(page, "Save changes").ClickAsync();
        await Expect(page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal("Typed before the end", await StoredAsync(stage, app => app.Name));
        Assert.Equal(0, await page.EvaluateAsync<int>("Object.keys(sessionStorage).filter((key) => key.startsWith('identityhub.draft:')).length"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_viewer_may_ask_what_would_happen()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Viewer);
        await page.GotoAsync(stage.AddressOf("/sign-in-experience"));
        await Expect(page.Locator("iframe").ContentFrame.Locator("form").First).ToBeVisibleAsync();
        await page.GotoAsync(stage.AddressOf("/sso-connectors"));
        await page.GetByLabel("E-mail address").FillAsync("someone@acme.example");
        await page.GetByLabel("E-mail address").PressAsync("Enter");
        await Expect(page.GetByText("No connector lists it.")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private static async Task<IPage> OpenAsync(ConsoleStage stage, AdministratorRole role)
    {
        var page = await stage.SignInAsync(role);
        await page.GotoAsync(stage.AddressOf(Page));
        await Expect(Name(page)).ToBeVisibleAsync();
        return page;
    }

    private static async Task SaveAsync(IPage page, string name)
    {
        await Name(page).FillAsync(name);
        await Button(page, "Save changes").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name })).ToBeVisibleAsync();
    }

    private static ILocator Name(IPage page) => page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true });

    private static ILocator Description(IPage page) => page.GetByLabel("Description", new() { Exact = true });

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static Task<string> StoredAsync(ConsoleStage stage, Func<Data.Applications.Application, string> read) =>
        stage.Scenario.Company.ReadAsync(async db => read(await db.Applications.SingleAsync(row => row.Id == Scenario.Web)));
}
