using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Connectors;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes connectors, e-mail templates, phrases, profile fields and the captcha service; secrets as environment variables.</summary>
internal sealed class ExperienceExport(DocumentWriter writer, MasterKey masterKey, ExportOptions options)
{
    private readonly ConfigWriter configs = new(writer, options);

    /// <summary>The secrets that the file expects in environment variables.</summary>
    public IReadOnlyList<ExportedSecret> Secrets => configs.Secrets;

    /// <summary>Writes the sections that have anything in them.</summary>
    public async Task WriteAsync(HubDbContext db, CancellationToken cancellation)
    {
        await WriteConnectorsAsync(db, cancellation);
        await WriteTemplatesAsync(db, cancellation);
        await WritePhrasesAsync(db, cancellation);
        await WriteFieldsAsync(db, cancellation);
        if (await db.CaptchaProviders.FirstOrDefaultAsync(cancellation) is { } captcha && CaptchaConfig.Open(masterKey, captcha) is { } config)
        {
            configs.Member("captchaProvider", JsonSerializer.SerializeToElement(config, JsonSerializerOptions.Web), "captcha provider", "CAPTCHA", static path => path[0] == "secretKey");
        }
    }

    private async Task WriteConnectorsAsync(HubDbContext db, CancellationToken cancellation)
    {
        var rows = await db.Connectors.OrderBy(static row => row.ConnectorId).ThenBy(static row => row.Id).ToListAsync(cancellation);
        Section("connectors", rows.Where(row => ConnectorCatalog.Factories.ContainsKey(row.ConnectorId)), row =>
        {
            // What is not in the form of a configuration is not known to be harmless.
            var factory = ConnectorCatalog.Factories[row.ConnectorId];
            var harmless = factory.FormItems.Where(static item => !item.IsConfidential.Value).Select(static item => item.Key).ToHashSet();
            var name = ConnectorEntry.NameOf(row.ConnectorId, factory, ConnectorFace.TargetOf(row, factory));
            writer.Member("connectorId", row.ConnectorId);
            if (factory.Type == ConnectorType.Social)
            {
                WriteSocial(row, factory);
            }

            // One that was never configured has none, and a file with an empty one would be refused.
            if (ConnectorConfigs.Open(masterKey, row) is { } config && config.EnumerateObject().Any())
            {
                configs.Member("config", config, $"connector {name}", name, path => !harmless.Contains(path[0]));
            }
        });
    }

    // The id is in the callback address that providers know.
    private void WriteSocial(Connector row, ConnectorFactory factory)
    {
        writer.Member("id", row.Id);
        if (factory.IsStandard)
        {
            writer.Member("metadata", row.Metadata);
        }

        writer.Member("syncProfile", row.SyncProfile);
        writer.Member("enableTokenStorage", row.EnableTokenStorage);
    }

    private async Task WriteTemplatesAsync(HubDbContext db, CancellationToken cancellation)
    {
        var rows = await db.EmailTemplates.OrderBy(static row => row.LanguageTag).ThenBy(static row => row.TemplateType).ToListAsync(cancellation);
        Section("emailTemplates", rows, row =>
        {
            writer.Member("languageTag", row.LanguageTag);
            writer.Member("templateType", row.TemplateType);
            writer.Member("details", row.Details);
        });
    }

    private async Task WritePhrasesAsync(HubDbContext db, CancellationToken cancellation)
    {
        var rows = await db.CustomPhrases.OrderBy(static row => row.LanguageTag).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return;
        }

        writer.Key("customPhrases");
        writer.StartObject();
        foreach (var row in rows)
        {
            writer.Key(row.LanguageTag);
            writer.Value(row.Translation);
        }

        writer.EndObject();
    }

    private async Task WriteFieldsAsync(HubDbContext db, CancellationToken cancellation)
    {
        var rows = await db.CustomProfileFields.OrderBy(static row => row.SieOrder).ThenBy(static row => row.Name).ToListAsync(cancellation);
        Section("customProfileFields", rows, row =>
        {
            writer.Member("name", row.Name);
            writer.Member("type", row.Type);
            writer.Member("label", row.Label.Length == 0 ? null : row.Label);
            writer.Member("description", row.Description);
            writer.Member("required", row.Required);
            writer.Member("config", row.Config);
        });
    }

    private void Section<T>(string key, IEnumerable<T> rows, Action<T> write)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        writer.Key(key);
        writer.StartList();
        foreach (var row in all)
        {
            writer.StartObject();
            write(row);
            writer.EndObject();
        }

        writer.EndList();
    }
}
