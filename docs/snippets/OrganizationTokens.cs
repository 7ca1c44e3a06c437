using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Example;

/// <summary>Checks the access tokens of an API. One object for the whole process; the methods may be called at the same time.</summary>
public sealed class OrganizationTokens(HttpClient http, string issuer, string audience)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);
    private readonly Lock gate = new();
    private Task<Dictionary<string, ECDsa>>? keys;
    private DateTimeOffset loadedAt;

    /// <returns>The status to answer with (200, 401 or 403) and, with 200, what the token says.</returns>
    public async Task<(int Status, JsonElement Claims)> CheckAsync(string token, string organizationId, string scope)
    {
        if (await ReadAsync(token) is not { } claims)
        {
            return (401, default);
        }

        var isForOrganization = Text(claims, "organization_id") == organizationId;
        var isAllowed = (Text(claims, "scope") ?? "").Split(' ').Contains(scope);
        return isForOrganization && isAllowed ? (200, claims) : (403, default);
    }

    private async Task<JsonElement?> ReadAsync(string token)
    {
        try
        {
            var parts = token.Split('.');
            var header = Json(parts[0]);
            var claims = Json(parts[1]);
            if (parts.Length != 3 || Text(header, "typ") != "at+jwt" || Text(header, "alg") != "ES256"
                || await FindKeyAsync(Text(header, "kid") ?? "") is not { } key
                || !key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256))
            {
                return null;
            }

            var expires = DateTimeOffset.FromUnixTimeSeconds(claims.GetProperty("exp").GetInt64());
            return Text(claims, "iss") == issuer && Text(claims, "aud") == audience && expires + ClockSkew > DateTimeOffset.UtcNow
                ? claims
                : null;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException or IndexOutOfRangeException
            or KeyNotFoundException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    // The key set is read anew every hour; for a key that is not in it, which may be new, at most every 30 seconds.
    private async Task<ECDsa?> FindKeyAsync(string id) =>
        (await LoadAsync(TimeSpan.FromHours(1))).GetValueOrDefault(id) ?? (await LoadAsync(TimeSpan.FromSeconds(30))).GetValueOrDefault(id);

    private Task<Dictionary<string, ECDsa>> LoadAsync(TimeSpan goodFor)
    {
        lock (gate)
        {
            if (keys is null || keys.IsFaulted || DateTimeOffset.UtcNow - loadedAt > goodFor)
            {
                (keys, loadedAt) = (FetchAsync(), DateTimeOffset.UtcNow);
            }

            return keys;
        }
    }

    private async Task<Dictionary<string, ECDsa>> FetchAsync()
    {
        using var set = JsonDocument.Parse(await http.GetStringAsync(issuer + "/jwks"));
        return set.RootElement.GetProperty("keys").EnumerateArray()
            .Where(key => Text(key, "crv") == "P-256")
            .ToDictionary(key => Text(key, "kid")!, Import);
    }

    private static ECDsa Import(JsonElement key) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Base64Url.DecodeFromChars(Text(key, "x")), Y = Base64Url.DecodeFromChars(Text(key, "y")) },
    });

    private static JsonElement Json(string part) => JsonElement.Parse(Base64Url.DecodeFromChars(part));

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
