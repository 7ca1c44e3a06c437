using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using IdentityHub.Tests.Clients;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>Tests that send e-mails by one SES on this machine.</summary>
[CollectionDefinition(Name)]
public sealed class SesOfConsoleTests : ICollectionFixture<SesOfConsole>
{
    public const string Name = "the console's SES";
}

/// <summary>
/// Amazon SES on this machine: aws-ses-v2-local. The hub of a test finds it by the environment of this process, so all tests share one and
/// tell their e-mails by the address.
/// </summary>
public sealed partial class SesOfConsole : IAsyncLifetime
{
    private const string Variable = "AWS_ENDPOINT_URL_SESV2";
    private const string Templates = """
        [{"usageType":"SignIn","subject":"{{code}} signs you in to {{application.name}}","content":"<p>Sign in with <b>{{code}}</b></p>"},
         {"usageType":"Generic","subject":"Your code is {{code}}","content":"<p>Your code is <b>{{code}}</b></p>"}]
        """;

    private LocalSes ses = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        ses = await LocalSes.StartAsync();
        Environment.SetEnvironmentVariable(Variable, ses.Address.ToString());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        return ses.DisposeAsync();
    }

    /// <summary>Fills in the form of AWS SES, up to the test.</summary>
    public static async Task FillInAsync(IPage page)
    {
        await page.GoAsync("Connectors");
        await page.AskAsync("Set up: E-mail");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { NameRegex = new("^AWS SES") }).ClickAsync();
        await Expect(page.Locator("main h1")).ToHaveTextAsync("AWS SES");
        await page.WriteAsync("Access key ID", "AKIDEXAMPLE");
        await page.WriteAsync("Access key secret", "an example of a secret");
        await page.WriteAsync("Region", "eu-central-1");
        await page.WriteAsync("Email address", "Bookstore <hello@books.example>");
        await page.PressAsync("As JSON");
        await page.WriteAsync("Templates", Templates);
    }

    /// <summary>Saves it.</summary>
    public static async Task FinishAsync(IPage page)
    {
        await page.PressAsync("Save and Done");
        await Expect(page.Locator("main h1")).ToHaveTextAsync("Connectors");
        await Expect(page.GetByText("In use")).ToBeVisibleAsync();
    }

    /// <summary>Forgets the e-mails until now.</summary>
    public Task ForgetAsync() => ses.ClearAsync();

    /// <summary>The last e-mail to an address whose subject contains a text; waits for it.</summary>
    public async Task<JsonElement> EmailAsync(string address, string subject)
    {
        for (var attempt = 0; attempt < 150; attempt++)
        {
            var email = (await ses.EmailsAsync()).LastOrDefault(email =>
                email.GetProperty("destination").GetRawText().Contains(address, StringComparison.OrdinalIgnoreCase)
                && email.GetProperty("subject").GetString()!.Contains(subject, StringComparison.Ordinal));
            if (email.ValueKind == JsonValueKind.Object)
            {
                return email;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"No e-mail about '{subject}' came to {address}: {string.Join('\n', await ses.EmailsAsync())}");
    }

    /// <summary>The code in the subject of such an e-mail.</summary>
    public async Task<string> CodeAsync(string address, string subject) => Digits().Match((await EmailAsync(address, subject)).GetProperty("subject").GetString()!).Value;

    /// <summary>The first link of such an e-mail that begins with an address.</summary>
    public async Task<string> LinkAsync(string address, string subject, string start)
    {
        var html = (await EmailAsync(address, subject)).GetProperty("body").GetProperty("html").GetString()!;
        return Links().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).First(link => link.StartsWith(start, StringComparison.Ordinal));
    }

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex Digits();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();
}
