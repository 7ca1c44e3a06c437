using System.Text.Json;
using IdentityHub.Data.Experience;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.CustomPhrases;

/// <summary>An operator's sentences in one language.</summary>
internal sealed record CustomPhraseAnswer(string TenantId, string Id, string LanguageTag, [property: FreeObject] JsonElement Translation)
{
    /// <summary>From the row.</summary>
    public static CustomPhraseAnswer From(CustomPhrase row) => new(Tenant.Id, row.Id, row.LanguageTag, row.Translation);
}

/// <summary>All sentences of the pages in one language.</summary>
/// <param name="LanguageTag">The language.</param>
/// <param name="IsShipped">Whether the hub speaks it itself; otherwise what is not translated is English.</param>
/// <param name="Sentences">The sentences, by key.</param>
internal sealed record SentencesAnswer(string LanguageTag, bool IsShipped, List<SentenceAnswer> Sentences);

/// <summary>A sentence of the pages.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Shipped">Ours in the language, or in English when the hub does not speak it.</param>
/// <param name="English">Ours in English.</param>
internal sealed record SentenceAnswer(string Key, string Shipped, string English)
{
    /// <summary>The operator's in its place.</summary>
    public Optional<string> Custom { get; init; }
}

/// <summary>A tree of sentences; kept as it is.</summary>
internal sealed class TranslationTree : Dictionary<string, JsonElement>
{
    /// <summary>Texts and trees of texts.</summary>
    public static Schema Schema => Schema.FreeObject;
}
