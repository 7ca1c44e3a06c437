using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Connectors.Social;

/// <summary>The kinds of connectors by which people sign in with an account elsewhere, by id.</summary>
internal sealed class SocialConnectors(IEnumerable<ISocialConnector> connectors)
{
    private readonly Dictionary<string, ISocialConnector> byId = connectors.ToDictionary(connector => connector.Factory.Id, StringComparer.Ordinal);

    /// <summary>The kind with this id; null when it is for messages or does not exist.</summary>
    public ISocialConnector? Find(string factoryId) => byId.GetValueOrDefault(factoryId);
}
