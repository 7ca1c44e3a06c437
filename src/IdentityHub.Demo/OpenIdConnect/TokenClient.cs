using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>Talks to the token endpoint as a confidential client (RFC 6749, 3.2).</summary>
internal sealed class TokenClient(ProviderDiscovery discovery, IHttpClientFactory http, IOptions<DemoOptions> options)
{
    /// <summary>Trades the authorization code (RFC 6749, 4.1.3) and proves with the verifier that we asked for it (RFC 7636, 4.5).</summary>
    /// <remarks>No <c>resource</c> here: this access token is for userinfo, so it stays opaque. The API's come with the refresh token.</remarks>
    public Task<TokenAnswer> RedeemCodeAsync(string code, string redirectUri, string codeVerifier, CancellationToken cancellationToken) =>
        SendAsync(
            [
                new("grant_type", "authorization_code"),
                new("code", code),
                new("redirect_uri", redirectUri),
                new("code_verifier", codeVerifier),
            ],
            cancellationToken);

    /// <summary>Trades the refresh token (RFC 6749, 6), for an organization's API when both last arguments are given (RFC 8707, 2.2).</summary>
    public Task<TokenAnswer> RefreshAsync(
        string refreshToken, string? resource, string? organizationId, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> form = [new("grant_type", "refresh_token"), new("refresh_token", refreshToken)];
        if (resource is not null)
        {
            form.Add(new("resource", resource));
        }

        if (organizationId is not null)
        {
            form.Add(new("organization_id", organizationId));
        }

        return SendAsync(form, cancellationToken);
    }

    private async Task<TokenAnswer> SendAsync(IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellationToken)
    {
        var metadata = await discovery.GetAsync(cancellationToken);

        // The credentials travel on this one request and never in the default headers of a pooled client.
        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.TokenEndpoint);
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Credentials());
        var (status, json) = await http.SendForJsonAsync(request, cancellationToken);
        return TokenAnswer.Parse(status, json);
    }

    // Both parts are form-encoded before they are joined, so that a colon in one cannot shift the border (RFC 6749, 2.3.1).
    private string Credentials() => Convert.ToBase64String(Encoding.ASCII.GetBytes(
        $"{WebUtility.UrlEncode(options.Value.ClientId)}:{WebUtility.UrlEncode(options.Value.ClientSecret)}"));
}
