using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>
/// Google Workspace. Everybody can have a Google account with an address of any domain, so a connector with domains takes only accounts that Google
/// says are managed by one of them (<c>hd</c>).
/// </summary>
internal sealed class GoogleWorkspaceSso(OpenIdClient client, ConnectorOptions options) : OpenIdSso<GoogleWorkspaceConfig>(client)
{
    // Google knows it by another name (access_type) and refuses requests that have it.
    private static readonly string[] NeverAsked = ["offline_access"];

    /// <inheritdoc/>
    public override SsoProviderInfo About { get; } = new(
        "GoogleWorkspace",
        "oidc",
        new Dictionary<string, string> { ["en"] = "Google Workspace", ["th"] = "Google Workspace" },
        new Dictionary<string, string>
        {
            ["en"] = "Work accounts of an organization that uses Google Workspace.",
            ["th"] = "บัญชีที่ทำงานขององค์กรที่ใช้ Google Workspace",
        },
        SsoLogo.Squares("#1e8e3e", "#ffffff"),
        SsoLogo.Squares("#86efac", "#052e16"));

    /// <inheritdoc/>
    protected override OpenIdSettings SettingsOf(GoogleWorkspaceConfig config, ExternalConnector connector)
    {
        var isOffline = config.OfflineAccess.Or(false);
        var others = new List<KeyValuePair<string, string>>();
        if (isOffline)
        {
            others.Add(new("access_type", "offline"));
        }

        // Which accounts Google offers; whether the one that comes back is of the domain is checked all the same.
        if (connector.Domains.Count > 0)
        {
            others.Add(new("hd", connector.Domains is [var only] ? only : "*"));
        }

        // Google gives a refresh token only with consent.
        var prompt = isOffline ? "select_account consent" : "select_account";
        return new OpenIdSettings(
            IssuerRule.Exactly(options.GoogleIssuer), config.ClientId, config.ClientSecret, UpstreamRequest.OpenIdScope(config.Scope.Or(""), NeverAsked))
        {
            NeverAsked = NeverAsked,
            Prompt = prompt,

            // Google has no "login".
            ForcedPrompt = prompt,
            Others = others,
        };
    }

    /// <inheritdoc/>
    protected override ApiResult<ExternalIdentity> Identify(
        GoogleWorkspaceConfig config, ExternalConnector connector, ExternalIdentity person, OpenIdClaims claims)
    {
        var (email, isVerified) = claims.ReadEmail("email_verified");
        if (connector.Domains.Count > 0 && !IsManaged(connector, claims.Text("hd")))
        {
            return OpenIdErrors.Refused("The Google account is not managed by one of the connector's domains (hd).");
        }

        return person with { Email = email, IsEmailVerified = isVerified };
    }

    private static bool IsManaged(ExternalConnector connector, string? domain) =>
        domain is not null && EmailAddress.CanonicalDomain(domain) is { } canonical
        && connector.Domains.Any(own => EmailAddress.CanonicalDomain(own) == canonical);
}
