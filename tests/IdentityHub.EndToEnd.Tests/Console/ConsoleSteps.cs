using System.Text.RegularExpressions;
using IdentityHub.EndToEnd.Tests.Demo;
using IdentityHub.EndToEnd.Tests.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>What administrators do in the Console, by what they see: names of links, buttons and fields.</summary>
internal static class ConsoleSteps
{
    /// <summary>Keeps what is copied. The real clipboard belongs to all windows of a browser, and tests run side by side.</summary>
    public static Task WatchClipboardAsync(this IPage page) =>
        page.AddInitScriptAsync("navigator.clipboard && (navigator.clipboard.writeText = async (text) => { globalThis.copied = text; })");

    /// <summary>Copies a value with its button.</summary>
    /// <returns>What is in the clipboard.</returns>
    public static async Task<string> CopyAsync(this IPage page, string label)
    {
        await page.EvaluateAsync("() => { globalThis.copied = ''; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy: " + label, Exact = true }).First.ClickAsync();
        var text = await page.EvaluateAsync<string>("() => globalThis.copied");
        Assert.NotEqual("", text);
        return text;
    }

    /// <summary>Goes to a page by the navigation.</summary>
    public static async Task GoAsync(this IPage page, string name)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();
        await Expect(page.Locator("main h1")).ToHaveTextAsync(name);
    }

    /// <summary>Opens a tab of a page.</summary>
    public static async Task OpenTabAsync(this IPage page, string name)
    {
        var tab = page.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true });
        await tab.ClickAsync();
        await Expect(tab).ToHaveAttributeAsync("aria-selected", "true");
    }

    /// <summary>Presses a button; in the dialog when there is one.</summary>
    public static async Task PressAsync(this IPage page, string name)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        var button = new LocatorGetByRoleOptions { Name = name, Exact = true };
        await (await dialog.CountAsync() > 0 ? dialog.GetByRole(AriaRole.Button, button) : page.Locator("main").GetByRole(AriaRole.Button, button)).First.ClickAsync();
    }

    /// <summary>Presses a button that asks for something in a dialog, and waits for it.</summary>
    public static async Task AskAsync(this IPage page, string name)
    {
        await page.PressAsync(name);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    /// <summary>Presses the button that ends a dialog, and waits until it is done.</summary>
    public static async Task FinishAsync(this IPage page, string name)
    {
        await page.PressAsync(name);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }

    /// <summary>Fills in a field, by its label.</summary>
    public static Task WriteAsync(this IPage page, string label, string text) => FieldOf(page, label).FillAsync(text);

    /// <summary>What is in a field.</summary>
    public static Task<string> ReadAsync(this IPage page, string label) => FieldOf(page, label).InputValueAsync();

    /// <summary>Turns a switch on or off, by its label as people do; what explains it is part of the label.</summary>
    public static async Task SwitchAsync(this IPage page, string name, bool isOn = true)
    {
        var box = page.GetByRole(AriaRole.Switch, new() { NameRegex = new($"^{Regex.Escape(name)}( |$)") }).First;
        if (await box.IsCheckedAsync() != isOn)
        {
            await page.Locator($"label[for='{await box.GetAttributeAsync("id")}']").First.ClickAsync();
        }

        await Expect(box).ToBeCheckedAsync(new() { Checked = isOn });
    }

    /// <summary>Chooses from a list that opens below its field.</summary>
    public static async Task ChooseAsync(this IPage page, string label, string option)
    {
        await FieldOf(page, label).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true }).ClickAsync();
        await page.Keyboard.PressAsync("Tab");
    }

    /// <summary>Saves what was changed, and waits until it is.</summary>
    public static async Task SaveAsync(this IPage page)
    {
        await page.PressAsync("Save changes");
        await Expect(page.GetByText("Unsaved changes")).ToBeHiddenAsync();
    }

    /// <summary>A picture for people, from the top of the page.</summary>
    public static async Task ShootAsync(this IPage page, string name)
    {
        await page.EvaluateAsync("() => { document.activeElement?.blur(); scrollTo(0, 0); }");
        await RunningDemo.ShootAsync(page, "journey-" + name);
    }

    /// <summary>Creates an application from the gallery, says where people come back to, and copies what its developer has to know.</summary>
    /// <param name="page">A page of the Console.</param>
    /// <param name="type">The filter of the gallery.</param>
    /// <param name="card">The card.</param>
    /// <param name="name">The application's name.</param>
    public static async Task<CopiedApplication> CreateApplicationAsync(this IPage page, string type, string card, string name)
    {
        await page.GoAsync("Applications");
        await page.GetByRole(AriaRole.Link, new() { Name = "Create application" }).First.ClickAsync();
        await page.Locator("label", new() { HasText = type }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^" + Regex.Escape(card)) }).ClickAsync();
        await page.WriteAsync("Name", name);
        await page.FinishAsync("Create");
        await Expect(page.Locator("main h1")).ToHaveTextAsync(name);
        return new CopiedApplication(await page.CopyAsync("App ID"), await page.CopyAsync("App secret"), await page.CopyAsync("Endpoint"), FreePort.Take());
    }

    /// <summary>Sets where people of an application come back to, on its page.</summary>
    public static async Task SetRedirectsAsync(this IPage page, CopiedApplication application)
    {
        await page.OpenTabAsync("Settings");
        await page.WriteAsync("Redirect URIs 1", application.Home + "callback");
        await page.WriteAsync("Post sign-out redirect URIs 1", application.Home);
        await page.SaveAsync();
    }

    /// <summary>Creates an account for somebody.</summary>
    /// <returns>The password that the Console made.</returns>
    public static async Task<string> CreateUserAsync(this IPage page, string name, string username, string email)
    {
        await page.GoAsync("Users");
        await page.AskAsync("Create user");
        await page.WriteAsync("Name", name);
        await page.WriteAsync("Username", username);
        await page.WriteAsync("E-mail address", email);
        await page.PressAsync("Generate");
        var password = await page.CopyAsync("Password");
        await page.FinishAsync("Create");
        await Expect(page.Locator("main h1")).ToHaveTextAsync(name);
        return password;
    }

    // The field, not the list below it that has the same name; of the dialog when there is one. A star says that it is required.
    private static ILocator FieldOf(IPage page, string label) =>
        page.GetByLabel(new Regex($"^{Regex.Escape(label)}( \\*)?$")).And(page.Locator("input:not([type=hidden]), textarea")).And(page.Locator(":visible")).Last;
}

/// <summary>What an administrator copied for the developer of an application.</summary>
/// <param name="Id">App ID.</param>
/// <param name="Secret">App secret.</param>
/// <param name="Endpoint">The hub.</param>
/// <param name="Port">Where the application is going to listen.</param>
internal sealed record CopiedApplication(string Id, string Secret, string Endpoint, int Port)
{
    /// <summary>Its home page.</summary>
    public string Home => LogtoApp.HomeOf(Port);
}
