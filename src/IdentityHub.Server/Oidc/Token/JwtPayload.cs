using System.Buffers;
using System.Text.Json;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>A reusable buffer in which one token's claims are written. One for each thread: claims are written without waiting.</summary>
internal sealed class JwtPayload
{
    [ThreadStatic]
    private static JwtPayload? current;

    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter writer;

    private JwtPayload() => writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });

    /// <summary>Writes claims and hands out the JSON object; the bytes are good until the next call on this thread.</summary>
    public static ReadOnlySpan<byte> Write<TState>(TState state, Action<Utf8JsonWriter, TState> claims)
    {
        var payload = current ??= new JwtPayload();
        payload.buffer.ResetWrittenCount();
        payload.writer.Reset();
        payload.writer.WriteStartObject();
        claims(payload.writer, state);
        payload.writer.WriteEndObject();
        payload.writer.Flush();
        return payload.buffer.WrittenSpan;
    }
}
