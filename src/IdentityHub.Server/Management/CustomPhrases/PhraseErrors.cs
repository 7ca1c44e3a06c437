using System.Text.Json.Nodes;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.CustomPhrases;

/// <summary>Refusals about custom phrases.</summary>
internal static class PhraseErrors
{
    /// <summary>The pages could be left without a language.</summary>
    public static ApiError DefaultLanguage { get; } =
        new("localization.cannot_delete_default_language", 409, "This is the default language of the pages. Choose another one first.");

    /// <summary>A sentence that no page has, or that lacks what the page puts into it.</summary>
    /// <param name="place">Its key.</param>
    public static ApiError InvalidStructure(string place) => new(
        "localization.invalid_translation_structure", 422, "Sentences need a key that a page has, and the same values in braces as the page's own sentence.")
    {
        Data = new JsonObject { ["key"] = place },
    };
}
