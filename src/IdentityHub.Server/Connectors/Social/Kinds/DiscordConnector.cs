using System.Text.Json;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>Accounts at Discord: OAuth 2.0.</summary>
internal sealed class DiscordConnector(SocialServices services) : OAuthConnector<ScopedConfig>(services)
{
    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "discord-universal",
        "discord",
        "Discord",
        """
        # Discord

        1. In Discord's developer portal, make an application.
        2. Under *OAuth2*, add the callback address of this connector, `{hub}/callback/{connector id}`, to the redirects.
        3. Copy the client ID, and reset and copy the client secret.

        An e-mail address counts as proven when Discord says `verified`.
        """,
        [.. SocialKind.Client, SocialKind.Scope("identify email")]);

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(ScopedConfig config) => new(
        At("https://discord.com/oauth2/authorize"), At("https://discord.com/api/oauth2/token"), config.Scope.OrUsual("identify email"))
    {
        UserInfoEndpoint = At("https://discord.com/api/users/@me"),
        UsesPkce = true,
        ForcedPrompt = "consent",
    };

    /// <inheritdoc/>
    protected override SocialProfile Map(ScopedConfig config, SocialAnswer answer, JsonElement raw) => new(raw.Text("id"))
    {
        Name = raw.Text("global_name") ?? raw.Text("username"),
        Avatar = raw.Text("avatar") is { } picture ? $"https://cdn.discordapp.com/avatars/{Uri.EscapeDataString(raw.Text("id") ?? "")}/{Uri.EscapeDataString(picture)}" : null,
        Email = raw.Text("email"),
        IsEmailVerified = raw.IsTrue(acceptsText: false, "verified"),
    };
}
