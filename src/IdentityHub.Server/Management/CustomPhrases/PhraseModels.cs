using System.Text.Json;
using IdentityHub.Data.Experience;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.CustomPhrases;

/// <summary>An operator's sentences in one language.</summary>
internal sealed record CustomPhraseAnswer(string TenantId, string Id, string LanguageTag, [property: FreeObject] JsonElement Translation)
{
    /// <summary>From the row.</summary>
    public static CustomPhraseAnswer From(CustomPhrase row) => new(Tenant.Id, row.Id, row.LanguageTag, row.Translation);
}

/// <summary>A tree of sentences; kept as it is.</summary>
internal sealed class TranslationTree : Dictionary<string, JsonElement>
{
    /// <summary>Texts and trees of texts.</summary>
    public static Schema Schema => Schema.FreeObject;
}
