using System.Text.Json.Nodes;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Api.OpenApi.Page;

/// <summary>The page that lists everything.</summary>
internal static class DocsIndex
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, JsonObject document, IReadOnlyList<DocsGroup> groups, HubUrls urls)
    {
        var info = document["info"]!;
        html.Add($"<h1>{(string)info["title"]!}</h1><p class=\"lead\">{(string)info["description"]!}</p>");
        WriteFirstCall(html, urls);
        foreach (var group in groups)
        {
            html.Add($"<section aria-labelledby=\"{group.Slug}\"><h2 id=\"{group.Slug}\"><a href=\"{DocsPages.Link(urls, group.Slug)}\">{group.Name}</a></h2><ul class=\"list\">");
            foreach (var entry in group.Operations)
            {
                html.Add($"<li><a href=\"{DocsPages.Link(urls, group.Slug)}#{entry.Id}\"><b class=\"method {entry.Method.ToLowerInvariant()}\">{entry.Method}</b> ")
                    .Add($"<code>{entry.Path}</code><span>{entry.Summary}</span></a></li>");
            }

            html.Add($"</ul></section>");
        }
    }

    private static void WriteFirstCall(Html html, HubUrls urls) => html
        .Add($"<section aria-labelledby=\"first-call\"><h2 id=\"first-call\">A first call</h2>")
        .Add($"<p>Make a machine-to-machine application with a role that holds the permission <code>all</code>, get a token, and send it along.</p>")
        .Add($"<pre tabindex=\"0\"><code>curl {urls.Issuer}/token -u APP_ID:APP_SECRET \\\n  -d grant_type=client_credentials \\\n  -d resource=https://default.logto.app/api -d scope=all\n\n")
        .Add($"curl {urls.PublicUrl}/api/users -H \"Authorization: Bearer TOKEN\"</code></pre>")
        .Add($"<h3>Lists</h3><p>Most lists come in pages: <code>page</code> and <code>page_size</code>, with <code>Total-Number</code> and <code>Link</code> in the answer. ")
        .Add($"For long walks send <code>cursor=</code> and then the <code>Next-Cursor</code> of each answer: every page is equally fast.</p>")
        .Add($"<h3>Refusals</h3><p>Each has a <code>code</code> for programs and a <code>message</code> for people; <code>details</code> names the members that are wrong.</p></section>");
}
