using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings enterprise connectors to what the file wants.</summary>
internal sealed class SsoConnectorChanges(HubDbContext db, StoredState stored, ChangeRecorder report, MasterKey masterKey, DateTimeOffset now)
{
    /// <summary>Applies one connector; the organization that it names exists by now.</summary>
    public void Apply(SsoConnectorEntry entry)
    {
        var row = stored.SsoConnectors.Find(entry);
        if (row is null)
        {
            row = new SsoConnector
            {
                Id = entry.Id.Is ? entry.Id.Value : RandomValues.ShortId(),
                ProviderName = entry.ProviderName,
                ConnectorName = entry.ConnectorName,
                EncryptedConfig = [],
                CreatedAt = now,
            };
            db.Add(row);
        }

        var before = row.OrganizationId;
        Set(row, entry);
        var item = report.Begin(ObjectKind.SsoConnector, row, row.Id, entry.ConnectorName);
        if (row.OrganizationId != before)
        {
            item.Fields([new ValueChange("organization", ElementOf(before), ElementOf(row.OrganizationId))]);
        }

        ApplyDomains(row, entry, item, startsAnew: row.OrganizationId != before);
        report.End(item);
    }

    private void Set(SsoConnector row, SsoConnectorEntry entry)
    {
        row.ConnectorName = entry.ConnectorName;

        // Encrypting the same twice gives two values: only another configuration is stored.
        var wanted = entry.Config.Value ?? JsonColumn.EmptyObject;
        var isNew = row.EncryptedConfig.Length == 0;
        if (isNew || (entry.Config.Is && (SsoConnectorConfigs.Open(masterKey, row) is not { } config || !JsonElement.DeepEquals(config, wanted))))
        {
            row.EncryptedConfig = SsoConnectorConfigs.Protect(masterKey, row.Id, wanted);
        }

        if (entry.Branding.Is && !JsonElement.DeepEquals(row.Branding, entry.Branding.Value ?? JsonColumn.EmptyObject))
        {
            row.Branding = entry.Branding.Value ?? JsonColumn.EmptyObject;
        }

        row.SyncProfile = entry.SyncProfile.Or(row.SyncProfile);
        row.EnableTokenStorage = entry.EnableTokenStorage.Or(row.EnableTokenStorage);
        row.IsDisabled = entry.IsDisabled.Or(row.IsDisabled);
        row.SharesDomains = entry.SharesDomains.Or(row.SharesDomains);
        row.TrustsMfa = entry.TrustsMfa.Or(row.TrustsMfa);
        if (entry.Organization.Is)
        {
            row.OrganizationId = entry.Organization.Value is { } organization ? stored.Organizations.Find(organization).Id : null;
        }
    }

    private void ApplyDomains(SsoConnector row, SsoConnectorEntry entry, ObjectRecorder item, bool startsAnew)
    {
        var domains = stored.SsoConnectors.Domains;
        var before = stored.SsoConnectors.DomainsOf(row.Id);
        IReadOnlyList<string> wanted = entry.Domains.Is ? [.. entry.Domains.Value.Select(static domain => domain.Value)] : before;
        if (startsAnew)
        {
            // What was proven was proven for somebody else; the challenge stays, for it is no secret.
            foreach (var domain in domains.RowsOf(row.Id).ToList())
            {
                (domain.VerifiedAt, domain.IsOverridden) = (null, false);
            }
        }

        var change = domains.Sync(db, row.Id, wanted, domain => SsoDomains.New(row.Id, domain, 0));
        for (var index = 0; index < wanted.Count; index++)
        {
            domains.Find(row.Id, wanted[index])!.Position = index;
        }

        item.List("domains", change, static domain => domain);
        if (change.IsEmpty && !before.SequenceEqual(wanted))
        {
            item.Fields([new ValueChange("domains", JsonSerializer.SerializeToElement(before), JsonSerializer.SerializeToElement(wanted))]);
        }
    }

    private JsonElement? ElementOf(string? organizationId) =>
        organizationId is null ? null : JsonSerializer.SerializeToElement(stored.Organizations.NameOf(organizationId));
}
