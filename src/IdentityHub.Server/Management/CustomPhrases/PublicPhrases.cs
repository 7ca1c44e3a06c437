using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.SignIn;
using IdentityHub.Server.SignIn.Texts;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.Server.Management.CustomPhrases;

/// <summary>The sentences of the pages, for pages of an operator's own.</summary>
internal static class PublicPhrases
{
    private const int MostTags = 16;
    private const int LongestTag = 35;
    private static readonly char[] Separators = [' ', ','];

    /// <summary>
    /// Reads them: ours by their keys, and as a tree those that the reference has under its own names. The language is the first of <c>lng</c>
    /// that there is, or what the browser prefers where the settings allow, or the fallback.
    /// </summary>
    public static async Task<ApiResult<Dictionary<string, JsonElement>>> GetAsync(ApiCall call)
    {
        var catalog = await call.Service<HubCatalog>().GetAsync(call.Cancellation);
        var languages = SignInExperience.Read(catalog.Settings.GetValueOrDefault(SignInExperience.Setting)).LanguageInfo;
        var wanted = (call.Query("lng")?.Split(Separators, StringSplitOptions.RemoveEmptyEntries) ?? [])
            .Concat(languages.AutoDetect ? Preferred(call.Http.Request) : []).Take(MostTags).Append(languages.FallbackLanguage).Append("en");
        var tag = wanted.Select(candidate => Find(catalog, candidate)).First(static found => found is not null)!;
        var shipped = TextSet.Find(tag) ?? TextSet.Find("en")!;
        var own = catalog.CustomPhrases.TryGetValue(tag, out var tree) ? PhraseKeys.Read(tree) : [];
        call.Http.Response.Headers.ContentLanguage = tag;
        return Show(key => own.GetValueOrDefault(key) ?? (shipped.Has(key) ? shipped[key] : PhraseKeys.English[key]));
    }

    /// <summary>The language of a tag, or of a longer one (RFC 4647, 3.4); an operator's own goes before ours of the same tag.</summary>
    private static string? Find(CatalogSnapshot catalog, string tag)
    {
        for (var rest = tag.Length <= LongestTag ? tag : ""; rest.Length > 0; rest = rest[..Math.Max(0, rest.LastIndexOf('-'))])
        {
            if (catalog.CustomPhrases.Keys.FirstOrDefault(own => own.Equals(rest, StringComparison.OrdinalIgnoreCase)) is { } own)
            {
                return own;
            }

            if (TextSet.All.FirstOrDefault(set => set.Language.Equals(rest, StringComparison.OrdinalIgnoreCase)) is { } shipped)
            {
                return shipped.Language;
            }
        }

        return null;
    }

    private static IEnumerable<string> Preferred(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var values)
            ? values.Where(static value => value.Quality is not 0).OrderByDescending(static value => value.Quality ?? 1).Select(static value => value.Value.ToString())
            : [];

    private static Dictionary<string, JsonElement> Show(Func<string, string> sentence)
    {
        var phrases = PhraseKeys.English.Keys.Order(StringComparer.Ordinal)
            .ToDictionary(static key => key, key => JsonSerializer.SerializeToElement(sentence(key)), StringComparer.Ordinal);
        var tree = new JsonObject();
        foreach (var (name, key, values) in PhraseKeys.All)
        {
            var path = name.Split('.');
            var place = tree;
            foreach (var step in path[..^1])
            {
                place = (JsonObject)(place[step] ??= new JsonObject());
            }

            place[path[^1]] = values.Select(static (value, index) => (Value: value, Index: index))
                .Aggregate(sentence(key), static (text, value) => text.Replace($"{{{value.Index}}}", "{{" + value.Value + "}}", StringComparison.Ordinal));
        }

        foreach (var (name, node) in tree)
        {
            phrases[name] = JsonSerializer.SerializeToElement(node);
        }

        return phrases;
    }
}
