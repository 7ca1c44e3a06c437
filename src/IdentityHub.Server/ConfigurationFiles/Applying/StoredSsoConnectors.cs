using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Server.ConfigurationFiles.Entries;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>To which stored connector a domain belongs.</summary>
internal sealed record StoredDomainOwner(string Domain, string ConnectorId, string ConnectorName, bool SharesDomains);

/// <summary>Stored enterprise connectors that the file names, and those that have domains of the file. There can be thousands of others.</summary>
internal sealed class StoredSsoConnectors
{
    private readonly List<SsoConnector> rows = [];

    /// <summary>Domains of the connectors that the file names.</summary>
    public Relations<string, SsoConnectorDomain> Domains { get; } = new(static row => row.SsoConnectorId, static row => row.Domain);

    /// <summary>Who has the domains that connectors of the file have or are to have.</summary>
    public IReadOnlyList<StoredDomainOwner> Owners { get; private set; } = [];

    /// <summary>Connectors that have a key to sign with.</summary>
    public IReadOnlySet<string> WithActiveKey { get; private set; } = new HashSet<string>();

    /// <summary>The connector with an id or a name.</summary>
    public SsoConnector? Find(bool isId, string value) => rows.Find(row => (isId ? row.Id : row.ConnectorName) == value);

    /// <summary>The connector that an entry means.</summary>
    public SsoConnector? Find(SsoConnectorEntry entry) => Find(entry.Id.Is, entry.Id.Is ? entry.Id.Value : entry.ConnectorName);

    /// <summary>The domains of a connector in their order.</summary>
    public IReadOnlyList<string> DomainsOf(string connectorId) => [.. Domains.RowsOf(connectorId).OrderBy(static row => row.Position).Select(static row => row.Domain)];

    /// <summary>Loads them.</summary>
    public static async Task<StoredSsoConnectors> LoadAsync(HubDbContext db, FileDocument document, CancellationToken cancellation)
    {
        var stored = new StoredSsoConnectors();
        var absent = document.AbsentOf(ObjectKind.SsoConnector).ToList();
        if (document.SsoConnectors.Count + absent.Count == 0)
        {
            return stored;
        }

        var ids = document.SsoConnectors.Where(static entry => entry.Id.Is).Select(static entry => entry.Id.Value)
            .Concat(absent.Where(static entry => entry.Key == "id").Select(static entry => entry.Name.Value));
        var names = document.SsoConnectors.Select(static entry => entry.ConnectorName)
            .Concat(absent.Where(static entry => entry.Key != "id").Select(static entry => entry.Name.Value));
        var found = await Chunks.LoadAsync(ids, keys => db.SsoConnectors.AsTracking().Where(row => keys.Contains(row.Id)).ToListAsync(cancellation));
        found.AddRange(await Chunks.LoadAsync(names, keys => db.SsoConnectors.AsTracking().Where(row => keys.Contains(row.ConnectorName)).ToListAsync(cancellation)));
        stored.rows.AddRange(found.DistinctBy(static row => row.Id));
        await stored.LoadBelongingsAsync(db, document, cancellation);
        return stored;
    }

    private async Task LoadBelongingsAsync(HubDbContext db, FileDocument document, CancellationToken cancellation)
    {
        var ids = rows.ConvertAll(static row => row.Id);
        var own = await Chunks.LoadAsync(ids, keys => db.SsoConnectorDomains.AsTracking().Where(row => keys.Contains(row.SsoConnectorId)).ToListAsync(cancellation));
        Domains.With(own);
        WithActiveKey = (await Chunks.LoadAsync(
            ids, keys => db.SamlSigningKeys.Where(row => keys.Contains(row.SsoConnectorId) && row.IsActive).Select(row => row.SsoConnectorId).ToListAsync(cancellation))).ToHashSet();
        var domains = own.Select(static row => row.Domain).Concat(document.SsoConnectors.SelectMany(static entry => entry.Domains.Or([])).Select(static domain => domain.Value));
        Owners = await Chunks.LoadAsync(domains, keys => (from row in db.SsoConnectorDomains.AsNoTracking()
                                                          join connector in db.SsoConnectors on row.SsoConnectorId equals connector.Id
                                                          where keys.Contains(row.Domain)
                                                          select new StoredDomainOwner(row.Domain, connector.Id, connector.ConnectorName, connector.SharesDomains)).ToListAsync(cancellation));
    }
}
