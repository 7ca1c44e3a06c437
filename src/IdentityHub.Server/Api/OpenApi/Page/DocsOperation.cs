using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.Api.OpenApi.Page;

/// <summary>Writes the operations of a group.</summary>
internal sealed class DocsOperation(JsonObject document)
{
    private static readonly JsonSerializerOptions Indented = new(ApiJson.Options) { WriteIndented = true };

    // More than fit on a screen are folded.
    private const int ManyMembers = 20;

    private readonly DocsSchema schemas = new(document);

    /// <summary>Writes the page of a group.</summary>
    public void WriteGroup(Html html, DocsGroup group)
    {
        html.Add($"<h1>{group.Name}</h1><ul class=\"list short\">");
        foreach (var entry in group.Operations)
        {
            html.Add($"<li><a href=\"#{entry.Id}\"><b class=\"method {entry.Method.ToLowerInvariant()}\">{entry.Method}</b> <span>{entry.Summary}</span></a></li>");
        }

        html.Add($"</ul>");
        foreach (var entry in group.Operations)
        {
            Write(html, entry);
        }
    }

    private void Write(Html html, DocsEntry entry)
    {
        html.Add($"<article id=\"{entry.Id}\" aria-labelledby=\"{entry.Id}-title\"><h2 id=\"{entry.Id}-title\"><a href=\"#{entry.Id}\">{entry.Summary}</a></h2>")
            .Add($"<p class=\"route\"><b class=\"method {entry.Method.ToLowerInvariant()}\">{entry.Method}</b> <code>{entry.Path}</code></p>");
        if (entry.Json["security"] is not null)
        {
            html.Add($"<p class=\"note\">Anybody may call this; it needs no token.</p>");
        }

        WriteParameters(html, entry);
        if (entry.Json["requestBody"] is { } body)
        {
            html.Add($"<h3>Body</h3>");
            WriteContent(html, body["content"]!["application/json"]!);
        }

        WriteResponses(html, (JsonObject)entry.Json["responses"]!);
        html.Add($"</article>");
    }

    private void WriteParameters(Html html, DocsEntry entry)
    {
        var parameters = ((JsonArray)entry.Json["parameters"]!).Select(node => Resolve((JsonObject)node!)).ToList();
        if (parameters.Count == 0)
        {
            return;
        }

        html.Add($"<h3>Parameters</h3><dl class=\"members\">");
        foreach (var parameter in parameters)
        {
            html.Add($"<dt><code>{(string)parameter["name"]!}</code> <small>{(string)parameter["in"]!}</small> ");
            schemas.WriteType(html, (JsonObject)parameter["schema"]!);
            html.Add($"</dt><dd>{(string?)parameter["description"]}</dd>");
        }

        html.Add($"</dl>");
    }

    private void WriteResponses(Html html, JsonObject responses)
    {
        foreach (var (status, response) in responses.Where(pair => pair.Key[0] == '2'))
        {
            html.Add($"<h3>Answer <span class=\"status\">{status}</span></h3><p>{(string)response!["description"]!}</p>");
            if (response["content"] is JsonObject { Count: > 0 } content)
            {
                WriteContent(html, content.First().Value!);
            }
        }

        html.Add($"<details><summary>Refusals</summary><table><thead><tr><th scope=\"col\">Status</th><th scope=\"col\">Code</th><th scope=\"col\">Meaning</th></tr></thead><tbody>");
        foreach (var (status, response) in responses.Where(pair => pair.Key[0] is '4' or '5'))
        {
            WriteRefusals(html, status, Resolve((JsonObject)response!));
        }

        html.Add($"</tbody></table></details>");
    }

    private static void WriteRefusals(Html html, string status, JsonObject response)
    {
        if (response["content"]!["application/json"]!["examples"] is not JsonObject examples)
        {
            html.Add($"<tr><td><span class=\"status\">{status}</span></td><td></td><td>{(string)response["description"]!}</td></tr>");
            return;
        }

        foreach (var example in examples.Select(pair => pair.Value!))
        {
            html.Add($"<tr><td><span class=\"status\">{status}</span></td><td><code>{(string)example["value"]!["code"]!}</code></td><td>{(string)example["summary"]!}</td></tr>");
        }
    }

    private void WriteContent(Html html, JsonNode content)
    {
        var schema = (JsonObject)content["schema"]!;
        var count = schemas.CountMembers(schema);
        if (count > ManyMembers)
        {
            html.Add($"<details><summary>{count} members</summary>");
        }

        schemas.WriteMembers(html, schema);
        if (count > ManyMembers)
        {
            html.Add($"</details>");
        }

        if (content["example"] is { } example)
        {
            html.Add($"<details><summary>Example</summary><pre tabindex=\"0\"><code>{example.ToJsonString(Indented)}</code></pre></details>");
        }
    }

    private JsonObject Resolve(JsonObject node) => (string?)node["$ref"] is { } reference
        ? (JsonObject)reference[2..].Split('/').Aggregate((JsonNode)document, (place, key) => place[key]!)
        : node;
}
