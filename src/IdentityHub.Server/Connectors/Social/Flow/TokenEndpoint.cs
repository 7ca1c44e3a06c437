using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Hosting.Outbound;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Server.Connectors.Social.Flow;

/// <summary>How a token endpoint is called.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="ClientId">Our name there.</param>
/// <param name="Secret">Our secret; null for none.</param>
/// <param name="Authentication">How it is shown.</param>
internal sealed record TokenClient(string Address, string ClientId, string? Secret, TokenAuthentication Authentication)
{
    /// <summary>By which algorithm <see cref="TokenAuthentication.Jwt"/> signs.</summary>
    public SharedSecretAlgorithm Algorithm { get; init; } = SharedSecretAlgorithm.HS256;

    /// <summary>Prints the address alone.</summary>
    public override string ToString() => Address;
}

/// <summary>Calls of token endpoints (RFC 6749 §3.2). Answers are JSON or, from old providers, a form.</summary>
internal sealed class TokenEndpoint(OutboundHttp http, TimeProvider time)
{
    private const int LongestToken = 16 * 1024;

    /// <summary>Ten years: some providers give tokens that do not end, and a greater number has no date.</summary>
    private const double LongestLife = 10 * 365 * 86400d;

    private static readonly SearchValues<char> NeverInForms = SearchValues.Create(" <>\r\n\t\"");

    /// <summary>Exchanges a code or a refresh token.</summary>
    /// <param name="client">How.</param>
    /// <param name="fields">The grant.</param>
    /// <param name="onRefused">What it is when the provider does not take the grant.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<ApiResult<ExternalTokens>> CallAsync(
        TokenClient client, IReadOnlyList<KeyValuePair<string, string>> fields, Func<string, ApiError> onRefused, CancellationToken cancellation)
    {
        using var request = Build(client, fields);
        if (!(await http.SendAsync(request, cancellation)).TryGet(out var answer, out var failure))
        {
            return ConnectorErrors.ProviderFailed(failure.Message);
        }

        var host = request.RequestUri!.IdnHost;
        string[] secrets = [client.Secret ?? "", .. fields.Where(static field => field.Key is "code" or "code_verifier" or "refresh_token").Select(static field => field.Value)];
        if (ReadAnswer(answer) is not { } json)
        {
            return answer.IsSuccess || answer.Status is >= 300 and < 400
                ? ConnectorErrors.InvalidResponse($"{host} answered {answer.Status} with something else than tokens.")
                : ConnectorErrors.ProviderFailed($"{host} answered {answer.Status}.");
        }

        // Some say it in the body of a 200.
        if (!answer.IsSuccess || json.TryGetProperty("error", out _))
        {
            return Refuse(answer.Status, json, $"{host} answered {answer.Status}: {ProviderWords.Of(json, secrets)}", onRefused);
        }

        return ReadTokens(json) is { } tokens ? tokens : ConnectorErrors.InvalidResponse($"{host} answered {answer.Status} without an access token.");
    }

    private static ApiError Refuse(int status, JsonElement json, string said, Func<string, ApiError> onRefused) => json.Text("error") switch
    {
        "invalid_client" or "unauthorized_client" or "incorrect_client_credentials" => ConnectorErrors.AuthorizationFailed(said),
        _ when status == 429 => ConnectorErrors.RateLimitExceeded(said),
        _ when status >= 500 => ConnectorErrors.ProviderFailed(said),
        "redirect_uri_mismatch" or "unsupported_grant_type" or "invalid_request" or "invalid_scope" => ConnectorErrors.ProviderFailed(said),
        _ => onRefused(said),
    };

    private HttpRequestMessage Build(TokenClient client, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var form = new List<KeyValuePair<string, string>>(fields);
        var request = new HttpRequestMessage(HttpMethod.Post, client.Address);
        request.Headers.Accept.ParseAdd("application/json");
        switch (client)
        {
            case { Secret: null } or { Authentication: TokenAuthentication.Post }:
                form.Add(new("client_id", client.ClientId));
                if (client.Secret is { } secret)
                {
                    form.Add(new("client_secret", secret));
                }

                break;
            case { Authentication: TokenAuthentication.Basic }:
                // RFC 6749 §2.3.1: both are encoded as in forms before they are put together.
                request.WithBasic(Uri.EscapeDataString(client.ClientId), Uri.EscapeDataString(client.Secret));
                break;
            default:
                form.Add(new("client_id", client.ClientId));
                form.Add(new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
                form.Add(new("client_assertion", Assert(client)));
                break;
        }

        request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    // RFC 7523 §3.
    private string Assert(TokenClient client)
    {
        var now = time.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = client.ClientId,
            ["sub"] = client.ClientId,
            ["aud"] = client.Address,
            ["jti"] = RandomValues.Token(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        return SharedSecretJws.Write(client.Algorithm, client.Secret!, Encoding.UTF8.GetBytes(claims.ToJsonString(ApiJson.Options)));
    }

    // Which of the two forms it has shows the answer itself: what is configured, or its content type, is often not what comes.
    private static JsonElement? ReadAnswer(OutboundAnswer answer)
    {
        var text = answer.Text;
        if (text.AsSpan().TrimStart() is ['{', ..])
        {
            return ProfileJson.ReadObject(answer);
        }

        if (!text.Contains('=', StringComparison.Ordinal) || text.Length > 4 * LongestToken || text.AsSpan().ContainsAny(NeverInForms))
        {
            return null;
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var pair in new QueryStringEnumerable(text))
            {
                fields.TryAdd(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
            }
        }
        catch (FormatException)
        {
            return null;
        }

        return ProfileJson.ReadObject(JsonSerializer.SerializeToUtf8Bytes(fields));
    }

    private ExternalTokens? ReadTokens(JsonElement json)
    {
        if (json.Text("access_token") is not { Length: <= LongestToken } access || access.Any(static character => character is < '!' or > '~'))
        {
            return null;
        }

        return new ExternalTokens(access)
        {
            RefreshToken = json.Text("refresh_token") is { Length: <= LongestToken } refresh ? refresh : null,
            IdToken = json.Text("id_token"),
            Scope = json.Text("scope") is { Length: <= 2048 } scope ? scope : null,
            TokenType = json.Text("token_type") is { Length: <= 64 } type ? type : null,
            ExpiresAt = Life(json) is { } seconds ? time.GetUtcNow().AddSeconds(seconds) : null,
        };
    }

    private static double? Life(JsonElement json)
    {
        var text = json.Find("expires_in") is { ValueKind: JsonValueKind.Number or JsonValueKind.String } value ? value.ToString() : "";
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? Math.Min(seconds, LongestLife) : null;
    }
}
