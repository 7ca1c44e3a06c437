using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Data.Connectors;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Messages.Templates;

namespace IdentityHub.Server.Management.EmailTemplates;

/// <summary>A stored template as answers show it.</summary>
internal sealed record EmailTemplateAnswer(
    string TenantId, string Id, string LanguageTag, TemplateType TemplateType, EmailTemplateDetails Details, DateTimeOffset CreatedAt)
{
    /// <summary>From the row.</summary>
    public static EmailTemplateAnswer From(EmailTemplate row) =>
        new(Tenant.Id, row.Id, row.LanguageTag, Enum.Parse<TemplateType>(row.TemplateType), EmailTemplateDetails.From(row.Details), row.CreatedAt);
}

/// <summary>What a template says.</summary>
internal sealed record EmailTemplateDetails
{
    /// <summary>Subject.</summary>
    [StringLength(EmailTemplateLimits.Subject)]
    public required string Subject { get; init; }

    /// <summary>Body.</summary>
    [StringLength(EmailTemplateLimits.Content)]
    public required string Content { get; init; }

    /// <summary>Whether the body is HTML.</summary>
    [SchemaFrom(nameof(ContentTypes))]
    public Optional<string> ContentType { get; init; }

    /// <summary>Where an answer goes.</summary>
    [StringLength(EmailTemplateLimits.Subject)]
    public Optional<string> ReplyTo { get; init; }

    /// <summary>Who it is from.</summary>
    [StringLength(EmailTemplateLimits.Subject)]
    public Optional<string> SendFrom { get; init; }

    private static Schema ContentTypes => EmailTemplateLimits.ContentTypes;

    /// <summary>From the stored form.</summary>
    public static EmailTemplateDetails From(JsonElement json) => json.Deserialize<EmailTemplateDetails>(ApiJson.Options)!;

    /// <summary>The stored form.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, ApiJson.Options);
}

/// <summary>A change of what a template says.</summary>
internal sealed record UpdateEmailTemplateDetails
{
    /// <summary>Subject.</summary>
    [StringLength(EmailTemplateLimits.Subject)]
    public Optional<string> Subject { get; init; }

    /// <summary>Body.</summary>
    [StringLength(EmailTemplateLimits.Content)]
    public Optional<string> Content { get; init; }

    /// <summary>Whether the body is HTML.</summary>
    [SchemaFrom(nameof(ContentTypes))]
    public Optional<string> ContentType { get; init; }

    /// <summary>Where an answer goes.</summary>
    [StringLength(EmailTemplateLimits.Subject)]
    public Optional<string> ReplyTo { get; init; }

    /// <summary>Who it is from.</summary>
    [StringLength(EmailTemplateLimits.Subject)]
    public Optional<string> SendFrom { get; init; }

    private static Schema ContentTypes => EmailTemplateLimits.ContentTypes;

    /// <summary>The details with these changes.</summary>
    public EmailTemplateDetails ApplyTo(EmailTemplateDetails details) => details with
    {
        Subject = Subject.Or(details.Subject),
        Content = Content.Or(details.Content),
        ContentType = ContentType.IsGiven ? ContentType : details.ContentType,
        ReplyTo = ReplyTo.IsGiven ? ReplyTo : details.ReplyTo,
        SendFrom = SendFrom.IsGiven ? SendFrom : details.SendFrom,
    };
}

/// <summary>Templates to add, or to put in the place of those for the same type and language.</summary>
internal sealed record ReplaceEmailTemplates
{
    /// <summary>The templates.</summary>
    public required List<NewEmailTemplate> Templates { get; init; }
}

/// <summary>A template to store.</summary>
internal sealed record NewEmailTemplate
{
    /// <summary>BCP 47 tag.</summary>
    [StringLength(EmailTemplateLimits.LanguageTag, MinimumLength = 1)]
    public required string LanguageTag { get; init; }

    /// <summary>What the e-mail is for.</summary>
    public required TemplateType TemplateType { get; init; }

    /// <summary>What it says.</summary>
    public required EmailTemplateDetails Details { get; init; }
}

/// <summary>How many templates were deleted.</summary>
internal sealed record DeletedEmailTemplates(int RowCount);

/// <summary>An e-mail to look at.</summary>
internal sealed record PreviewEmailTemplate
{
    /// <summary>What it is for.</summary>
    public required TemplateType TemplateType { get; init; }

    /// <summary>BCP 47 tag.</summary>
    [StringLength(EmailTemplateLimits.LanguageTag, MinimumLength = 1)]
    public required string LanguageTag { get; init; }

    /// <summary>A template that is not stored; without it, the one that would be used.</summary>
    public Optional<EmailTemplateDetails> Details { get; init; }
}

/// <summary>An e-mail as it would be sent, with made-up values.</summary>
/// <param name="Subject">Subject.</param>
/// <param name="Html">HTML part; null when it has none.</param>
/// <param name="Text">Text part.</param>
/// <param name="ReplyTo">Where an answer would go; null for the usual place.</param>
/// <param name="SendFrom">Who it would be from; null for the usual sender.</param>
internal sealed record EmailTemplatePreview(string Subject, string? Html, string Text, string? ReplyTo, string? SendFrom);

/// <summary>How long texts of templates are. Beyond these, mail programs cut them off.</summary>
internal static class EmailTemplateLimits
{
    /// <summary>Characters of a language tag.</summary>
    public const int LanguageTag = 16;

    /// <summary>Characters of a header (RFC 5322, 2.1.1).</summary>
    public const int Subject = 998;

    /// <summary>Characters of a body.</summary>
    public const int Content = 200_000;

    /// <summary>Media types of a body.</summary>
    public static Schema ContentTypes { get; } = Schema.OneOf(TemplateDetails.Html, TemplateDetails.Plain);
}
