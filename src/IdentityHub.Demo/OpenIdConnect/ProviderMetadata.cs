using System.Text.Json;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>What we use of the discovery document (OpenID Connect Discovery 1.0, 3; RFC 8414, 2; RFC 9207, 3).</summary>
internal sealed record ProviderMetadata(
    string Issuer,
    string AuthorizationEndpoint,
    string TokenEndpoint,
    string UserInfoEndpoint,
    string JwksUri,
    string EndSessionEndpoint,
    bool NamesItselfInResponses)
{
    /// <exception cref="ProviderException">The document names another issuer, lacks an endpoint, or has one we must not talk to.</exception>
    public static ProviderMetadata Parse(JsonElement document, string expectedIssuer)
    {
        // The comparison that stops a provider from speaking for another one (OpenID Connect Discovery, 4.3; RFC 9700, 4.4.2).
        var issuer = document.Text("issuer");
        if (!string.Equals(issuer, expectedIssuer, StringComparison.Ordinal))
        {
            throw new ProviderException("The discovery document names another issuer than the configured authority.");
        }

        return new ProviderMetadata(
            issuer!,
            Endpoint(document, "authorization_endpoint"),
            Endpoint(document, "token_endpoint"),
            Endpoint(document, "userinfo_endpoint"),
            Endpoint(document, "jwks_uri"),
            Endpoint(document, "end_session_endpoint"),
            document.TryGetProperty("authorization_response_iss_parameter_supported", out var flag) && flag.ValueKind == JsonValueKind.True);
    }

    private static string Endpoint(JsonElement document, string name)
    {
        var value = document.Text(name);
        if (!Uri.TryCreate(value, UriKind.Absolute, out var uri))
        {
            throw new ProviderException($"The discovery document has no usable {name}.");
        }

        // Plain http is for a hub on this very machine; anything else would put secrets and codes on the wire (RFC 9700, 2.6).
        var isSafe = uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);
        return isSafe ? value! : throw new ProviderException($"The {name} in the discovery document is not https.");
    }
}
