using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>Where in an assertion things of a person stand: <c>nameID</c>, or the name of an attribute.</summary>
internal sealed record SamlAttributeMapping
{
    /// <summary>The person's id; <c>nameID</c> when empty.</summary>
    [StringLength(1024)]
    public Optional<string> Id { get; init; }

    /// <summary>E-mail address.</summary>
    [StringLength(1024)]
    public Optional<string> Email { get; init; }

    /// <summary>Full name.</summary>
    [StringLength(1024)]
    public Optional<string> Name { get; init; }
}

/// <summary>Configuration of an enterprise's SAML provider. Forms send what is empty as an empty text, so that is the same as absent.</summary>
internal sealed record SamlConfig
{
    /// <summary>An issuer is stored with each identity; its column is as long.</summary>
    public const int LongestEntityId = 256;

    /// <summary>Where its metadata is; read from there, so that new certificates are found.</summary>
    [SchemaFrom(nameof(AddressSchema))]
    public Optional<string> MetadataUrl { get; init; }

    /// <summary>Its metadata, as XML.</summary>
    [StringLength(1024 * 1024)]
    public Optional<string> Metadata { get; init; }

    /// <summary>Its entity id, when there is no metadata.</summary>
    [StringLength(LongestEntityId)]
    public Optional<string> EntityId { get; init; }

    /// <summary>Where requests go, when there is no metadata.</summary>
    [SchemaFrom(nameof(AddressSchema))]
    public Optional<string> SignInEndpoint { get; init; }

    /// <summary>Its signing certificate, when there is no metadata.</summary>
    [StringLength(64 * 1024)]
    public Optional<string> X509Certificate { get; init; }

    /// <summary>Where things stand in an assertion.</summary>
    public Optional<SamlAttributeMapping> AttributeMapping { get; init; }

    /// <summary>Whether requests are signed.</summary>
    public Optional<bool> SignAuthnRequest { get; init; }

    /// <summary><c>rsa-sha256</c> or <c>rsa-sha512</c>.</summary>
    [RegularExpression("^(|rsa-sha256|rsa-sha512)$")]
    public Optional<string> RequestSignatureAlgorithm { get; init; }

    /// <summary>The kind of name to ask for; ours. Empty for whatever the provider likes.</summary>
    [StringLength(256)]
    public Optional<string> NameIdFormat { get; init; }

    private static Schema AddressSchema => ConfigSchemas.OptionalUrl;

    /// <summary>Reads a configuration and checks it without calling anybody.</summary>
    /// <returns>400 <c>connector.invalid_config</c> with what is wrong.</returns>
    public static ApiResult<SamlConfig> Read(JsonElement config)
    {
        var issues = new List<SchemaIssue>();
        SchemaFactory.Of(typeof(SamlConfig)).Check(config, null, issues);
        if (issues.Count > 0)
        {
            return ConnectorErrors.InvalidConfig(issues);
        }

        var read = config.Deserialize<SamlConfig>(ApiJson.Options)!;
        return read.FindProblem() is var (member, problem) ? ConnectorErrors.InvalidConfig(member, problem) : read;
    }

    /// <summary>The provider when the configuration says itself who it is; null when its metadata is yet to be fetched.</summary>
    public SamlResult<SamlIdentityProvider>? FindProvider()
    {
        if (Text(MetadataUrl) is not null)
        {
            return null;
        }

        if (Text(Metadata) is { } metadata)
        {
            return SamlIdentityProvider.ReadMetadata(metadata);
        }

        return SamlCertificate.Parse(X509Certificate.Or("")).TryGet(out var certificate, out var refusal)
            ? new SamlIdentityProvider(EntityId.Or(""), [certificate]) { RedirectEndpoint = SignInEndpoint.Or("") }
            : refusal;
    }

    /// <summary>A text that is not empty.</summary>
    public static string? Text(Optional<string> member) => member.Or("").Trim() is { Length: > 0 } text ? text : null;

    private (string Member, string Problem)? FindProblem()
    {
        var isManual = Text(EntityId) is not null || Text(SignInEndpoint) is not null || Text(X509Certificate) is not null;
        var ways = (Text(MetadataUrl) is null ? 0 : 1) + (Text(Metadata) is null ? 0 : 1) + (isManual ? 1 : 0);
        if (ways != 1)
        {
            return ("metadataUrl", "Give exactly one of: metadataUrl; metadata; entityId with signInEndpoint and x509Certificate.");
        }

        if (isManual && (Text(EntityId) is null || Text(SignInEndpoint) is null || Text(X509Certificate) is null))
        {
            return (Text(EntityId) is null ? "entityId" : Text(SignInEndpoint) is null ? "signInEndpoint" : "x509Certificate", "Without metadata, all of entityId, signInEndpoint and x509Certificate are needed.");
        }

        return FindProvider() is not { } found ? null
            : found.TryGet(out var provider, out var refusal) ? FindProblem(provider)
            : (isManual ? "x509Certificate" : "metadata", refusal.Detail);
    }

    private static (string Member, string Problem)? FindProblem(SamlIdentityProvider provider) =>
        provider.EntityId.Length > LongestEntityId ? ("metadata", $"The entity id of the provider is longer than {LongestEntityId} characters.") : null;
}
