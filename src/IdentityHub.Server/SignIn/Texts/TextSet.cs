using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace IdentityHub.Server.SignIn.Texts;

/// <summary>The sentences of the pages in one language. Each language is one JSON file beside this one, with the same keys.</summary>
internal sealed class TextSet
{
    private const int LongestTag = 35;

    private static readonly FrozenDictionary<string, TextSet> ByLanguage = new[] { Load("en"), Load("th") }
        .ToFrozenDictionary(set => set.Language, StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, string> texts;

    private TextSet(string language, IReadOnlyDictionary<string, string> texts)
    {
        Language = language;
        this.texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>All languages, in the order in which they are offered.</summary>
    public static IReadOnlyList<TextSet> All { get; } = [.. ByLanguage.Values.OrderBy(set => set.Language, StringComparer.Ordinal)];

    /// <summary>The language, as in <c>&lt;html lang&gt;</c> (BCP 47).</summary>
    public string Language { get; }

    /// <summary>The keys, for the test that compares languages.</summary>
    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>A sentence.</summary>
    /// <exception cref="KeyNotFoundException">No such sentence: a mistake in a page, found by its test.</exception>
    public string this[string key] => texts[key];

    /// <summary>Whether there is a sentence.</summary>
    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>A sentence with values in it.</summary>
    public string With(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, texts[key], values);

    /// <summary>The language itself, or that of a longer tag: <c>th-TH</c> finds <c>th</c> (RFC 4647, 3.4).</summary>
    public static TextSet? Find(string? tag)
    {
        // What is longer than any real tag (RFC 5646, 4.4.1) would be cut thousands of times.
        while (tag is { Length: > 0 and <= LongestTag })
        {
            if (ByLanguage.TryGetValue(tag, out var found))
            {
                return found;
            }

            var dash = tag.LastIndexOf('-');
            tag = dash > 0 ? tag[..dash] : null;
        }

        return null;
    }

    private static TextSet Load(string language)
    {
        using var stream = typeof(TextSet).Assembly.GetManifestResourceStream($"IdentityHub.Server.SignIn.Texts.{language}.json")
            ?? throw new InvalidOperationException($"{language}.json is not embedded in the assembly.");
        using var document = JsonDocument.Parse(stream);
        return new TextSet(
            language,
            document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString() ?? ""));
    }
}
