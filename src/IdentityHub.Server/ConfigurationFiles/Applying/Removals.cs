using IdentityHub.Data;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.People;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>
/// Removes what the file wants gone, and with it, as the database does it, what belongs to it. Comes first and is saved before the rest,
/// so that the rest sees what is left.
/// </summary>
internal sealed class Removals(HubDbContext db, StoredState stored, ChangeRecorder report, DateTimeOffset now)
{
    private readonly Dictionary<string, IReadOnlyList<string>> scopes = new(StringComparer.Ordinal);
    private bool any;

    /// <summary>Names of the permissions that a resource lost.</summary>
    public IReadOnlyList<string> ScopesOf(string indicator) => scopes.GetValueOrDefault(indicator, []);

    /// <summary>Removes it all.</summary>
    /// <returns>Whether there was anything to remove.</returns>
    public async Task<bool> ApplyAsync(FileDocument document, CancellationToken cancellation)
    {
        foreach (var entry in document.Absent)
        {
            if (Find(entry) is var (row, id, label))
            {
                any = true;
                await EndAsync(entry.Kind, id, cancellation);
                db.Remove(row);
                report.Deleted(entry.Kind, id, NameOf(entry, id), label);
            }
            else
            {
                report.AlreadyGone();
            }
        }

        foreach (var entry in document.Resources.Where(static entry => entry.Scopes.Is))
        {
            RemoveScopes(entry);
        }

        return any;
    }

    // As everywhere: what they do ends with those who do it.
    private async Task EndAsync(ObjectKind kind, string id, CancellationToken cancellation)
    {
        switch (kind)
        {
            case ObjectKind.User:
                await UserRows.HoldAsync(db, id, now, cancellation);
                await BrowserSessions.EndAllAsync(db, id, cancellation);
                break;
            case ObjectKind.Application:
                await ApplicationGrants.EndSignInsAsync(db, id, now, cancellation);
                break;
            case ObjectKind.SsoConnector:
                await SsoConnectors.DeleteIdentitiesAsync(db, id, cancellation);
                break;
            case ObjectKind.Connector:
                await ConnectorRows.EndAsync(db, id, cancellation);
                break;
            case ObjectKind.Organization:
                await SsoConnectors.DeleteIdentitiesOfOrganizationAsync(db, id, cancellation);
                // Nodes remember the organizations of machine applications.
                db.MarkCatalogChanged();
                break;
        }
    }

    private void RemoveScopes(ResourceEntry entry)
    {
        var resource = stored.Resources.Find(row => row.Indicator == entry.Indicator);
        var names = entry.Scopes.Value.Select(static scope => scope.Name).ToHashSet(StringComparer.Ordinal);
        var removed = stored.Scopes.Where(row => row.ResourceId == resource?.Id && !names.Contains(row.Name)).ToList();
        db.RemoveRange(removed);
        scopes[entry.Indicator] = removed.ConvertAll(static scope => scope.Name);
        any |= removed.Count > 0;
    }

    private (object Row, string Id, string? Label)? Find(AbsentEntry entry)
    {
        var name = entry.Name.Value;
        return entry.Kind switch
        {
            ObjectKind.Resource => stored.Resources.Find(row => row.Indicator == name) is { } row ? (row, row.Id, row.Name) : null,
            ObjectKind.OrganizationScope => stored.OrganizationScopes.Find(row => row.Name == name) is { } row ? (row, row.Id, null) : null,
            ObjectKind.Role => stored.Roles.Find(row => row.Name == name) is { } row ? (row, row.Id, null) : null,
            ObjectKind.OrganizationRole => stored.OrganizationRoles.Find(row => row.Name == name) is { } row ? (row, row.Id, null) : null,
            ObjectKind.Application => stored.Applications.All.GetValueOrDefault(name) is { } row ? (row, row.Id, row.Name) : null,
            ObjectKind.Connector => ConnectorCheck.Find(stored.Connectors, entry) is { } row ? (row, row.Id, null) : null,
            ObjectKind.SsoConnector => stored.SsoConnectors.Find(entry.Key == "id", name) is { } row ? (row, row.Id, null) : null,
            ObjectKind.ProfileField => stored.ProfileFields.Find(row => row.Name == name) is { } row ? (row, row.Id, null) : null,
            ObjectKind.User => stored.Users.Find(entry) is { } row ? (row, row.Id, UserChanges.LabelOf(row)) : null,
            _ => stored.Organizations.FindAll(entry.Key == "id", name) is [var row] ? (row, row.Id, row.Name) : null,
        };
    }

    // What the file knows by another name than an id is shown by that.
    private static string NameOf(AbsentEntry entry, string id) => entry.Kind is ObjectKind.User or ObjectKind.Organization ? id : entry.Name.Value;
}
