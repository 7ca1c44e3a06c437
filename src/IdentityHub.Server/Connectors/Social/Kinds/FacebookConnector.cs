using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>Accounts at Facebook: OAuth 2.0 and the Graph API.</summary>
internal sealed class FacebookConnector(SocialServices services) : OAuthConnector<ScopedConfig>(services)
{
    private const string Version = "v23.0";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "facebook-universal",
        "facebook",
        "Facebook",
        """
        # Facebook

        1. At Meta for Developers, make an app with the use case *Authenticate and request data from users with Facebook Login*.
        2. In the settings of *Facebook Login*, enter the callback address of this connector, `{hub}/callback/{connector id}`, among the
           *Valid OAuth Redirect URIs*.
        3. From *App settings → Basic*, copy the app ID as client ID and the app secret as client secret.
        4. Add the permission `email` and put the app into live mode.

        Facebook does not say whether an e-mail address was proven, so it counts as not proven.
        """,
        [.. SocialKind.Client, SocialKind.Scope("email,public_profile")]) with
    { IsTokenStorageSupported = true };

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(ScopedConfig config) => new(
        At($"https://www.facebook.com/{Version}/dialog/oauth"), At($"https://graph.facebook.com/{Version}/oauth/access_token"), config.Scope.OrUsual("email public_profile"))
    {
        UserInfoEndpoint = At($"https://graph.facebook.com/{Version}/me?fields=id,name,email,picture.type(large)"),
    };

    /// <inheritdoc/>
    protected override Task<ApiResult<JsonElement>> AskAsync(ScopedConfig config, SocialProvider provider, SocialAnswer answer, CancellationToken cancellation)
    {
        // Shows that the call comes from the app and not from somebody who found a token.
        var proof = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(config.ClientSecret), Encoding.UTF8.GetBytes(answer.Tokens.AccessToken)));
        return GetAsync($"{provider.UserInfoEndpoint}&appsecret_proof={proof}", answer.Tokens, cancellation);
    }

    /// <inheritdoc/>
    protected override SocialProfile Map(ScopedConfig config, SocialAnswer answer, JsonElement raw) => new(raw.Text("id"))
    {
        Name = raw.Text("name"),
        Avatar = raw.Text("picture", "data", "url"),
        Email = raw.Text("email"),
    };
}
