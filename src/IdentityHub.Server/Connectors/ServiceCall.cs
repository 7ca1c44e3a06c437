using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Connectors;

/// <summary>A call of a service that carries messages, and what its answer means.</summary>
internal static class ServiceCall
{
    private const int LongestText = 500;
    private static readonly string[] Speaking = ["message", "Message", "error-text", "error_text", "detail", "title", "error", "errors"];

    /// <summary>A request with a JSON body.</summary>
    public static HttpRequestMessage Json(string address, JsonObject body) => new(HttpMethod.Post, address)
    {
        Content = new StringContent(body.ToJsonString(ApiJson.Options), Encoding.UTF8, "application/json"),
    };

    /// <summary>A request with a form.</summary>
    public static HttpRequestMessage Form(string address, IEnumerable<KeyValuePair<string, string>> fields) => new(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent(fields),
    };

    /// <summary>The same request with a name and a password (RFC 7617).</summary>
    public static HttpRequestMessage WithBasic(this HttpRequestMessage request, string name, string password)
    {
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));
        return request;
    }

    /// <summary>Sends a request. Whatever is not a success becomes a refusal with the service's own words.</summary>
    public static async Task<ApiResult<OutboundAnswer>> SendAsync(OutboundHttp http, HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            var result = await http.SendAsync(request, cancellation);
            if (!result.TryGet(out var answer, out var failure))
            {
                return ConnectorErrors.General(failure.Message);
            }

            var said = $"{request.RequestUri!.IdnHost} answered {answer.Status}: {Said(answer)}";
            return answer.Status switch
            {
                >= 200 and <= 299 => answer,
                401 or 403 => ConnectorErrors.AuthorizationFailed(said),
                429 => ConnectorErrors.RateLimitExceeded(answer.RetryAfter is { } wait ? $"{said} (Retry-After: {wait})" : said),
                _ => ConnectorErrors.General(said),
            };
        }
    }

    /// <summary>Sends a request of whose success nothing else is of interest.</summary>
    public static async Task<ApiResult<Nothing>> DeliverAsync(OutboundHttp http, HttpRequestMessage request, CancellationToken cancellation) =>
        (await SendAsync(http, request, cancellation)).TryGet(out _, out var error) ? Nothing.Value : error;

    /// <summary>The body as JSON; null when it is none.</summary>
    public static JsonElement? ReadJson(OutboundAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Every service has its own form of errors, but all call the sentence by one of a few names.
    private static string Said(OutboundAnswer answer)
    {
        var text = (ReadJson(answer) is { } json ? Find(json, 4) : null) ?? answer.Text.Trim();
        return text.Length > LongestText ? text[..LongestText] : text;
    }

    private static string? Find(JsonElement json, int depth)
    {
        if (depth == 0)
        {
            return null;
        }

        return json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Array => string.Join(" ", json.EnumerateArray().Take(5).Select(item => Find(item, depth - 1)).OfType<string>()) is { Length: > 0 } all
                ? all
                : null,
            JsonValueKind.Object => Speaking.Select(name => json.TryGetProperty(name, out var member) ? Find(member, depth - 1) : null)
                .FirstOrDefault(text => !string.IsNullOrEmpty(text)),
            _ => null,
        };
    }
}
