using System.Text.Json;
using IdentityHub.Protocol.Jose;

namespace IdentityHub.Protocol.RelyingParty;

/// <summary>Reads what providers send. Many of them write null for what they do not have, so null is absent.</summary>
internal static class UpstreamJson
{
    private const int LongestSaid = 200;

    /// <summary>An object without duplicate members, at most so many bytes long.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, int maximumLength, out JsonElement json)
    {
        json = default;
        return utf8.Length <= maximumLength && StrictJson.TryParseObject(WithoutMark(utf8), out json);
    }

    /// <summary>The member as a text; false when it is something else.</summary>
    public static bool TryGetText(JsonElement json, string name, out string? text)
    {
        text = null;
        return IsAbsent(json, name) || StrictJson.TryGetString(json, name, out text);
    }

    /// <summary>The member as a list of texts; false when it is something else.</summary>
    public static bool TryGetTexts(JsonElement json, string name, out IReadOnlyList<string>? texts)
    {
        texts = null;
        return IsAbsent(json, name) || StrictJson.TryGetStrings(json, name, out texts);
    }

    /// <summary>Whether the member is absent or null.</summary>
    public static bool IsAbsent(JsonElement json, string name) => !json.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null;

    /// <summary>What a provider said in a form that can be shown: printable, and not long.</summary>
    public static string Shown(string said) => string.Create(Math.Min(said.Length, LongestSaid), said, static (span, source) =>
    {
        for (var index = 0; index < span.Length; index++)
        {
            span[index] = char.IsControl(source[index]) || char.IsSurrogate(source[index]) ? ' ' : source[index];
        }
    });

    // RFC 8259 §8.1 lets a reader pass over the mark that some servers put before their JSON.
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
