using IdentityHub.Data.Sso;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Management.SsoConnectors;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Holds enterprise connectors of a file against the rules of the Management API. Nobody is called: a hub starts while providers are away.</summary>
internal sealed class SsoConnectorCheck(string file, FileDocument document, StoredState stored, SsoProviders providers)
{
    private readonly List<FileProblem> problems = [];

    /// <summary>Looks at every connector of the document.</summary>
    public IReadOnlyList<FileProblem> Run()
    {
        var meant = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in document.SsoConnectors)
        {
            var row = stored.SsoConnectors.Find(entry);
            CheckRow(entry, row, meant);
            if (providers.Find(entry.ProviderName) is { } provider)
            {
                CheckConfig(entry, row, provider);
            }
        }

        CheckDomains();
        return problems;
    }

    private void CheckRow(SsoConnectorEntry entry, SsoConnector? row, HashSet<string> meant)
    {
        if (row is not null && row.ProviderName != entry.ProviderName)
        {
            Report(entry.Place, $"a connector keeps its kind, which is {row.ProviderName}");
        }

        if (row is not null && !meant.Add(row.Id))
        {
            Report(entry.Place, "two entries describe the same connector, one by its id and one by its name");
        }

        var other = stored.SsoConnectors.Find(isId: false, entry.ConnectorName);
        if (other is not null && other != row && !IsAbsent(other))
        {
            Report(entry.Place, "another connector has this name");
        }
    }

    private void CheckConfig(SsoConnectorEntry entry, SsoConnector? row, ISsoProvider provider)
    {
        if (entry.Config.Value is { } config)
        {
            if (SsoConfigCheck.FindProblem(provider, config, keepsTokens: false) is { } error)
            {
                Report(entry.ConfigPlace, (error.Details ?? error.Message).TrimEnd('.'));
            }

            if (SsoConfigCheck.SignsRequests(provider, config) && (row is null || !stored.SsoConnectors.WithActiveKey.Contains(row.Id)))
            {
                Report(entry.ConfigPlace, "requests can be signed once the connector has an active signing key, which is made through the Management API");
            }
        }

        if (entry.EnableTokenStorage.Value && provider.About.IsSaml)
        {
            Report(entry.Place, "SAML providers give no tokens that could be kept");
        }
    }

    private void CheckDomains()
    {
        var claims = document.SsoConnectors.SelectMany(ClaimsOf).ToList();
        var described = document.SsoConnectors.Select(stored.SsoConnectors.Find).OfType<SsoConnector>().Select(static row => row.Id).ToHashSet();
        var others = stored.SsoConnectors.Owners
            .Where(owner => !described.Contains(owner.ConnectorId) && !IsAbsent(stored.SsoConnectors.Find(isId: true, owner.ConnectorId)))
            .ToLookup(static owner => owner.Domain);
        foreach (var group in claims.GroupBy(static claim => claim.Domain))
        {
            var isShared = group.All(static claim => claim.Shares) && others[group.Key].All(static owner => owner.SharesDomains);
            if (group.Count() + others[group.Key].Count() > 1 && !isShared)
            {
                Report(group.Last().Place, $"{group.Key} belongs to another connector too, and not all of them have 'sharesDomains: true'");
            }
        }
    }

    private IEnumerable<(string Domain, bool Shares, Place Place)> ClaimsOf(SsoConnectorEntry entry)
    {
        var row = stored.SsoConnectors.Find(entry);
        var shares = entry.SharesDomains.Or(row?.SharesDomains ?? false);
        return entry.Domains.Is
            ? entry.Domains.Value.Select(domain => (domain.Value, shares, domain.Place))
            : row is null ? [] : stored.SsoConnectors.DomainsOf(row.Id).Select(domain => (domain, shares, entry.Place));
    }

    private bool IsAbsent(SsoConnector? row) => row is not null
        && document.AbsentOf(ObjectKind.SsoConnector).Any(entry => entry.Name.Value == (entry.Key == "id" ? row.Id : row.ConnectorName));

    private void Report(Place place, string message) => problems.Add(new FileProblem(file, place, message));
}
