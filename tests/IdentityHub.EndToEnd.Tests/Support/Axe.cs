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
    public static async Task<IReadOnlyList<string>> FindProblemsAsync(IPage page, string? part = null)
    {
        await NodeClients.EnsureInstalledAsync();
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(NodeClients.Folder, "node_modules", "axe-core", "axe.min.js")));
        }

        var json = await page.EvaluateAsync<string>(
            """
            async (part) => JSON.stringify((await axe.run(part ?? document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))
                .violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html} ${node.failureSummary}`)))
            """,
            part);
        return JsonSerializer.Deserialize<string[]>(json)!;
    }
}
