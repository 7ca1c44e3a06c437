using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Management.CustomPhrases;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>Which page to draw, with which settings.</summary>
internal sealed record PreviewExperience
{
    /// <summary>Its name; an unknown one is answered with all there are.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string Page { get; init; }

    /// <summary>Language; the fallback language when it is absent or not spoken.</summary>
    [StringLength(35)]
    public Optional<string> LanguageTag { get; init; }

    /// <summary><c>light</c> or <c>dark</c>.</summary>
    [SchemaFrom(nameof(ModeSchema))]
    public Optional<string> Mode { get; init; }

    /// <summary>Settings that are not stored; what is absent is as stored.</summary>
    public Optional<UpdateExperience> SignInExperience { get; init; }

    /// <summary>Custom phrases of the language that are not stored, in the place of those that are; what cannot be used is left out.</summary>
    public Optional<TranslationTree> CustomPhrases { get; init; }

    /// <summary>With the look of this application.</summary>
    [StringLength(21)]
    public Optional<string> ApplicationId { get; init; }

    /// <summary>With the look of this organization.</summary>
    [StringLength(21)]
    public Optional<string> OrganizationId { get; init; }

    private static Schema ModeSchema() => Schema.OneOf("light", "dark");
}

/// <summary>A page.</summary>
/// <param name="Html">A document for an <c>iframe</c>'s <c>srcdoc</c>: it loads nothing but pictures, runs nothing, and sends nothing.</param>
internal sealed record PreviewAnswer(string Html);

/// <summary>Draws pages with settings that are not stored yet.</summary>
internal static class PreviewOperation
{
    /// <summary>Draws one.</summary>
    public static async Task<ApiResult<PreviewAnswer>> DrawAsync(ApiCall<PreviewExperience> call)
    {
        var (body, pages) = (call.Body, call.Service<IPersonPages>());
        var stored = await ExperienceStore.ReadAsync(call.Db, call.Cancellation);
        if (body.SignInExperience.Value is { } changes)
        {
            ExperienceStore.Apply(stored, changes);
        }

        var preview = new PagePreview(body.Page, JsonSerializer.SerializeToElement(stored))
        {
            Language = body.LanguageTag.Value,
            CustomPhrases = body.CustomPhrases.Value is { } phrases ? JsonSerializer.SerializeToElement(phrases, ApiJson.Options) : null,
            IsDark = body.Mode.Value == "dark",
            ApplicationId = body.ApplicationId.Value,
            OrganizationId = body.OrganizationId.Value,
        };
        return await pages.PreviewAsync(preview, call.Cancellation) is { } html
            ? new PreviewAnswer(html)
            : ApiErrors.InvalidRequest($"`page` is one of {string.Join(", ", pages.Previews)}.");
    }
}
