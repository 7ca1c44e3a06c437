using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>
/// Microsoft Entra ID by OpenID Connect: one tenant, or many behind a shared address. Its <c>email</c> is whatever the tenant's administrator typed in,
/// so it is verified only by <c>xms_edov</c> (the tenant owns the domain) or the configuration's word for it; it is often absent.
/// </summary>
internal sealed class EntraSso(OpenIdClient client) : OpenIdSso<OpenIdIssuerConfig>(client)
{
    // Names of guests: an address of another tenant, made into one of this.
    private const string GuestMark = "#EXT#";

    /// <inheritdoc/>
    public override SsoProviderInfo About { get; } = new(
        "AzureAdOidc",
        "oidc",
        new Dictionary<string, string> { ["en"] = "Microsoft Entra ID (OIDC)", ["th"] = "Microsoft Entra ID (OIDC)" },
        new Dictionary<string, string>
        {
            ["en"] = "Work and school accounts of Microsoft Entra ID, by OpenID Connect.",
            ["th"] = "บัญชีที่ทำงานและสถานศึกษาของ Microsoft Entra ID ผ่าน OpenID Connect",
        },
        SsoLogo.Diamond("#0369a1", "#ffffff"),
        SsoLogo.Diamond("#7dd3fc", "#082f49"));

    /// <inheritdoc/>
    protected override (string Member, string Problem)? FindProblem(OpenIdIssuerConfig config)
    {
        var rule = IssuerRule.ForEntra(config.Issuer);
        if (!Client.IsIssuer(rule))
        {
            return ("issuer", "The issuer must be an https address without query and fragment.");
        }

        // Anybody can have a tenant and give its people whatever address they like.
        return rule.Template is not null && config.TrustUnverifiedEmail.Or(false)
            ? ("trustUnverifiedEmail", "With an issuer for all tenants, addresses that are not verified cannot be trusted. Enter the issuer of one tenant.")
            : null;
    }

    /// <inheritdoc/>
    protected override OpenIdSettings SettingsOf(OpenIdIssuerConfig config, ExternalConnector connector) =>
        new(IssuerRule.ForEntra(config.Issuer), config.ClientId, config.ClientSecret, UpstreamRequest.OpenIdScope(config.Scope.Or("")))
        {
            IsUserinfoOptional = true,
        };

    /// <inheritdoc/>
    protected override ApiResult<ExternalIdentity> Identify(
        OpenIdIssuerConfig config, ExternalConnector connector, ExternalIdentity person, OpenIdClaims claims)
    {
        var (email, isVerified) = claims.ReadEmail("email_verified", "xms_edov");
        email ??= NameAsAddress(claims, "preferred_username") ?? NameAsAddress(claims, "upn");
        return person with
        {
            Email = email,
            IsEmailVerified = email is not null && (isVerified || config.TrustUnverifiedEmail.Or(false)),

            // Microsoft Graph shows its pictures to nobody without a token.
            Avatar = person.Avatar is { } avatar && new Uri(avatar).Host == "graph.microsoft.com" ? null : person.Avatar,
        };
    }

    private static string? NameAsAddress(OpenIdClaims claims, string claim) =>
        claims.Text(claim) is { } name && Identifiers.IsEmail(name) && !name.Contains(GuestMark, StringComparison.OrdinalIgnoreCase) ? name : null;
}
