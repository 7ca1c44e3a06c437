using System.Collections.Frozen;
using IdentityHub.Data.Connectors;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Connectors.Email;
using IdentityHub.Server.Connectors.Email.Ses;
using IdentityHub.Server.Connectors.Email.Smtp;
using IdentityHub.Server.Connectors.Saml;
using IdentityHub.Server.Connectors.Sms;
using IdentityHub.Server.Connectors.Social.Kinds;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors;

/// <summary>Every kind of connector there is, and which of those that are set up is for what.</summary>
internal static class ConnectorCatalog
{
    /// <summary>All kinds, by id.</summary>
    public static FrozenDictionary<string, ConnectorFactory> Factories { get; } = new[]
    {
        HttpEmail.About,
        MailgunEmail.About,
        PostmarkMail.About,
        SendGridEmail.About,
        SesMail.About,
        SmtpMail.About,
        HttpSms.About,
        TwilioSms.About,
        VonageSms.About,
        AppleConnector.About,
        AzureAdConnector.About,
        DiscordConnector.About,
        FacebookConnector.About,
        GitHubConnector.About,
        GitLabConnector.About,
        GoogleConnector.About,
        KakaoConnector.About,
        LineConnector.About,
        LinkedInConnector.About,
        OAuth2Connector.About,
        OidcConnector.About,
        SamlSocial.About,
        XConnector.About,
    }.ToFrozenDictionary(factory => factory.Id, StringComparer.Ordinal);

    /// <summary>Whether somebody set up a connector for these messages.</summary>
    public static bool HasConnector(CatalogSnapshot snapshot, MessageChannel channel) => Find(snapshot, channel) is not null;

    /// <summary>The connector for these messages; there is at most one.</summary>
    public static Connector? Find(CatalogSnapshot snapshot, MessageChannel channel)
    {
        // Few rows, and a loop allocates nothing.
        foreach (var connector in snapshot.Connectors.Values)
        {
            if (Factories.TryGetValue(connector.ConnectorId, out var factory) && factory.Channel == channel)
            {
                return connector;
            }
        }

        return null;
    }
}
