using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>Calls of a provider's token and userinfo endpoints.</summary>
internal sealed class OpenIdCalls(OutboundHttp http)
{
    /// <summary>Asks the token endpoint. The client's secret goes into the header, or into the body when the provider takes it only there.</summary>
    /// <param name="metadata">The provider.</param>
    /// <param name="client">The client.</param>
    /// <param name="fields">The grant.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>
    /// The tokens; <c>connector.social_auth_code_invalid</c> when the provider does not take the code or refresh token, <c>connector.authorization_failed</c>
    /// when it refuses for another reason, <c>connector.invalid_response</c>, <c>connector.rate_limit_exceeded</c>, or <c>connector.general</c>.
    /// </returns>
    public async Task<ApiResult<TokenResponse>> AskForTokensAsync(
        ProviderMetadata metadata, OpenIdSettings client, IReadOnlyList<KeyValuePair<string, string>> fields, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.TokenEndpoint) { Headers = { Accept = { new("application/json") } } };
        if (metadata.WantsSecretInBody)
        {
            request.Content = new FormUrlEncodedContent([.. fields, new("client_id", client.ClientId), new("client_secret", client.ClientSecret)]);
        }
        else
        {
            request.Content = new FormUrlEncodedContent(fields);
            request.Headers.Authorization = Basic(client.ClientId, client.ClientSecret);
        }

        if (!(await http.SendAsync(request, cancellation)).TryGet(out var answer, out var failure))
        {
            return OpenIdErrors.Unreachable($"{metadata.TokenEndpoint}: {failure.Message}");
        }

        if (answer.Status == 429)
        {
            return ConnectorErrors.RateLimitExceeded($"{metadata.TokenEndpoint} answered 429.");
        }

        return TokenResponse.Parse(answer.Status, answer.Body.Span).TryGet(out var tokens, out var problem) ? tokens : Explain(problem);
    }

    /// <summary>Asks the userinfo endpoint about the person of an access token.</summary>
    /// <param name="address">The endpoint.</param>
    /// <param name="accessToken">The token.</param>
    /// <param name="subject">Of whom it has to speak.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The claims; <c>connector.general</c> when it does not answer with 200, <c>connector.invalid_response</c> when the answer is not about this person.</returns>
    public async Task<ApiResult<JsonElement>> AskWhoAsync(string address, string accessToken, string subject, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Headers = { Accept = { new("application/json") }, Authorization = new AuthenticationHeaderValue("Bearer", accessToken) },
        };
        if (!(await http.SendAsync(request, cancellation)).TryGet(out var answer, out var failure))
        {
            return OpenIdErrors.Unreachable($"{address}: {failure.Message}");
        }

        if (answer.Status != 200)
        {
            return OpenIdErrors.Unreachable($"{address} answered {answer.Status}.");
        }

        return Userinfo.Read(answer.Body.Span, subject).TryGet(out var claims, out var problem) ? claims : ConnectorErrors.InvalidResponse(problem.Message);
    }

    // RFC 6749 §2.3.1: both are form-encoded first, so that a colon or a percent sign in a secret arrives.
    private static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}")));

    private static ApiError Explain(UpstreamProblem problem) => problem switch
    {
        { Error: "invalid_grant" } => OpenIdErrors.CodeInvalid(problem.Message),
        { Failure: UpstreamFailure.Refused } => ConnectorErrors.AuthorizationFailed(problem.Message),
        _ => ConnectorErrors.InvalidResponse(problem.Message),
    };
}
