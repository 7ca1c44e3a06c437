using System.Security.Cryptography;
using System.Text;
using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes enterprise connectors page by page: there can be thousands. Secrets become environment variables.</summary>
internal sealed class SsoConnectorExport(DocumentWriter writer, MasterKey masterKey, ExportOptions options)
{
    private const int PageSize = 200;

    // Members that are known to hold nothing secret. What a later version adds is a secret until it is listed.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "issuer", "clientId", "scope", "tenantId", "metadata", "metadataUrl", "metadataType", "entityId", "idpEntityId", "signInEndpoint", "x509Certificate",
        "attributeMapping", "requestSignatureAlgorithm", "nameIdFormat", "prompt", "prompts",
    };

    private readonly ConfigWriter configs = new(writer, options);

    /// <summary>The secrets that the file expects in environment variables.</summary>
    public IReadOnlyList<ExportedSecret> Secrets => configs.Secrets;

    /// <summary>Writes the section, if there is anything in it.</summary>
    public async Task WriteAsync(HubDbContext db, CancellationToken cancellation)
    {
        var any = false;
        for (var last = ""; ;)
        {
            var page = await db.SsoConnectors.Where(row => row.Id.CompareTo(last) > 0).OrderBy(static row => row.Id).Take(PageSize).ToListAsync(cancellation);
            if (page.Count == 0)
            {
                break;
            }

            if (!any)
            {
                any = true;
                writer.Key("ssoConnectors");
                writer.StartList();
            }

            var (first, end) = (page[0].Id, page[^1].Id);
            var domains = (await db.SsoConnectorDomains
                    .Where(row => row.SsoConnectorId.CompareTo(first) >= 0 && row.SsoConnectorId.CompareTo(end) <= 0).OrderBy(static row => row.Position)
                    .ToListAsync(cancellation)).ToLookup(static row => row.SsoConnectorId, static row => row.Domain);
            foreach (var row in page)
            {
                Write(row, domains[row.Id]);
            }

            await writer.FlushAsync(cancellation);
            last = end;
        }

        if (any)
        {
            writer.EndList();
        }
    }

    // Ids of files may differ in what names of variables cannot tell apart.
    private static string PrefixOf(string id) => id.All(char.IsAsciiLetterOrDigit) && !id.Any(char.IsAsciiLetterUpper)
        ? "sso-" + id
        : $"sso-{id}-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..8]}";

    private void Write(SsoConnector row, IEnumerable<string> domains)
    {
        writer.StartObject();
        writer.Member("id", row.Id);
        writer.Member("connectorName", row.ConnectorName);
        writer.Member("providerName", row.ProviderName);
        configs.Member(
            "config", SsoConnectorConfigs.Open(masterKey, row) ?? JsonColumn.EmptyObject, $"enterprise connector {row.ConnectorName}", PrefixOf(row.Id),
            static path => !Harmless.Contains(path[0]));
        writer.Member("domains", domains);
        writer.Member("branding", row.Branding);
        writer.Member("syncProfile", row.SyncProfile);
        writer.Member("enableTokenStorage", row.EnableTokenStorage);
        writer.Member("isDisabled", row.IsDisabled);
        writer.Member("sharesDomains", row.SharesDomains);
        writer.Member("trustsMfa", row.TrustsMfa);
        if (row.OrganizationId is { } organization)
        {
            writer.Key("organization");
            writer.StartObject();
            writer.Member("id", organization);
            writer.EndObject();
        }

        writer.EndObject();
    }
}
