using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>What configurations of the generic kinds share.</summary>
internal abstract record GenericConfig : SecretConfig
{
    /// <summary>Where the browser goes.</summary>
    [Url]
    public required string AuthorizationEndpoint { get; init; }

    /// <summary>Where the code is exchanged.</summary>
    [Url]
    public required string TokenEndpoint { get; init; }

    /// <summary>Always <c>code</c>.</summary>
    [SchemaFrom(nameof(ResponseTypeSchema))]
    public Optional<string> ResponseType { get; init; }

    /// <summary>Always <c>authorization_code</c>.</summary>
    [SchemaFrom(nameof(GrantTypeSchema))]
    public Optional<string> GrantType { get; init; }

    /// <summary>How the secret is shown.</summary>
    [SchemaFrom(nameof(MethodSchema))]
    public Optional<string> TokenEndpointAuthMethod { get; init; }

    /// <summary>By which algorithm <c>client_secret_jwt</c> signs.</summary>
    [SchemaFrom(nameof(AlgorithmSchema))]
    public Optional<string> ClientSecretJwtSigningAlgorithm { get; init; }

    /// <summary>Whether addresses count as proven that the provider does not call so: only where nobody can choose an address freely.</summary>
    public Optional<bool> TrustUnverifiedEmail { get; init; }

    /// <summary>Further parameters of the authorization request.</summary>
    public Optional<Dictionary<string, string>> CustomConfig { get; init; }

    /// <summary>The method.</summary>
    [JsonIgnore]
    public TokenAuthentication Authentication => TokenEndpointAuthMethod.Or("") switch
    {
        "client_secret_basic" => TokenAuthentication.Basic,
        "client_secret_jwt" => TokenAuthentication.Jwt,
        _ => TokenAuthentication.Post,
    };

    private static Schema ResponseTypeSchema => Schema.OneOf("", "code");

    private static Schema GrantTypeSchema => Schema.OneOf("", "authorization_code");

    private static Schema MethodSchema => Schema.OneOf("", "client_secret_post", "client_secret_basic", "client_secret_jwt");

    private static Schema AlgorithmSchema => Schema.OneOf("", "HS256", "HS384", "HS512");

    /// <summary>How the token endpoint is called.</summary>
    public TokenClient ToClient(SocialProvider provider) => new(provider.TokenEndpoint, ClientId, ClientSecret, Authentication)
    {
        Algorithm = Enum.TryParse<SharedSecretAlgorithm>(ClientSecretJwtSigningAlgorithm.Or(""), out var algorithm) ? algorithm : SharedSecretAlgorithm.HS256,
    };

    /// <inheritdoc/>
    public override string ToString() => "configuration";
}

/// <summary>Fields of the forms of both kinds.</summary>
internal static class GenericForm
{
    /// <summary>How the secret is shown.</summary>
    public static IReadOnlyList<FormItem> Authentication { get; } =
    [
        FormItem.Select(
            "tokenEndpointAuthMethod", "Token endpoint auth method", "client_secret_post", "client_secret_post", "client_secret_basic", "client_secret_jwt"),
        FormItem.Select("clientSecretJwtSigningAlgorithm", "Signing algorithm of client_secret_jwt", "HS256", "HS256", "HS384", "HS512") with
        {
            ShowConditions = new List<ShowCondition>
            {
                new("tokenEndpointAuthMethod", System.Text.Json.JsonSerializer.SerializeToElement("client_secret_jwt")),
            },
        },
    ];

    /// <summary>Whether unproven addresses count.</summary>
    public static FormItem TrustUnverifiedEmail { get; } = FormItem.Switch(
        "trustUnverifiedEmail", "Trust unverified e-mail", "Lets addresses count as proven that the provider does not call so. Only for providers where nobody chooses an address freely.");

    /// <summary>Further parameters.</summary>
    public static FormItem CustomConfig { get; } =
        FormItem.Json("customConfig", "Custom config", new System.Text.Json.Nodes.JsonObject(), "Further parameters of the authorization request.");
}
