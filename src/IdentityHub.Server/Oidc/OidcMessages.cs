using System.Collections.Frozen;

namespace IdentityHub.Server.Oidc;

/// <summary>Sentences for the people who read protocol errors, by code.</summary>
internal static class OidcMessages
{
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["oidc.access_denied"] = "Access was denied.",
        ["oidc.invalid_client"] = "The client is unknown or did not prove who it is.",
        ["oidc.invalid_grant"] = "The code or token cannot be used.",
        ["oidc.invalid_redirect_uri"] = "The redirect URI is not one of the client's registered redirect URIs.",
        ["oidc.invalid_request"] = "The request is not valid.",
        ["oidc.invalid_scope"] = "The scope is not valid.",
        ["oidc.insufficient_scope"] = "The token lacks a scope that this request needs.",
        ["oidc.invalid_target"] = "The resource indicator is not valid.",
        ["oidc.invalid_token"] = "The access token is not valid.",
        ["oidc.unsupported_grant_type"] = "The grant type is not supported.",
        ["oidc.unsupported_response_type"] = "The response type is not supported.",
        ["oidc.unsupported_response_mode"] = "The response mode is not supported.",
        ["oidc.unsupported_token_type"] = "The token type is not supported here.",
        ["oidc.login_required"] = "The person has to sign in.",
        ["oidc.consent_required"] = "The person has to consent.",
        ["oidc.interaction_required"] = "The person has to take part.",
        ["oidc.server_error"] = "Something went wrong on the server.",
        ["session.not_found"] = "This sign-in is no longer open. Go back to the application and start again.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sentence for a code.</summary>
    public static string Of(string code) => Sentences.GetValueOrDefault(code, "The request could not be completed.");
}
