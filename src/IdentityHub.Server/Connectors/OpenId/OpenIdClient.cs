using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>Signs people in at any OpenID Connect provider. It knows the protocol; what claims mean is said by each kind of connector.</summary>
/// <remarks>
/// <code>
/// StartAsync: discovery -> authorization request (code, PKCE, state, nonce)
/// CompleteAsync: iss of the response -> code -> tokens -> ID token (keys, asked for again when one is new) -> userinfo (same sub)
/// </code>
/// </remarks>
internal sealed class OpenIdClient(OpenIdDirectory directory, IdTokens idTokens, OpenIdCalls calls, TimeProvider time)
{
    private static readonly TimeSpan SessionLife = TimeSpan.FromMinutes(15);

    /// <summary>Whether an issuer may stand in a configuration.</summary>
    public bool IsIssuer(IssuerRule rule) => directory.IsIssuer(rule);

    /// <summary>Says where the browser is to go.</summary>
    public async Task<ApiResult<ExternalStart>> StartAsync(OpenIdSettings client, ExternalRequest request, CancellationToken cancellation)
    {
        if (!(await directory.FindAsync(client.Rule, cancellation)).TryGet(out var metadata, out var error))
        {
            return error;
        }

        // 0 means what prompt=login means, and has the provider say when the person proved it.
        var (now, maxAge) = (time.GetUtcNow(), client.TakesMaxAge ? request.IsForced ? 0 : request.MaxAge : null);
        var isForced = request.IsForced || (request.MaxAge is not null && !client.TakesMaxAge);
        var session = new ExternalSession
        {
            State = request.State,
            RedirectUri = request.RedirectUri,
            ExpiresAt = now + SessionLife,
            Freshness = isForced || maxAge is not null ? ExternalFreshness.Within(now, maxAge ?? 0, isToldAlways: maxAge is not null) : null,
            Nonce = RandomValues.Token(),
            CodeVerifier = metadata.TakesCodeChallenge ? RandomValues.Token() : null,
        };
        var address = new UpstreamRequest
        {
            ClientId = client.ClientId,
            RedirectUri = request.RedirectUri,
            State = request.State,
            Scope = ScopeOf(client, request.Scope),
            Nonce = session.Nonce,
            CodeChallenge = session.CodeVerifier is { } verifier ? Pkce.ChallengeOf(verifier) : null,
            Prompt = isForced ? client.ForcedPrompt : client.Prompt,
            MaxAge = maxAge,
            LoginHint = request.LoginHint,
            UiLocales = request.UiLocales,
            Others = client.Others,
        }.ToAddress(metadata.AuthorizationEndpoint);
        return new ExternalStart(address, session);
    }

    /// <summary>Finds out who came back. Everything is checked here but the <c>state</c>.</summary>
    public async Task<ApiResult<OpenIdSignIn>> CompleteAsync(
        OpenIdSettings client, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation)
    {
        if (session.Nonce is not { Length: > 0 } nonce || session.ExpiresAt <= time.GetUtcNow())
        {
            return OpenIdErrors.CodeInvalid("The sign-in began too long ago, or not here.");
        }

        if (!(await directory.FindAsync(client.Rule, cancellation)).TryGet(out var metadata, out var error))
        {
            return error;
        }

        if (!UpstreamResponse.ReadCode(data, client.Rule, metadata.Issuer, metadata.NamesItselfInResponses).TryGet(out var code, out var problem))
        {
            return problem.Failure == UpstreamFailure.CodeMissing ? OpenIdErrors.CodeInvalid(problem.Message) : OpenIdErrors.Refused(problem.Message);
        }

        if (!(await calls.AskForTokensAsync(metadata, client, GrantOf(code, session), cancellation)).TryGet(out var answer, out error))
        {
            return error;
        }

        if (answer.IdToken is null || !answer.IsBearer)
        {
            return ConnectorErrors.InvalidResponse("The token endpoint's answer has no id_token, or its tokens are not for use as bearer tokens.");
        }

        var expected = Expect(client, metadata, answer.AccessToken) with { Nonce = nonce, ResponseIssuer = data.GetValueOrDefault("iss") };
        if (!(await idTokens.CheckAsync(metadata.JwksUri, answer.IdToken, expected, cancellation)).TryGet(out var token, out error))
        {
            return error;
        }

        return (await AskWhoAsync(client, metadata, token, answer.AccessToken, cancellation)).TryGet(out var claims, out error)
            ? new OpenIdSignIn(token, claims, answer)
            : error;
    }

