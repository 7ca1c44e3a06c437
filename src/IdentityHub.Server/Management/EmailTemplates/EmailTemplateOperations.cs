using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Connectors;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Messages.Templates;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.EmailTemplates;

/// <summary>What can be done with e-mail templates.</summary>
internal static class EmailTemplateOperations
{
    /// <summary>Lists them by language and type.</summary>
    public static async Task<ApiResult<List<EmailTemplateAnswer>>> ListAsync(ApiCall call) =>
        (await Filtered(call.Db, call).OrderBy(row => row.LanguageTag).ThenBy(row => row.TemplateType).ToListAsync(call.Cancellation))
        .ConvertAll(EmailTemplateAnswer.From);

    /// <summary>Stores some. The last of several for the same type and language counts.</summary>
    public static Task<ApiResult<List<EmailTemplateAnswer>>> ReplaceAsync(ApiCall<ReplaceEmailTemplates> call)
    {
        var now = call.Now;
        var given = call.Body.Templates
            .GroupBy(template => (template.LanguageTag, Type: template.TemplateType.ToString()))
            .Select(group => (group.Key.LanguageTag, group.Key.Type, Details: group.Last().Details.ToJson(), Id: RandomValues.StandardId()))
            .ToList();
        return call.WriteAsync<List<EmailTemplateAnswer>>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            var languages = given.Select(template => template.LanguageTag).Distinct().ToList();
            var stored = (await db.EmailTemplates.Where(row => languages.Contains(row.LanguageTag)).ToListAsync(cancellation))
                .ToDictionary(row => (row.LanguageTag, row.TemplateType));
            var answers = new List<EmailTemplateAnswer>(given.Count);
            foreach (var template in given)
            {
                if (stored.TryGetValue((template.LanguageTag, template.Type), out var row))
                {
                    row.Details = template.Details;
                }
                else
                {
                    row = new EmailTemplate
                    {
                        Id = template.Id,
                        LanguageTag = template.LanguageTag,
                        TemplateType = template.Type,
                        Details = template.Details,
                        CreatedAt = now,
                    };
                    db.Add(row);
                }

                answers.Add(EmailTemplateAnswer.From(row));
            }

            return answers;
        });
    }

    /// <summary>Reads one.</summary>
    public static async Task<ApiResult<EmailTemplateAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        return await call.Db.EmailTemplates.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is { } row
            ? EmailTemplateAnswer.From(row)
            : EmailTemplateErrors.NotFound(id);
    }

    /// <summary>Changes what one says; what is not given stays.</summary>
    public static Task<ApiResult<EmailTemplateAnswer>> UpdateDetailsAsync(ApiCall<UpdateEmailTemplateDetails> call)
    {
        var id = call.Path("id");
        return call.WriteAsync<EmailTemplateAnswer>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            if (await db.EmailTemplates.FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return EmailTemplateErrors.NotFound(id);
            }

            row.Details = call.Body.ApplyTo(EmailTemplateDetails.From(row.Details)).ToJson();
            return EmailTemplateAnswer.From(row);
        });
    }

    /// <summary>Deletes one.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (await db.EmailTemplates.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 0)
            {
                return ApiErrors.NotFound;
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    /// <summary>Deletes those of a language, of a type, or both.</summary>
    public static Task<ApiResult<DeletedEmailTemplates>> DeleteManyAsync(ApiCall call) => call.WriteAsync<DeletedEmailTemplates>(async (db, cancellation) =>
    {
        if (call.Query("languageTag") is null && call.Query("templateType") is null)
        {
            return EmailTemplateErrors.NoFilter;
        }

        var count = await Filtered(db, call).ExecuteDeleteAsync(cancellation);
        db.MarkCatalogChanged();
        return new DeletedEmailTemplates(count);
    });

    /// <summary>Shows an e-mail as it would be sent.</summary>
    public static async Task<ApiResult<EmailTemplatePreview>> PreviewAsync(ApiCall<PreviewEmailTemplate> call)
    {
        var body = call.Body;
        var message = new Message(MessageChannel.Email, "jane@example.com", body.TemplateType, body.LanguageTag)
        {
            Payload = SamplePayload(body.TemplateType, body.LanguageTag),
        };
        if (body.Details is { IsGiven: true, Value: { } details })
        {
            return Describe(MessageTemplates.Fill(TemplateDetails.Read(details.ToJson()) ?? new TemplateDetails(details.Subject, ""), message));
        }

        var catalog = await call.Service<HubCatalog>().GetAsync(call.Cancellation);
        return call.Service<MessageTemplates>().Render(catalog, default, message).TryGet(out var rendered, out var error) ? Describe(rendered) : error;
    }

    private static EmailTemplatePreview Describe(RenderedMessage message) =>
        new(message.Subject, message.Html, message.Text, message.ReplyTo, message.SendFrom);

    private static JsonObject SamplePayload(TemplateType type, string language)
    {
        var person = new JsonObject
        {
            ["id"] = "janedoe00000",
            ["name"] = "Jane Doe",
            ["avatar"] = null,
            ["username"] = "jane",
            ["primaryEmail"] = "jane@example.com",
            ["primaryPhone"] = "12025550123",
            ["profile"] = new JsonObject { ["givenName"] = "Jane", ["familyName"] = "Doe" },
        };
        var payload = new JsonObject
        {
            ["locale"] = language,
            ["uiLocales"] = language,
            ["application"] = new JsonObject { ["id"] = "bookstore00000000000", ["name"] = "Bookstore", ["displayName"] = "Bookstore", ["branding"] = new JsonObject() },
            ["organization"] = new JsonObject { ["id"] = "acme00000000", ["name"] = "Acme", ["branding"] = new JsonObject() },
            ["user"] = person,
            ["inviter"] = person.DeepClone(),
        };
        if (type == TemplateType.OrganizationInvitation)
        {
            payload["link"] = "https://bookstore.example.com/invitation/sample";
        }
        else
        {
            payload["code"] = "123456";
        }

        return payload;
    }

    private static IQueryable<EmailTemplate> Filtered(HubDbContext db, ApiCall call)
    {
        var (language, type) = (call.Query("languageTag"), call.Query("templateType"));
        return db.EmailTemplates.AsNoTracking()
            .Where(row => (language == null || row.LanguageTag == language) && (type == null || row.TemplateType == type));
    }
}
