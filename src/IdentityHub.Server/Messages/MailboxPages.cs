using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api.OpenApi.Page;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Messages;

/// <summary>The page <c>/dev/mailbox</c>, and the same as JSON for tests. Mapped in development only.</summary>
internal static class MailboxPages
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/dev/mailbox";

    private const int RefreshSeconds = 5;

    /// <summary>Maps both.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync);
        routes.MapGet(Path + ".json", ShowJsonAsync);
    }

    private static async Task ShowAsync(HttpContext http)
    {
        var refreshes = http.Request.Query.ContainsKey("refresh");
        Protect(http.Response.Headers);
        http.Response.ContentType = "text/html; charset=utf-8";
        var page = Write(http.RequestServices.GetRequiredService<DevelopmentMailbox>().Messages, http.RequestServices.GetRequiredService<HubUrls>(), refreshes);
        await http.Response.WriteAsync(page, http.RequestAborted);
    }

    private static async Task ShowJsonAsync(HttpContext http)
    {
        Protect(http.Response.Headers);
        http.Response.ContentType = "application/json; charset=utf-8";
        var list = new JsonArray();
        foreach (var (number, at, rendered) in http.RequestServices.GetRequiredService<DevelopmentMailbox>().Messages)
        {
            list.Add(new JsonObject
            {
                ["number"] = number,
                ["at"] = at.ToUnixTimeMilliseconds(),
                ["channel"] = rendered.Message.Channel.ToString(),
                ["to"] = rendered.Message.To,
                ["type"] = rendered.Message.Type.ToString(),
                ["locale"] = rendered.Message.Locale,
                ["payload"] = rendered.Message.Payload.DeepClone(),
                ["subject"] = rendered.Subject,
                ["text"] = rendered.Text,
                ["html"] = rendered.Html,
                ["replyTo"] = rendered.ReplyTo,
                ["sendFrom"] = rendered.SendFrom,
            });
        }

        await http.Response.WriteAsync(list.ToJsonString(Api.ApiJson.Options), http.RequestAborted);
    }

    // E-mails bring styles of their own. A frame of a text inherits this policy and is sandboxed besides, so nothing in it runs or loads.
    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' https: data:; frame-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
    }

    private static string Write(IReadOnlyList<KeptMessage> messages, HubUrls urls, bool refreshes)
    {
        var address = urls.PathBase + Path;
        var html = new Html();
        html.Add($"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Mailbox · IdentityHub (development)</title>")
            .Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">");
        if (refreshes)
        {
            html.Add($"<meta http-equiv=\"refresh\" content=\"{RefreshSeconds}\">");
        }

        html.Add($"<link rel=\"icon\" href=\"{urls.PathBase + Assets.Icon}\" type=\"image/svg+xml\">")
            .Add($"<link rel=\"stylesheet\" href=\"{urls.PathBase + Assets.StyleSheet}\">")
            .Add($"<style>body{{display:block}}.card{{max-width:52rem;margin:2rem auto}}article{{border-top:1px solid;padding:1rem 0;text-align:start}}")
            .Add($"iframe{{width:100%;height:30rem;border:1px solid;background:#fff}}pre{{white-space:pre-wrap;overflow-wrap:anywhere}}</style></head><body>")
            .Add($"<main class=\"card\"><h1>Mailbox</h1><p>What would have been sent if there were a connector. Only in development, only in memory.</p>");
        html.Add(refreshes
            ? (FormattableString)$"<p>Refreshes every {RefreshSeconds} seconds. <a href=\"{address}\">Stop</a></p>"
            : $"<p><a href=\"{address}\">Refresh</a> · <a href=\"{address}?refresh\">Refresh automatically</a></p>");
        if (messages.Count == 0)
        {
            html.Add($"<p>No messages yet.</p>");
        }

        foreach (var message in messages)
        {
            WriteMessage(html, message);
        }

        return html.Add($"</main></body></html>\n").ToString();
    }

    private static void WriteMessage(Html html, KeptMessage kept)
    {
        var (number, at, rendered) = kept;
        var message = rendered.Message;
        html.Add($"<article aria-labelledby=\"m{number}\"><h2 id=\"m{number}\">{(rendered.Subject.Length == 0 ? rendered.Text : rendered.Subject)}</h2>")
            .Add($"<p>{message.Channel} to <strong>{message.To}</strong> · {message.Type} · {message.Locale} · ")
            .Add($"<time datetime=\"{at.ToString("O", CultureInfo.InvariantCulture)}\">{at.ToString("u", CultureInfo.InvariantCulture)}</time></p>");
        if (message.Payload["code"] is JsonValue code && code.GetValueKind() == JsonValueKind.String)
        {
            html.Add($"<p>Code: <code class=\"mailbox-code\">{code.GetValue<string>()}</code></p>");
        }

        if (rendered.Html is { } content)
        {
            html.Add($"<iframe sandbox title=\"{rendered.Subject}\" srcdoc=\"{content}\"></iframe><details><summary>Plain text</summary><pre>{rendered.Text}</pre></details>");
        }
        else
        {
            html.Add($"<pre>{rendered.Text}</pre>");
        }

        html.Add($"</article>");
    }
}
