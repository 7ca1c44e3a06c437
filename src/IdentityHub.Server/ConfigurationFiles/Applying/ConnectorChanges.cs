using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Connectors;
using IdentityHub.Protocol;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings connectors to what the file wants.</summary>
internal sealed class ConnectorChanges(HubDbContext db, ChangeRecorder report, MasterKey masterKey, DateTimeOffset now)
{
    /// <summary>Applies the section. The table is small and read whole.</summary>
    public async Task ApplyAsync(IReadOnlyList<ConnectorEntry> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var rows = await db.Connectors.AsTracking().ToListAsync(cancellation);
        foreach (var entry in entries)
        {
            MakeRoom(entry, rows);
            Apply(entry, entry.FindIn(rows));
        }
    }

    // There is one for each channel: the one that is there gives way, as over the API.
    private void MakeRoom(ConnectorEntry entry, List<Connector> rows)
    {
        if (entry.Factory.Channel is not { } channel)
        {
            return;
        }

        foreach (var other in rows.Where(row => row.ConnectorId != entry.Factory.Id && ConnectorCatalog.Factories.GetValueOrDefault(row.ConnectorId)?.Channel == channel))
        {
            db.Remove(other);
            report.Deleted(ObjectKind.Connector, other.Id, other.ConnectorId);
        }
    }

    private void Apply(ConnectorEntry entry, Connector? row)
    {
        if (row is null)
        {
            row = new Connector { Id = entry.Id.Or(RandomValues.ShortId()), ConnectorId = entry.Factory.Id, EncryptedConfig = [], CreatedAt = now };
            db.Add(row);
        }

        // Encrypting the same twice gives two values: only another configuration is stored.
        var wanted = entry.Config.Value ?? JsonColumn.EmptyObject;
        var isNew = row.EncryptedConfig.Length == 0;
        if (isNew || (entry.Config.Is && (ConnectorConfigs.Open(masterKey, row) is not { } stored || !JsonElement.DeepEquals(stored, wanted))))
        {
            row.EncryptedConfig = ConnectorConfigs.Protect(masterKey, row.Id, wanted);
        }

        if (entry.Metadata is { } metadata && !JsonElement.DeepEquals(row.Metadata, metadata))
        {
            row.Metadata = metadata;
        }

        (row.SyncProfile, row.EnableTokenStorage) = (entry.SyncProfile.Or(row.SyncProfile), entry.EnableTokenStorage.Or(row.EnableTokenStorage));
        report.End(report.Begin(ObjectKind.Connector, row, row.Id, entry.Name));
    }
}
