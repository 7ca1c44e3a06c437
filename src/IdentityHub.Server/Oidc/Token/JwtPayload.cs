using System.Buffers;
using System.Text.Json;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>A reusable buffer in which a token's claims are written. One for each thread: claims are written without waiting.</summary>
internal static class JwtPayload
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>Writes claims and hands out the JSON object; the bytes are good until the next call on this thread.</summary>
    public static ReadOnlySpan<byte> Write<TState>(TState state, Action<Utf8JsonWriter, TState> claims)
    {
        buffer ??= new ArrayBufferWriter<byte>(1024);
        writer ??= new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        buffer.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        claims(writer, state);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan;
    }
}
