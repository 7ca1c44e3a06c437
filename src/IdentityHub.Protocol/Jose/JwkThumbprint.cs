using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace IdentityHub.Protocol.Jose;

/// <summary>The SHA-256 thumbprint of a key (RFC 7638): our key identifiers and DPoP's <c>jkt</c>.</summary>
public static class JwkThumbprint
{
    /// <summary>The thumbprint in base64url, 43 characters.</summary>
    /// <exception cref="ArgumentException">The key is neither an EC nor an RSA key with all required members.</exception>
    public static string Compute(JsonWebKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteRequiredMembers(writer, key);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return Base64Url.EncodeToString(hash);
    }

    // RFC 7638, 3.2: only the required members of the key type; 3.3: in the order of their names, without white space.
    private static void WriteRequiredMembers(Utf8JsonWriter writer, JsonWebKey key)
    {
        writer.WriteStartObject();
        switch (key)
        {
            case { Kty: "EC", Crv: not null, X: not null, Y: not null }:
                writer.WriteString("crv", key.Crv);
                writer.WriteString("kty", key.Kty);
                writer.WriteString("x", key.X);
                writer.WriteString("y", key.Y);
                break;
            case { Kty: "RSA", E: not null, N: not null }:
                writer.WriteString("e", key.E);
                writer.WriteString("kty", key.Kty);
                writer.WriteString("n", key.N);
                break;
            default:
                throw new ArgumentException("A thumbprint needs an EC or RSA key with all its public members.", nameof(key));
        }

        writer.WriteEndObject();
    }
}
