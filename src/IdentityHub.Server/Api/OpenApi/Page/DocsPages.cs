using System.Text.Json.Nodes;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Api.OpenApi.Page;

/// <summary>The document for people: one page that lists everything, and one for each group. No script, nothing from elsewhere.</summary>
internal static class DocsPages
{
    /// <summary>Where they are.</summary>
    public const string Path = "/api/docs";

    private const string StyleSheet = "docs.css";
    private const string HtmlType = "text/html; charset=utf-8";

    /// <summary>Makes all pages and their style sheet, by name below <see cref="Path"/>.</summary>
    public static Dictionary<string, OpenApiFile> Make(JsonObject document, HubUrls urls)
    {
        var groups = DocsGroup.Of(document);
        var pages = new Dictionary<string, OpenApiFile>
        {
            [StyleSheet] = OpenApiFile.From(ReadStyleSheet(), "text/css; charset=utf-8"),
            [""] = OpenApiFile.From(Frame(document, groups, null, urls, html => DocsIndex.Write(html, document, groups, urls)), HtmlType),
        };
        var writer = new DocsOperation(document);
        foreach (var group in groups)
        {
            pages[group.Slug] = OpenApiFile.From(Frame(document, groups, group, urls, html => writer.WriteGroup(html, group)), HtmlType);
        }

        return pages;
    }

    /// <summary>Headers of the pages; nothing but our own style sheet is loaded.</summary>
    public static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>The address of a page.</summary>
    public static string Link(HubUrls urls, string slug) => urls.PathBase + Path + (slug.Length == 0 ? "" : "/" + slug);

    private static string Frame(JsonObject document, IReadOnlyList<DocsGroup> groups, DocsGroup? current, HubUrls urls, Action<Html> write)
    {
        var name = (string)document["info"]!["title"]!;
        var html = new Html();
        html.Add($"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Add($"<meta name=\"color-scheme\" content=\"light dark\"><title>{(current is null ? name : $"{current.Name} · {name}")}</title>")
            .Add($"<link rel=\"stylesheet\" href=\"{Link(urls, StyleSheet)}\"></head><body>")
            .Add($"<a class=\"skip\" href=\"#content\">Skip to the content</a>")
            .Add($"<header><a class=\"home\" href=\"{Link(urls, "")}\">{name}</a><a href=\"{urls.PathBase}/api/swagger.json\">OpenAPI</a></header>")
            .Add($"<div class=\"frame\"><nav class=\"side\" aria-label=\"Groups\">");
        WriteGroups(html, groups, current, urls);
        html.Add($"</nav><details class=\"groups\"><summary>{current?.Name ?? "All groups"}</summary><nav aria-label=\"Groups\">");
        WriteGroups(html, groups, current, urls);
        html.Add($"</nav></details><main id=\"content\">");
        write(html);
        return html.Add($"</main></div></body></html>\n").ToString();
    }

    private static void WriteGroups(Html html, IReadOnlyList<DocsGroup> groups, DocsGroup? current, HubUrls urls)
    {
        html.Add($"<ul>");
        WriteLink(html, Link(urls, ""), "Overview", null, current is null);
        foreach (var group in groups)
        {
            WriteLink(html, Link(urls, group.Slug), group.Name, group.Operations.Count, group == current);
        }

        html.Add($"</ul>");
    }

    private static void WriteLink(Html html, string address, string name, int? count, bool isCurrent)
    {
        html.Add($"<li><a href=\"{address}\"");
        if (isCurrent)
        {
            html.Add($" aria-current=\"page\"");
        }

        html.Add($">{name} <small>{count}</small></a></li>");
    }

    private static string ReadStyleSheet()
    {
        using var stream = typeof(DocsPages).Assembly.GetManifestResourceStream("IdentityHub.Server.Api.OpenApi.Page.docs.css")
            ?? throw new InvalidOperationException("docs.css is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
