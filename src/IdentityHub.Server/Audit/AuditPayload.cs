using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.Audit;

/// <summary>Writes the JSON of a row: who, what, from where. Whatever comes in, what goes out is bounded, readable and without secrets.</summary>
internal static class AuditPayload
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 1024;

    /// <summary>Characters of all texts and names of one row; what comes after is left out.</summary>
    public const int LongestPayload = 16 * 1024;

    private const int DeepestLevel = 8;
    private const int MostMembers = 256;

    private static readonly FrozenSet<string> Own = FrozenSet.ToFrozenSet(
        ["key", "result", "error", "ip", "userAgent", "userAgentParsed", "userId", "applicationId", "sessionId", "params", "count"],
        StringComparer.Ordinal);

    // Rows are read by programs and people, never pasted into a page unescaped: other scripts stay legible.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // One of each for each thread: payloads are written without waiting.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    /// <summary>The payload of an entry.</summary>
    /// <param name="entry">What happened.</param>
    /// <param name="ip">Where the request came from.</param>
    /// <param name="userAgent">What the client says it is; nobody vouches for it.</param>
    public static string Write(AuditEntry entry, string? ip, string? userAgent)
    {
        buffer ??= new ArrayBufferWriter<byte>(4096);
        buffer.ResetWrittenCount();
        writer ??= new Utf8JsonWriter(buffer, Options);
        writer.Reset();
        Write(writer, entry, ip, userAgent);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, AuditEntry entry, string? ip, string? userAgent)
    {
        var budget = LongestPayload;
        writer.WriteStartObject();
        writer.WriteString("key", entry.Key);
        writer.WriteString("result", entry.Result == AuditResult.Success ? "Success" : "Error");
        WriteMember(writer, "error", entry.Error, ref budget, masks: false);
        WriteText(writer, "ip", ip);
        WriteText(writer, "userAgent", string.IsNullOrEmpty(userAgent) ? null : userAgent);
        WriteText(writer, "userId", entry.UserId);
        WriteText(writer, "applicationId", entry.ApplicationId);
        WriteText(writer, "sessionId", entry.SessionId);
        WriteMember(writer, "params", entry.Params, ref budget, masks: true);
        WriteDetails(writer, entry.Details, ref budget);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, AuditText.Clean(value, LongestText));
        }
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, JsonObject? value, ref int budget, bool masks)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            WriteNode(writer, value, ref budget, masks, DeepestLevel);
        }
    }

    private static void WriteDetails(Utf8JsonWriter writer, JsonObject? details, ref int budget)
    {
        foreach (var (name, node) in MembersOf(details))
        {
            if (!Own.Contains(name))
            {
                WriteNamed(writer, name, node, ref budget, masks: true, DeepestLevel);
            }
        }
    }

    private static void WriteNamed(Utf8JsonWriter writer, string name, JsonNode? node, ref int budget, bool masks, int levels)
    {
        if (budget <= 0 || (masks && AuditMask.Drops(name)))
        {
            return;
        }

        var clean = AuditText.Clean(name, 128);
        budget -= clean.Length;
        writer.WritePropertyName(clean);
        if (masks && node is not null && AuditMask.Hides(name))
        {
            writer.WriteStringValue(AuditMask.Masked);
        }
        else
        {
            WriteNode(writer, node, ref budget, masks, levels);
        }
    }

    private static void WriteNode(Utf8JsonWriter writer, JsonNode? node, ref int budget, bool masks, int levels)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonValue value:
                WriteValue(writer, value, ref budget);
                break;
            case JsonArray array when levels > 0:
                writer.WriteStartArray();
                foreach (var item in array.Take(MostMembers))
                {
                    if (budget-- > 0)
                    {
                        WriteNode(writer, item, ref budget, masks, levels - 1);
                    }
                }

                writer.WriteEndArray();
                break;
            case JsonObject members when levels > 0:
                writer.WriteStartObject();
                foreach (var (name, member) in MembersOf(members).Take(MostMembers))
                {
                    WriteNamed(writer, name, member, ref budget, masks, levels - 1);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue("…");
                break;
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonValue value, ref int budget)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            // Numbers of any length are JSON, too.
            var text = value.ToJsonString();
            budget -= text.Length;
            writer.WriteRawValue(text.Length <= LongestText ? text : "0");
            return;
        }

        var clean = AuditText.Clean(TextOf(value), Math.Clamp(budget, 0, LongestText));
        budget -= clean.Length;
        writer.WriteStringValue(clean);
    }

    private static string TextOf(JsonValue value)
    {
        try
        {
            return value.ToString();
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: such a text cannot be read at all.
            return "";
        }
    }

    // An object that came from outside is read only now; it may name a member twice or in characters that do not exist.
    private static JsonObject MembersOf(JsonObject? members)
    {
        try
        {
            _ = members?.Count;
            return members ?? [];
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return [];
        }
    }
}
