using System.Net;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;

namespace IdentityHub.Server.Oidc.Authorize;

/// <summary>
/// Sends an authorization response to the client (RFC 6749 §4.1.2): always with <c>iss</c> (RFC 9207), always by 303, so that nothing
/// that was posted to us is posted on (RFC 9700 §4.12).
/// </summary>
internal static class AuthorizationResponse
{
    private const string SubmitScript = "document.forms[0].submit()";

    // The page carries values of the client; only this one script may run in it, whatever they are (CVE-2026-42849). No form-action:
    // browsers apply it to redirects that follow the post as well, and those are the client's business.
    private static readonly string FormPolicy =
        $"default-src 'none'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(SubmitScript)))}'; " +
        "base-uri 'none'; frame-ancestors 'self'";

    /// <summary>Sends a code.</summary>
    public static Task WriteCodeAsync(HttpContext context, ReplyAddress replyTo, string code, string issuer) =>
        WriteAsync(context, replyTo, [new("code", code), new("state", replyTo.State), new("iss", issuer)]);

    /// <summary>Sends an error.</summary>
    public static Task WriteErrorAsync(HttpContext context, ReplyAddress replyTo, OAuthError error, string issuer) => WriteAsync(
        context,
        replyTo,
        [
            new("error", error.Code), new("error_description", error.Description), new("scope", error.Scope),
            new("state", replyTo.State), new("iss", issuer),
        ]);

    /// <summary>Leads the browser on with 303.</summary>
    public static void Redirect(HttpContext context, string location)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = location;
        context.Response.Headers.CacheControl = "no-store";
    }

    private static async Task WriteAsync(HttpContext context, ReplyAddress replyTo, IReadOnlyList<KeyValuePair<string, string?>> parameters)
    {
        var uri = RedirectUris.Normalize(replyTo.RedirectUri)!;
        var present = parameters.Where(parameter => parameter.Value is not null).ToList();
        switch (replyTo.ResponseMode)
        {
            case ResponseMode.FormPost:
                await WriteFormAsync(context, uri, present);
                break;
            case ResponseMode.Fragment:
                Redirect(context, $"{uri}#{Encode(present)}");
                break;
            default:
                Redirect(context, $"{uri}{(uri.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Encode(present)}");
                break;
        }
    }

    private static string Encode(IEnumerable<KeyValuePair<string, string?>> parameters) =>
        string.Join('&', parameters.Select(parameter => $"{parameter.Key}={WebUtility.UrlEncode(parameter.Value)}"));

    private static Task WriteFormAsync(HttpContext context, string uri, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = FormPolicy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        var inputs = string.Concat(parameters.Select(parameter =>
            $"""<input type="hidden" name="{parameter.Key}" value="{WebUtility.HtmlEncode(parameter.Value)}">"""));
        return response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Continue</title></head>
            <body><form method="post" action="{WebUtility.HtmlEncode(uri)}">{inputs}<button type="submit">Continue</button></form>
            <script>{SubmitScript}</script></body></html>

            """,
            context.RequestAborted);
    }
}
