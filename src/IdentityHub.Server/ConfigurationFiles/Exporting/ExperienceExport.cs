using System.Text.Json;
using System.Text.RegularExpressions;
using IdentityHub.Data;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes connectors, e-mail templates, phrases, profile fields and the captcha service; secrets as environment variables.</summary>
internal sealed partial class ExperienceExport(DocumentWriter writer, MasterKey masterKey)
{
    private readonly List<ExportedSecret> secrets = [];

    /// <summary>The secrets that the file expects in environment variables.</summary>
    public IReadOnlyList<ExportedSecret> Secrets => secrets;

    /// <summary>Writes the sections that have anything in them.</summary>
    public async Task WriteAsync(HubDbContext db, CancellationToken cancellation)
    {
        await WriteConnectorsAsync(db, cancellation);
        await WriteTemplatesAsync(db, cancellation);
        await WritePhrasesAsync(db, cancellation);
        await WriteFieldsAsync(db, cancellation);
        if (await db.CaptchaProviders.FirstOrDefaultAsync(cancellation) is { } captcha && CaptchaConfig.Open(masterKey, captcha) is { } config)
        {
            writer.Key("captchaProvider");
            WriteSecretly(JsonSerializer.SerializeToElement(config, JsonSerializerOptions.Web), "captcha provider", "CAPTCHA", static path => path[0] == "secretKey", []);
        }
    }

    private async Task WriteConnectorsAsync(HubDbContext db, CancellationToken cancellation)
    {
        var rows = await db.Connectors.OrderBy(static row => row.ConnectorId).ToListAsync(cancellation);
        Section("connectors", rows.Where(row => ConnectorCatalog.Factories.ContainsKey(row.ConnectorId)), row =>
        {
            // What is not in the form of a configuration is not known to be harmless.
            var harmless = ConnectorCatalog.Factories[row.ConnectorId].FormItems.Where(static item => !item.IsConfidential.Value).Select(static item => item.Key).ToHashSet();
            writer.Member("connectorId", row.ConnectorId);
            writer.Key("config");
            WriteSecretly(ConnectorConfigs.Open(masterKey, row) ?? JsonColumn.EmptyObject, $"connector {row.ConnectorId}", row.ConnectorId, path => !harmless.Contains(path[0]), []);
        });
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

    /// <summary>Writes a configuration with variables in the place of texts that are secret.</summary>
    private void WriteSecretly(JsonElement value, string owner, string prefix, Func<IReadOnlyList<string>, bool> isSecret, IReadOnlyList<string> path)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            writer.StartObject();
            foreach (var member in value.EnumerateObject())
            {
                writer.Key(member.Name);
                WriteSecretly(member.Value, owner, prefix, isSecret, [.. path, member.Name]);
            }

            writer.EndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array && path.Count > 0 && isSecret(path))
        {
            writer.StartList();
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                WriteSecretly(item, owner, prefix, isSecret, [.. path, $"{index++}"]);
            }

            writer.EndList();
        }
        else if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } && path.Count > 0 && isSecret(path))
        {
            var variable = "SECRET_OF_" + Words().Replace(string.Join('_', path.Prepend(prefix)), "_").ToUpperInvariant();
            secrets.Add(new ExportedSecret(variable, owner, string.Join('.', path)));
            writer.Variable(variable);
        }
        else
        {
            // Other texts of the same object may look like variables and are none.
            writer.Value(value);
        }
    }

    [GeneratedRegex("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
