using System.Text.Json;

namespace IdentityHub.Server.Verification;

/// <summary>Sends requests to the services of <see cref="CaptchaVerifier"/>.</summary>
internal sealed class CaptchaClient : IDisposable
{
    private const int LongestAnswer = 65_536;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http;

    /// <summary>Over the network.</summary>
    public CaptchaClient()
        : this(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
    }

    /// <summary>Over another handler, for tests.</summary>
    public CaptchaClient(HttpMessageHandler handler) =>
        http = new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = LongestAnswer };

    /// <summary>Sends one.</summary>
    /// <returns>The answer's JSON.</returns>
    /// <exception cref="HttpRequestException">No answer, or not a good one.</exception>
    /// <exception cref="JsonException">Not JSON.</exception>
    public async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
        return document.RootElement.Clone();
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
