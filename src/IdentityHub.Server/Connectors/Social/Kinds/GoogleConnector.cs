using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>How Google One Tap looks on the pages.</summary>
internal sealed record GoogleOneTapConfig
{
    /// <summary>Whether it is shown.</summary>
    public Optional<bool> IsEnabled { get; init; }

    /// <summary>Whether somebody with one account is signed in without a click.</summary>
    public Optional<bool> AutoSelect { get; init; }

    /// <summary>Whether a click beside it closes it.</summary>
    public Optional<bool> CloseOnTapOutside { get; init; }

    /// <summary>Whether it works in browsers that prevent tracking.</summary>
    public Optional<bool> ItpSupport { get; init; }
}

/// <summary>Configuration of <see cref="GoogleConnector"/>.</summary>
internal sealed record GoogleConfig : ScopedConfig
{
    /// <summary>What Google asks people again.</summary>
    [SchemaFrom(nameof(PromptsSchema))]
    public Optional<List<string>> Prompts { get; init; }

    /// <summary>Whether refresh tokens are asked for.</summary>
    public Optional<bool> OfflineAccess { get; init; }

    /// <summary>Google One Tap.</summary>
    public Optional<GoogleOneTapConfig> OneTap { get; init; }

    private static Schema PromptsSchema => Schema.ListOf(Schema.OneOf("none", "login", "consent", "select_account"), 0, 4);

    /// <inheritdoc/>
    public override string ToString() => "configuration";
}

/// <summary>Accounts at Google: OpenID Connect, and One Tap, whose ID token comes with the browser.</summary>
internal sealed class GoogleConnector(SocialServices services) : OAuthConnector<GoogleConfig>(services)
{
    /// <summary>Its id.</summary>
    public const string Id = "google-universal";

    private const string Issuer = "https://accounts.google.com";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        Id,
        "google",
        "Google",
        """
        # Google

        1. In the Google Cloud console, configure the OAuth consent screen and make an OAuth client of type *Web application*.
        2. Enter the callback address of this connector, `{hub}/callback/{connector id}`, among the *Authorized redirect URIs*.
        3. Copy client ID and client secret.

        With *Offline access* Google gives refresh tokens, for which it asks people for consent each time. One Tap needs the hub's origin among the
        *Authorized JavaScript origins*. An e-mail address counts as proven when Google says so.
        """,
        [
            .. SocialKind.Client,
            SocialKind.Scope("openid profile email"),
            FormItem.MultiSelect("prompts", "Prompts", "none", "login", "consent", "select_account"),
            FormItem.Switch("offlineAccess", "Offline access", "Asks for a refresh token."),
            FormItem.Json(
                "oneTap", "Google One Tap",
                new JsonObject { ["isEnabled"] = false, ["autoSelect"] = false, ["closeOnTapOutside"] = true, ["itpSupport"] = true },
                "isEnabled, autoSelect, closeOnTapOutside, itpSupport"),
        ]) with
    { IsTokenStorageSupported = true };

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(GoogleConfig config)
    {
        var isOffline = config.OfflineAccess.Or(false);
        IReadOnlyList<string> prompts = config.Prompts.Or([]);
        return new(At("https://accounts.google.com/o/oauth2/v2/auth"), At("https://oauth2.googleapis.com/token"), config.Scope.OrUsual("openid profile email"))
        {
            NeededScopes = ["openid"],
            UsesPkce = true,
            Issuer = Issuer,
            // Both issuers are documented.
            IdToken = IdTokenRules.Of(At("https://www.googleapis.com/oauth2/v3/certs"), IssuerRule.AnyOf(Issuer, "accounts.google.com"), config.ClientId),
            // Google gives another refresh token only with another consent.
            Prompts = isOffline ? [.. prompts.Where(static prompt => prompt != "none"), "consent"] : prompts,
            ForcedPrompt = "select_account",
            LoginHintParameter = "login_hint",
            More = isOffline ? new Dictionary<string, string> { ["access_type"] = "offline" } : new Dictionary<string, string>(),
        };
    }

    /// <inheritdoc/>
    protected override SocialProfile Map(GoogleConfig config, SocialAnswer answer, JsonElement raw) => Map(raw);

    /// <summary>One Tap: the ID token itself comes, in <c>credential</c>. That the page of the hub sent it has been checked (<c>g_csrf_token</c>).</summary>
    protected override async Task<ApiResult<ExternalSignIn>?> CompleteWithoutCodeAsync(
        GoogleConfig config, SocialProvider provider, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation)
    {
        if (!data.TryGetValue("credential", out var credential))
        {
            return null;
        }

        if (config.OneTap.Value?.IsEnabled.Or(false) != true)
        {
            return (ApiResult<ExternalSignIn>)ConnectorErrors.SignInRefused("Google One Tap is switched off.");
        }

        // `azp` may be another client of the same project. A sign-in that began with a nonce cannot end without it.
        var expected = provider.IdToken!.Expected with { TakesAnyParty = true, Nonce = session.Nonce };
        if (!(await Services.IdTokens.CheckAsync(provider.IdToken.KeysAddress, credential, expected, cancellation)).TryGet(out var token, out var error))
        {
            return (ApiResult<ExternalSignIn>)error;
        }

        return IdentityReader.Read(Map(token.Claims), token.Claims, token.Claims).TryGet(out var identity, out error)
            ? (ApiResult<ExternalSignIn>)new ExternalSignIn(identity, null)
            : (ApiResult<ExternalSignIn>)error;
    }

    private static SocialProfile Map(JsonElement claims) => new(claims.Text("sub"))
    {
        Name = claims.Text("name"),
        Avatar = claims.Text("picture"),
        Email = claims.Text("email"),
        IsEmailVerified = claims.IsTrue(acceptsText: true, "email_verified"),
    };
}
