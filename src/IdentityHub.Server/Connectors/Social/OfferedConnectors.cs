using IdentityHub.Data.Connectors;
using IdentityHub.Server.Catalog;

namespace IdentityHub.Server.Connectors.Social;

/// <summary>A connector for signing in that is set up.</summary>
/// <param name="Row">As stored.</param>
/// <param name="Factory">Its kind.</param>
/// <param name="Face">What it shows of itself.</param>
internal sealed record OfferedConnector(Connector Row, ConnectorFactory Factory, ConnectorFace Face);

/// <summary>Which accounts elsewhere are offered.</summary>
internal static class OfferedConnectors
{
    /// <summary>The connectors with these targets, in this order. Targets without a connector are not there.</summary>
    public static List<OfferedConnector> Of(CatalogSnapshot snapshot, IReadOnlyList<string> targets)
    {
        if (targets.Count == 0)
        {
            return [];
        }

        var all = All(snapshot.Connectors.Values).ToLookup(static connector => connector.Face.Target, StringComparer.Ordinal);
        return [.. targets.Distinct(StringComparer.Ordinal).SelectMany(target => all[target].OrderBy(static connector => connector.Row.CreatedAt))];
    }

    /// <summary>All connectors for signing in among some.</summary>
    public static IEnumerable<OfferedConnector> All(IEnumerable<Connector> rows)
    {
        foreach (var row in rows)
        {
            if (ConnectorCatalog.Factories.TryGetValue(row.ConnectorId, out var factory) && factory.Type == ConnectorType.Social)
            {
                yield return new OfferedConnector(row, factory, ConnectorFace.Of(row, factory));
            }
        }
    }

    /// <summary>The targets of connectors.</summary>
    public static HashSet<string> TargetsOf(IEnumerable<Connector> rows) => All(rows).Select(static connector => connector.Face.Target).ToHashSet(StringComparer.Ordinal);
}
