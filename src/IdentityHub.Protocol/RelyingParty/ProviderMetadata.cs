using System.Text.Json;

namespace IdentityHub.Protocol.RelyingParty;

/// <summary>What a provider publishes about itself (OpenID Connect Discovery §3; RFC 8414), as far as a relying party needs it.</summary>
public sealed record ProviderMetadata
{
    /// <summary>Bytes of the longest document that is looked at.</summary>
    public const int MaximumLength = 256 * 1024;

    private const int LongestAddress = 2048;

    /// <summary><c>issuer</c>.</summary>
    public required string Issuer { get; init; }

    /// <summary><c>authorization_endpoint</c>.</summary>
    public required string AuthorizationEndpoint { get; init; }

    /// <summary><c>token_endpoint</c>.</summary>
    public required string TokenEndpoint { get; init; }

    /// <summary><c>jwks_uri</c>.</summary>
    public required string JwksUri { get; init; }

    /// <summary><c>userinfo_endpoint</c>.</summary>
    public string? UserinfoEndpoint { get; init; }

    /// <summary><c>authorization_response_iss_parameter_supported</c> (RFC 9207 §3).</summary>
    public bool NamesItselfInResponses { get; init; }

    /// <summary><c>token_endpoint_auth_methods_supported</c>; null when it does not say, which means <c>client_secret_basic</c>.</summary>
    public IReadOnlyList<string>? TokenEndpointAuthMethods { get; init; }

    /// <summary><c>id_token_signing_alg_values_supported</c>; null when it does not say.</summary>
    public IReadOnlyList<string>? IdTokenAlgorithms { get; init; }

    /// <summary><c>code_challenge_methods_supported</c> (RFC 8414 §2); null when it does not say.</summary>
    public IReadOnlyList<string>? CodeChallengeMethods { get; init; }

    /// <summary>Whether the client's secret has to be sent in the body: only when that is listed and the header is not.</summary>
    public bool WantsSecretInBody => TokenEndpointAuthMethods is { } methods && methods.Contains("client_secret_post") && !methods.Contains("client_secret_basic");

    /// <summary>Whether a challenge may be sent. Providers that do not say ignore what they do not know (RFC 6749 §3.1).</summary>
    public bool TakesCodeChallenge => CodeChallengeMethods is null || CodeChallengeMethods.Contains("S256");

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="rule">Whose it has to be.</param>
    /// <param name="isPlainHttpAllowed">Tells hosts that may be called without encryption.</param>
    /// <returns>
    /// The metadata; <see cref="UpstreamFailure.Malformed"/>, <see cref="UpstreamFailure.WrongIssuer"/>, <see cref="UpstreamFailure.EndpointMissing"/> or
    /// <see cref="UpstreamFailure.EndpointRefused"/>.
    /// </returns>
    public static UpstreamResult<ProviderMetadata> Parse(ReadOnlySpan<byte> utf8, IssuerRule rule, Func<Uri, bool> isPlainHttpAllowed)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(isPlainHttpAllowed);
        if (!UpstreamJson.TryParse(utf8, MaximumLength, out var json))
        {
            return new UpstreamProblem(UpstreamFailure.Malformed, "It is not a JSON object, or it holds a member twice.");
        }

        if (!UpstreamJson.TryGetText(json, "issuer", out var issuer) || issuer is null)
        {
            return new UpstreamProblem(UpstreamFailure.Malformed, "It has no issuer.");
        }

        return rule.IsOfDocument(issuer)
            ? Read(json, issuer, isPlainHttpAllowed)
            : new UpstreamProblem(
                UpstreamFailure.WrongIssuer,
                $"It is the document of the issuer {UpstreamJson.Shown(issuer)}, but the configured issuer is {UpstreamJson.Shown(rule.Issuer)}. They have to be the same, to the last slash.");
    }

    /// <summary>Whether an address may be called or sent to: https, or http where that is allowed; no fragment, no user, not too long.</summary>
    /// <param name="address">The address.</param>
    /// <param name="isPlainHttpAllowed">Tells hosts that may be called without encryption.</param>
    public static bool IsAddress(string address, Func<Uri, bool> isPlainHttpAllowed)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(isPlainHttpAllowed);
        return address.Length <= LongestAddress
            && !address.AsSpan().ContainsAnyExceptInRange('!', '~')
            && !address.Contains('\\', StringComparison.Ordinal)
            && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri is { Fragment: "", UserInfo: "", Host.Length: > 0 }
            && !address.Contains('#', StringComparison.Ordinal)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && isPlainHttpAllowed(uri)));
    }

    private static UpstreamResult<ProviderMetadata> Read(JsonElement json, string issuer, Func<Uri, bool> isPlainHttpAllowed)
    {
        if (ReadAddress(json, "authorization_endpoint", isPlainHttpAllowed, out var authorization) is { } first)
        {
            return first;
        }

        if (ReadAddress(json, "token_endpoint", isPlainHttpAllowed, out var token) is { } second)
        {
            return second;
        }

        if (ReadAddress(json, "jwks_uri", isPlainHttpAllowed, out var keys) is { } third)
        {
            return third;
        }

        var userinfo = (string?)null;
        if (!UpstreamJson.IsAbsent(json, "userinfo_endpoint") && ReadAddress(json, "userinfo_endpoint", isPlainHttpAllowed, out userinfo) is { } fourth)
        {
            return fourth;
        }

        if (!UpstreamJson.TryGetTexts(json, "token_endpoint_auth_methods_supported", out var methods)
            || !UpstreamJson.TryGetTexts(json, "id_token_signing_alg_values_supported", out var algorithms)
            || !UpstreamJson.TryGetTexts(json, "code_challenge_methods_supported", out var challenges)
            || !TryGetFlag(json, "authorization_response_iss_parameter_supported", out var namesItself))
        {
            return new UpstreamProblem(UpstreamFailure.Malformed, "A member that says what is supported has the wrong type.");
        }

        return new ProviderMetadata
        {
            Issuer = issuer,
            AuthorizationEndpoint = authorization!,
            TokenEndpoint = token!,
            JwksUri = keys!,
            UserinfoEndpoint = userinfo,
            NamesItselfInResponses = namesItself,
            TokenEndpointAuthMethods = methods,
            IdTokenAlgorithms = algorithms,
            CodeChallengeMethods = challenges,
        };
    }

    private static UpstreamProblem? ReadAddress(JsonElement json, string name, Func<Uri, bool> isPlainHttpAllowed, out string? address)
    {
        if (!UpstreamJson.TryGetText(json, name, out address))
        {
            return new UpstreamProblem(UpstreamFailure.Malformed, $"Its {name} is not a text.");
        }

        if (address is null)
        {
            return new UpstreamProblem(UpstreamFailure.EndpointMissing, $"It has no {name}.");
        }

        return IsAddress(address, isPlainHttpAllowed)
            ? null
            : new UpstreamProblem(UpstreamFailure.EndpointRefused, $"Its {name} is not an https address: {UpstreamJson.Shown(address)}");
    }

    private static bool TryGetFlag(JsonElement json, string name, out bool flag)
    {
        flag = json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.True;
        return flag || UpstreamJson.IsAbsent(json, name) || member.ValueKind == JsonValueKind.False;
    }
}
