using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>Where in an assertion things of a person stand: <c>nameID</c>, or the name of an attribute.</summary>
internal sealed record SamlProfileMap
{
    /// <summary>The person's id; the attribute <c>id</c>, or else the name of the subject, when empty.</summary>
    [StringLength(1024)]
    public Optional<string> Id { get; init; }

    /// <summary>E-mail address.</summary>
    [StringLength(1024)]
    public Optional<string> Email { get; init; }

    /// <summary>Phone number.</summary>
    [StringLength(1024)]
    public Optional<string> Phone { get; init; }

    /// <summary>Full name.</summary>
    [StringLength(1024)]
    public Optional<string> Name { get; init; }

    /// <summary>Address of a picture.</summary>
    [StringLength(1024)]
    public Optional<string> Avatar { get; init; }
}

/// <summary>Configuration of the social connector <c>saml</c>. Empty texts are the same as absent ones.</summary>
internal sealed record SamlSocialConfig
{
    /// <summary>Our entity id, as the provider knows us.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string EntityID { get; init; }

    /// <summary>The provider's signing certificate; those of the metadata count as well.</summary>
    [StringLength(64 * 1024, MinimumLength = 1)]
    public required string X509Certificate { get; init; }

    /// <summary>The provider's metadata.</summary>
    [StringLength(1024 * 1024, MinimumLength = 1)]
    public required string IdpMetadataXml { get; init; }

    /// <summary>Where the provider posts its responses.</summary>
    [Url]
    public required string AssertionConsumerServiceUrl { get; init; }

    /// <summary>Where requests go, in the place of the address in the metadata.</summary>
    [SchemaFrom(nameof(AddressSchema))]
    public Optional<string> SignInEndpoint { get; init; }

    /// <summary>Whether requests are signed.</summary>
    public Optional<bool> SignAuthnRequest { get; init; }

    /// <summary>Signs them; RSA, PEM.</summary>
    [StringLength(64 * 1024)]
    public Optional<string> PrivateKey { get; init; }

    /// <summary>Opens <see cref="PrivateKey"/>.</summary>
    [StringLength(1024)]
    public Optional<string> PrivateKeyPass { get; init; }

    /// <summary>By which algorithm.</summary>
    [RegularExpression("^(|rsa-sha256|rsa-sha512)$")]
    public Optional<string> RequestSignatureAlgorithm { get; init; }

    /// <summary>What the provider does first; both are understood, so this decides nothing.</summary>
    [RegularExpression("^(|sign-then-encrypt|encrypt-then-sign)$")]
    public Optional<string> MessageSigningOrder { get; init; }

    /// <summary>Whether assertions come encrypted.</summary>
    public Optional<bool> EncryptAssertion { get; init; }

    /// <summary>Decrypts them; RSA, PEM.</summary>
    [StringLength(64 * 1024)]
    public Optional<string> EncPrivateKey { get; init; }

    /// <summary>Opens <see cref="EncPrivateKey"/>.</summary>
    [StringLength(1024)]
    public Optional<string> EncPrivateKeyPass { get; init; }

    /// <summary>The kind of name to ask for: the end of its URN, or the whole.</summary>
    [StringLength(256)]
    public Optional<string> NameIDFormat { get; init; }

    /// <summary>The reference's; clocks may differ by a minute here whatever it says.</summary>
    public Optional<double> Timeout { get; init; }

    /// <summary>How requests go.</summary>
    [RegularExpression("^(|HTTP-Redirect|HTTP-POST)$")]
    public Optional<string> AuthnRequestBinding { get; init; }

    /// <summary>How responses come.</summary>
    [RegularExpression("^(|HTTP-POST)$")]
    public Optional<string> AssertionBinding { get; init; }

    /// <summary>Where things stand in an assertion.</summary>
    public Optional<SamlProfileMap> ProfileMap { get; init; }

    private static Schema AddressSchema => ConfigSchemas.OptionalUrl;

    /// <summary>Reads a configuration and makes of it what a sign-in needs.</summary>
    /// <param name="connectorId">The connector.</param>
    /// <param name="config">A JSON object.</param>
    /// <returns>400 <c>connector.invalid_config</c> with what is wrong.</returns>
    public static ApiResult<(SamlSocialConfig Config, SamlSetup Setup)> Read(string connectorId, JsonElement config)
    {
        var issues = new List<SchemaIssue>();
        SchemaFactory.Of(typeof(SamlSocialConfig)).Check(config, null, issues);
        if (issues.Count > 0)
        {
            return ConnectorErrors.InvalidConfig(issues);
        }

        var read = config.Deserialize<SamlSocialConfig>(ApiJson.Options)!;
        if (!SamlIdentityProvider.ReadMetadata(read.IdpMetadataXml).TryGet(out var provider, out var refusal))
        {
            return ConnectorErrors.InvalidConfig("idpMetadataXml", refusal.Detail);
        }

        if (!SamlCertificate.Parse(read.X509Certificate).TryGet(out var certificate, out refusal))
        {
            return ConnectorErrors.InvalidConfig("x509Certificate", refusal.Detail);
        }

        SamlKey? signing = null;
        if (read.SignAuthnRequest.Or(false) && (signing = SamlKey.ReadPem(read.PrivateKey.Or(""), read.PrivateKeyPass.Or(""))) is null)
        {
            return ConnectorErrors.InvalidConfig("privateKey", "This is no RSA private key of at least 2,048 bits in PEM, or its password is another one.");
        }

        SamlKey? decryption = null;
        if (read.EncryptAssertion.Or(false) && (decryption = SamlKey.ReadPem(read.EncPrivateKey.Or(""), read.EncPrivateKeyPass.Or(""))) is null)
        {
            return ConnectorErrors.InvalidConfig("encPrivateKey", "This is no RSA private key of at least 2,048 bits in PEM, or its password is another one.");
        }

        return (read, read.SetUp(connectorId, provider, certificate, signing, decryption));
    }

    private SamlSetup SetUp(string connectorId, SamlIdentityProvider provider, SamlCertificate certificate, SamlKey? signing, SamlKey? decryption)
    {
        var isPost = AuthnRequestBinding.Or("") == "HTTP-POST";
        var endpoint = SamlConfig.Text(SignInEndpoint);
        var found = provider with
        {
            Certificates = [certificate, .. provider.Certificates.Where(other => other.Fingerprint != certificate.Fingerprint)],
            RedirectEndpoint = isPost ? provider.RedirectEndpoint : endpoint ?? provider.RedirectEndpoint,
            PostEndpoint = isPost ? endpoint ?? provider.PostEndpoint : provider.PostEndpoint,
        };
        return new SamlSetup(connectorId, found, new SamlServiceProvider(EntityID, AssertionConsumerServiceUrl) { SignsRequests = signing is not null, NameIdFormat = FindFormat() })
        {
            Signer = signing is null ? null : new SamlSigner(signing, RequestSignatureAlgorithm.Or("") == "rsa-sha512"),
            DecryptionKeys = decryption is null ? [] : [decryption],
            PrefersPost = isPost,
        };
    }

    private string? FindFormat() => SamlConfig.Text(NameIDFormat) switch
    {
        null or "unspecified" => null,
        "emailAddress" => SamlNames.EmailFormat,
        "persistent" => SamlNames.PersistentFormat,
        "transient" => SamlNames.TransientFormat,
        var other => other,
    };

    /// <summary>Prints nothing: it holds private keys.</summary>
    public override string ToString() => "configuration";
}
