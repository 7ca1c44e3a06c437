using System.Globalization;
using IdentityHub.Protocol.Messages;
using IdentityHub.Protocol.Tokens;

namespace IdentityHub.Protocol.Authorization;

/// <summary>Reads and checks authorization requests (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.2).</summary>
/// <remarks>The redirect URI comes first: until it has matched, every error is shown to the person and none is redirected.</remarks>
public static class AuthorizationRequestReader
{
    private const int MaximumUiLocales = 10;

    /// <summary>Reads a request of a client that is known.</summary>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="client">The client.</param>
    /// <param name="isKnownResource">Whether a resource indicator is registered.</param>
    /// <returns>The request, or the error and where it goes.</returns>
    public static AuthorizationOutcome Read(RequestParameters parameters, AuthorizationClient client, Func<string, bool> isKnownResource)
    {
        if (!FindRedirectUri(parameters["redirect_uri"], client).TryGet(out var redirectUri, out var error))
        {
            return AuthorizationOutcome.Show(error);
        }

        var responseType = parameters["response_type"];
        var responseMode = ResponseModes.Parse(parameters["response_mode"], responseType);
        var replyTo = new ReplyAddress(redirectUri, responseMode ?? ResponseModes.DefaultFor(responseType), parameters["state"]);
        error = CheckKind(parameters, responseMode, client)
            ?? Pkce.CheckChallenge(parameters["code_challenge"], parameters["code_challenge_method"], client.IsPublic);
        if (error is null && ReadDetails(parameters, client, replyTo, isKnownResource).TryGet(out var request, out error))
        {
            return AuthorizationOutcome.Accept(request);
        }

        return AuthorizationOutcome.Send(error!, replyTo);
    }

    private static Result<string> FindRedirectUri(string? requested, AuthorizationClient client)
    {
        if (requested is null)
        {
            // RFC 6749 §3.1.2.3: it may be left out when there is no choice. A pattern is a choice.
            return client.RedirectUris is [var only] && RedirectUris.Matches(only, only, client.IsNative) ? only : OAuthError.Missing("redirect_uri");
        }

        return RedirectUris.MatchesAny(client.RedirectUris, requested, client.IsNative) ? requested : OAuthError.InvalidRedirectUri();
    }

    private static OAuthError? CheckKind(RequestParameters parameters, ResponseMode? responseMode, AuthorizationClient client)
    {
        if (responseMode is null)
        {
            return new("unsupported_response_mode", "unsupported response_mode requested");
        }

        // OpenID Connect Core §3.1.2.6: say so instead of ignoring what the client relies on.
        if (parameters["request"] is not null)
        {
            return new("request_not_supported", "request parameter provided but not supported");
        }

        if (parameters["request_uri"] is not null)
        {
            return new("request_uri_not_supported", "request_uri parameter provided but not supported");
        }

        if (parameters["registration"] is not null)
        {
            return new("registration_not_supported", "registration parameter provided but not supported");
        }

        return parameters["response_type"] switch
        {
            null => OAuthError.Missing("response_type"),
            "code" when client.AllowsCode => null,
            "code" or "code id_token" or "id_token code" or "id_token" or "none" =>
                new("unsupported_response_type", "requested response_type is not allowed for this client"),
            _ => new("unsupported_response_type", "unsupported response_type requested"),
        };
    }

    private static Result<AuthorizationRequest> ReadDetails(
        RequestParameters parameters, AuthorizationClient client, ReplyAddress replyTo, Func<string, bool> isKnownResource)
    {
        if (!Prompt.Parse(parameters["prompt"]).TryGet(out var prompt, out var error)
            || !ReadMaxAge(parameters["max_age"]).TryGet(out var maxAge, out error)
            || !ScopeList.Parse(parameters["scope"]).TryGet(out var scopes, out error)
            || !ReadResources(parameters, isKnownResource).TryGet(out var resources, out error))
        {
            return error;
        }

        error = CheckUserScopes(scopes, client);
        return error is not null ? error : new AuthorizationRequest
        {
            ClientId = client.ClientId,
            RedirectUri = replyTo.RedirectUri,
            RedirectUriWasSent = parameters["redirect_uri"] is not null,
            ResponseMode = replyTo.ResponseMode,
            State = replyTo.State,
            Nonce = parameters["nonce"],
            Scopes = KeepOfflineAccess(prompt, client) ? scopes : [.. scopes.Where(scope => scope != KnownScopes.OfflineAccess)],
            Resources = resources,
            CodeChallenge = parameters["code_challenge"],
            Prompt = prompt,
            MaxAge = maxAge,
            LoginHint = parameters["login_hint"],
            UiLocales = ReadLocales(parameters["ui_locales"]),
            AcrValues = (parameters["acr_values"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Claims = parameters["claims"],
            OrganizationId = parameters["organization_id"],
            FirstScreen = parameters["first_screen"] ?? parameters["interaction_mode"],
            Identifier = parameters["identifier"],
            DirectSignIn = parameters["direct_sign_in"],
            OneTimeToken = parameters["one_time_token"],
        };
    }

    // OpenID Connect Core §11: only with consent, and only where refresh tokens are of use; otherwise it is ignored.
    private static bool KeepOfflineAccess(Prompts prompt, AuthorizationClient client) => client.AllowsRefresh && prompt.HasFlag(Prompts.Consent);

    private static Result<long?> ReadMaxAge(string? value)
    {
        if (value is null)
        {
            return default(long?);
        }

        return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= int.MaxValue
            ? seconds
            : OAuthError.InvalidRequest("invalid max_age parameter value");
    }

    private static Result<string[]> ReadResources(RequestParameters parameters, Func<string, bool> isKnownResource)
    {
        var resources = parameters.All("resource").Distinct(StringComparer.Ordinal).ToArray();
        foreach (var resource in resources)
        {
            if (ResourceIndicator.Check(resource) is { } error)
            {
                return error;
            }

            if (resource != KnownScopes.OrganizationsResource && !isKnownResource(resource))
            {
                return ResourceIndicator.Unknown();
            }
        }

        return resources;
    }

    private static OAuthError? CheckUserScopes(string[] scopes, AuthorizationClient client)
    {
        if (client.AllowedUserScopes is not { } allowed)
        {
            return null;
        }

        var refused = scopes.Where(scope => scope is not (KnownScopes.OpenId or KnownScopes.OfflineAccess)
            && KnownScopes.IsOidc(scope) && !allowed.Contains(scope)).ToList();
        return refused.Count > 0 ? OAuthError.InvalidScope("requested scope is not allowed", ScopeList.Join(refused)) : null;
    }

    private static List<string> ReadLocales(string? value) =>
    [
        .. (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(tag => tag.Length <= 35 && tag.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            .Take(MaximumUiLocales),
    ];
}
