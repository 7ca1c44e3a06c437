using System.Buffers;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>
/// Where a provider may send people back to, with a code that signs them in: our own callback, or a page of the client that the interaction belongs to. Never
/// another place, whatever the provider has registered.
/// </summary>
internal static class ExternalRedirect
{
    private const int Longest = 2048;

    // RFC 3986 §2, and brackets for addresses in digits. The fragment is not for servers.
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?[]@!$&'()*+,;=%");

    /// <summary>Our own callback.</summary>
    public static string CallbackOf(ExperienceContext context, string connectorId) =>
        context.Service<HubUrls>().Absolute("/callback/" + Uri.EscapeDataString(connectorId));

    /// <summary>Whether people may come back there.</summary>
    /// <returns>Null; 400 <c>guard.invalid_input</c> for <c>redirectUri</c>.</returns>
    public static ApiError? Check(ExperienceContext context, string connectorId, string redirectUri) =>
        redirectUri == CallbackOf(context, connectorId) || IsOfClient(context.Application, redirectUri)
            ? null
            : Invalid("Expected the callback of the hub, or a page on an origin of the application.");

    /// <summary>Whether people may come back there to an application in which they are signed in, which has no use for the hub's callback.</summary>
    /// <returns>Null; 400 <c>guard.invalid_input</c> for <c>redirectUri</c>.</returns>
    public static ApiError? Check(ApplicationEntry? application, string redirectUri) =>
        IsOfClient(application, redirectUri) ? null : Invalid("Expected a page on an origin of the application.");

    private static ApiError Invalid(string problem) =>
        ApiErrors.InvalidInput("body", [new SchemaIssue("invalid_string", new SchemaPath(null, "redirectUri"), problem)]);

    private static bool IsOfClient(ApplicationEntry? application, string redirectUri) =>
        redirectUri.Length <= Longest
        && !redirectUri.AsSpan().ContainsAnyExcept(Allowed)
        && Uri.TryCreate(redirectUri, UriKind.Absolute, out var address)
        && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && application?.Application is { IsThirdParty: false, IsDisabled: false } client
        && BrowserOrigins.Allows(redirectUri, client.CustomClientMetadata.CorsAllowedOrigins, client.OidcClientMetadata.RedirectUris);
}
