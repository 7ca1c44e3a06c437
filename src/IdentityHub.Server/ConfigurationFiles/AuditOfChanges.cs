using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Audit;
using IdentityHub.Server.ConfigurationFiles.Reporting;

namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>What the audit trail remembers of an applied file: how many objects of each kind, and which. Nothing of what is in them.</summary>
internal static class AuditOfChanges
{
    /// <summary>Key of the row.</summary>
    public const string Key = "Configuration.Apply";

    // A file of a hundred thousand people must not make a row of megabytes; the counts tell that there were more.
    private const int MostIds = 50;

    private static readonly (ChangeAction Action, string Name)[] Actions =
        [(ChangeAction.Create, "created"), (ChangeAction.Update, "updated"), (ChangeAction.Delete, "deleted")];

    /// <summary>The entry of one applied file.</summary>
    /// <param name="report">What changed.</param>
    /// <param name="caller">Who sent it; null for the command line and the start.</param>
    public static AuditEntry Entry(ChangeReport report, ApiCaller? caller)
    {
        var counts = new JsonObject();
        var ids = new JsonObject();
        foreach (var (action, name) in Actions)
        {
            var kinds = report.Changes.Where(change => change.Action == action).GroupBy(static change => change.Kind.Word()).ToList();
            counts[name] = new JsonObject(kinds.Select(static kind => KeyValuePair.Create(kind.Key, (JsonNode?)JsonValue.Create(kind.Count()))));
            ids[name] = new JsonObject(kinds.Select(static kind => KeyValuePair.Create(kind.Key, (JsonNode?)IdsOf(kind))));
        }

        return new AuditEntry
        {
            Key = Key,
            ApplicationId = caller?.ApplicationId,
            UserId = caller?.UserId,
            Details = new JsonObject { ["counts"] = counts, ["ids"] = ids },
        };
    }

    private static JsonArray IdsOf(IEnumerable<ObjectChange> changes) =>
        new JsonArray([.. changes.Take(MostIds).Select(static change => JsonValue.Create(change.Id))]);
}
