using System.Text.Json;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>The one way to reach the provider: bounded in time and size, and never following a redirect with a secret in hand.</summary>
internal static class ProviderHttp
{
    public const string ClientName = "provider";

    public static void AddProviderHttp(this IServiceCollection services) => services
        .AddHttpClient(ClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10);
            client.MaxResponseContentBufferSize = 512 * 1024;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        });

    /// <exception cref="ProviderException">No answer, not a success, or not a JSON object.</exception>
    public static async Task<JsonElement> GetJsonAsync(this IHttpClientFactory http, string url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        var (status, json) = await http.SendForJsonAsync(request, cancellationToken);
        return status == 200 && json is { } document
            ? document
            : throw new ProviderException($"{new Uri(url).AbsolutePath} answered {status} instead of a JSON document.");
    }

    /// <returns>The status and the body, or null for a body that is no JSON object.</returns>
    /// <exception cref="ProviderException">The provider does not answer.</exception>
    public static async Task<(int Status, JsonElement? Json)> SendForJsonAsync(
        this IHttpClientFactory http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.CreateClient(ClientName).SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return ((int)response.StatusCode, TryParse(body));
        }
        catch (Exception failure) when (failure is HttpRequestException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ProviderException("The hub does not answer.", failure);
        }
    }

    private static JsonElement? TryParse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, StrictJson.Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
