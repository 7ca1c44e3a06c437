using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Oidc.Authorize;

/// <summary>
/// Which page of ours a person is sent to, as a path. Words of our own make up the path, but for the name of a provider as one escaped segment; what
/// else the request says goes into the query.
/// </summary>
internal sealed class PageRoutes(HubUrls urls)
{
    private const int LongestTarget = 128;

    /// <summary>The page where the person signs in.</summary>
    public string SignIn(AuthorizationRequest request)
    {
        var query = new QueryString().Add("app_id", request.ClientId);
        query = Add(query, "organization_id", request.OrganizationId);
        query = Add(query, "ui_locales", request.UiLocales.Count == 0 ? null : string.Join(' ', request.UiLocales));
        query = Add(query, "one_time_token", request.OneTimeToken);
        query = Add(query, "login_hint", request.LoginHint);
        query = Add(query, "identifier", request.Identifier);
        var screen = Screen(request.FirstScreen);
        return Direct(request.DirectSignIn) is { } direct ? $"{urls.PathBase}/{direct}{query.Add("fallback", screen)}" : $"{urls.PathBase}/{screen}{query}";
    }

    /// <summary>The page where the person consents.</summary>
    public string Consent(AuthorizationRequest request) => $"{urls.PathBase}/consent{new QueryString().Add("app_id", request.ClientId)}";

    private static QueryString Add(QueryString query, string name, string? value) => value is null ? query : query.Add(name, value);

    /// <summary>The page that leads straight to a provider; null when the words name none.</summary>
    private static string? Direct(string? direct) => direct?.Split(':', 2) switch
    {
        // A segment of dots would be another path (RFC 3986 §5.2.4).
        ["social" or "sso", "." or ".."] => null,
        ["social" or "sso", { Length: > 0 and <= LongestTarget }] parts => $"direct/{parts[0]}/{Uri.EscapeDataString(parts[1])}",
        _ => null,
    };

    /// <summary>The page that a client asks for (<c>first_screen</c>), without a slash.</summary>
    public static string Screen(string? firstScreen) => firstScreen switch
    {
        "register" or "signUp" => "register",
        "reset_password" => "reset-password",
        "identifier:sign_in" => "identifier-sign-in",
        "identifier:register" => "identifier-register",
        "single_sign_on" => "single-sign-on",
        _ => "sign-in",
    };
}
