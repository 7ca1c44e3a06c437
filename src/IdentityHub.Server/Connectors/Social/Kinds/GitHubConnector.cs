using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>Accounts at GitHub: OAuth 2.0; of several e-mail addresses the primary one counts when it is verified.</summary>
internal sealed class GitHubConnector(SocialServices services) : OAuthConnector<ScopedConfig>(services)
{
    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "github-universal",
        "github",
        "GitHub",
        """
        # GitHub

        1. In GitHub, under *Settings → Developer settings*, make an OAuth app or a GitHub App.
        2. Enter the callback address of this connector, `{hub}/callback/{connector id}`, as *Authorization callback URL*.
        3. Copy the client ID, and make a client secret.

        The scope `user:email` lets the hub see which of a person's addresses is the primary one and verified. Without it there is only the public
        address, which proves nothing. Refresh tokens come from GitHub Apps whose tokens expire.
        """,
        [.. SocialKind.Client, SocialKind.Scope("read:user user:email")]) with
    { IsTokenStorageSupported = true };

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(ScopedConfig config) => new(
        At("https://github.com/login/oauth/authorize"), At("https://github.com/login/oauth/access_token"), config.Scope.OrUsual("read:user user:email"))
    {
        UserInfoEndpoint = At("https://api.github.com/user"),
        UsesPkce = true,
        ForcedPrompt = "select_account",
        LoginHintParameter = "login",
    };

    /// <inheritdoc/>
    protected override async Task<ApiResult<JsonElement>> AskAsync(ScopedConfig config, SocialProvider provider, SocialAnswer answer, CancellationToken cancellation)
    {
        if (!(await GetAsync(provider.UserInfoEndpoint!, answer.Tokens, cancellation)).TryGet(out var user, out var error))
        {
            return error;
        }

        // Without the scope it is refused, and there is the public address; what failed for another reason must not look like that.
        if (!(await ReadAsync(At("https://api.github.com/user/emails"), answer.Tokens, cancellation)).TryGet(out var body, out error))
        {
            if (error.Code != ConnectorErrors.InvalidAccessToken("").Code && error.Details?.Contains(" answered 404", StringComparison.Ordinal) != true)
            {
                return error;
            }

            body = "[]"u8.ToArray();
        }

        return ProfileJson.ReadArray(body) is { } emails
            ? JsonSerializer.SerializeToElement(new JsonObject { ["userInfo"] = Node(user), ["userEmails"] = Node(emails) })
            : ConnectorErrors.InvalidResponse("GitHub gave something else than e-mail addresses.");
    }

    /// <inheritdoc/>
    protected override SocialProfile Map(ScopedConfig config, SocialAnswer answer, JsonElement raw)
    {
        var primary = raw.Find("userEmails") is { ValueKind: JsonValueKind.Array } emails
            ? emails.EnumerateArray().FirstOrDefault(static email => email.IsTrue(acceptsText: false, "primary") && email.IsTrue(acceptsText: false, "verified")).Text("email")
            : null;
        return new SocialProfile(raw.Text("userInfo", "id"))
        {
            Name = raw.Text("userInfo", "name") ?? raw.Text("userInfo", "login"),
            Avatar = raw.Text("userInfo", "avatar_url"),
            Email = primary ?? raw.Text("userInfo", "email"),
            IsEmailVerified = primary is not null,
        };
    }

    private static JsonNode? Node(JsonElement json) => JsonNode.Parse(json.GetRawText());
}
