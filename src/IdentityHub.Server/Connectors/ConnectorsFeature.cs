using IdentityHub.Server.Connectors.Email;
using IdentityHub.Server.Connectors.Email.Ses;
using IdentityHub.Server.Connectors.Email.Smtp;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.OpenId;
using IdentityHub.Server.Connectors.Saml;
using IdentityHub.Server.Connectors.Sms;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Connectors;

/// <summary>Services that the hub uses: for e-mail, for text messages, and for signing in with an account elsewhere.</summary>
/// <remarks>
/// <code>
/// kind (ConnectorFactory) -> configuration, checked, encrypted (ConnectorConfigs) -> row in the catalog
/// Messages/MessageSender  -> IMessageConnector.SendAsync -> OutboundHttp or SMTP -> the service
/// </code>
/// A new kind is a class that implements <see cref="IMessageConnector"/>, a line here and a line in <see cref="ConnectorCatalog"/>.
/// </remarks>
internal static class ConnectorsFeature
{
    /// <summary>Registers every kind.</summary>
    public static IServiceCollection AddConnectors(this IServiceCollection services) => services
        .AddSingleton<ConnectorConfigs>()
        .AddSingleton<ConnectorFailures>()
        .AddSingleton<ConnectorServices>()
        .AddSingleton<IMessageConnector, HttpEmail>()
        .AddSingleton<IMessageConnector, MailgunEmail>()
        .AddSingleton<IMessageConnector, PostmarkMail>()
        .AddSingleton<IMessageConnector, SendGridEmail>()
        .AddSingleton<IMessageConnector, SesMail>()
        .AddSingleton<SesClients>()
        .AddSingleton<IMessageConnector, SmtpMail>()
        .AddSingleton<IMessageConnector, HttpSms>()
        .AddSingleton<IMessageConnector, TwilioSms>()
        .AddSingleton<IMessageConnector, VonageSms>()
        .AddSingleton<ConnectorChecks>()
        .AddSocialConnectors()
        .AddSingleton(static provider => new PlainHttp(
            provider.GetRequiredService<OutboundOptions>(), provider.GetRequiredService<IHostEnvironment>().IsDevelopment()))
        .AddSingleton<OpenIdDirectory>()
        .AddSingleton<IdTokens>()
        .AddSingleton<OpenIdCalls>()
        .AddSingleton<OpenIdClient>()
        .AddSingleton<ISsoProvider, OidcSso>()
        .AddSingleton<ISsoProvider, OktaSso>()
        .AddSingleton<ISsoProvider, EntraSso>()
        .AddSingleton<ISsoProvider, GoogleWorkspaceSso>()
        .AddSaml();

    /// <summary>Maps where providers send browsers back to, when they do not come by the pages.</summary>
    public static void MapConnectors(this IEndpointRouteBuilder routes) => SamlEndpoints.Map(routes);
}

/// <summary>The kinds of connectors that carry messages, by id.</summary>
internal sealed class ConnectorServices(IEnumerable<IMessageConnector> connectors)
{
    private readonly Dictionary<string, IMessageConnector> byId = connectors.ToDictionary(connector => connector.Factory.Id, StringComparer.Ordinal);

    /// <summary>The kind with this id; null when it carries no messages or does not exist.</summary>
    public IMessageConnector? Find(string factoryId) => byId.GetValueOrDefault(factoryId);
}
