using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Saml;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>A sign-in that an enterprise's SAML provider began (SAML Profiles §4.1.5): its response waits already, so nobody is sent there again.</summary>
internal static class IdpInitiated
{
    /// <summary>
    /// Looks whether a response waits for this browser, when the client asks for its very connector. The cookie goes whatever comes of it; the response counts
    /// once, as every other.
    /// </summary>
    /// <returns>Straight to the callback; null when nothing waits.</returns>
    public static async Task<ExternalStart?> FindAsync(ExperienceContext context, ExternalSource source, string state, string redirectUri)
    {
        var connectorId = source.Connector.Id;
        if (source.Type != VerificationType.EnterpriseSso || context.Interaction.Request.DirectSignIn != "sso:" + connectorId
            || SamlCookie.Read(context.Http) is not { } cookie)
        {
            return null;
        }

        SamlCookie.Remove(context.Http, context.Service<HubUrls>());
        return await context.Service<SamlExchanges>().FindIdpInitiatedAsync(connectorId, cookie, redirectUri, context.Cancellation) is { } session
            ? new ExternalStart($"{redirectUri}{(redirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?')}state={Uri.EscapeDataString(state)}", session)
            : null;
    }
}
