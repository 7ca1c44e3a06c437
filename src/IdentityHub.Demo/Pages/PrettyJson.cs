using System.Text.Encodings.Web;
using System.Text.Json;

namespace IdentityHub.Demo.Pages;

/// <summary>JSON for reading. Razor escapes it for HTML afterwards, so names may keep their letters here.</summary>
internal static class PrettyJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Format(JsonElement json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Text that is no JSON is shown as it is.</summary>
    public static string Format(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Format(document.RootElement);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
