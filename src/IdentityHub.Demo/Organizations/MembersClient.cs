using System.Net.Http.Headers;
using IdentityHub.Demo.OpenIdConnect;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace IdentityHub.Demo.Organizations;

/// <summary>What the organization API answered; the challenge is the <c>WWW-Authenticate</c> header of a refusal.</summary>
internal sealed record ApiAnswer(string Request, int Status, string? Challenge, string Body);

/// <summary>Calls the organization API over HTTP, as if it ran on another machine.</summary>
internal sealed class MembersClient(IHttpClientFactory http, IServer server, IOptions<DemoOptions> options)
{
    /// <exception cref="ProviderException">The API does not answer.</exception>
    public async Task<ApiAnswer> ListAsync(string organizationId, string accessToken, CancellationToken cancellationToken)
    {
        var path = $"/organizations/{Uri.EscapeDataString(organizationId)}/members";
        using var request = new HttpRequestMessage(HttpMethod.Get, BaseUrl() + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        try
        {
            using var response = await http.CreateClient(ProviderHttp.ClientName).SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return new ApiAnswer($"GET {path}", (int)response.StatusCode, response.Headers.WwwAuthenticate.FirstOrDefault()?.ToString(), body);
        }
        catch (Exception failure) when (failure is HttpRequestException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ProviderException("The organization API does not answer.", failure);
        }
    }

    // Never from the Host header: it is the caller's to choose, and this request carries a token.
    private string BaseUrl() =>
        (options.Value.ApiUrl ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:3000").TrimEnd('/');
}
