using System.Text.Json;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>Accounts at gitlab.com: OpenID Connect.</summary>
internal sealed class GitLabConnector(SocialServices services) : OAuthConnector<ScopedConfig>(services)
{
    private const string Issuer = "https://gitlab.com";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "gitlab-universal",
        "gitlab",
        "GitLab",
        """
        # GitLab

        1. In GitLab, under *Preferences → Applications* or those of a group, add an application.
        2. Enter the callback address of this connector, `{hub}/callback/{connector id}`, as redirect URI. Leave *Confidential* on and select the
           scopes `openid`, `profile` and `email`.
        3. Copy the application ID as client ID, and the secret.

        This is for accounts at gitlab.com; for a GitLab of your own use the generic OIDC connector. An e-mail address counts as proven when GitLab says
        `email_verified`.
        """,
        [.. SocialKind.Client, SocialKind.Scope("openid profile email")]);

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(ScopedConfig config) => new(At($"{Issuer}/oauth/authorize"), At($"{Issuer}/oauth/token"), config.Scope.OrUsual("openid profile email"))
    {
        NeededScopes = ["openid"],
        UserInfoEndpoint = At($"{Issuer}/oauth/userinfo"),
        UsesPkce = true,
        Issuer = Issuer,
        IdToken = IdTokenRules.Of(At($"{Issuer}/oauth/discovery/keys"), IssuerRule.AnyOf(Issuer), config.ClientId),
    };

    /// <inheritdoc/>
    protected override SocialProfile Map(ScopedConfig config, SocialAnswer answer, JsonElement raw) => new(raw.Text("sub"))
    {
        Name = raw.Text("name"),
        Avatar = raw.Text("picture"),
        Email = raw.Text("email"),
        IsEmailVerified = raw.IsTrue(acceptsText: false, "email_verified"),
    };
}
