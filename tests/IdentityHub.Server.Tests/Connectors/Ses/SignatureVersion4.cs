using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Server.Tests.Connectors.Ses;

/// <summary>
/// AWS signature version 4, written from its description (https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html) and not
/// from the SDK, to check what the SDK signs.
/// </summary>
internal static class SignatureVersion4
{
    /// <summary>The canonical request.</summary>
    public static string Canonical(
        string method, string path, string query, IEnumerable<KeyValuePair<string, string>> signedHeaders, string bodyHash)
    {
        var headers = signedHeaders.Select(header => (Name: header.Key.ToLowerInvariant(), Value: header.Value.Trim()))
            .OrderBy(header => header.Name, StringComparer.Ordinal).ToList();
        return string.Join('\n', [method, path, query, .. headers.Select(header => $"{header.Name}:{header.Value}"), "", NamesOf(headers), bodyHash]);
    }

    /// <summary>The key of a day, a region and a service.</summary>
    public static byte[] Key(string secret, string day, string region, string service) =>
        Hmac(Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), day), region), service), "aws4_request");

    /// <summary>The signature of a canonical request.</summary>
    public static string Sign(string secret, string instant, string region, string service, string canonical)
    {
        var day = instant[..8];
        var text = $"AWS4-HMAC-SHA256\n{instant}\n{day}/{region}/{service}/aws4_request\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        return Convert.ToHexStringLower(Hmac(Key(secret, day, region, service), text));
    }

    /// <summary>SHA-256 in hexadecimal.</summary>
    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Whether a request is signed by who has the secret, for this service and region.</summary>
    public static bool IsSigned(SesCall call, string secret, string region, string service)
    {
        var parts = call.Headers["Authorization"]["AWS4-HMAC-SHA256 ".Length..].Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var instant = call.Headers["X-Amz-Date"];
        var age = DateTimeOffset.UtcNow - DateTimeOffset.ParseExact(instant, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var signed = parts["SignedHeaders"].Split(';').Select(name => KeyValuePair.Create(name, call.Headers[name]));
        return age.Duration() < TimeSpan.FromMinutes(5)
            && parts["Credential"].EndsWith($"/{instant[..8]}/{region}/{service}/aws4_request", StringComparison.Ordinal)
            && parts["SignedHeaders"].Split(';').Contains("host")
            && parts["Signature"] == Sign(secret, instant, region, service, Canonical(call.Method, call.Path, "", signed, Hash(call.Body)));
    }

    private static string NamesOf(IEnumerable<(string Name, string Value)> headers) => string.Join(';', headers.Select(header => header.Name));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
