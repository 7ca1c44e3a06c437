using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IdentityHub.Server.Audit;

/// <summary>Reads what a user agent says of itself: browser, engine, system, device and processor, as far as operators ask for it.</summary>
internal static partial class UserAgents
{
    private const int Longest = 512;
    private const int MostKnown = 256;

    // A handful of programs and browsers make most requests.
    private static readonly ConcurrentDictionary<string, byte[]> Known = new(StringComparer.Ordinal);

    private sealed record Pattern(string Name, Regex Regex);

    private static readonly Pattern[] Browsers =
    [
        new("Edge", Edge()), new("Opera", Opera()), new("Samsung Internet", Samsung()), new("Mobile Firefox", FirefoxForIos()),
        new("Firefox", Firefox()), new("Mobile Chrome", ChromeForIos()), new("Chrome Headless", ChromeHeadless()), new("Chrome", Chrome()),
        new("Mobile Safari", MobileSafari()), new("Safari", Safari()),
    ];

    /// <summary>Writes the <c>userAgentParsed</c> object; what is not recognized stays empty.</summary>
    public static void WriteParsed(Utf8JsonWriter writer, string userAgent)
    {
        // Patterns look at the beginning only: a header may be 32 KiB long, and is from anybody.
        var text = AuditText.Clean(userAgent, Longest);
        if (!Known.TryGetValue(text, out var parsed))
        {
            parsed = Parse(text, writer.Options);
            if (Known.Count >= MostKnown)
            {
                Known.Clear();
            }

            Known[text] = parsed;
        }

        writer.WriteRawValue(parsed, skipInputValidation: true);
    }

