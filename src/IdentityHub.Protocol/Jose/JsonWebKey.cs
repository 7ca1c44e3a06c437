using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace IdentityHub.Protocol.Jose;

/// <summary>
/// A JSON Web Key (RFC 7517, 4) as it was read: its members are not yet trusted. <see cref="VerificationKey.TryCreate"/> judges it.
/// Private members are never kept; <see cref="HasPrivateMembers"/> tells that there were some.
/// </summary>
public sealed record JsonWebKey
{
    // RFC 7518, 6.2.2, 6.3.2 and 6.4.1.
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    /// <summary>Key type, RFC 7517, 4.1: <c>EC</c> and <c>RSA</c> can be used here.</summary>
    public required string Kty { get; init; }

    /// <summary>Intended use, RFC 7517, 4.2.</summary>
    public string? Use { get; init; }

    /// <summary>Intended operations, RFC 7517, 4.3.</summary>
    public IReadOnlyList<string>? KeyOps { get; init; }

    /// <summary>Key identifier, RFC 7517, 4.5.</summary>
    public string? Kid { get; init; }

    /// <summary>The one algorithm the key is for, RFC 7517, 4.4.</summary>
    public string? Alg { get; init; }

    /// <summary>Curve of an EC key, RFC 7518, 6.2.1.1.</summary>
    public string? Crv { get; init; }

    /// <summary>X coordinate, base64url, RFC 7518, 6.2.1.2.</summary>
    public string? X { get; init; }

    /// <summary>Y coordinate, base64url, RFC 7518, 6.2.1.3.</summary>
    public string? Y { get; init; }

    /// <summary>RSA modulus, base64url, RFC 7518, 6.3.1.1.</summary>
    public string? N { get; init; }

    /// <summary>RSA exponent, base64url, RFC 7518, 6.3.1.2.</summary>
    public string? E { get; init; }

    /// <summary>Whether the JSON held private or symmetric key material.</summary>
    public bool HasPrivateMembers { get; init; }

    /// <summary>Reads a key from UTF-8 JSON; false for anything but an object without duplicate members and with string members.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out JsonWebKey? key)
    {
        key = null;
        return StrictJson.TryParseObject(utf8, out var json) && TryRead(json, out key);
    }

    /// <summary>Reads a key from an object inside a document that was parsed already, such as a DPoP proof's header.</summary>
    public static bool TryParse(JsonElement json, [NotNullWhen(true)] out JsonWebKey? key)
    {
        key = null;
        return StrictJson.TryParseObject(json, out var strict) && TryRead(strict, out key);
    }

    internal static bool TryRead(JsonElement json, [NotNullWhen(true)] out JsonWebKey? key)
    {
        key = null;
        if (json.ValueKind != JsonValueKind.Object
            || !StrictJson.TryGetString(json, "kty", out var kty) || kty is null
            || !StrictJson.TryGetString(json, "use", out var use)
            || !StrictJson.TryGetStrings(json, "key_ops", out var keyOps)
            || !StrictJson.TryGetString(json, "kid", out var kid)
            || !StrictJson.TryGetString(json, "alg", out var alg)
            || !StrictJson.TryGetString(json, "crv", out var crv)
            || !StrictJson.TryGetString(json, "x", out var x)
            || !StrictJson.TryGetString(json, "y", out var y)
            || !StrictJson.TryGetString(json, "n", out var n)
            || !StrictJson.TryGetString(json, "e", out var e))
        {
            return false;
        }

        key = new JsonWebKey
        {
            Kty = kty,
            Use = use,
            KeyOps = keyOps,
            Kid = kid,
            Alg = alg,
            Crv = crv,
            X = x,
            Y = y,
            N = n,
            E = e,
            HasPrivateMembers = Array.Exists(PrivateMembers, name => json.TryGetProperty(name, out _)),
        };
        return true;
    }

    /// <summary>Writes the public members that are present, in the order <c>kty, use, key_ops, kid, alg, crv, x, y, n, e</c>.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("kty", Kty);
        WriteIfPresent(writer, "use", Use);
        if (KeyOps is not null)
        {
            writer.WriteStartArray("key_ops");
            foreach (var operation in KeyOps)
            {
                writer.WriteStringValue(operation);
            }

            writer.WriteEndArray();
        }

        WriteIfPresent(writer, "kid", Kid);
        WriteIfPresent(writer, "alg", Alg);
        WriteIfPresent(writer, "crv", Crv);
        WriteIfPresent(writer, "x", X);
        WriteIfPresent(writer, "y", Y);
        WriteIfPresent(writer, "n", N);
        WriteIfPresent(writer, "e", E);
        writer.WriteEndObject();
    }

    private static void WriteIfPresent(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
