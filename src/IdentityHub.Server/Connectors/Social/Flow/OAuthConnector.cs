using System.Net.Http.Headers;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Connectors.Social.Flow;

/// <summary>What a provider answered to one sign-in.</summary>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Claims">Claims of the ID token, which was checked; null when there is none.</param>
internal sealed record SocialAnswer(ExternalTokens Tokens, JsonElement? Claims)
{
    /// <summary>Prints nothing: tokens are secrets.</summary>
    public override string ToString() => "answer of a provider";
}

/// <summary>
/// A kind of connector that speaks OAuth 2.0 or OpenID Connect with the authorization code. A kind describes its provider
/// (<see cref="Describe"/>) and says where in its answers the profile is (<see cref="Map"/>).
/// </summary>
/// <remarks>
/// <code>
/// StartAsync    -> AuthorizationRequest: state, PKCE, nonce
/// CompleteAsync -> error? -> code -> token endpoint -> ID token verified -> userinfo -> Map -> IdentityReader
/// </code>
/// </remarks>
internal abstract class OAuthConnector<TConfig>(SocialServices services) : ISocialConnector
    where TConfig : SocialConfig
{
    private const int LongestCode = 8 * 1024;

    /// <inheritdoc/>
    public abstract ConnectorFactory Factory { get; }

    /// <summary>What every kind uses.</summary>
    protected SocialServices Services => services;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => SocialConfig.Read<TConfig>(config).Error;

    /// <inheritdoc/>
    public Task<ApiResult<ExternalStart>> StartAsync(ExternalConnector connector, ExternalRequest request, CancellationToken cancellation)
    {
        if (!SocialConfig.Read<TConfig>(connector.Config).TryGet(out var config, out var error))
        {
            return Task.FromResult<ApiResult<ExternalStart>>(error);
        }

        return Task.FromResult<ApiResult<ExternalStart>>(AuthorizationRequest.Build(Describe(config), config.ClientId, request, services.Time.GetUtcNow()));
    }

    /// <inheritdoc/>
    public async Task<ApiResult<ExternalSignIn>> CompleteAsync(
        ExternalConnector connector, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation)
    {
        if (!SocialConfig.Read<TConfig>(connector.Config).TryGet(out var config, out var error))
        {
            return error;
        }

        var provider = Describe(config);
        if (FindRefusal(provider, data) is { } refusal)
        {
            return refusal;
        }

        if (await CompleteWithoutCodeAsync(config, provider, session, data, cancellation) is { } direct)
        {
            return direct;
        }

        if (!(await ExchangeAsync(config, provider, session, data, cancellation)).TryGet(out var answer, out error)
            || !(await AskAsync(config, provider, answer, cancellation)).TryGet(out var raw, out error))
        {
            return error;
        }

        if (provider is { IdToken: not null, UserInfoEndpoint: not null } && !IsSamePerson(answer.Claims!.Value, raw))
        {
            return ConnectorErrors.InvalidIdToken("The profile is that of another account than the ID token.");
        }

        return IdentityReader.Read(Map(config, answer, raw), raw, answer.Claims).TryGet(out var identity, out error)
            ? new ExternalSignIn(identity, connector.WantsTokens ? answer.Tokens : null)
            : error;
    }

    /// <inheritdoc/>
    public async Task<ApiResult<ExternalTokens>> RefreshAsync(ExternalConnector connector, string refreshToken, CancellationToken cancellation)
    {
        if (!SocialConfig.Read<TConfig>(connector.Config).TryGet(out var config, out var error))
        {
            return error;
        }

        KeyValuePair<string, string>[] fields = [new("grant_type", "refresh_token"), new("refresh_token", refreshToken)];
        return await services.Tokens.CallAsync(ClientOf(config, Describe(config)), fields, ConnectorErrors.SignInRefused, cancellation);
    }

    /// <inheritdoc/>
    public Task<ApiResult<JsonElement?>> DescribeAsync(ExternalConnector connector, CancellationToken cancellation) =>
        Task.FromResult<ApiResult<JsonElement?>>((JsonElement?)null);

    /// <summary>How the provider is talked to.</summary>
    protected abstract SocialProvider Describe(TConfig config);

    /// <summary>Where in the answers the profile is.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="answer">Tokens and claims.</param>
    /// <param name="raw">What <see cref="AskAsync"/> gave.</param>
    protected abstract SocialProfile Map(TConfig config, SocialAnswer answer, JsonElement raw);

    /// <summary>Another way than by a code, such as an ID token that came with the browser.</summary>
    /// <returns>Null when there is a code to exchange.</returns>
    protected virtual Task<ApiResult<ExternalSignIn>?> CompleteWithoutCodeAsync(
        TConfig config, SocialProvider provider, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation) =>
        Task.FromResult<ApiResult<ExternalSignIn>?>(null);

    /// <summary>Everything the provider says about the person: the profile, or the claims when there is none to ask for.</summary>
    protected virtual async Task<ApiResult<JsonElement>> AskAsync(TConfig config, SocialProvider provider, SocialAnswer answer, CancellationToken cancellation) =>
        provider.UserInfoEndpoint is { } address
            ? await GetAsync(address, answer.Tokens, cancellation)
            : answer.Claims is { } claims ? claims : ConnectorErrors.InvalidResponse("The provider says nothing about the person.");

    /// <summary>Whether profile and ID token are of one person (OpenID Connect Core §5.3.2).</summary>
    protected virtual bool IsSamePerson(JsonElement claims, JsonElement raw) => claims.Text("sub") is { } subject && raw.Text("sub") == subject;

    /// <summary>An address of the provider, or another one in its place.</summary>
    protected string At(string address) => services.Endpoints.Of(Factory.Id, address);

    /// <summary>How the token endpoint is called.</summary>
    protected virtual TokenClient ClientOf(TConfig config, SocialProvider provider) => new(provider.TokenEndpoint, config.ClientId, config.FindSecret(), provider.Authentication);

    /// <summary>Reads an object with an access token (RFC 6750 §2.1).</summary>
    protected async Task<ApiResult<JsonElement>> GetAsync(string address, ExternalTokens tokens, CancellationToken cancellation)
    {
        if (!(await ReadAsync(address, tokens, cancellation)).TryGet(out var body, out var error))
        {
            return error;
        }

        return ProfileJson.ReadObject(body) is { } json ? json : ConnectorErrors.InvalidResponse($"{HostOf(address)} answered with something else than a profile.");
    }

    /// <summary>Reads a body with an access token.</summary>
    protected async Task<ApiResult<ReadOnlyMemory<byte>>> ReadAsync(string address, ExternalTokens tokens, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        request.Headers.Accept.ParseAdd("application/json");
        if (!(await services.Http.SendAsync(request, cancellation)).TryGet(out var answer, out var failure))
        {
            return ConnectorErrors.ProviderFailed(failure.Message);
        }

        if (answer.IsSuccess)
        {
            return answer.Body;
        }

        var said = $"{HostOf(address)} answered {answer.Status}: {(ProfileJson.ReadObject(answer) is { } json ? ProviderWords.Of(json, tokens.AccessToken) : "")}";
        return answer.Status switch
        {
            401 or 403 => ConnectorErrors.InvalidAccessToken(said),
            429 => ConnectorErrors.RateLimitExceeded(said),
            _ => ConnectorErrors.ProviderFailed(said),
        };
    }

    // RFC 6749 §4.1.2.1. What came back with the browser is a stranger's text.
    private static ApiError? FindRefusal(SocialProvider provider, IReadOnlyDictionary<string, string> data)
    {
        if (data.TryGetValue("error", out var code))
        {
            var said = ProviderWords.Clean($"{code} {data.GetValueOrDefault("error_description")}");
            return code is "access_denied" or "user_cancelled_authorize" or "user_cancelled_login" or "interaction_required" or "login_required" or "consent_required"
                ? ConnectorErrors.SignInRefused(said)
                : ConnectorErrors.ProviderFailed(said);
        }

        // RFC 9207 §2.4: a response of one provider must not be taken for that of another.
        return provider.Issuer is { } issuer && data.TryGetValue("iss", out var named) && named != issuer
            ? ConnectorErrors.SignInRefused("The response names another issuer.")
            : null;
    }

    private async Task<ApiResult<SocialAnswer>> ExchangeAsync(
        TConfig config, SocialProvider provider, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation)
    {
        if (!data.TryGetValue("code", out var code) || code.Length is 0 or > LongestCode)
        {
            return ConnectorErrors.InvalidAuthCode("The response has no code.");
        }

        var fields = new List<KeyValuePair<string, string>>
        {
            new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", session.RedirectUri),
        };
        if (provider.UsesPkce && session.CodeVerifier is { } verifier)
        {
            fields.Add(new("code_verifier", verifier));
        }

        if (!(await services.Tokens.CallAsync(ClientOf(config, provider), fields, ConnectorErrors.InvalidAuthCode, cancellation)).TryGet(out var tokens, out var error))
        {
            return error;
        }

        if (provider.IdToken is not { } rules)
        {
            return new SocialAnswer(tokens, null);
        }

        if (tokens.IdToken is not { } idToken)
        {
            return ConnectorErrors.InvalidIdToken("There is none.");
        }

        // A code flow always sent one, so that a session without is none of this connector's.
        if (session.Nonce is not { Length: > 0 } nonce)
        {
            return ConnectorErrors.InvalidIdToken("The sign-in has no nonce.");
        }

        var expected = rules.Expected with { Nonce = nonce, AccessToken = tokens.AccessToken };
        return (await services.IdTokens.CheckAsync(rules.KeysAddress, idToken, expected, cancellation)).TryGet(out var token, out error)
            ? new SocialAnswer(tokens, token.Claims)
            : error;
    }

    private static string HostOf(string address) => new Uri(address).IdnHost;
}
