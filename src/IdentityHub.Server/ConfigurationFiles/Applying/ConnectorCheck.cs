using IdentityHub.Data.Connectors;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.Connectors;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Finds connectors whose configuration is wrong, or that do not fit those that are stored.</summary>
internal sealed class ConnectorCheck(string file, FileDocument document, StoredState stored, ConnectorChecks checks)
{
    /// <summary>Looks at every connector.</summary>
    public IEnumerable<FileProblem> Run()
    {
        var left = stored.Connectors.Except(document.AbsentOf(ObjectKind.Connector).Select(entry => Find(stored.Connectors, entry)).OfType<Connector>()).ToList();
        foreach (var entry in document.Connectors)
        {
            if (entry.Config.Value is { } config && checks.Find(entry.Factory.Id, config) is { } error)
            {
                yield return new FileProblem(file, entry.ConfigPlace, (error.Details ?? error.Message).TrimEnd('.'));
            }

            if (FindConflict(entry, left) is { } problem)
            {
                yield return new FileProblem(file, entry.Place, problem);
            }
        }
    }

    /// <summary>The stored connector that is to go.</summary>
    public static Connector? Find(IReadOnlyList<Connector> rows, AbsentEntry entry) => rows.FirstOrDefault(row =>
        entry.Key == "target"
            ? ConnectorCatalog.Factories.TryGetValue(row.ConnectorId, out var factory) && factory.Type == ConnectorType.Social
                && ConnectorFace.TargetOf(row, factory) == entry.Name.Value
            : row.ConnectorId == entry.Name.Value);

    private static string? FindConflict(ConnectorEntry entry, List<Connector> rows)
    {
        var self = entry.FindIn(rows);
        if (entry.Id.Is && self is not null && self.Id != entry.Id.Value)
        {
            return $"the stored connector has the id '{self.Id}', and ids do not change";
        }

        if (entry.Id.Is && self is null && rows.Exists(row => row.Id == entry.Id.Value))
        {
            return $"another connector has the id '{entry.Id.Value}'";
        }

        return entry.Factory.Type == ConnectorType.Social && rows.Exists(row =>
            row != self && ConnectorCatalog.Factories.TryGetValue(row.ConnectorId, out var factory) && factory.Type == ConnectorType.Social
            && ConnectorFace.TargetOf(row, factory) == entry.Target)
            ? $"another connector has the target '{entry.Target}'"
            : null;
    }
}
