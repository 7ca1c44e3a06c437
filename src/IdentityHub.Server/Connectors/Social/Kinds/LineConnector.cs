using System.Text.Json;
using IdentityHub.Protocol.Jose;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>Configuration of <see cref="LineConnector"/>.</summary>
internal sealed record LineConfig : ScopedConfig
{
    /// <summary>Whether people are asked to add the channel's official account as a friend: <c>normal</c> on the page of consent, <c>aggressive</c> on one of its own.</summary>
    [SchemaFrom(nameof(BotPromptSchema))]
    public Optional<string> BotPrompt { get; init; }

    private static Schema BotPromptSchema => Schema.OneOf("", "normal", "aggressive");

    /// <inheritdoc/>
    public override string ToString() => "configuration";
}

/// <summary>
/// Accounts at LINE: LINE Login v2.1, OpenID Connect. ID tokens of web sign-ins are signed with the channel secret (HS256), those of LINE's kits for apps
/// with a published key (ES256).
/// </summary>
internal sealed class LineConnector(SocialServices services) : OAuthConnector<LineConfig>(services)
{
    private const string Issuer = "https://access.line.me";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "line-universal",
        "line",
        "LINE",
        """
        # LINE

        1. In the LINE Developers console, make a provider and in it a channel of type *LINE Login*, with *Web app* among its app types.
        2. On the tab *LINE Login*, enter the callback address of this connector, `{hub}/callback/{connector id}`.
        3. Copy the channel ID as client ID and the channel secret as client secret.
        4. Publish the channel. Until then only its administrators and testers can sign in.

        For e-mail addresses, apply for *Email address permission* under *OpenID Connect* on the tab *Basic settings*, and add `email` to the scope:
        `openid profile email`. LINE does not say whether an address was proven, so it counts as not proven. People are known by their user ID, which is the same for
        all channels of one provider and another one elsewhere: a channel of another provider makes strangers of all.

        *Bot prompt* offers the official account that is linked to the channel: `normal` within the page of consent, `aggressive` on a page of its own.
        """,
        [
            FormItem.Needs("clientId", "Channel ID", "1234567890"),
            FormItem.NeedsSecret("clientSecret", "Channel secret", ""),
            SocialKind.Scope("openid profile"),
            FormItem.Select("botPrompt", "Bot prompt", "", "", "normal", "aggressive"),
        ]);

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(LineConfig config) => new(
        At($"{Issuer}/oauth2/v2.1/authorize"), At("https://api.line.me/oauth2/v2.1/token"), config.Scope.OrUsual("openid profile"))
    {
        NeededScopes = ["openid"],
        UsesPkce = true,
        Issuer = Issuer,
        IdToken = new IdTokenRules(At("https://api.line.me/oauth2/v2.1/certs"), new IdTokenExpectation
        {
            Rule = IssuerRule.AnyOf(Issuer),
            DocumentIssuer = null,
            ClientId = config.ClientId,
            Nonce = null,
            Algorithms = ["ES256"],
            SecretAlgorithms = [SharedSecretAlgorithm.HS256],
            Secret = config.ClientSecret,
        }),
        ForcedPrompt = "login",
        TakesUiLocales = true,
        More = config.BotPrompt.Or("") is { Length: > 0 } prompt ? new Dictionary<string, string> { ["bot_prompt"] = prompt } : new Dictionary<string, string>(),
    };

    /// <inheritdoc/>
    protected override SocialProfile Map(LineConfig config, SocialAnswer answer, JsonElement raw) => new(raw.Text("sub"))
    {
        Name = raw.Text("name"),
        Avatar = raw.Text("picture"),
        Email = raw.Text("email"),
    };
}
