using System.Text.Json;
using IdentityHub.Data.Connectors;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Management.Connectors;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>A connector as the file wants it; its secrets may be environment variables.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="ConfigPlace">Where its configuration stands.</param>
/// <param name="Factory">Its kind. There is one connector of each, or of a standard kind one for each target.</param>
/// <param name="Config">Its configuration; when it is not given a stored one stays.</param>
internal sealed record ConnectorEntry(Place Place, Place ConfigPlace, ConnectorFactory Factory, Given<JsonElement?> Config)
{
    /// <summary>Its id, which is in its callback address; the hub chooses one otherwise.</summary>
    public Given<string> Id { get; init; }

    /// <summary>Target, name and logos of a standard kind.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Whether name and avatar follow the other account.</summary>
    public Given<bool> SyncProfile { get; init; }

    /// <summary>Whether the other account's tokens are kept.</summary>
    public Given<bool> EnableTokenStorage { get; init; }

    /// <summary>What accounts of it are called.</summary>
    public string Target => Metadata is { } metadata && ConnectorFace.TargetOf(metadata) is { } own ? own : Factory.Target;

    /// <summary>What it is called in reports.</summary>
    public string Name => NameOf(Factory.Id, Factory, Target);

    /// <summary>What a connector is called in reports: by its kind, or where there are several of a kind, with its target.</summary>
    public static string NameOf(string factoryId, ConnectorFactory? factory, string? target) => factory is { IsStandard: true } ? $"{factoryId} {target}" : factoryId;

    /// <summary>Reads one connector.</summary>
    public static ConnectorEntry? Read(ObjectReader reader)
    {
        var factoryId = reader.RequiredText("connectorId", KnownFactory);
        var metadata = reader.Described("metadata", SchemaFactory.Of(typeof(ConnectorMetadata)));
        var entry = new ConnectorEntry(
            reader.Place, reader.PlaceOf("config"), factoryId is null ? ConnectorCatalog.Factories["http-email"] : ConnectorCatalog.Factories[factoryId],
            reader.Described("config", Schema.FreeObject, takesVariables: true))
        {
            Id = reader.OptionalText("id", TextRules.Identifier(128)),
            Metadata = metadata.Value,
            SyncProfile = reader.Boolean("syncProfile"),
            EnableTokenStorage = reader.Boolean("enableTokenStorage"),
        };
        if (factoryId is null || (reader.Has("metadata") && !metadata.Is))
        {
            // That has been reported.
            return null;
        }

        var problem = entry.FindProblem();
        if (problem is var (key, message))
        {
            reader.Report(reader.PlaceOf(key), message);
        }

        return problem is null ? entry : null;
    }

    /// <summary>A kind of connector that there is.</summary>
    public static string? KnownFactory(string text) => ConnectorCatalog.Factories.ContainsKey(text)
        ? null
        : Shape.NotOneOf(text, [.. ConnectorCatalog.Factories.Keys.Order(StringComparer.Ordinal)]);

    /// <summary>A kind of which there is one connector.</summary>
    public static string? SingleFactory(string text) =>
        KnownFactory(text) ?? (ConnectorCatalog.Factories[text].IsStandard ? "there may be several connectors of this kind; say by 'target' which one is meant" : null);

    /// <summary>The stored connector that it describes; null when there is none.</summary>
    public Connector? FindIn(IEnumerable<Connector> rows) =>
        rows.FirstOrDefault(row => row.ConnectorId == Factory.Id && (!Factory.IsStandard || ConnectorFace.TargetOf(row, Factory) == Target));

    /// <summary>Secrets do not belong into logs.</summary>
    public override string ToString() => Name;

    private (string Key, string Message)? FindProblem()
    {
        if (Metadata is { } metadata && (Factory.IsStandard ? ConnectorFace.FindProblem(metadata) : "This kind of connector has a name and a target of its own") is { } wrong)
        {
            return ("metadata", wrong.TrimEnd('.'));
        }

        if (Factory.IsStandard && (Metadata is not { } own || ConnectorFace.TargetOf(own) is null))
        {
            return ("metadata", "this kind of connector needs 'metadata' with a 'target'");
        }

        return SyncProfile.Value && Factory.Type != ConnectorType.Social ? ("syncProfile", "only connectors for signing in have profiles that could be followed")
            : EnableTokenStorage.Value && !Factory.IsTokenStorageSupported ? ("enableTokenStorage", "this kind of connector has no tokens that could be kept")
            : null;
    }
}
