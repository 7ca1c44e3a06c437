using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>Under which a browser comes for a response that nobody asked for. Its value is as good as the response: random, and there once.</summary>
internal static class SamlCookie
{
    /// <summary>Its name, the reference's.</summary>
    public const string Name = "_logto_idp_saml_sso_session_id";

    /// <summary>What the browser has; null for nothing.</summary>
    public static string? Read(HttpContext http) => http.Request.Cookies.TryGetValue(Name, out var value) && value.Length is > 0 and <= 128 ? value : null;

    /// <summary>Gives it to the browser.</summary>
    public static void Write(HttpContext http, HubUrls urls, string value, DateTimeOffset expiresAt) =>
        http.Response.Cookies.Append(Name, value, Options(urls, expiresAt));

    /// <summary>Takes it from the browser.</summary>
    public static void Remove(HttpContext http, HubUrls urls) => http.Response.Cookies.Append(Name, "", Options(urls, DateTimeOffset.UnixEpoch));

    private static CookieOptions Options(HubUrls urls, DateTimeOffset expiresAt) => new()
    {
        Path = urls.PathBase + "/",
        Expires = expiresAt,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = urls.IsHttps,
        IsEssential = true,
    };
}
