using System.Net.Http.Headers;
using System.Text.Json;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Commands.Diagnosis;

/// <summary>Whether the public URL leads to this hub, and whether its clock is ours.</summary>
internal static class PublicUrlCheck
{
    private const string Topic = "public URL";
    private const int LargestAnswer = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Dates in headers are whole seconds; a client assertion may be off by little more (RFC 7523 §3).
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(10);

    /// <summary>Asks it for the discovery document.</summary>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(HubUrls urls, TimeProvider time, CancellationToken cancellation)
    {
        var address = urls.Issuer + "/.well-known/openid-configuration";

        // The address is the operator's own setting, so it may be a private one.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        try
        {
            using var response = await client.GetAsync(new Uri(address), cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            return [Judge(urls, address, response, body), .. JudgeClock(response.Headers, time)];
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            var reason = exception is HttpRequestException ? exception.Message : $"no answer within {Patience.TotalSeconds:0} s";
            return [Finding.Wrong(
                Topic,
                $"{address} cannot be reached from here: {reason}. If the hub runs, check IdentityHub:PublicUrl, the name's address, the proxy and the certificate.")];
        }
    }

    private static Finding Judge(HubUrls urls, string address, HttpResponseMessage response, byte[] body)
    {
        if (!response.IsSuccessStatusCode)
        {
            return Finding.Wrong(
                Topic, $"{address} answers {(int)response.StatusCode}, which is not this hub. Check where the proxy sends it, and the path of IdentityHub:PublicUrl.");
        }

        return IssuerOf(body) is { } issuer && issuer == urls.Issuer
            ? Finding.Ok(Topic, $"{urls.PublicUrl} leads to this hub")
            : Finding.Wrong(
                Topic, $"{address} is answered by something with another issuer. Check IdentityHub:PublicUrl: clients refuse tokens of an issuer they did not ask for.");
    }

    private static IEnumerable<Finding> JudgeClock(HttpResponseHeaders headers, TimeProvider time)
    {
        if (headers.Date is not { } theirs)
        {
            yield break;
        }

        var difference = (time.GetUtcNow() - theirs).Duration();
        yield return difference <= ClockTolerance
            ? Finding.Ok("clock", "agrees with the one behind the public URL")
            : Finding.Wrong(
                "clock", $"The clock behind the public URL differs by {difference.TotalSeconds:0} s from this machine's. Synchronize both (NTP): tokens would be refused as expired or not yet valid.");
    }

    private static string? IssuerOf(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("issuer", out var issuer)
                ? issuer.ToString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
