using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Oidc.Cors;

/// <summary>
/// Cross-origin rules (Fetch standard §3.2). Metadata is open to every origin; token endpoints to the origins of the client that the
/// request proved to come from, never to one that an unverified token names; the authorization endpoint to none (RFC 9700 §2.1).
/// </summary>
internal sealed class OidcCors(HubUrls urls)
{
    /// <summary>Opens a public document.</summary>
    public static void AllowAny(HttpResponse response) => response.Headers.AccessControlAllowOrigin = "*";

    /// <summary>Opens an answer to the origin of the request when the client allows it.</summary>
    /// <returns><c>invalid_request</c> when the browser's origin is not one of the client's.</returns>
    public OAuthError? Check(HttpContext context, ApplicationEntry client)
    {
        var headers = context.Response.Headers;
        var origin = context.Request.Headers.Origin;
        if (origin.Count == 0)
        {
            headers.AccessControlAllowOrigin = "*";
            headers.AccessControlExposeHeaders = "WWW-Authenticate";
            return null;
        }

        var value = origin.ToString();
        var application = client.Application;
        if (value != urls.Origin
            && !BrowserOrigins.Allows(value, application.CustomClientMetadata.CorsAllowedOrigins, application.OidcClientMetadata.RedirectUris))
        {
            return OAuthError.InvalidRequest($"origin {OAuthError.Printable(value)} not allowed for client: {client.Id}") with { Detail = "origin not allowed" };
        }

        headers.AccessControlAllowOrigin = value;
        headers.AccessControlExposeHeaders = "WWW-Authenticate";
        headers.Vary = "Origin";
        return null;
    }

    /// <summary>Answers a preflight request. It names no client, so it promises nothing: the request itself is checked.</summary>
    public static Task PreflightAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        var origin = context.Request.Headers.Origin;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (origin.Count == 1)
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlMaxAge = "3600";
            headers.AccessControlAllowMethods = context.Request.Headers.AccessControlRequestMethod;
            if (context.Request.Headers.AccessControlRequestHeaders is { Count: > 0 } requested)
            {
                headers.AccessControlAllowHeaders = requested;
            }

            headers.Vary = "Origin";
        }

        return Task.CompletedTask;
    }
}
