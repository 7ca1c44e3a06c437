using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>Where in a profile is what; a dot leads into an object.</summary>
internal sealed record OAuth2ProfileMap
{
    /// <summary>The person's id.</summary>
    [StringLength(256)]
    public Optional<string> Id { get; init; }

    /// <summary>E-mail address.</summary>
    [StringLength(256)]
    public Optional<string> Email { get; init; }

    /// <summary>Phone number.</summary>
    [StringLength(256)]
    public Optional<string> Phone { get; init; }

    /// <summary>Full name.</summary>
    [StringLength(256)]
    public Optional<string> Name { get; init; }

    /// <summary>Address of a picture.</summary>
    [StringLength(256)]
    public Optional<string> Avatar { get; init; }
}

/// <summary>Configuration of <see cref="OAuth2Connector"/>.</summary>
internal sealed record OAuth2Config : GenericConfig
{
    /// <summary>Where the profile is.</summary>
    [Url]
    public required string UserInfoEndpoint { get; init; }

    /// <summary>Scopes, separated by spaces.</summary>
    [StringLength(2048)]
    public Optional<string> Scope { get; init; }

    /// <summary>In which form tokens come.</summary>
    [SchemaFrom(nameof(ResponseSchema))]
    public Optional<string> TokenEndpointResponseType { get; init; }

    /// <summary>Where in the profile is what.</summary>
    public Optional<OAuth2ProfileMap> ProfileMap { get; init; }

    private static Schema ResponseSchema => Schema.OneOf("", "query-string", "json");

    /// <inheritdoc/>
    public override string ToString() => "configuration";
}

/// <summary>Accounts at any provider that speaks OAuth 2.0 and shows a profile as a JSON object.</summary>
internal sealed class OAuth2Connector(SocialServices services) : OAuthConnector<OAuth2Config>(services)
{
    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "oauth2",
        "oauth2",
        "OAuth 2.0",
        """
        # OAuth 2.0

        For any provider with the authorization code grant and an address that shows the person's profile as a JSON object.

        1. Register the hub there, with the callback address of this connector: `{hub}/callback/{connector id}`.
        2. Enter the provider's endpoints, client ID and secret.
        3. In the profile map, say where in the profile id, name, e-mail address, phone number and picture are; `data.id` leads into objects.

        OAuth says nothing about whether an e-mail address was proven, so it counts as not proven, unless *Trust unverified e-mail* is on.
        PKCE is always used; providers that do not know it ignore it. There may be several of these connectors, each with a target of its own.
        """,
        [
            FormItem.Needs("authorizationEndpoint", "Authorization endpoint", "https://provider.example.com/oauth/authorize"),
            FormItem.Needs("tokenEndpoint", "Token endpoint", "https://provider.example.com/oauth/token"),
            FormItem.Needs("userInfoEndpoint", "User info endpoint", "https://provider.example.com/api/me"),
            .. SocialKind.Client,
            FormItem.May("scope", "Scope", "profile email"),
            .. GenericForm.Authentication,
            FormItem.Select("tokenEndpointResponseType", "Token endpoint response type", "query-string", "query-string", "json"),
            FormItem.Json(
                "profileMap", "Profile map",
                new JsonObject { ["id"] = "id", ["email"] = "email", ["phone"] = "phone", ["name"] = "name", ["avatar"] = "avatar" },
                "Where in the profile is what."),
            GenericForm.TrustUnverifiedEmail,
            GenericForm.CustomConfig,
        ]) with
    { IsStandard = true, IsTokenStorageSupported = true };

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(OAuth2Config config) => new(At(config.AuthorizationEndpoint), At(config.TokenEndpoint), config.Scope.Or(""))
    {
        UserInfoEndpoint = At(config.UserInfoEndpoint),
        UsesPkce = true,
        Authentication = config.Authentication,
        More = config.CustomConfig.Or([]),
    };

    /// <inheritdoc/>
    protected override TokenClient ClientOf(OAuth2Config config, SocialProvider provider) => config.ToClient(provider);

    /// <inheritdoc/>
    protected override SocialProfile Map(OAuth2Config config, SocialAnswer answer, JsonElement raw)
    {
        var map = config.ProfileMap.Or(new OAuth2ProfileMap());
        return new SocialProfile(At(raw, map.Id.OrUsual("id")))
        {
            Name = At(raw, map.Name.OrUsual("name")),
            Avatar = At(raw, map.Avatar.OrUsual("avatar")),
            Email = At(raw, map.Email.OrUsual("email")),
            IsEmailVerified = config.TrustUnverifiedEmail.Or(false),
            Phone = At(raw, map.Phone.OrUsual("phone")),
        };
    }

    private static string? At(JsonElement raw, string path) => raw.Text(path) ?? raw.Text(path.Split('.'));
}
