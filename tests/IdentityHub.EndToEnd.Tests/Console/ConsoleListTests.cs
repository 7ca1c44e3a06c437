using System.Globalization;
using IdentityHub.Data.Users;
using IdentityHub.Server.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Company = IdentityHub.Server.Tests.Support.Scenario;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>Lists of thousands: read as one scrolls, never all in the document, and still there when one comes back.</summary>
public sealed class ConsoleListTests
{
    private const int People = 3000;
    private const int MostRows = 60;

    [Fact]
    public async Task Thousands_of_people_are_scrolled_through_and_found()
    {
        await using var stage = await ConsoleStage.StartAsync();
        await FillAsync(stage.Scenario.Company);
        var page = await stage.SignInAsync(AdministratorRole.Viewer);
        await page.GotoAsync(stage.AddressOf("/users"));
        await Expect(page.Locator("main li").First).ToBeVisibleAsync();

        var most = await ScrollToTheEndAsync(page);
        Assert.InRange(most, 1, MostRows);
        // Everybody was there once: the first of those who were made is the last of the list.
        await Expect(page.Locator("main li").Last).ToContainTextAsync("Person 0000");
        await Expect(page.Locator("main li").Last).ToHaveAttributeAsync("aria-setsize", new System.Text.RegularExpressions.Regex("^[0-9]+$"));

        await Expect(page.Locator("main li", new() { HasText = "Person 0003" })).ToBeVisibleAsync();
        var before = await ScrollAsync(page);
        await page.Locator("main li", new() { HasText = "Person 0003" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Person 0003" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.Locator("main li", new() { HasText = "Person 0003" })).ToBeVisibleAsync();
        Assert.InRange(await ScrollAsync(page), before - 100, before + 100);

        await page.GetByRole(AriaRole.Textbox).FillAsync("Person 217");
        await Expect(page.Locator("main li")).ToHaveCountAsync(10);
        await page.Locator("main li", new() { HasText = "Person 2173" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Person 2173" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Person 217");
        await Expect(page.Locator("main li")).ToHaveCountAsync(10);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_keyboard_goes_through_the_rows_and_does_not_lose_its_place()
    {
        await using var stage = await ConsoleStage.StartAsync();
        await FillAsync(stage.Scenario.Company);
        var page = await stage.SignInAsync(AdministratorRole.Viewer);
        await page.GotoAsync(stage.AddressOf("/users"));
        await page.Locator("main li a").First.FocusAsync();
        for (var row = 1; row <= 40; row++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
            await Expect(page.Locator(Inv($"main li[data-index='{row}'] > a"))).ToBeFocusedAsync();
        }

        Assert.True(await IsSeenAsync(page));
        Assert.InRange(await page.Locator("main li").CountAsync(), 1, MostRows);

        // Whoever scrolls away by the wheel goes on where the keyboard was.
        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await Expect(page.Locator("main li[data-index='0']")).ToBeVisibleAsync();
        await Expect(page.Locator("main li[data-index='40'] > a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("main li[data-index='41'] > a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator("main li[data-index='0'] > a")).ToBeFocusedAsync();
        Assert.True(await IsSeenAsync(page));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Profile" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_asked_for_again_only_when_somebody_says_so()
    {
        await using var stage = await ConsoleStage.StartAsync();
        await FillAsync(stage.Scenario.Company);
        var page = await stage.SignInAsync(AdministratorRole.Viewer);
        var asked = 0;
        var refuses = true;
        await page.RouteAsync(
            url => url.Contains("/api/users?", StringComparison.Ordinal) && !url.Contains("cursor=&", StringComparison.Ordinal),
            route =>
            {
                Interlocked.Increment(ref asked);
                return refuses
                    ? route.FulfillAsync(new() { Status = 400, ContentType = "application/json", Body = """{"code":"test.refused","message":"Not now."}""" })
                    : route.ContinueAsync();
            });
        await page.GotoAsync(stage.AddressOf("/users"));
        await Expect(page.Locator("main li").First).ToBeVisibleAsync();
        await page.EvaluateAsync("() => scrollTo(0, document.documentElement.scrollHeight)");
        var again = page.GetByRole(AriaRole.Button, new() { Name = "Try again" });
        await Expect(again).ToBeVisibleAsync();
        await page.EvaluateAsync("() => scrollBy(0, -200)");
        await page.EvaluateAsync("() => scrollBy(0, 200)");
        await page.WaitForTimeoutAsync(500);
        Assert.Equal(1, asked);

        refuses = false;
        await again.ClickAsync();
        await Expect(page.Locator("main li[data-index='55']")).ToBeAttachedAsync();
        await page.Context.CloseAsync();
    }

    private static Task FillAsync(Company company) => company.ChangeAsync(db =>
    {
        var start = DateTimeOffset.UnixEpoch.AddYears(50);
        db.AddRange(Enumerable.Range(0, People).Select(number => new User
        {
            Id = Inv($"person{number:0000}"),
            Username = Inv($"person{number:0000}"),
            NormalizedUsername = Inv($"person{number:0000}"),
            Name = Inv($"Person {number:0000}"),
            CreatedAt = start.AddMinutes(number),
            UpdatedAt = start.AddMinutes(number),
        }));
        return Task.CompletedTask;
    });

    /// <summary>Turns the wheel until there is no more.</summary>
    /// <returns>The most rows that were in the document at once.</returns>
    private static async Task<int> ScrollToTheEndAsync(IPage page)
    {
        await page.Mouse.MoveAsync(700, 500);
        var most = 0;
        var last = 0;
        for (var turn = 0; turn < 1000; turn++)
        {
            await page.Mouse.WheelAsync(0, 2400);
            await page.WaitForTimeoutAsync(25);
            var rows = await page.Locator("main li").CountAsync();
            most = Math.Max(most, rows);
            var now = await ScrollAsync(page);
            Assert.True(now >= last - 1, $"It jumped from {last} to {now}.");
            last = now;
            if (await page.Locator("main li", new() { HasText = "Person 0000" }).IsVisibleAsync())
            {
                return most;
            }
        }

        Assert.Fail("The end was not reached.");
        return most;
    }

    private static Task<int> ScrollAsync(IPage page) => page.EvaluateAsync<int>("() => Math.round(scrollY)");

    /// <summary>Whether what has the focus is below the header and above the end of the window.</summary>
    private static Task<bool> IsSeenAsync(IPage page) => page.EvaluateAsync<bool>(
        "() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return top >= 60 && bottom <= innerHeight; }");

    private static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
