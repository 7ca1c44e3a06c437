using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>Signing in with an account at a SAML provider that is nobody's enterprise.</summary>
internal sealed class SamlSocial(SamlFlow flow) : ISocialConnector
{
    /// <summary>Its id.</summary>
    public const string FactoryId = "saml";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = new()
    {
        Id = FactoryId,
        Type = ConnectorType.Social,
        Target = "saml",
        IsStandard = true,
        Name = new Dictionary<string, string> { ["en"] = "SAML", ["th"] = "SAML" },
        Description = new Dictionary<string, string>
        {
            ["en"] = "Signs people in with any identity provider that speaks SAML 2.0.",
            ["th"] = "ลงชื่อเข้าใช้ด้วยผู้ให้บริการข้อมูลประจำตัวใด ๆ ที่ใช้ SAML 2.0",
        },
        Readme = """
            # SAML

            1. At the provider, make a SAML application. Its audience is the entity ID that you choose here; its assertion consumer service is
               `{hub}/api/authn/saml/{id of this connector}`, taken by HTTP-POST.
            2. Paste the provider's metadata and its signing certificate here.
            3. Tell in `profileMap` which attributes hold id, e-mail address and name. Without one the name of the subject is the id.

            Responses or assertions have to be signed by RSA or ECDSA with SHA-256 or better. Addresses that come this way do not count as verified. For an
            enterprise whose people are found by their e-mail domain, set up an enterprise connector instead.
            """,
        FormItems =
        [
            FormItem.Needs("entityID", "Entity ID", "https://hub.example.com/saml", "What the provider knows the hub as."),
            FormItem.May("signInEndpoint", "Sign-in endpoint", "https://idp.example.com/sso", "In the place of the address in the metadata."),
            new FormItem("x509Certificate", "X.509 certificate", FormItemType.MultilineText) { Required = true, Placeholder = "-----BEGIN CERTIFICATE-----" },
            new FormItem("idpMetadataXml", "Metadata", FormItemType.MultilineText) { Required = true, Placeholder = "<EntityDescriptor …>" },
            FormItem.Needs("assertionConsumerServiceUrl", "Assertion consumer service URL", "https://hub.example.com/api/authn/saml/…"),
            FormItem.Switch("signAuthnRequest", "Sign requests", "Needs a private key."),
            new FormItem("privateKey", "Private key", FormItemType.MultilineText) { Required = false, IsConfidential = true },
            FormItem.MaySecret("privateKeyPass", "Password of the private key", ""),
            FormItem.May("requestSignatureAlgorithm", "Signature algorithm of requests", "rsa-sha256", "rsa-sha256 or rsa-sha512."),
            FormItem.Switch("encryptAssertion", "Assertions are encrypted", "Needs a private key."),
            new FormItem("encPrivateKey", "Private key for decryption", FormItemType.MultilineText) { Required = false, IsConfidential = true },
            FormItem.MaySecret("encPrivateKeyPass", "Password of the private key for decryption", ""),
            FormItem.May("nameIDFormat", "Format of names", "unspecified", "unspecified, emailAddress, persistent or transient."),
            FormItem.May("authnRequestBinding", "Binding of requests", "HTTP-Redirect", "HTTP-Redirect or HTTP-POST."),
            FormItem.Json("profileMap", "Profile map", new JsonObject(), "Names of attributes: id, email, phone, name, avatar."),
        ],
    };

    /// <inheritdoc/>
    public ConnectorFactory Factory => About;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => SamlSocialConfig.Read("", config).Error;

    /// <inheritdoc/>
    public async Task<ApiResult<ExternalStart>> StartAsync(ExternalConnector connector, ExternalRequest request, CancellationToken cancellation) =>
        SamlSocialConfig.Read(connector.Id, connector.Config).TryGet(out var read, out var error)
            ? await flow.StartAsync(read.Setup, request, null, cancellation)
            : error;

    /// <inheritdoc/>
    public async Task<ApiResult<ExternalSignIn>> CompleteAsync(
        ExternalConnector connector, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation)
    {
        // Only enterprises' providers may begin.
        if (session.RequestId is null)
        {
            return SamlErrors.NotInitiatedHere;
        }

        if (!SamlSocialConfig.Read(connector.Id, connector.Config).TryGet(out var read, out var error)
            || !(await flow.CompleteAsync(read.Setup, session, cancellation)).TryGet(out var assertion, out error))
        {
            return error;
        }

        var map = read.Config.ProfileMap.Or(new SamlProfileMap());
        var name = SamlConfig.Text(map.Id) ?? (SamlPeople.Find(assertion, "id") is null ? SamlPeople.NameId : "id");
        if (!SamlPeople.FindId(assertion, name).TryGet(out var id, out error))
        {
            return error;
        }

        // Nothing says that the provider proved the address or the number: neither links to an account by itself.
        var email = SamlPeople.Email(SamlPeople.Find(assertion, SamlConfig.Text(map.Email) ?? "email"));
        var identity = SamlPeople.Read(assertion, id, email, isEmailVerified: false, SamlPeople.Short(SamlPeople.Find(assertion, SamlConfig.Text(map.Name) ?? "name")));
        return new ExternalSignIn(
            identity with
            {
                Phone = SamlPeople.Find(assertion, SamlConfig.Text(map.Phone) ?? "phone") is { } phone ? PhoneNumber.Read(phone.TrimStart('+')).Number?.Digits : null,
                Avatar = SamlPeople.Find(assertion, SamlConfig.Text(map.Avatar) ?? "avatar") is { Length: <= 2048 } avatar
                    && Uri.TryCreate(avatar, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
                        ? avatar
                        : null,
            },
            null);
    }

    /// <inheritdoc/>
    public Task<ApiResult<ExternalTokens>> RefreshAsync(ExternalConnector connector, string refreshToken, CancellationToken cancellation) =>
        Task.FromResult<ApiResult<ExternalTokens>>(SamlErrors.NoTokens);

    /// <inheritdoc/>
    public Task<ApiResult<JsonElement?>> DescribeAsync(ExternalConnector connector, CancellationToken cancellation) =>
        Task.FromResult(SamlSocialConfig.Read(connector.Id, connector.Config).Error is { } error ? error : (ApiResult<JsonElement?>)(JsonElement?)null);
}
