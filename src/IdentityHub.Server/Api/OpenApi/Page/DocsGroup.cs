using System.Text.Json.Nodes;

namespace IdentityHub.Server.Api.OpenApi.Page;

/// <summary>An operation of the document.</summary>
/// <param name="Path">Path.</param>
/// <param name="Method">Method in capitals.</param>
/// <param name="Json">The rest.</param>
internal sealed record DocsEntry(string Path, string Method, JsonObject Json)
{
    /// <summary>Its name; also the anchor on the page.</summary>
    public string Id => (string)Json["operationId"]!;

    /// <summary>One sentence.</summary>
    public string Summary => (string)Json["summary"]!;
}

/// <summary>Operations that belong together.</summary>
/// <param name="Name">The tag.</param>
/// <param name="Slug">Name of the page.</param>
/// <param name="Operations">By path, as the document has them.</param>
internal sealed record DocsGroup(string Name, string Slug, IReadOnlyList<DocsEntry> Operations)
{
    /// <summary>The groups of a document.</summary>
    public static List<DocsGroup> Of(JsonObject document) =>
    [
        .. ((JsonObject)document["paths"]!)
            .SelectMany(path => ((JsonObject)path.Value!).Select(item => new DocsEntry(path.Key, item.Key.ToUpperInvariant(), (JsonObject)item.Value!)))
            .GroupBy(entry => (string)entry.Json["tags"]![0]!)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new DocsGroup(group.Key, SlugOf(group.Key), [.. group])),
    ];

    private static string SlugOf(string tag) => new([.. tag.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);
}
