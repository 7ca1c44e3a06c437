using System.Diagnostics;
using System.Text;
using IdentityHub.EndToEnd.Tests.Support;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>What a newcomer does: starts the demo as the README says, and follows it to the end in Chromium.</summary>
public sealed class DemoJourneyTests : IAsyncLifetime
{
    private const string Home = "http://localhost:3000/";
    private readonly string data = Directory.CreateTempSubdirectory("identityhub-demo-").FullName;
    private readonly StringBuilder output = new();
    private Process? demo;

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "IdentityHub.Demo.dll"));
        start.ArgumentList.Add($"--Demo:DataDirectory={data}");
        demo = Process.Start(start)!;
        demo.OutputDataReceived += (_, line) => Note(line.Data);
        demo.ErrorDataReceived += (_, line) => Note(line.Data);
        demo.BeginOutputReadLine();
        demo.BeginErrorReadLine();
        var watch = Stopwatch.StartNew();
        while (!Said("alice"))
        {
            Assert.False(demo.HasExited, "The demo ended: " + output);
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(2), "The demo did not say whom to sign in as: " + output);
            await Task.Delay(200);
        }
    }

    [Fact]
    public async Task Signs_in_lists_members_with_an_organization_token_and_signs_out_everywhere()
    {
        await using var window = await Chromium.NewWindowAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync(Home);
        await page.ClickAsync("#sign-in");
        await SignInAsync(page, "alice", "alice-demo-password");
        await page.WaitForSelectorAsync("#profile");
        Assert.Equal(Home, page.Url);
        Assert.Equal("Alice Example", await page.InnerTextAsync("#profile-name"));
        await ShootAsync(page, "demo-signed-in");

        await page.ClickAsync("#members-acmecorp0001");
        Assert.Equal("200", await page.InnerTextAsync("#api-status"));
        var token = await page.InnerTextAsync("#token-payload");
        Assert.Contains("\"organization_id\": \"acmecorp0001\"", token, StringComparison.Ordinal);
        Assert.Contains("read:member", token, StringComparison.Ordinal);
        await ShootAsync(page, "demo-members");

        await page.GotoAsync(Home);
        await page.ClickAsync("#cross-acmecorp0001-globexcorp01");
        Assert.Equal("403", await page.InnerTextAsync("#api-status"));

        // The hub's page confirms by itself, because the demo proves with the ID token whose session it ends.
        await page.ClickAsync("#sign-out");
        await page.WaitForSelectorAsync("#signed-out");
        Assert.StartsWith(Home, page.Url, StringComparison.Ordinal);
        await page.ClickAsync("#sign-in");
        await page.WaitForSelectorAsync("input[name=password]");
    }

    [Fact]
    public async Task Shows_only_the_organizations_of_the_person()
    {
        await using var window = await Chromium.NewWindowAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync(Home);
        await page.ClickAsync("#sign-in");
        await SignInAsync(page, "bob@demo.identityhub.example", "bob-demo-password");
        await ShootAsync(page, "demo-bob");
        await page.WaitForSelectorAsync("#organization-acmecorp0001");
        Assert.Null(await page.QuerySelectorAsync("#organization-globexcorp01"));
        await page.ClickAsync("#members-globexcorp01");
        Assert.Equal("access_denied", await page.InnerTextAsync("#token-error"));
    }

    public async ValueTask DisposeAsync()
    {
        if (demo is { HasExited: false })
        {
            demo.Kill();
            await demo.WaitForExitAsync();
        }

        demo?.Dispose();
        for (var attempt = 0; attempt < 50 && Directory.Exists(data); attempt++)
        {
            try
            {
                // The hub notices that the demo is gone and stops by itself.
                Directory.Delete(data, recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task SignInAsync(IPage page, string identifier, string password)
    {
        await page.FillAsync("input[name=identifier]", identifier);
        await page.FillAsync("input[name=password]", password);
        await ShootAsync(page, "demo-sign-in");
        await page.PressAsync("input[name=password]", "Enter");
    }

    /// <summary>Pictures for people, when IDENTITYHUB_TEST_PICTURES names a folder.</summary>
    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("IDENTITYHUB_TEST_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    private void Note(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private bool Said(string word)
    {
        lock (output)
        {
            return output.ToString().Contains(word, StringComparison.Ordinal);
        }
    }
}
