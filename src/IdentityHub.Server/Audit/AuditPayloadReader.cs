using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using IdentityHub.Data;

namespace IdentityHub.Server.Audit;

/// <summary>
/// The payload of a row as it is shown. What can be told from other members, such as the browser from its <c>userAgent</c>, is not stored
/// but told here: a third of each row.
/// </summary>
internal static class AuditPayloadReader
{
    private const string UserAgent = "userAgent";
    private const string Parsed = "userAgentParsed";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a stored payload.</summary>
    /// <returns>The payload; what somebody made unreadable in the database as the text <c>unreadable</c>, so that other rows can be shown.</returns>
    public static JsonElement Read(string stored)
    {
        var buffer = new ArrayBufferWriter<byte>(stored.Length + 512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, stored);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    /// <summary>Writes a stored payload, as <see cref="Read"/> reads it.</summary>
    public static void Write(Utf8JsonWriter writer, string stored)
    {
        JsonElement payload;
        try
        {
            payload = JsonColumn.Parse(stored);
        }
        catch (JsonException)
        {
            payload = default;
        }

        if (payload.ValueKind != JsonValueKind.Object)
        {
            writer.WriteStartObject();
            writer.WriteString("unreadable", stored);
            writer.WriteEndObject();
            return;
        }

        var isParsed = payload.TryGetProperty(Parsed, out _);
        writer.WriteStartObject();
        foreach (var member in payload.EnumerateObject())
        {
            member.WriteTo(writer);
            if (!isParsed && member is { Name: UserAgent, Value.ValueKind: JsonValueKind.String })
            {
                writer.WritePropertyName(Parsed);
                UserAgents.WriteParsed(writer, member.Value.GetString()!);
            }
        }

        writer.WriteEndObject();
    }
}
