using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>A provider that keeps to the standard. An address is verified when the provider says so, or the configuration trusts it anyway.</summary>
internal abstract class StandardSso(OpenIdClient client) : OpenIdSso<OpenIdIssuerConfig>(client)
{
    /// <inheritdoc/>
    protected override (string Member, string Problem)? FindProblem(OpenIdIssuerConfig config) =>
        Client.IsIssuer(IssuerRule.Exactly(config.Issuer)) ? null : ("issuer", "The issuer must be an https address without query and fragment.");

    /// <inheritdoc/>
    protected override OpenIdSettings SettingsOf(OpenIdIssuerConfig config, ExternalConnector connector) =>
        new(IssuerRule.Exactly(config.Issuer), config.ClientId, config.ClientSecret, UpstreamRequest.OpenIdScope(config.Scope.Or("")))
        {
            TakesMaxAge = true,
        };

    /// <inheritdoc/>
    protected override ApiResult<ExternalIdentity> Identify(
        OpenIdIssuerConfig config, ExternalConnector connector, ExternalIdentity person, OpenIdClaims claims)
    {
        var (email, isVerified) = claims.ReadEmail("email_verified");
        return person with { Email = email, IsEmailVerified = email is not null && (isVerified || config.TrustUnverifiedEmail.Or(false)) };
    }
}

/// <summary>Any OpenID Connect provider.</summary>
internal sealed class OidcSso(OpenIdClient client) : StandardSso(client)
{
    /// <inheritdoc/>
    public override SsoProviderInfo About { get; } = new(
        "OIDC",
        "oidc",
        new Dictionary<string, string> { ["en"] = "OpenID Connect", ["th"] = "OpenID Connect" },
        new Dictionary<string, string>
        {
            ["en"] = "Any provider that speaks OpenID Connect and publishes its configuration.",
            ["th"] = "ผู้ให้บริการใดก็ได้ที่รองรับ OpenID Connect และเผยแพร่การตั้งค่าของตน",
        },
        SsoLogo.Rings("#3b5bdb", "#ffffff"),
        SsoLogo.Rings("#a5b8ff", "#14204d"));
}

/// <summary>Okta. Groups, when its authorization server adds them, are among the claims that are kept.</summary>
internal sealed class OktaSso(OpenIdClient client) : StandardSso(client)
{
    /// <inheritdoc/>
    public override SsoProviderInfo About { get; } = new(
        "Okta",
        "oidc",
        new Dictionary<string, string> { ["en"] = "Okta", ["th"] = "Okta" },
        new Dictionary<string, string>
        {
            ["en"] = "Work accounts of an organization that uses Okta.",
            ["th"] = "บัญชีที่ทำงานขององค์กรที่ใช้ Okta",
        },
        SsoLogo.Ring("#1f2937", "#ffffff"),
        SsoLogo.Ring("#e5e7eb", "#111827"));
}
