using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.Messages.Templates;

/// <summary>The sentences of our own messages in one language; one JSON file for each, with the same keys.</summary>
internal sealed class DefaultTexts
{
    private const int LongestTag = 35;
    private const string Folder = "IdentityHub.Server.Messages.Templates.Texts.";

    private static readonly FrozenDictionary<string, DefaultTexts> ByLanguage = typeof(DefaultTexts).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(name => Load(name, name[Folder.Length..^".json".Length]))
        .ToFrozenDictionary(texts => texts.Language, StringComparer.OrdinalIgnoreCase);

    // Tags that cutting does not lead to a file (RFC 4647, 3.4): a language without its usual country, or with a script instead.
    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>
    {
        ["zh"] = "zh-CN",
        ["zh-Hant"] = "zh-TW",
        ["zh-HK"] = "zh-TW",
        ["zh-MO"] = "zh-TW",
        ["pt"] = "pt-PT",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, string> sentences;

    private DefaultTexts(string language, IEnumerable<KeyValuePair<string, string>> sentences)
    {
        Language = language;
        this.sentences = sentences.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>All languages.</summary>
    public static IEnumerable<DefaultTexts> All => ByLanguage.Values;

    /// <summary>The language (BCP 47).</summary>
    public string Language { get; }

    /// <summary>The direction of its script: <c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => sentences["direction"];

    /// <summary>The keys, for the test that compares languages.</summary>
    public IEnumerable<string> Keys => sentences.Keys;

    /// <summary>A sentence as it is written, with its <c>{{names}}</c>.</summary>
    /// <exception cref="KeyNotFoundException">No such sentence: a mistake of ours, found by its test.</exception>
    public string this[string key] => sentences[key];

    /// <summary>A sentence with values in it.</summary>
    public string With(string key, JsonObject values) => TemplateText.Fill(this[key], values, TemplatePlace.Plain);

    /// <summary>The first of these languages that there is, or English.</summary>
    public static DefaultTexts Choose(params IReadOnlyList<string> tags) => tags.Select(Find).FirstOrDefault(found => found is not null) ?? ByLanguage["en"];

    private static DefaultTexts? Find(string tag)
    {
        for (var rest = tag.Length <= LongestTag ? tag : ""; rest.Length > 0; rest = rest.LastIndexOf('-') is var dash and > 0 ? rest[..dash] : "")
        {
            if (ByLanguage.TryGetValue(rest, out var found) || ByLanguage.TryGetValue(Others.GetValueOrDefault(rest, ""), out found))
            {
                return found;
            }
        }

        return null;
    }

    private static DefaultTexts Load(string resource, string language)
    {
        using var stream = typeof(DefaultTexts).Assembly.GetManifestResourceStream(resource)!;
        using var document = JsonDocument.Parse(stream);
        return new DefaultTexts(
            language, [.. document.RootElement.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value.GetString() ?? ""))]);
    }
}
