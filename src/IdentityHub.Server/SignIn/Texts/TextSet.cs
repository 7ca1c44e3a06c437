using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace IdentityHub.Server.SignIn.Texts;

/// <summary>The sentences of the pages in one language. Each language is one JSON file beside this one, with the same keys.</summary>
internal sealed class TextSet
{
    private const string Master = "en";
    private const string Folder = "IdentityHub.Server.SignIn.Texts.";
    private const int LongestTag = 35;

    // Scripts that run from right to left (Unicode, UAX 9), by the languages that are written in them.
    private static readonly FrozenSet<string> RightToLeft = new[] { "ar", "fa", "he", "ur" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Tags that no cutting leads to a language of ours, but that its readers have in their browsers.
    private static readonly FrozenDictionary<string, string> Near = new Dictionary<string, string>
    {
        ["pt"] = "pt-BR",
        ["zh"] = "zh-CN",
        ["zh-Hant"] = "zh-TW",
        ["zh-HK"] = "zh-TW",
        ["zh-MO"] = "zh-TW",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, TextSet> ByLanguage = LoadAll();

    private readonly FrozenDictionary<string, string> texts;
    private readonly TextSet? fallback;

    private TextSet(string language, IReadOnlyDictionary<string, string> texts, TextSet? fallback)
    {
        Language = language;
        Culture = FindCulture(language);
        Direction = RightToLeft.Contains(language.Split('-')[0]) ? "rtl" : "ltr";
        this.texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
        this.fallback = fallback;
    }

    /// <summary>All languages, in the order in which they are offered: by tag.</summary>
    public static IReadOnlyList<TextSet> All { get; } = [.. ByLanguage.Values.OrderBy(set => set.Language, StringComparer.Ordinal)];

    /// <summary>The language, as in <c>&lt;html lang&gt;</c> (BCP 47).</summary>
    public string Language { get; }

    /// <summary>How it writes dates and numbers.</summary>
    public CultureInfo Culture { get; }

    /// <summary><c>ltr</c> or <c>rtl</c>, as in <c>&lt;html dir&gt;</c>.</summary>
    public string Direction { get; }

    /// <summary>The keys of its own file, for the test that compares languages.</summary>
    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>A sentence; the English one where this language has none.</summary>
    /// <exception cref="KeyNotFoundException">No such sentence: a mistake in a page, found by its test.</exception>
    public string this[string key] => texts.TryGetValue(key, out var text) ? text : fallback?[key] ?? throw new KeyNotFoundException(key);

    /// <summary>Whether there is a sentence.</summary>
    public bool Has(string key) => texts.ContainsKey(key) || fallback?.Has(key) == true;

    /// <summary>A sentence with values in it; numbers as the language writes them, names and addresses in one piece (<see cref="Isolation"/>).</summary>
    /// <returns>The sentence alone when an operator's own wording has placeholders that nothing fills.</returns>
    public string With(string key, params object[] values)
    {
        try
        {
            return string.Format(Culture, this[key], [.. values.Select(value => value is string text ? Isolation.Within(text, Direction) : value)]);
        }
        catch (FormatException)
        {
            return this[key];
        }
    }

    /// <summary>How long something lasts, in the largest unit that says it exactly: 90 seconds stay seconds.</summary>
    public string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 60 } or { Seconds: not 0 } => With("duration.seconds", (int)Math.Ceiling(duration.TotalSeconds)),
        { TotalMinutes: < 60 } or { Minutes: not 0 } => With("duration.minutes", (int)duration.TotalMinutes),
        _ => With("duration.hours", (int)duration.TotalHours),
    };

    /// <summary>A day, as the language writes it.</summary>
    public string Date(DateTimeOffset day) => day.ToString("d", Culture);

    /// <summary>The languages with sentences of an operator in the place of ours, and those that only the operator has.</summary>
    /// <param name="phrases">Trees of sentences by language, as <see cref="PhraseKeys"/> reads them.</param>
    public static IReadOnlyList<TextSet> Under(IReadOnlyDictionary<string, JsonElement> phrases)
    {
        if (phrases.Count == 0)
        {
            return All;
        }

        var changed = phrases.Select(pair => (ByLanguage.GetValueOrDefault(pair.Key) ?? ByLanguage[Master]).Under(pair.Key, pair.Value)).ToList();
        return [.. All.Where(set => !phrases.Keys.Contains(set.Language, StringComparer.OrdinalIgnoreCase))
            .Concat(changed).OrderBy(set => set.Language, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The language itself, or that of a longer tag: <c>th-TH</c> finds <c>th</c> (RFC 4647, 3.4); or the nearest one: <c>zh-HK</c> finds
    /// <c>zh-TW</c>, which is written with the same characters.
    /// </summary>
    public static TextSet? Find(string? tag) => Find(All, tag);

    /// <summary>The same among these.</summary>
    public static TextSet? Find(IReadOnlyList<TextSet> sets, string? tag)
    {
        // What is longer than any real tag (RFC 5646, 4.4.1) would be cut thousands of times.
        while (tag is { Length: > 0 and <= LongestTag })
        {
            if ((Exactly(sets, tag) ?? (Near.TryGetValue(tag, out var near) ? Exactly(sets, near) : null)) is { } found)
            {
                return found;
            }

            var dash = tag.LastIndexOf('-');
            tag = dash > 0 ? tag[..dash] : null;
        }

        return null;
    }

    private static TextSet? Exactly(IReadOnlyList<TextSet> sets, string tag) =>
        sets.FirstOrDefault(set => set.Language.Equals(tag, StringComparison.OrdinalIgnoreCase));

    private TextSet Under(string language, JsonElement translation)
    {
        var own = PhraseKeys.Read(translation);
        if (!string.Equals(language, Language, StringComparison.OrdinalIgnoreCase))
        {
            // A language of the operator's: it calls itself what the system calls it, unless its phrases say otherwise.
            own.TryAdd("language.name", FindCulture(language) is { Name.Length: > 0 } culture ? culture.NativeName : language);
        }

        return new TextSet(language, own, this);
    }

    private static FrozenDictionary<string, TextSet> LoadAll()
    {
        var english = Load(Master, null);
        return typeof(TextSet).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".json".Length])
            .Select(language => language == Master ? english : Load(language, english))
            .ToFrozenDictionary(set => set.Language, StringComparer.OrdinalIgnoreCase);
    }

    private static TextSet Load(string language, TextSet? fallback)
    {
        using var stream = typeof(TextSet).Assembly.GetManifestResourceStream($"{Folder}{language}.json")
            ?? throw new InvalidOperationException($"{language}.json is not embedded in the assembly.");
        using var document = JsonDocument.Parse(stream);
        return new TextSet(
            language,
            document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString() ?? ""),
            fallback);
    }

    private static CultureInfo FindCulture(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            // The image has no data for languages; then dates and numbers are as plain as can be.
            return CultureInfo.InvariantCulture;
        }
    }
}
