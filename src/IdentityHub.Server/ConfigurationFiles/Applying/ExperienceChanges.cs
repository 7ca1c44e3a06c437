using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Connectors;
using IdentityHub.Data.Experience;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings connectors, e-mail templates, phrases, profile fields and the captcha service to what the file wants.</summary>
internal sealed class ExperienceChanges(HubDbContext db, ChangeRecorder report, MasterKey masterKey, DateTimeOffset now)
{
    /// <summary>Applies the sections. The tables are small and read whole.</summary>
    public async Task ApplyAsync(FileDocument document, CancellationToken cancellation)
    {
        await new ConnectorChanges(db, report, masterKey, now).ApplyAsync(document.Connectors, cancellation);
        await ApplyTemplatesAsync(document.EmailTemplates, cancellation);
        await ApplyPhrasesAsync(document.CustomPhrases, cancellation);
        await ApplyFieldsAsync(document.CustomProfileFields, cancellation);
        if (document.CaptchaProvider.Is)
        {
            await ApplyCaptchaAsync(document.CaptchaProvider.Value, cancellation);
        }
    }

    private async Task ApplyTemplatesAsync(IReadOnlyList<EmailTemplateEntry> entries, CancellationToken cancellation)
    {
        var rows = entries.Count == 0 ? [] : await db.EmailTemplates.AsTracking().ToListAsync(cancellation);
        foreach (var entry in entries)
        {
            var row = rows.Find(row => row.LanguageTag == entry.LanguageTag && row.TemplateType == entry.TemplateType);
            if (entry.Details is not { } details)
            {
                Remove(ObjectKind.EmailTemplate, row, row?.Id, $"{entry.TemplateType} {entry.LanguageTag}");
                continue;
            }

            if (row is null)
            {
                row = new EmailTemplate
                {
                    Id = RandomValues.StandardId(),
                    LanguageTag = entry.LanguageTag,
                    TemplateType = entry.TemplateType,
                    CreatedAt = now,
                    Details = details,
                };
                db.Add(row);
            }
            else if (!IsSame(row.Details, details))
            {
                row.Details = details;
            }

            report.End(report.Begin(ObjectKind.EmailTemplate, row, row.Id, $"{entry.TemplateType} {entry.LanguageTag}"));
        }
    }

    private async Task ApplyPhrasesAsync(IReadOnlyList<PhrasesEntry> entries, CancellationToken cancellation)
    {
        var rows = entries.Count == 0 ? [] : await db.CustomPhrases.AsTracking().ToListAsync(cancellation);
        foreach (var entry in entries)
        {
            var row = rows.Find(row => row.LanguageTag == entry.LanguageTag);
            if (entry.Translation is not { } translation)
            {
                Remove(ObjectKind.CustomPhrases, row, row?.Id, entry.LanguageTag);
                continue;
            }

            if (row is null)
            {
                row = new CustomPhrase { Id = RandomValues.StandardId(), LanguageTag = entry.LanguageTag, Translation = translation };
                db.Add(row);
            }
            else if (!IsSame(row.Translation, translation))
            {
                row.Translation = translation;
            }

            report.End(report.Begin(ObjectKind.CustomPhrases, row, row.Id, entry.LanguageTag));
        }
    }

    private async Task ApplyFieldsAsync(IReadOnlyList<ProfileFieldEntry> entries, CancellationToken cancellation)
    {
        var rows = entries.Count == 0 ? [] : await db.CustomProfileFields.AsTracking().ToListAsync(cancellation);

        // The file's fields come in its order; what it does not name comes after them.
        var order = rows.Where(row => entries.All(entry => entry.Field.Name != row.Name)).OrderBy(static row => row.SieOrder).ToList();
        for (var index = 0; index < order.Count; index++)
        {
            order[index].SieOrder = entries.Count + 1 + index;
        }

        for (var index = 0; index < entries.Count; index++)
        {
            var field = entries[index].Field;
            var (config, type) = (field.KnownConfig(), field.Type.ToString());
            var row = rows.Find(row => row.Name == field.Name);
            if (row is null)
            {
                row = new CustomProfileField { Id = RandomValues.StandardId(), Name = field.Name, Type = type, CreatedAt = now, Config = config };
                db.Add(row);
            }
            else if (!IsSame(row.Config, config))
            {
                row.Config = config;
            }

            (row.Type, row.Label, row.Description, row.Required, row.SieOrder) = (type, field.Label.Or(""), field.Description.Value, field.Required, index + 1);
            report.End(report.Begin(ObjectKind.ProfileField, row, row.Id, field.Name));
        }
    }

    private async Task ApplyCaptchaAsync(CaptchaConfig? wanted, CancellationToken cancellation)
    {
        var row = await db.CaptchaProviders.AsTracking().FirstOrDefaultAsync(cancellation);
        if (wanted is null)
        {
            Remove(ObjectKind.CaptchaProvider, row, row?.Id, "captchaProvider");
            return;
        }

        if (row is null)
        {
            row = new CaptchaProvider { Id = RandomValues.StandardId(), EncryptedConfig = wanted.Protect(masterKey), CreatedAt = now, UpdatedAt = now };
            db.Add(row);
        }
        else if (CaptchaConfig.Open(masterKey, row) != wanted)
        {
            (row.EncryptedConfig, row.UpdatedAt) = (wanted.Protect(masterKey), now);
        }

        report.End(report.Begin(ObjectKind.CaptchaProvider, row, row.Id, "captchaProvider"));
    }

    private void Remove(ObjectKind kind, object? row, string? id, string name)
    {
        if (row is null)
        {
            report.AlreadyGone();
            return;
        }

        db.Remove(row);
        report.Deleted(kind, id!, name);
    }

    private static bool IsSame(JsonElement left, JsonElement right) => JsonElement.DeepEquals(left, right);
}
