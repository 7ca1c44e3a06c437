using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>Configuration of <see cref="AzureAdConnector"/>.</summary>
internal sealed record AzureAdConfig : SecretConfig
{
    /// <summary>The cloud: <c>https://login.microsoftonline.com</c>.</summary>
    [Url]
    public required string CloudInstance { get; init; }

    /// <summary>Id or domain of a tenant, <c>organizations</c>, <c>consumers</c> or <c>common</c>.</summary>
    [SchemaFrom(nameof(TenantSchema))]
    public required string TenantId { get; init; }

    /// <summary>What Microsoft asks people again.</summary>
    [SchemaFrom(nameof(PromptsSchema))]
    public Optional<List<string>> Prompts { get; init; }

    /// <summary>Scopes of Microsoft Graph.</summary>
    [StringLength(2048)]
    public Optional<string> Scopes { get; init; }

    private static Schema TenantSchema => ConfigSchemas.PathPart;

    private static Schema PromptsSchema => Schema.ListOf(Schema.OneOf("none", "login", "consent", "select_account"), 0, 4);

    /// <inheritdoc/>
    public override string ToString() => "configuration";
}

/// <summary>Accounts at Microsoft: OpenID Connect, and the profile from Microsoft Graph.</summary>
internal sealed class AzureAdConnector(SocialServices services) : OAuthConnector<AzureAdConfig>(services)
{
    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "azuread-universal",
        "azuread",
        "Microsoft",
        """
        # Microsoft

        1. In the Microsoft Entra admin center, register an application. The kinds of accounts you choose decide the tenant below.
        2. Add a redirect URI of type *Web*: the callback address of this connector, `{hub}/callback/{connector id}`.
        3. Make a client secret and copy its *value*, and the application (client) ID.

        Tenant: the id of your directory for its people alone, `organizations` for all work and school accounts, `consumers` for personal ones,
        `common` for both. An administrator of any directory can write any e-mail address into it, so an address counts as proven only when
        Microsoft says that the domain belongs to that directory (the optional claim `xms_edov`).
        """,
        [
            .. SocialKind.Client,
            FormItem.Needs("cloudInstance", "Cloud instance", "https://login.microsoftonline.com"),
            FormItem.Needs("tenantId", "Tenant ID", "common"),
            FormItem.MultiSelect("prompts", "Prompts", "none", "login", "consent", "select_account"),
            FormItem.May("scopes", "Scopes", "User.Read", "Of Microsoft Graph, separated by spaces."),
        ]);

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(AzureAdConfig config)
    {
        var cloud = config.CloudInstance.TrimEnd('/');
        return new(At($"{cloud}/{config.TenantId}/oauth2/v2.0/authorize"), At($"{cloud}/{config.TenantId}/oauth2/v2.0/token"), config.Scopes.OrUsual("User.Read"))
        {
            NeededScopes = ["openid", "profile", "email"],
            UserInfoEndpoint = At(GraphOf(cloud) + "/v1.0/me"),
            UsesPkce = true,
            IdToken = IdTokenRules.Of(At($"{cloud}/{config.TenantId}/discovery/v2.0/keys"), IssuerRule.ForEntraTenants(cloud, config.TenantId), config.ClientId),
            Prompts = config.Prompts.Or([]),
            ForcedPrompt = "login",
            LoginHintParameter = "login_hint",
        };
    }

    /// <inheritdoc/>
    protected override bool IsSamePerson(JsonElement claims, JsonElement raw)
    {
        // Graph shows personal accounts by the second half of the object id, without zeros in front.
        var (known, shown) = (claims.Text("oid"), raw.Text("id"));
        return known is not null && shown is not null && Plain(known).Equals(Plain(shown), StringComparison.OrdinalIgnoreCase);

        static string Plain(string id) => id.Replace("-", "", StringComparison.Ordinal).TrimStart('0');
    }

    /// <inheritdoc/>
    protected override SocialProfile Map(AzureAdConfig config, SocialAnswer answer, JsonElement raw)
    {
        var claims = answer.Claims!.Value;
        var proven = claims.IsTrue(acceptsText: true, "xms_edov") || claims.Text("xms_edov") == "1" ? claims.Text("email") : null;
        return new SocialProfile(raw.Text("id"))
        {
            Name = raw.Text("displayName") ?? claims.Text("name"),
            Email = proven ?? raw.Text("mail") ?? claims.Text("email"),
            IsEmailVerified = proven is not null,
        };
    }

    private static string GraphOf(string cloud) => new Uri(cloud).Host switch
    {
        "login.microsoftonline.us" => "https://graph.microsoft.us",
        "login.partner.microsoftonline.cn" or "login.chinacloudapi.cn" => "https://microsoftgraph.chinacloudapi.cn",
        _ => "https://graph.microsoft.com",
    };
}
