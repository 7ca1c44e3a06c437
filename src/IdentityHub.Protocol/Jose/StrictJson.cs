using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace IdentityHub.Protocol.Jose;

/// <summary>Parses JSON objects that strangers send: any input gives an answer, never an exception, now or at a later read.</summary>
internal static class StrictJson
{
    // RFC 7515, 4 and RFC 7519, 4 let a parser keep the last of duplicate members; refusing them instead means
    // that no two readers of one token can disagree.
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static bool TryParseObject(ReadOnlySpan<byte> utf8, out JsonElement element)
    {
        element = default;
        if (!Utf8.IsValid(utf8))
        {
            return false;
        }

        try
        {
            if (utf8.Contains((byte)'\\'))
            {
                ReadEveryEscapedString(utf8);
            }

            element = JsonElement.Parse(utf8, Options);
            return element.ValueKind == JsonValueKind.Object;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The same object, held to the same rules, when something more lenient parsed it.</summary>
    public static bool TryParseObject(JsonElement json, out JsonElement element)
    {
        element = default;
        return json.ValueKind == JsonValueKind.Object && TryParseObject(JsonMarshal.GetRawUtf8Value(json), out element);
    }

    /// <summary>The member as a string; false when it is there but is something else.</summary>
    public static bool TryGetString(JsonElement json, string name, out string? value)
    {
        value = null;
        if (!json.TryGetProperty(name, out var member))
        {
            return true;
        }

        value = member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        return value is not null;
    }

    /// <summary>The member as a list of strings; false when it is there but is something else.</summary>
    public static bool TryGetStrings(JsonElement json, string name, out IReadOnlyList<string>? values)
    {
        values = null;
        if (!json.TryGetProperty(name, out var member))
        {
            return true;
        }

        return TryGetStrings(member, out values);
    }

    /// <summary>The array's strings; false when it is no array or holds anything else.</summary>
    public static bool TryGetStrings(JsonElement array, [NotNullWhen(true)] out IReadOnlyList<string>? values)
    {
        values = null;
        if (array.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var strings = new List<string>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                return false;
            }

            strings.Add(item.GetString()!);
        }

        values = strings;
        return true;
    }

    // An escaped lone surrogate passes the parser and throws when the string is read. Reading each one here keeps
    // that exception in one place.
    private static void ReadEveryEscapedString(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }
}
