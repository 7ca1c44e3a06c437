using System.Text.Json;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>Reads members whose type is not to be trusted: a wrong type counts as absent.</summary>
internal static class JsonClaims
{
    public static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>A NumericDate (RFC 7519, 2), which may have a fraction.</summary>
    public static DateTimeOffset? Instant(this JsonElement json, string name)
    {
        const double Year9999 = 253_402_300_799;
        return json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetDouble(out var seconds) && seconds is >= 0 and <= Year9999
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;
    }

    /// <summary>A string or an array of strings, as <c>aud</c> may be.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
                [.. value.EnumerateArray().Select(item => item.GetString()!)],
            _ => [],
        };
    }
}
