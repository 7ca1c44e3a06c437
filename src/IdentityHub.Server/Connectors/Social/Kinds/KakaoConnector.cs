using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>Configuration of <see cref="KakaoConnector"/>.</summary>
internal sealed record KakaoConfig : SocialConfig
{
    /// <summary>The secret, for apps that have it switched on.</summary>
    [StringLength(2048)]
    public Optional<string> ClientSecret { get; init; }

    /// <summary>Ids of consent items; those of the app's settings when empty.</summary>
    [StringLength(2048)]
    public Optional<string> Scope { get; init; }

    /// <inheritdoc/>
    public override string? FindSecret() => ClientSecret.Or("") is { Length: > 0 } secret ? secret : null;

    /// <inheritdoc/>
    public override string ToString() => "configuration";
}

/// <summary>Accounts at Kakao: OAuth 2.0.</summary>
internal sealed class KakaoConnector(SocialServices services) : OAuthConnector<KakaoConfig>(services)
{
    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "kakao-universal",
        "kakao",
        "Kakao",
        """
        # Kakao

        1. At Kakao Developers, add an application and switch *Kakao Login* on.
        2. Enter the callback address of this connector, `{hub}/callback/{connector id}`, as redirect URI.
        3. Copy the REST API key as client ID; under *Security*, make a client secret and switch it on.
        4. Under *Consent items*, choose nickname, profile image and e-mail address.

        An e-mail address counts as proven when Kakao says that it is valid and verified.
        """,
        FormItem.Needs("clientId", "REST API key", ""),
        FormItem.MaySecret("clientSecret", "Client secret", ""),
        FormItem.May("scope", "Scope", "account_email profile_nickname profile_image", "The consent items of the application when it stays empty."));

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(KakaoConfig config) => new(
        At("https://kauth.kakao.com/oauth/authorize"), At("https://kauth.kakao.com/oauth/token"), config.Scope.Or(""))
    {
        UserInfoEndpoint = At("https://kapi.kakao.com/v2/user/me?secure_resource=true"),
        ForcedPrompt = "login",
        LoginHintParameter = "login_hint",
    };

    /// <inheritdoc/>
    protected override SocialProfile Map(KakaoConfig config, SocialAnswer answer, JsonElement raw) => new(raw.Text("id"))
    {
        Name = raw.Text("kakao_account", "profile", "nickname") ?? raw.Text("properties", "nickname"),
        Avatar = raw.Text("kakao_account", "profile", "profile_image_url") ?? raw.Text("properties", "profile_image"),
        Email = raw.Text("kakao_account", "email"),
        IsEmailVerified = raw.IsTrue(acceptsText: false, "kakao_account", "is_email_valid") && raw.IsTrue(acceptsText: false, "kakao_account", "is_email_verified"),
    };
}
