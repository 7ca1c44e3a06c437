using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>Accounts at X: OAuth 2.0 with PKCE, which it insists on.</summary>
internal sealed class XConnector(SocialServices services) : OAuthConnector<ScopedConfig>(services)
{
    private const string EmailScope = "users.email";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "x-universal",
        "x",
        "X",
        """
        # X

        1. In X's developer portal, make a project with an app, and set up *User authentication* as a confidential client (*Web App*).
        2. Enter the callback address of this connector, `{hub}/callback/{connector id}`.
        3. Copy the OAuth 2.0 client ID and client secret.

        For e-mail addresses, switch *Request email from users* on and add the scope `users.email`: X then gives the address that the person confirmed.
        """,
        [.. SocialKind.Client, SocialKind.Scope("tweet.read users.read")]);

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(ScopedConfig config) => new(
        At("https://x.com/i/oauth2/authorize"), At("https://api.x.com/2/oauth2/token"), config.Scope.OrUsual("tweet.read users.read"))
    {
        UserInfoEndpoint = At("https://api.x.com/2/users/me?user.fields=id,name,username,profile_image_url"),
        UsesPkce = true,
        Authentication = TokenAuthentication.Basic,
    };

    /// <inheritdoc/>
    protected override Task<ApiResult<JsonElement>> AskAsync(ScopedConfig config, SocialProvider provider, SocialAnswer answer, CancellationToken cancellation)
    {
        // Asking for the address without its scope fails as a whole.
        var scopes = answer.Tokens.Scope ?? provider.Scope;
        var address = provider.UserInfoEndpoint + (scopes.Split(' ').Contains(EmailScope) ? ",confirmed_email" : "");
        return GetAsync(address, answer.Tokens, cancellation);
    }

    /// <inheritdoc/>
    protected override SocialProfile Map(ScopedConfig config, SocialAnswer answer, JsonElement raw) => new(raw.Text("data", "id"))
    {
        Name = raw.Text("data", "name"),
        Avatar = raw.Text("data", "profile_image_url"),
        Email = raw.Text("data", "confirmed_email"),
        IsEmailVerified = raw.Text("data", "confirmed_email") is not null,
    };
}
