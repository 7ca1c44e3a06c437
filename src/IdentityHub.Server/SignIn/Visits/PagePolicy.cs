using System.Text;
using IdentityHub.Server.SignIn.External;

namespace IdentityHub.Server.SignIn.Visits;

/// <summary>The headers of every page a person sees.</summary>
internal static class PagePolicy
{
    /// <summary>Sets them. Forms and what is in them are never kept by anybody.</summary>
    public static void Apply(HttpResponse response, Visit visit)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy(visit);
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = ReferrerPolicy(visit);
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers.ContentLanguage = visit.Text.Language;
        headers.Vary = "Accept-Language, Cookie";
        if (visit.ShowsOneTap)
        {
            // Google's window talks to the page that opened it, and to no other.
            headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups";
        }
    }

    /// <summary>What other servers learn of where somebody comes from: nothing. Google's prompt has to see on whose page it is; it learns no more than that.</summary>
    public static string ReferrerPolicy(Visit visit) => visit.ShowsOneTap ? "strict-origin" : "no-referrer";

    private static string ContentSecurityPolicy(Visit visit)
    {
        var policy = new StringBuilder("default-src 'none'; style-src 'self'");
        AppendAll(policy, visit.ShowsOneTap ? [OneTapPrompt.StyleSheet] : []);
        policy.Append("; script-src 'self'");
        AppendAll(policy, visit.ShowsOneTap ? [.. visit.CaptchaOrigins, OneTapPrompt.Script] : visit.CaptchaOrigins);
        policy.Append("; img-src 'self' data:");
        var look = visit.Look;
        AppendAll(policy, new[] { look.Logo, look.DarkLogo, look.Favicon, look.DarkFavicon }.Select(picture => Look.WebOrigin(picture?.AbsoluteUri))
            .Concat(visit.PictureOrigins).Distinct());
        IReadOnlyList<string> guests = visit.ShowsOneTap ? [.. visit.CaptchaOrigins, OneTapPrompt.Home] : visit.CaptchaOrigins;
        if (guests.Count > 0)
        {
            // The check against programs, and Google's prompt, run in frames of their services and ask them about the person.
            AppendAll(policy.Append("; frame-src"), guests);
            AppendAll(policy.Append("; connect-src"), guests);
        }

        policy.Append("; form-action 'self'");
        AppendAll(policy, FormTargets(visit).Distinct());

        return policy.Append("; frame-ancestors 'none'; base-uri 'none'").ToString();
    }

    // Chromium holds every redirect after a form to form-action, and the last one leads to the client: first its redirect URI, then
    // perhaps another of its addresses. Both are registered by an administrator.
    private static IEnumerable<string?> FormTargets(Visit visit)
    {
        yield return FormTarget(visit.Interaction?.Request.RedirectUri);
        yield return FormTarget(visit.FormTarget);
        if (visit.Application is { } application)
        {
            var metadata = application.Application.OidcClientMetadata;
            foreach (var uri in metadata.RedirectUris.Concat(metadata.PostLogoutRedirectUris).Take(32))
            {
                yield return FormTarget(uri);
            }
        }
    }

    private static string? FormTarget(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            return null;
        }

        // CSP has no form for IPv6 hosts, nor for the addresses of installed apps: then the scheme alone (CSP Level 3, 2.3.1).
        return url.Scheme is "https" or "http" && url.HostNameType != UriHostNameType.IPv6 ? Look.WebOrigin(address) : url.Scheme + ":";
    }

    private static void AppendAll(StringBuilder policy, IEnumerable<string?> sources)
    {
        foreach (var source in sources.OfType<string>())
        {
            policy.Append(' ').Append(source);
        }
    }
}
