using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>A JWT in its parts (RFC 7519). Parsed is not verified: only <see cref="SignedTokenReader"/> hands one out as trusted.</summary>
internal sealed class JsonWebToken
{
    private const int MaxLength = 16 * 1024;
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private JsonWebToken(JsonElement header, JsonElement payload, byte[] signingInput, byte[] signature)
    {
        Header = header;
        Payload = payload;
        SigningInput = signingInput;
        Signature = signature;
    }

    public JsonElement Header { get; }

    public JsonElement Payload { get; }

    public string Algorithm => Header.Text("alg") ?? "";

    public string? KeyId => Header.Text("kid");

    public string? Type => Header.Text("typ");

    public byte[] SigningInput { get; }

    public byte[] Signature { get; }

    /// <returns>Null for anything that is not a compact JWS with JSON objects inside (RFC 7515, 3.1), an opaque token for example.</returns>
    public static JsonWebToken? TryParse(string compact)
    {
        if (compact.Length > MaxLength || compact.AsSpan().ContainsAnyExcept(Alphabet) || compact.Split('.') is not [var head, var body, var tail])
        {
            return null;
        }

        try
        {
            var header = ParseObject(head);
            var payload = ParseObject(body);

            // An extension that must be understood and is not makes the token invalid (RFC 7515, 4.1.11). We understand none.
            return header is null || payload is null || header.Value.TryGetProperty("crit", out _)
                ? null
                : new JsonWebToken(header.Value, payload.Value, Encoding.ASCII.GetBytes($"{head}.{body}"), Base64Url.DecodeFromChars(tail));
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return null;
        }
    }

    private static JsonElement? ParseObject(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part), StrictJson.Options);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
    }
}
