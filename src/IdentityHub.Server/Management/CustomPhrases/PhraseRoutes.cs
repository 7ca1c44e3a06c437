using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;

namespace IdentityHub.Server.Management.CustomPhrases;

/// <summary>Sentences of the pages in an operator's own words.</summary>
internal static class PhraseRoutes
{
    /// <summary>Maps the operations.</summary>
    public static void MapCustomPhrases(this ApiRoutes api)
    {
        const string Path = "/custom-phrases";
        const string One = Path + "/{languageTag}";
        api.List<CustomPhraseAnswer>(Path, "ListCustomPhrases", "Lists the languages that have custom phrases.", Paging.None, PhraseOperations.ListAsync);
        api.Get<CustomPhraseAnswer>(One, "GetCustomPhrase", "Reads the custom phrases of a language.", PhraseOperations.GetAsync).Fails(ApiErrors.NotFound);

        // Ours.
        api.Get<SentencesAnswer>(
            One + "/sentences", "ListPhraseSentences", "Lists every sentence of the pages in a language: the hub's own, and the custom one in its place.", PhraseOperations.ListSentencesAsync);
        api.Put<TranslationTree, CustomPhraseAnswer>(One, "ReplaceCustomPhrase", "Sets the custom phrases of a language, one of the operator's own or one of ours.", PhraseOperations.PutAsync)
            .Returns(201)
            .Fails(PhraseErrors.InvalidStructure("key"));
        api.Delete(One, "DeleteCustomPhrase", "Deletes the custom phrases of a language.", PhraseOperations.DeleteAsync).Fails(ApiErrors.NotFound, PhraseErrors.DefaultLanguage);
    }

    /// <summary>Maps what anybody may read.</summary>
    public static void MapPublicPhrases(this ApiRoutes api) =>
        api.GetAnonymous<Dictionary<string, System.Text.Json.JsonElement>>(
                "/.well-known/phrases", "GetSignInExperiencePhrases", "Reads the sentences of the pages; `Content-Language` says in which language.", PublicPhrases.GetAsync)
            .Takes("lng", "Language tags, best first, separated by spaces or commas.");
}
