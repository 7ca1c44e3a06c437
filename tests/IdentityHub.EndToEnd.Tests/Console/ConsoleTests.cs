using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Experience;
using IdentityHub.EndToEnd.Tests.Support;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Company = IdentityHub.Server.Tests.Support.Scenario;

namespace IdentityHub.EndToEnd.Tests.Console;

public sealed class ConsoleTests
{
    private const int Desktop = 1440;
    private const int Phone = 390;

    private static readonly string[] Pages =
    [
        "/", "/applications", "/applications/create", "/applications/" + Company.Web, "/applications/" + Company.Web + "?tab=guide",
        "/applications/" + Company.Web + "?tab=access", "/applications/" + Company.ThirdParty + "?tab=guide", "/applications/" + Company.ThirdParty + "?tab=permissions",
        "/applications/" + Company.ThirdParty + "?tab=look", "/applications/" + Company.Machine + "?tab=roles", "/applications/" + Company.Web + "?tab=logs",
        "/resources", "/resources/api", "/roles", "/roles/r-global", "/users", "/users/" + Company.Alice, "/users/" + Company.Alice + "?tab=security",
        "/users/" + Company.Alice + "?tab=organizations", "/users/" + Company.Alice + "?tab=identities", "/users/import",
        "/organizations", "/organizations/" + Company.Acme, "/organizations/" + Company.Acme + "?tab=invitations", "/organizations/" + Company.Acme + "?tab=jit",
        "/organizations/" + Company.Acme + "?tab=branding", "/organizations/" + Company.Acme + "?tab=settings",
        "/organizations/" + Company.Acme + "/members/" + Company.Alice, "/organization-template", "/sign-in-experience",
        "/sign-in-experience?tab=methods", "/sign-in-experience?tab=mfa", "/sign-in-experience?tab=fields", "/sign-in-experience?tab=content", "/sign-in-experience?tab=languages",
        "/sign-in-experience/phrases/th", "/connectors", "/connectors/create/oidc", "/connectors/create/simple-mail-transfer-protocol", "/email-templates",
        "/sso-connectors", "/security", "/security?tab=sessions", "/security?tab=policies", "/security?tab=identifiers", "/security?tab=lockout", "/logs", "/administrators",
        "/configuration", "/nothing-here",
    ];

    private static string? Pictures => Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_PICTURES") is { Length: > 0 } directory ? directory : null;

    [Theory]
    [InlineData("en", ColorScheme.Light, Desktop)]
    [InlineData("th", ColorScheme.Dark, Phone)]
    public async Task Every_page_can_be_used_by_everybody(string language, ColorScheme scheme, int width)
    {
        await using var stage = await ConsoleStage.StartAsync();
        await FurnishAsync(stage.Scenario.Company);
        var page = await stage.SignInAsync(AdministratorRole.Owner, new BrowserNewContextOptions
        {
            Locale = language,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = width == Phone ? 844 : 900 },
            // Only for the checker's own script.
            BypassCSP = true,
        });
        var problems = new List<string>();
        page.PageError += (_, error) => problems.Add($"{page.Url}: {error}");
        // What is shown for a page that does not work would be accessible, too.
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                problems.Add($"{page.Url}: {response.Status} {response.Url}");
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(stage.Scenario.Host.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                problems.Add($"{page.Url} asks elsewhere: {request.Url}");
            }
        };
        foreach (var path in Pages)
        {
            await page.GotoAsync(stage.AddressOf(path));
            // Who is not signed in meets another page without a header.
            await Expect(page.Locator("header")).ToBeVisibleAsync();
            await Expect(page.Locator("main h1")).ToBeVisibleAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            Assert.Equal(language, await page.GetAttributeAsync("html", "lang"));
            problems.AddRange((await LookAsync(page, $"{NameOf(path)}-{language}-{scheme}-{width}", Axe.FindProblemsAsync(page))).Select(problem => $"{path}: {problem}"));

            // The same by the other light, where other colours meet.
            var other = scheme == ColorScheme.Dark ? ColorScheme.Light : ColorScheme.Dark;
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = other });
            await page.EvaluateAsync(
                """
                async () => {
                    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
                    await Promise.all(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished.catch(() => null)));
                }
                """);
            problems.AddRange((await LookAsync(page, $"{NameOf(path)}-{language}-{other}-{width}", Axe.FindColourProblemsAsync(page))).Select(problem => $"{path}, {other}: {problem}"));
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        }

        await page.Context.CloseAsync();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static string NameOf(string path) => path == "/" ? "dashboard" : path.Trim('/').Replace('/', '-').Replace("?tab=", "-", StringComparison.Ordinal);

    // What is wrong with the page as it looks now, and its picture.
    private static async Task<IEnumerable<string>> LookAsync(IPage page, string name, Task<IReadOnlyList<string>> problems)
    {
        var found = (await problems).ToList();
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") is > 0 and var more)
        {
            found.Add($"wider than the window by {more}");
        }

        if (Pictures is { } directory)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(directory, $"console-{name}.png") });
        }

        return found;
    }

    [Fact]
    public async Task An_editor_creates_an_application_and_gets_a_guide_with_its_values()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor);
        await page.GetByRole(AriaRole.Link, new() { Name = "Applications", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Create application" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Express" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync("Bookstore");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bookstore" })).ToBeVisibleAsync();
        var made = await stage.Scenario.Company.ReadAsync(db => db.Applications.SingleAsync(row => row.Name == "Bookstore"));
        Assert.Equal(Data.Applications.ApplicationType.Traditional, made.Type);
        await Expect(page.Locator("main")).ToContainTextAsync(made.Id);
        await Expect(page.Locator("main")).ToContainTextAsync(stage.Scenario.Host.Address);

        // What was done is in the trail under the name of who did it.
        var editor = await stage.Scenario.Company.ReadAsync(db => db.Users.SingleAsync(row => row.Username == "the_editor"));
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.AuditLogs.AnyAsync(row => row.Key == "ManagementApi.CreateApplication" && row.UserId == editor.Id)));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_viewer_sees_and_is_offered_nothing_to_change()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Viewer);
        await page.GotoAsync(stage.AddressOf("/applications/create"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Express" })).ToBeDisabledAsync();
        await page.GotoAsync(stage.AddressOf("/users"));
        await Expect(page.Locator("main")).ToContainTextAsync("alice");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Somebody_who_is_no_administrator_is_told_so()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(null);
        await Expect(page.Locator("main h1")).ToContainTextAsync("administrator");
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "Applications", Exact = true }).CountAsync());
        await page.Context.CloseAsync();
    }

    /// <summary>What pages show that would be empty, or ask for what is not there.</summary>
    private static Task FurnishAsync(Company company) => company.ChangeAsync(db =>
    {
        db.Add(new ApplicationSignInExperience
        {
            ApplicationId = Company.ThirdParty,
            DisplayName = "Ledger",
            Color = JsonSerializer.SerializeToElement(new { primaryColor = "#0f766e" }),
        });
        db.Add(new CustomProfileField
        {
            Id = "shoe-size",
            Name = "shoeSize",
            Type = "Number",
            Label = "Shoe size",
            Config = JsonSerializer.SerializeToElement(new { minValue = 20 }),
            CreatedAt = DateTimeOffset.UnixEpoch,
        });
        return Task.CompletedTask;
    });
}
