using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.Management.CaptchaProviders;
using IdentityHub.Server.Management.CustomProfileFields;
using IdentityHub.Server.Messages;
using IdentityHub.Server.SignIn.Texts;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>A text for one kind of e-mail in one language.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="LanguageTag">The language.</param>
/// <param name="TemplateType">What the e-mail is for.</param>
/// <param name="Details">What it says; null when there is to be none.</param>
internal sealed record EmailTemplateEntry(Place Place, string LanguageTag, string TemplateType, JsonElement? Details)
{
    private static readonly Schema Shape = new ObjectSchema(
    [
        new("languageTag", Schema.Text(1, 16), true),
        new("templateType", Schema.OneOf(Enum.GetNames<TemplateType>()), true),
        new("details", new ObjectSchema(
        [
            new("subject", Schema.Text(0, 998), true),
            new("content", Schema.Text(0, 200_000), true),
            new("contentType", Schema.OneOf("text/html", "text/plain"), false),
            new("replyTo", Schema.Text(0, 998), false),
            new("sendFrom", Schema.Text(0, 998), false),
        ]).OrNull(), true),
    ]);

    /// <summary>Reads one template.</summary>
    public static EmailTemplateEntry? Read(ObjectReader reader) => reader.Whole(Shape) is { } json
        ? new EmailTemplateEntry(
            reader.Place, json.GetProperty("languageTag").GetString()!, json.GetProperty("templateType").GetString()!,
            json.GetProperty("details") is { ValueKind: JsonValueKind.Object } details ? details : null)
        : null;
}

/// <summary>A profile field as the file wants it; fields are asked for in the file's order.</summary>
internal sealed record ProfileFieldEntry(Place Place, CreateProfileField Field)
{
    /// <summary>Reads one field.</summary>
    public static ProfileFieldEntry? Read(ObjectReader reader)
    {
        if (reader.Whole(CreateProfileField.Schema) is not { } json)
        {
            return null;
        }

        var field = json.Deserialize<CreateProfileField>(ApiJson.Options)!;
        if ((ProfileFieldChecks.FindInName(field.Name) ?? ProfileFieldChecks.FindInConfig(field.Name, field.Type, field.KnownConfig())) is { } refusal)
        {
            reader.Report(reader.Place, $"{refusal.Message.TrimEnd('.')} ({refusal.Code})");
            return null;
        }

        return new ProfileFieldEntry(reader.Place, field);
    }
}

/// <summary>Sentences of one language as the file wants them.</summary>
/// <param name="LanguageTag">The language, in its usual spelling.</param>
/// <param name="Translation">The tree; null when the language is to have none.</param>
internal sealed record PhrasesEntry(string LanguageTag, JsonElement? Translation)
{
    /// <summary>Reads all languages.</summary>
    public static IReadOnlyList<PhrasesEntry> ReadAll(ObjectReader reader) => reader.Map("customPhrases", (name, tree) =>
    {
        if (LanguageTags.Canonical(name.Value) is not { } tag)
        {
            reader.Report(name.Place, "must be a language tag such as en or pt-BR");
            tree?.Whole(Schema.FreeObject);
            return null;
        }

        if (tree is null)
        {
            return new PhrasesEntry(tag, null);
        }

        if (tree.Whole(Schema.FreeObject) is not { } translation)
        {
            return null;
        }

        PhraseKeys.Read(translation, out var wrong);
        if (wrong is not null)
        {
            reader.Report(tree.Place, $"'{ReadingContext.Printable(wrong)}' is no sentence of the pages, or has not the same values in braces");
        }

        return wrong is null ? new PhrasesEntry(tag, translation) : null;
    }).Or([]);
}

/// <summary>The captcha service as the file wants it; its secret may be an environment variable.</summary>
internal static class CaptchaEntry
{
    /// <summary>Reads it.</summary>
    /// <returns>The service; given and null when there is to be none.</returns>
    public static Given<CaptchaConfig?> Read(ObjectReader reader)
    {
        var given = reader.Described("captchaProvider", CaptchaSettings.Schema, takesVariables: true);
        return given.Is ? new(given.Value?.Deserialize<CaptchaSettings>(ApiJson.Options)!.ToConfig(), true) : default;
    }
}
