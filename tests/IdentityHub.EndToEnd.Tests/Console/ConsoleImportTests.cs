using System.Text;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>Importing users from files.</summary>
public sealed class ConsoleImportTests
{
    [Fact]
    public async Task A_file_of_three_hundred_with_mistakes_is_imported_corrected_and_repeated()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor);
        await page.GotoAsync(stage.AddressOf("/users"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Import" }).ClickAsync();
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Import users");
        var before = await stage.Scenario.Company.ReadAsync(db => db.Users.CountAsync());

        await ChooseAsync(page, "people.csv", File());
        await Expect(page.Locator("main")).ToContainTextAsync("people.csv: 300 rows");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Becomes: E-mail" })).ToHaveValueAsync("E-mail address");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Becomes: customData.plan" })).ToHaveValueAsync("Custom data, under this name");

        // A quoted end of line is in line 2, so the rows after it are one line further than they are rows.
        var mistakes = page.GetByRole(AriaRole.Region, new() { Name = "Mistakes in the file" });
        await Expect(mistakes.GetByRole(AriaRole.Row)).ToHaveCountAsync(5);
        await Expect(mistakes).ToContainTextAsync("12E-mail“person9 at example.com” is no e-mail address.");
        await Expect(mistakes).ToContainTextAsync("15E-mail“PERSON11@example.com” is in line 14 too.");
        Assert.Equal(before, await stage.Scenario.Company.ReadAsync(db => db.Users.CountAsync()));

        await page.GetByRole(AriaRole.Button, new() { Name = "Import 296 users" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Finished" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await ExpectFiguresAsync(page, created: "294", skipped: "1", failed: "1");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Failed" })).ToContainTextAsync("There can be no such phone number");
        Assert.Equal(before + 294, await stage.Scenario.Company.ReadAsync(db => db.Users.CountAsync()));
        var first = await stage.Scenario.Company.ReadAsync(db => db.Users.SingleAsync(user => user.Username == "person0"));
        Assert.Equal(("Person\nof 0", "gold", "Bcrypt"), (first.Name, first.CustomData.GetProperty("plan").GetString(), first.PasswordEncryptionMethod));
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.AuditLogs.CountAsync(row => row.Key == "ManagementApi.CreateUser")) >= 294);

        // What failed is a file that can be corrected; nothing in it is a formula.
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("section", new() { HasText = "The hub refused these" }).GetByRole(AriaRole.Button, new() { Name = "Download as CSV" }).ClickAsync());
        Assert.Equal("people-failed.csv", download.SuggestedFilename);
        var failed = await System.IO.File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("\"import_problem\"", failed, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(1)\"", failed, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Another file" }).ClickAsync();
        await ChooseAsync(page, "corrected.csv", failed.Replace("\"99999\"", "\"66812345678\"", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 1 users" }).ClickAsync();
        await ExpectFiguresAsync(page, created: "1", skipped: "0", failed: "0");
        Assert.True(await stage.Scenario.Company.ReadAsync(db => db.Users.AnyAsync(user => user.Name == "=HYPERLINK(1)" && user.PrimaryPhone == "66812345678")));

        // The first file again creates nobody.
        await page.GetByRole(AriaRole.Button, new() { Name = "Another file" }).ClickAsync();
        await ChooseAsync(page, "people.csv", File());
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 296 users" }).ClickAsync();
        await ExpectFiguresAsync(page, created: "0", skipped: "295", failed: "1");
        Assert.Equal(before + 295, await stage.Scenario.Company.ReadAsync(db => db.Users.CountAsync()));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Json_is_imported_while_the_hub_is_away_for_a_moment()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Owner);
        await page.GotoAsync(stage.AddressOf("/users/import"));
        var calls = 0;
        await page.RouteAsync("**/api/users/batch", async route =>
        {
            switch (++calls)
            {
                case 1:
                    await route.AbortAsync("connectionrefused");
                    break;
                case 2:
                    await route.FulfillAsync(new() { Status = 503, Body = "" });
                    break;
                case 3:
                    // It arrives, and its answer is lost: whoever was created is found the next time.
                    await route.FetchAsync();
                    await route.AbortAsync("connectionreset");
                    break;
                default:
                    await route.ContinueAsync();
                    break;
            }
        });
        var lines = Enumerable.Range(0, 120).Select(number => $$"""{"username":"line{{number}}","profile":{"givenName":"L"},"id":"ignored"}""").Append("{broken");
        await ChooseAsync(page, "people.ndjson", string.Join('\n', lines));
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Mistakes in the file" })).ToContainTextAsync("This is not valid JSON");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 120 users" }).ClickAsync();
        await Expect(page.GetByText("Waiting for the hub").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Finished" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await ExpectFiguresAsync(page, created: "20", skipped: "100", failed: "0");
        Assert.Equal(120, await stage.Scenario.Company.ReadAsync(db => db.Users.CountAsync(user => user.Username!.StartsWith("line"))));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_import_can_be_paused_and_goes_on_while_one_looks_at_another_page()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Owner);
        await page.GotoAsync(stage.AddressOf("/users/import"));
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/api/users/batch", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await ChooseAsync(page, "people.csv", "username\n" + string.Join('\n', Enumerable.Range(0, 250).Select(number => "away" + number)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 250 users" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        held.SetResult();
        await ExpectFiguresAsync(page, created: "100", skipped: "0", failed: "0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Roles", Exact = true }).ClickAsync();
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Roles");
        await page.GoBackAsync();
        await ExpectFiguresAsync(page, created: "250", skipped: "0", failed: "0");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_and_a_viewer_imports_nothing()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor);
        await page.GotoAsync(stage.AddressOf("/users/import"));
        await page.SetInputFilesAsync("main input[type=file]", new FilePayload { Name = "old.csv", MimeType = "text/csv", Buffer = Encoding.Latin1.GetBytes("name,email\nJosé,jose@example.com") });
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not UTF-8");
        await page.Context.CloseAsync();

        page = await stage.SignInAsync(AdministratorRole.Viewer);
        await page.GotoAsync(stage.AddressOf("/users"));
        await Expect(page.Locator("main")).ToContainTextAsync("alice");
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "Import" }).CountAsync());
        await page.GotoAsync(stage.AddressOf("/users/import"));
        await Expect(page.Locator("main input[type=file]")).ToBeDisabledAsync();
        await page.Context.CloseAsync();
    }

    private static Task ChooseAsync(IPage page, string name, string text) =>
        page.SetInputFilesAsync("main input[type=file]", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) });

    private static async Task ExpectFiguresAsync(IPage page, string created, string skipped, string failed)
    {
        foreach (var (name, count) in new[] { ("created", created), ("skipped", skipped), ("failed", failed) })
        {
            await Expect(page.Locator($"[data-figure={name}] > div")).ToHaveTextAsync(count, new() { Timeout = 60_000 });
        }
    }

    /// <summary>Three hundred rows: one is there already, four have mistakes that the page finds, one that the hub finds.</summary>
    private static string File()
    {
        var text = new StringBuilder("\uFEFFLogin;E-mail;Phone;Full name;customData.plan;passwordHash;algorithm\r\n");
        for (var number = 0; number < 300; number++)
        {
            var (login, email, phone, name) = ($"person{number}", $"person{number}@example.com", "", $"Person {number}");
            (login, email, phone, name) = number switch
            {
                0 => (login, email, phone, "\"Person\nof 0\""),
                5 => ("alice", email, phone, name),
                9 => (login, "person9 at example.com", phone, name),
                12 => (login, "PERSON11@example.com", phone, name),
                20 => ("20person", email, phone, name),
                21 => ("", "", "", name),
                30 => (login, email, "99999", "=HYPERLINK(1)"),
                _ => (login, email, phone, name),
            };
            var digest = number == 0 ? "$2b$12$GraceHopperMark2RelayuaAQxcnYZQcm4C1wuHxXqhAHwKBEVoxS;Bcrypt" : ";";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{login};{email};{phone};{name};gold;{digest}\r\n");
        }

        return text.ToString();
    }
}
