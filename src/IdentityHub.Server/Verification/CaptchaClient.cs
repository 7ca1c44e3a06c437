using System.Text.Json;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Verification;

/// <summary>Sends requests to the services of <see cref="CaptchaVerifier"/>.</summary>
internal sealed class CaptchaClient : IDisposable
{
    private const int LongestAnswer = 65_536;

    private readonly HttpClient http;

    /// <summary>Over the network, with the limits of <see cref="OutboundHttp"/>.</summary>
    public CaptchaClient(OutboundHttp outbound)
        : this(outbound.NewClient())
    {
    }

    /// <summary>With another client, for tests.</summary>
    public CaptchaClient(HttpClient http)
    {
        this.http = http;
        http.MaxResponseContentBufferSize = LongestAnswer;
    }

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
