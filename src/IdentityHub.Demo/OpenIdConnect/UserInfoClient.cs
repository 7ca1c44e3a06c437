using System.Net.Http.Headers;
using System.Text.Json;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>Asks userinfo who the user is (OpenID Connect Core 1.0, 5.3).</summary>
internal sealed class UserInfoClient(ProviderDiscovery discovery, IHttpClientFactory http)
{
    /// <returns>The claims, or null when the provider refused or answered about somebody else.</returns>
    public async Task<JsonElement?> GetAsync(string accessToken, string subject, CancellationToken cancellationToken)
    {
        var metadata = await discovery.GetAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, metadata.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        var (status, json) = await http.SendForJsonAsync(request, cancellationToken);

        // Without this comparison somebody else's access token could bring somebody else's profile in (5.3.2 and 16.11).
        return status == 200 && json is { } claims && claims.Text("sub") == subject ? claims : null;
    }
}
