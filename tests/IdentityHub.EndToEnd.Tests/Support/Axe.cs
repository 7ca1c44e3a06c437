using System.Text.Json;
using IdentityHub.Tests.Clients;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.Support;

/// <summary>Looks for accessibility problems with axe-core, which <c>npm ci</c> in tests/clients installs.</summary>
internal static class Axe
{
    /// <summary>The problems of a page: rule, what it says, and where. The window must ignore the content security policy.</summary>
    /// <param name="page">The page.</param>
    /// <param name="part">Selector of the part to look at; null for all of it.</param>
    public static Task<IReadOnlyList<string>> FindProblemsAsync(IPage page, string? part = null) => RunAsync(page, part, colours: false);

    /// <summary>What is hard to see: of a page that was looked at whole already, and only has other colours now.</summary>
    /// <param name="page">The page.</param>
    /// <param name="part">Selector of the part to look at; null for all of it.</param>
    public static Task<IReadOnlyList<string>> FindColourProblemsAsync(IPage page, string? part = null) => RunAsync(page, part, colours: true);

    private static async Task<IReadOnlyList<string>> RunAsync(IPage page, string? part, bool colours)
    {
        await NodeClients.EnsureInstalledAsync();
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(NodeClients.Folder, "node_modules", "axe-core", "axe.min.js")));
        }

        var json = await page.EvaluateAsync<string>(
            """
            async ({ part, colours }) => JSON.stringify((await axe.run(part ?? document, {
                runOnly: colours ? { type: "rule", values: ["color-contrast", "link-in-text-block"] } : ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            }))
                .violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html} ${node.failureSummary}`)))
            """,
            new { part, colours });
        return JsonSerializer.Deserialize<string[]>(json)!;
    }
}
