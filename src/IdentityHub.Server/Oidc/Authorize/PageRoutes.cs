using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Oidc.Authorize;

/// <summary>Which page of ours a person is sent to, as a path. Only words of our own make up the path; what the request says goes into the query.</summary>
internal sealed class PageRoutes(HubUrls urls)
{
    /// <summary>The page where the person signs in.</summary>
    public string SignIn(AuthorizationRequest request)
    {
        var query = new QueryString().Add("app_id", request.ClientId);
        query = Add(query, "organization_id", request.OrganizationId);
        query = Add(query, "ui_locales", request.UiLocales.Count == 0 ? null : string.Join(' ', request.UiLocales));
        query = Add(query, "one_time_token", request.OneTimeToken);
        query = Add(query, "login_hint", request.LoginHint);
        query = Add(query, "identifier", request.Identifier);
        return $"{urls.PathBase}/{Screen(request.FirstScreen)}{query}";
    }

    /// <summary>The page where the person consents.</summary>
    public string Consent(AuthorizationRequest request) => $"{urls.PathBase}/consent{new QueryString().Add("app_id", request.ClientId)}";

    private static QueryString Add(QueryString query, string name, string? value) => value is null ? query : query.Add(name, value);

    private static string Screen(string? firstScreen) => firstScreen switch
    {
        "register" or "signUp" => "register",
        "reset_password" => "reset-password",
        "identifier:sign_in" => "identifier-sign-in",
        "identifier:register" => "identifier-register",
        "single_sign_on" => "single-sign-on",
        _ => "sign-in",
    };
}
