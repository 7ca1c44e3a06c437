using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.Social;

namespace IdentityHub.Server.Connectors;

/// <summary>Checks configurations of connectors of every type.</summary>
internal sealed class ConnectorChecks(ConnectorServices messages, SocialConnectors social)
{
    /// <summary>Checks one without calling anybody.</summary>
    /// <param name="factoryId">Id of its kind.</param>
    /// <param name="config">A JSON object.</param>
    /// <returns>400 <c>connector.invalid_config</c> with every mistake; null when there is none.</returns>
    public ApiError? Find(string factoryId, JsonElement config) => messages.Find(factoryId)?.CheckConfig(config) ?? social.Find(factoryId)?.CheckConfig(config);
}
