using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace IdentityHub.Protocol.Jose;

/// <summary>The encoded protected headers of one key. They depend on the token's type alone, so each is made once.</summary>
internal sealed class ProtectedHeaders(JwsAlgorithm algorithm, string keyId)
{
    // Types are a handful of constants; the limit only guards against a caller that makes them up.
    private const int MostKept = 16;
    private (string? Typ, byte[] Header)[] _kept = [];

    public byte[] For(string? typ)
    {
        foreach (var (known, header) in Volatile.Read(ref _kept))
        {
            if (string.Equals(known, typ, StringComparison.Ordinal))
            {
                return header;
            }
        }

        return Add(typ);
    }

    // Two threads may make the same header at once; the one that loses the exchange only loses its copy.
    private byte[] Add(string? typ)
    {
        var header = Encode(typ);
        var kept = Volatile.Read(ref _kept);
        if (kept.Length < MostKept)
        {
            Interlocked.CompareExchange(ref _kept, [.. kept, (typ, header)], kept);
        }

        return header;
    }

    private byte[] Encode(string? typ)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("alg", algorithm.Name());
            if (typ is not null)
            {
                writer.WriteString("typ", JsonEncodedText.Encode(typ, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
            }

            writer.WriteString("kid", keyId);
            writer.WriteEndObject();
        }

        var header = new byte[Base64Url.GetEncodedLength(json.WrittenCount) + 1];
        Base64Url.EncodeToUtf8(json.WrittenSpan, header);
        header[^1] = (byte)'.';
        return header;
    }
}
