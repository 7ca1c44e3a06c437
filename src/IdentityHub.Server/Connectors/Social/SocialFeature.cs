using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Social.Flow;
using IdentityHub.Server.Connectors.Social.Kinds;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Connectors.Social;

/// <summary>Signing in with an account elsewhere.</summary>
/// <remarks>
/// A new kind is a class that describes its provider (<see cref="OAuthConnector{TConfig}"/>), a line here and a line in <see cref="ConnectorCatalog"/>.
/// </remarks>
internal static class SocialFeature
{
    /// <summary>Registers every kind.</summary>
    public static IServiceCollection AddSocialConnectors(this IServiceCollection services) => services
        .AddSingleton(static provider => provider.GetRequiredService<HubOptions>().ConnectorEndpoints)
        .AddSingleton<TokenEndpoint>()
        .AddSingleton<SocialServices>()
        .AddSingleton<DerivedSessions>()
        .AddSingleton<SocialConnectors>()
        .AddSingleton<ISocialConnector, AppleConnector>()
        .AddSingleton<ISocialConnector, AzureAdConnector>()
        .AddSingleton<ISocialConnector, DiscordConnector>()
        .AddSingleton<ISocialConnector, FacebookConnector>()
        .AddSingleton<ISocialConnector, GitHubConnector>()
        .AddSingleton<ISocialConnector, GitLabConnector>()
        .AddSingleton<ISocialConnector, GoogleConnector>()
        .AddSingleton<ISocialConnector, KakaoConnector>()
        .AddSingleton<ISocialConnector, LineConnector>()
        .AddSingleton<ISocialConnector, LinkedInConnector>()
        .AddSingleton<ISocialConnector, OAuth2Connector>()
        .AddSingleton<ISocialConnector, OidcConnector>()
        .AddSingleton<ISocialConnector, XConnector>();
}
