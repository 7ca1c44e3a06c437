using System.Text.Json;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>
/// Accounts at LinkedIn. Its ID tokens repeat no nonce, so that they prove nothing about this sign-in; the profile comes over its userinfo endpoint, with
/// the token that was got for the code.
/// </summary>
internal sealed class LinkedInConnector(SocialServices services) : OAuthConnector<ScopedConfig>(services)
{
    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "linkedin-universal",
        "linkedin",
        "LinkedIn",
        """
        # LinkedIn

        1. In LinkedIn's developer portal, make an app and add the product *Sign In with LinkedIn using OpenID Connect*.
        2. Under *Auth*, add the callback address of this connector, `{hub}/callback/{connector id}`, to the authorized redirect URLs.
        3. Copy the client ID and the primary client secret.

        An e-mail address counts as proven when LinkedIn says `email_verified`.
        """,
        [.. SocialKind.Client, SocialKind.Scope("openid profile email")]);

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(ScopedConfig config) => new(
        At("https://www.linkedin.com/oauth/v2/authorization"), At("https://www.linkedin.com/oauth/v2/accessToken"), config.Scope.OrUsual("openid profile email"))
    {
        UserInfoEndpoint = At("https://api.linkedin.com/v2/userinfo"),
    };

    /// <inheritdoc/>
    protected override SocialProfile Map(ScopedConfig config, SocialAnswer answer, JsonElement raw) => new(raw.Text("sub"))
    {
        Name = raw.Text("name"),
        Avatar = raw.Text("picture"),
        Email = raw.Text("email"),
        // It has been seen as a text.
        IsEmailVerified = raw.IsTrue(acceptsText: true, "email_verified"),
    };
}
