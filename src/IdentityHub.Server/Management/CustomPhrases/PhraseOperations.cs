using System.Text.Json;
using IdentityHub.Data.Experience;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.SignInExperiences;
using IdentityHub.Server.SignIn.Texts;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.CustomPhrases;

/// <summary>What can be done with custom phrases.</summary>
internal static class PhraseOperations
{
    /// <summary>Lists all languages that have some.</summary>
    public static async Task<ApiResult<List<CustomPhraseAnswer>>> ListAsync(ApiCall call) =>
        (await call.Db.CustomPhrases.OrderBy(row => row.LanguageTag).ToListAsync(call.Cancellation)).ConvertAll(CustomPhraseAnswer.From);

    /// <summary>Reads those of one.</summary>
    public static async Task<ApiResult<CustomPhraseAnswer>> GetAsync(ApiCall call)
    {
        if (!ReadTag(call).TryGet(out var tag, out var refusal))
        {
            return refusal;
        }

        return await call.Db.CustomPhrases.FirstOrDefaultAsync(row => row.LanguageTag == tag, call.Cancellation) is { } row
            ? CustomPhraseAnswer.From(row)
            : ApiErrors.NotFound;
    }

    /// <summary>Lists every sentence of the pages in one language, by our keys, whatever names the operator wrote them under.</summary>
    public static async Task<ApiResult<SentencesAnswer>> ListSentencesAsync(ApiCall call)
    {
        if (!ReadTag(call).TryGet(out var tag, out var refusal))
        {
            return refusal;
        }

        var shipped = TextSet.All.FirstOrDefault(set => set.Language.Equals(tag, StringComparison.OrdinalIgnoreCase));
        var row = await call.Db.CustomPhrases.FirstOrDefaultAsync(row => row.LanguageTag == tag, call.Cancellation);
        var own = row is null ? [] : PhraseKeys.Read(row.Translation);
        return new SentencesAnswer(tag, shipped is not null, [.. PhraseKeys.English.Keys.Order(StringComparer.Ordinal).Select(key =>
            new SentenceAnswer(key, (shipped ?? PhraseKeys.English)[key], PhraseKeys.English[key])
            {
                Custom = own.TryGetValue(key, out var sentence) ? new Optional<string>(sentence) : default,
            })]);
    }

    /// <summary>Sets those of one; the pages use them at once.</summary>
    public static async Task<ApiResult<CustomPhraseAnswer>> PutAsync(ApiCall<TranslationTree> call)
    {
        if (!ReadTag(call).TryGet(out var tag, out var refusal))
        {
            return refusal;
        }

        var translation = JsonSerializer.SerializeToElement(call.Body, ApiJson.Options);
        PhraseKeys.Read(translation, out var wrong);
        if (wrong is not null)
        {
            return PhraseErrors.InvalidStructure(wrong);
        }

        var id = RandomValues.StandardId();
        return await call.WriteAsync<CustomPhraseAnswer>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            var row = await db.CustomPhrases.AsTracking().FirstOrDefaultAsync(row => row.LanguageTag == tag, cancellation);
            if (row is null)
            {
                row = new CustomPhrase { Id = id, LanguageTag = tag };
                db.CustomPhrases.Add(row);
            }

            row.Translation = translation;
            return CustomPhraseAnswer.From(row);
        });
    }

    /// <summary>Deletes those of one.</summary>
    public static async Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        if (!ReadTag(call).TryGet(out var tag, out var refusal))
        {
            return refusal;
        }

        return await call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            var (_, stored) = await ExperienceStore.TakeAsync(db, cancellation);
            if (string.Equals(ExperienceStore.Show<ExperienceAnswer>(stored).LanguageInfo.FallbackLanguage, tag, StringComparison.OrdinalIgnoreCase))
            {
                return PhraseErrors.DefaultLanguage;
            }

            if (await db.CustomPhrases.AsTracking().FirstOrDefaultAsync(row => row.LanguageTag == tag, cancellation) is not { } row)
            {
                return ApiErrors.NotFound;
            }

            db.CustomPhrases.Remove(row);
            return Nothing.Value;
        });
    }

    private static ApiResult<string> ReadTag(ApiCall call) => LanguageTags.Canonical(call.Path("languageTag")) is { } tag
        ? tag
        : ApiErrors.InvalidInput("path", [new SchemaIssue("invalid_enum_value", new SchemaPath(null, "languageTag"), "Expected a language tag such as `th` or `pt-BR`.")]);
}
