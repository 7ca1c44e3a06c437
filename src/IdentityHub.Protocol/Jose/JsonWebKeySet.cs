using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace IdentityHub.Protocol.Jose;

/// <summary>A JSON Web Key Set (RFC 7517, 5).</summary>
/// <param name="Keys">The keys in the order of the document.</param>
public sealed record JsonWebKeySet(IReadOnlyList<JsonWebKey> Keys)
{
    /// <summary>
    /// Reads a set. Entries that are no usable key object are left out, as RFC 7517, 5 asks, so that one new key type at
    /// an upstream provider does not hide its other keys.
    /// </summary>
    /// <returns>False when the document is no JSON object with a <c>keys</c> array.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out JsonWebKeySet? keySet)
    {
        keySet = null;
        return StrictJson.TryParseObject(utf8, out var json) && TryRead(json, out keySet);
    }

    /// <summary>Reads a set from an object inside a document that was parsed already, such as client metadata.</summary>
    /// <returns>False when the value is no object with a <c>keys</c> array.</returns>
    public static bool TryParse(JsonElement json, [NotNullWhen(true)] out JsonWebKeySet? keySet)
    {
        keySet = null;
        return StrictJson.TryParseObject(json, out var strict) && TryRead(strict, out keySet);
    }

    private static bool TryRead(JsonElement json, [NotNullWhen(true)] out JsonWebKeySet? keySet)
    {
        keySet = null;
        if (!json.TryGetProperty("keys", out var entries) || entries.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var keys = new List<JsonWebKey>(entries.GetArrayLength());
        foreach (var entry in entries.EnumerateArray())
        {
            if (JsonWebKey.TryRead(entry, out var key))
            {
                keys.Add(key);
            }
        }

        keySet = new JsonWebKeySet(keys);
        return true;
    }

    /// <summary>Writes <c>{"keys":[…]}</c>.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteStartArray("keys");
        foreach (var key in Keys)
        {
            key.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The document as UTF-8, ready to be served.</summary>
    public byte[] ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
