using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Protocol;
using IdentityHub.Server.Connectors.External;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Server.Connectors.Social.Flow;

/// <summary>Authorization requests (RFC 6749 §4.1.1, RFC 7636 §4.3, OpenID Connect Core §3.1.2.1).</summary>
internal static class AuthorizationRequest
{
    /// <summary>How long a sign-in at a provider may take.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string MaxAge = "max_age";

    /// <summary>Builds one.</summary>
    /// <param name="provider">Whom it is for.</param>
    /// <param name="clientId">Our name there.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="now">The present.</param>
    public static ExternalStart Build(SocialProvider provider, string clientId, ExternalRequest request, DateTimeOffset now)
    {
        var parameters = provider.More.ToDictionary(static parameter => parameter.Key, static parameter => (string?)parameter.Value, StringComparer.Ordinal);
        var isForced = request.IsForced || (request.MaxAge is not null && !provider.TakesMaxAge);
        var maxAge = provider.TakesMaxAge ? Shorter(request.IsForced ? 0 : request.MaxAge, parameters.GetValueOrDefault(MaxAge)) : null;
        var session = new ExternalSession
        {
            State = request.State,
            RedirectUri = request.RedirectUri,
            ExpiresAt = now + Lifetime,
            Freshness = maxAge is not null || (isForced && provider.ForcedPrompt is not null)
                ? ExternalFreshness.Within(now, maxAge ?? 0, isToldAlways: maxAge is not null)
                : null,
            Nonce = provider.IdToken is null ? null : request.Nonce ?? RandomValues.Token(),
            CodeVerifier = provider.UsesPkce ? request.CodeVerifier ?? RandomValues.Token() : null,
        };
        AddPreferences(parameters, provider, request, isForced);
        if (maxAge is { } seconds)
        {
            parameters[MaxAge] = seconds.ToString(CultureInfo.InvariantCulture);
        }

        // Last, so that nothing takes their place.
        parameters["response_type"] = provider.ResponseType;
        parameters["client_id"] = clientId;
        parameters["redirect_uri"] = request.RedirectUri;
        parameters["state"] = request.State;
        if (ScopeOf(provider, request) is { Length: > 0 } scope)
        {
            parameters["scope"] = scope;
        }

        if (session.Nonce is { } nonce)
        {
            parameters["nonce"] = nonce;
        }

        if (session.CodeVerifier is { } verifier)
        {
            parameters["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
            parameters["code_challenge_method"] = "S256";
        }

        return new ExternalStart(QueryHelpers.AddQueryString(provider.AuthorizationEndpoint, parameters), session);
    }

    // What the client wants, and what the configuration always wants.
    private static long? Shorter(long? asked, string? configured) =>
        long.TryParse(configured, NumberStyles.None, CultureInfo.InvariantCulture, out var always) ? Math.Min(asked ?? always, always) : asked;

    private static void AddPreferences(Dictionary<string, string?> parameters, SocialProvider provider, ExternalRequest request, bool isForced)
    {
        var prompts = isForced && provider.ForcedPrompt is { } forced
            ? [.. provider.Prompts.Where(static prompt => prompt != "none"), forced]
            : provider.Prompts;
        if (prompts.Count > 0)
        {
            parameters["prompt"] = string.Join(' ', prompts.Distinct());
        }

        if (provider.LoginHintParameter is { } hint && request.LoginHint is { Length: > 0 } person)
        {
            parameters[hint] = person;
        }

        if (provider.TakesUiLocales && request.UiLocales.Count > 0)
        {
            parameters["ui_locales"] = string.Join(' ', request.UiLocales);
        }
    }

    private static string ScopeOf(SocialProvider provider, ExternalRequest request)
    {
        var scopes = (request.Scope ?? provider.Scope).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', provider.NeededScopes.Concat(scopes).Distinct(StringComparer.Ordinal));
    }
}