    /// <summary>Gets another access token (RFC 6749 §6). An ID token that comes with it has to be the same person's (OpenID Connect Core §12.2).</summary>
    public async Task<ApiResult<ExternalTokens>> RefreshAsync(OpenIdSettings client, ExternalSubject? subject, string refreshToken, CancellationToken cancellation)
    {
        if (!(await directory.FindAsync(client.Rule, cancellation)).TryGet(out var metadata, out var error))
        {
            return error;
        }

        IReadOnlyList<KeyValuePair<string, string>> grant = [new("grant_type", "refresh_token"), new("refresh_token", refreshToken)];
        if (!(await calls.AskForTokensAsync(metadata, client, grant, cancellation)).TryGet(out var answer, out error))
        {
            return error.Code == OpenIdErrors.CodeInvalid("").Code ? OpenIdErrors.RefreshTokenInvalid(error.Details!) : error;
        }

        if (!answer.IsBearer)
        {
            return ConnectorErrors.InvalidResponse("The tokens are not for use as bearer tokens.");
        }

        if (answer.IdToken is { } idToken)
        {
            var expected = Expect(client, metadata, answer.AccessToken) with { Issuer = subject?.Issuer, Subject = subject?.Id };
            if (!(await idTokens.CheckAsync(metadata.JwksUri, idToken, expected, cancellation)).TryGet(out _, out error))
            {
                return error;
            }
        }

        return TokensOf(client, answer);
    }

    /// <summary>What the provider publishes, for the operator: the document is read and so are the keys.</summary>
    public async Task<ApiResult<JsonElement?>> DescribeAsync(OpenIdSettings client, CancellationToken cancellation)
    {
        if (!(await directory.FindAsync(client.Rule, cancellation)).TryGet(out var metadata, out var error)
            || !(await directory.FindKeysAsync(metadata.JwksUri, cancellation)).TryGet(out _, out error))
        {
            return error;
        }

        var json = new JsonObject
        {
            ["authorizationEndpoint"] = metadata.AuthorizationEndpoint,
            ["tokenEndpoint"] = metadata.TokenEndpoint,
            ["userinfoEndpoint"] = metadata.UserinfoEndpoint,
            ["jwksUri"] = metadata.JwksUri,
            ["issuer"] = metadata.Issuer,
        };
        return (JsonElement?)JsonSerializer.SerializeToElement(json);
    }

    /// <summary>The tokens of an answer, as they are kept.</summary>
    public ExternalTokens TokensOf(OpenIdSettings client, TokenResponse answer) => new(answer.AccessToken)
    {
        RefreshToken = answer.RefreshToken,
        IdToken = answer.IdToken,
        Scope = answer.Scope ?? client.Scope,
        TokenType = answer.TokenType ?? "Bearer",
        ExpiresAt = time.GetUtcNow() + answer.ExpiresIn,
    };

    private static string ScopeOf(OpenIdSettings client, string? asked) => asked is null ? client.Scope : UpstreamRequest.OpenIdScope(asked, client.NeverAsked);

    private static IdTokenExpectation Expect(OpenIdSettings client, ProviderMetadata metadata, string accessToken) => new()
    {
        Rule = client.Rule,
        DocumentIssuer = metadata.Issuer,
        ClientId = client.ClientId,
        Nonce = null,
        AccessToken = accessToken,
        Algorithms = metadata.IdTokenAlgorithms,
    };

    private static List<KeyValuePair<string, string>> GrantOf(string code, ExternalSession session)
    {
        List<KeyValuePair<string, string>> fields = [new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", session.RedirectUri)];
        if (session.CodeVerifier is { } verifier)
        {
            fields.Add(new("code_verifier", verifier));
        }

        return fields;
    }

    // A provider whose userinfo endpoint is down, or does not take tokens that were asked for another API, as Entra ID's, has still said who it is
    // in the ID token. Without an address in there the person would be taken for somebody new.
    private async Task<ApiResult<OpenIdClaims>> AskWhoAsync(
        OpenIdSettings client, ProviderMetadata metadata, IdToken token, string accessToken, CancellationToken cancellation)
    {
        var alone = new OpenIdClaims(token.Claims, null);
        if (metadata.UserinfoEndpoint is not { } address)
        {
            return alone;
        }

        if ((await calls.AskWhoAsync(address, accessToken, token.Subject, cancellation)).TryGet(out var userinfo, out var error))
        {
            return new OpenIdClaims(token.Claims, userinfo);
        }

        return error.Code == OpenIdErrors.Unreachable("").Code && (client.IsUserinfoOptional || alone.ReadEmail().Email is not null) ? alone : error;
    }
}
