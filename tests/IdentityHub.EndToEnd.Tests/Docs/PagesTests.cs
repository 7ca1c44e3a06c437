using System.Text.RegularExpressions;

namespace IdentityHub.EndToEnd.Tests.Docs;

/// <summary>Pages of the documentation hold together.</summary>
public sealed partial class PagesTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Repository.Root, "*.md")
            .Concat(Directory.GetFiles(Repository.PathOf("docs"), "*.md"))
            .Concat(Directory.GetFiles(Repository.PathOf("deploy"), "*.md"))
            .Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_inside_the_repository_lead_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;

        Assert.All(
            Link().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)),
            link => Assert.True(Path.Exists(Path.Combine(folder, link.Split('#')[0])), $"{page} links to {link}, which is not there."));
    }

    [Theory]
    [InlineData("OrganizationTokens.cs")]
    [InlineData("organization-tokens.mjs")]
    [InlineData("organization_tokens.py")]
    public void The_page_shows_the_snippet_that_is_tested(string snippet)
    {
        Assert.Contains($"\n{Repository.Read($"docs/snippets/{snippet}")}```\n", Repository.Read("docs/protect-an-api.md"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
