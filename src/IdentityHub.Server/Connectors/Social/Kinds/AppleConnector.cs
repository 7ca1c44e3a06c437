using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>Configuration of <see cref="AppleConnector"/>.</summary>
internal sealed record AppleConfig : SocialConfig
{
    /// <summary>Scopes: <c>name</c>, <c>email</c>.</summary>
    [StringLength(2048)]
    public Optional<string> Scope { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "configuration";
}

/// <summary>
/// Accounts at Apple. The ID token comes with the browser, in a form that Apple posts, so that no secret is needed; the nonce binds it to the sign-in.
/// The name is in the form beside it, at the first sign-in alone.
/// </summary>
internal sealed class AppleConnector(SocialServices services) : OAuthConnector<AppleConfig>(services)
{
    private const string Issuer = "https://appleid.apple.com";
    private const int LongestUser = 4096;

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "apple-universal",
        "apple",
        "Apple",
        """
        # Apple

        1. In Apple's developer account, switch *Sign in with Apple* on for an App ID, and make a *Services ID* for the web.
        2. Configure the Services ID: the hub's domain, and as return URL the callback address of this connector, `{hub}/callback/{connector id}`.
           Apple takes https addresses only, and neither `localhost` nor IP addresses.
        3. Enter the Services ID as client ID. There is no secret.

        With the scope `name email` Apple asks people whether they share name and address; they may hide the address behind one of Apple's. The name
        comes at the first sign-in alone.
        """,
        FormItem.Needs("clientId", "Client ID", "com.example.hub", "The identifier of the Services ID."),
        FormItem.May("scope", "Scope", "name email"));

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(AppleConfig config) => new(At($"{Issuer}/auth/authorize"), At($"{Issuer}/auth/token"), config.Scope.Or(""))
    {
        ResponseType = "code id_token",
        Issuer = Issuer,
        IdToken = IdTokenRules.Of(At($"{Issuer}/auth/keys"), IssuerRule.AnyOf(Issuer), config.ClientId),
        More = new Dictionary<string, string> { ["response_mode"] = "form_post" },
    };

    /// <inheritdoc/>
    protected override async Task<ApiResult<ExternalSignIn>?> CompleteWithoutCodeAsync(
        AppleConfig config, SocialProvider provider, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation)
    {
        if (!data.TryGetValue("id_token", out var token) || session.Nonce is not { Length: > 0 } nonce)
        {
            return (ApiResult<ExternalSignIn>)ConnectorErrors.InvalidIdToken("There is none, or the sign-in has no nonce.");
        }

        var rules = provider.IdToken!;
        if (!(await Services.IdTokens.CheckAsync(rules.KeysAddress, token, rules.Expected with { Nonce = nonce }, cancellation)).TryGet(out var read, out var error))
        {
            return (ApiResult<ExternalSignIn>)error;
        }

        var raw = JsonNode.Parse(read.Claims.GetRawText())!.AsObject();
        var name = data.TryGetValue("user", out var user) ? ReadName(user) : null;
        if (name is not null)
        {
            raw["name"] = name;
        }

        var all = JsonSerializer.SerializeToElement(raw);
        return IdentityReader.Read(Map(all), all, read.Claims).TryGet(out var identity, out error)
            ? (ApiResult<ExternalSignIn>)new ExternalSignIn(identity, null)
            : (ApiResult<ExternalSignIn>)error;
    }

    /// <inheritdoc/>
    protected override SocialProfile Map(AppleConfig config, SocialAnswer answer, JsonElement raw) => Map(raw);

    private static SocialProfile Map(JsonElement raw) => new(raw.Text("sub"))
    {
        Name = raw.Text("name"),
        Email = raw.Text("email"),
        IsEmailVerified = raw.IsTrue(acceptsText: true, "email_verified"),
    };

    // Nobody signed this part: good for a name, and for nothing else.
    private static string? ReadName(string user)
    {
        if (user.Length > LongestUser || ProfileJson.ReadObject(Encoding.UTF8.GetBytes(user)) is not { } json)
        {
            return null;
        }

        return $"{json.Text("name", "firstName")} {json.Text("name", "lastName")}".Trim() is { Length: > 0 } name ? name : null;
    }
}
