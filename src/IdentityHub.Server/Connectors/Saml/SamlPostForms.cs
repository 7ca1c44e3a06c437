using System.Buffers.Text;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>A request that a browser posts to the provider (SAML Bindings §3.5.4).</summary>
/// <param name="Destination">Endpoint of the provider.</param>
/// <param name="SamlRequest">The form field of this name.</param>
/// <param name="RelayState">The form field of this name.</param>
/// <param name="ExpiresAt">From when on it is not sent.</param>
internal sealed record SamlPostForm(string Destination, string SamlRequest, string RelayState, DateTimeOffset ExpiresAt);

/// <summary>
/// Sends requests to providers that take them as forms only. The form is in the address of the page that sends it, encrypted, so nothing is stored
/// and nobody else can make us show one.
/// </summary>
internal sealed class SamlPostForms(MasterKey masterKey, HubUrls urls, TimeProvider time)
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/api/authn/saml-request";

    private const string Purpose = "saml request form";
    private const string Script = "document.forms[0].submit()";
    private const int LongestAddress = 16 * 1024;

    // No form-action: browsers apply it to redirects that follow the post as well, and those are the provider's business.
    private static readonly string Policy =
        $"default-src 'none'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The address of the page that sends a form.</summary>
    public string AddressOf(SamlPostForm form)
    {
        // The request is XML in base64; as itself it becomes half as long.
        var compact = form with { SamlRequest = Encoding.UTF8.GetString(Convert.FromBase64String(form.SamlRequest)) };
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(deflate, compact, ApiJson.Options);
        }

        return $"{urls.Absolute(Path)}?form={Base64Url.EncodeToString(masterKey.Protect(Purpose, packed.ToArray()))}";
    }

    /// <summary>Shows the page.</summary>
    public Task ShowAsync(HttpContext http)
    {
        if (Read(http.Request.Query["form"].ToString()) is not { } form)
        {
            return ApiResponse.WriteAsync(http, SamlErrors.NoResponse);
        }

        var response = http.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        return response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Continue</title></head>
            <body><form method="post" action="{WebUtility.HtmlEncode(form.Destination)}">
            <input type="hidden" name="SAMLRequest" value="{Convert.ToBase64String(Encoding.UTF8.GetBytes(form.SamlRequest))}">
            <input type="hidden" name="RelayState" value="{WebUtility.HtmlEncode(form.RelayState)}">
            <button type="submit">Continue</button></form>
            <script>{Script}</script></body></html>

            """,
            http.RequestAborted);
    }

    private SamlPostForm? Read(string text)
    {
        if (text.Length is 0 or > LongestAddress || !Base64Url.IsValid(text) || masterKey.Unprotect(Purpose, Base64Url.DecodeFromChars(text)) is not { } packed)
        {
            return null;
        }

        using var inflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<SamlPostForm>(inflate, ApiJson.Options) is { } form && form.ExpiresAt > time.GetUtcNow() ? form : null;
    }
}
