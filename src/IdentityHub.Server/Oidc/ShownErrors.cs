using IdentityHub.Protocol;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Errors;

namespace IdentityHub.Server.Oidc;

/// <summary>Errors that are shown because nobody can be trusted with them by a redirect (RFC 6749 §4.1.2.1, RFC 9700 §4.11).</summary>
internal static class ShownErrors
{
    /// <summary>Shows an error: to a person as a page, to a program as JSON.</summary>
    public static Task ShowAsync(HttpContext context, OAuthError error, string issuer) =>
        ErrorAudience.IsPerson(context) && context.RequestServices.GetService<IPersonPages>() is { } pages
            ? pages.Error(error).ExecuteAsync(context)
            : OidcResponses.WriteErrorAsync(context, error, issuer);
}