    private static byte[] Parse(string text, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            Write(writer, text);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("ua", text);
        WriteBrowser(writer, text);
        WriteDevice(writer, text);
        WriteEngine(writer, text);
        WriteSystem(writer, text);
        writer.WriteStartObject("cpu");
        WriteIfAny(writer, "architecture", ArchitectureOf(text));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteBrowser(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject("browser");
        foreach (var (name, regex) in Browsers)
        {
            if (regex.Match(text) is { Success: true } match)
            {
                var version = match.Groups[1].Value;
                writer.WriteString("name", name == "Chrome" && text.Contains("Mobile", StringComparison.Ordinal) ? "Mobile Chrome" : name);
                writer.WriteString("version", version);
                writer.WriteString("major", version.Split('.')[0]);
                break;
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteDevice(Utf8JsonWriter writer, string text)
    {
        var (model, type, vendor) = text switch
        {
            _ when Has(text, "iPad") => ("iPad", "tablet", "Apple"),
            _ when Has(text, "iPhone") => ("iPhone", "mobile", "Apple"),
            _ when Has(text, "Macintosh") => ("Macintosh", null, "Apple"),
            _ when Has(text, "Android") => (null, Has(text, "Mobile") ? "mobile" : "tablet", null),
            _ => ((string?)null, (string?)null, (string?)null),
        };
        writer.WriteStartObject("device");
        WriteIfAny(writer, "model", model);
        WriteIfAny(writer, "type", type);
        WriteIfAny(writer, "vendor", vendor);
        writer.WriteEndObject();
    }

    private static void WriteEngine(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject("engine");
        var (name, version) = (Chrome().Match(text), WebKit().Match(text), Gecko().Match(text)) switch
        {
            ({ Success: true } chrome, _, _) => ("Blink", chrome.Groups[1].Value),
            (_, { Success: true } webKit, _) => ("WebKit", webKit.Groups[1].Value),
            (_, _, { Success: true } gecko) => ("Gecko", gecko.Groups[1].Value),
            _ => (null, null),
        };
        WriteIfAny(writer, "name", name);
        WriteIfAny(writer, "version", version);
        writer.WriteEndObject();
    }

    private static void WriteSystem(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject("os");
        var (name, version) = (Windows().Match(text), Ios().Match(text), MacOs().Match(text), Android().Match(text)) switch
        {
            ({ Success: true } windows, _, _, _) => ("Windows", windows.Groups[1].Value is "10.0" ? "10" : windows.Groups[1].Value),
            (_, { Success: true } ios, _, _) => ("iOS", ios.Groups[1].Value.Replace('_', '.')),
            (_, _, { Success: true } mac, _) => ("macOS", mac.Groups[1].Value.Replace('_', '.')),
            (_, _, _, { Success: true } android) => ("Android", android.Groups[1].Value),
            _ => (Has(text, "CrOS") ? "Chrome OS" : Has(text, "Linux") ? "Linux" : null, null),
        };
        WriteIfAny(writer, "name", name);
        WriteIfAny(writer, "version", version);
        writer.WriteEndObject();
    }

    private static string? ArchitectureOf(string text) => text switch
    {
        _ when Has(text, "x86_64") || Has(text, "Win64") || Has(text, "x64") => "amd64",
        _ when Has(text, "aarch64") || Has(text, "arm64") => "arm64",
        _ when Has(text, "i686") || Has(text, "i386") => "ia32",
        _ => null,
    };

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    [GeneratedRegex(@"\bEdg(?:e|A|iOS)?/([\d.]{1,20})", RegexOptions.CultureInvariant)]
    private static partial Regex Edge();

    [GeneratedRegex(@"\b(?:OPR|OPT)/([\d.]{1,20})", RegexOptions.CultureInvariant)]
    private static partial Regex Opera();

    [GeneratedRegex(@"\bSamsungBrowser/([\d.]{1,20})", RegexOptions.CultureInvariant)]
    private static partial Regex Samsung();

    [GeneratedRegex(@"\bFxiOS/([\d.]{1,20})", RegexOptions.CultureInvariant)]
    private static partial Regex FirefoxForIos();

    [GeneratedRegex(@"\bFirefox/([\d.]{1,20})", RegexOptions.CultureInvariant)]
    private static partial Regex Firefox();

    [GeneratedRegex(@"\bCriOS/([\d.]{1,20})", RegexOptions.CultureInvariant)]
    private static partial Regex ChromeForIos();

    [GeneratedRegex(@"\bHeadlessChrome/([\d.]{1,20})", RegexOptions.CultureInvariant)]
    private static partial Regex ChromeHeadless();

    [GeneratedRegex(@"Chrome/([\d.]{1,20})", RegexOptions.CultureInvariant)]
    private static partial Regex Chrome();

    [GeneratedRegex(@"\bVersion/([\d.]{1,20}) Mobile/\S{1,20} Safari/", RegexOptions.CultureInvariant)]
    private static partial Regex MobileSafari();

    [GeneratedRegex(@"\bVersion/([\d.]{1,20}) Safari/", RegexOptions.CultureInvariant)]
    private static partial Regex Safari();

    [GeneratedRegex(@"\bAppleWebKit/([\d.]{1,20})", RegexOptions.CultureInvariant)]
    private static partial Regex WebKit();

    [GeneratedRegex(@"\brv:([\d.]{1,20})\) Gecko/", RegexOptions.CultureInvariant)]
    private static partial Regex Gecko();

    [GeneratedRegex(@"\bWindows NT ([\d.]{1,10})", RegexOptions.CultureInvariant)]
    private static partial Regex Windows();

    [GeneratedRegex(@"\b(?:iPhone OS|CPU OS) ([\d_]{1,12})", RegexOptions.CultureInvariant)]
    private static partial Regex Ios();

    [GeneratedRegex(@"\bMac OS X ([\d_.]{1,12})", RegexOptions.CultureInvariant)]
    private static partial Regex MacOs();

    [GeneratedRegex(@"\bAndroid ([\d.]{1,12})", RegexOptions.CultureInvariant)]
    private static partial Regex Android();
}
