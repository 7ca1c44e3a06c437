using IdentityHub.Server.Connectors.Social.Kinds;

namespace IdentityHub.Server.Connectors.Social;

/// <summary>Google One Tap of a connector that is offered, as its configuration has it.</summary>
/// <param name="ConnectorId">The connector.</param>
/// <param name="ClientId">Our name at Google.</param>
/// <param name="Settings">Whether and how it is shown.</param>
internal sealed record OfferedOneTap(string ConnectorId, string ClientId, GoogleOneTapConfig Settings)
{
    /// <summary>Finds it.</summary>
    /// <param name="offered">The connectors that are offered.</param>
    /// <param name="configs">Reads their configurations.</param>
    /// <returns>Null when the connector for Google is not offered, or has no settings for it.</returns>
    public static OfferedOneTap? Find(List<OfferedConnector> offered, ConnectorConfigs configs) =>
        offered.Find(static connector => connector.Factory.Id == GoogleConnector.Id) is { } google
        && SocialConfig.Read<GoogleConfig>(configs.Read(google.Row)).TryGet(out var config, out _)
        && config.OneTap is { IsGiven: true, Value: { } settings }
            ? new OfferedOneTap(google.Row.Id, config.ClientId, settings)
            : null;
}
