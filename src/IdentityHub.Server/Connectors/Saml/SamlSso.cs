using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>Where a vendor puts things when nobody says otherwise; the first name that has a text counts.</summary>
/// <param name="Email">E-mail address.</param>
/// <param name="Name">Full name.</param>
internal sealed record SamlPreset(IReadOnlyList<string> Email, IReadOnlyList<string> Name)
{
    /// <summary>A parameter of the query by which the vendor takes a hint who is likely to sign in.</summary>
    public string? HintParameter { get; init; }
}

/// <summary>An enterprise's own SAML provider (SAML Profiles §4.1).</summary>
internal sealed class SamlSso(SsoProviderInfo about, SamlPreset preset, SamlFlow flow, SamlSetups setups, TimeProvider time) : ISsoProvider
{
    /// <inheritdoc/>
    public SsoProviderInfo About => about;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => SamlConfig.Read(config).Error;

    /// <inheritdoc/>
    public async Task<ApiResult<ExternalStart>> StartAsync(ExternalConnector connector, ExternalRequest request, CancellationToken cancellation)
    {
        if (!(await setups.ReadAsync(connector, cancellation)).TryGet(out var setup, out var error))
        {
            return error;
        }

        KeyValuePair<string, string>? hint = preset.HintParameter is { } name && request.LoginHint is { } person ? new(name, person) : null;
        return await flow.StartAsync(setup, request, hint, cancellation);
    }

    /// <inheritdoc/>
    public async Task<ApiResult<ExternalSignIn>> CompleteAsync(
        ExternalConnector connector, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation)
    {
        if (!(await setups.ReadAsync(connector, cancellation)).TryGet(out var setup, out var error)
            || !(await flow.CompleteAsync(setup, session, cancellation)).TryGet(out var assertion, out error)
            || !SamlConfig.Read(connector.Config).TryGet(out var config, out error))
        {
            return error;
        }

        var mapping = config.AttributeMapping.Or(new SamlAttributeMapping());
        if (!SamlPeople.FindId(assertion, SamlConfig.Text(mapping.Id) ?? SamlPeople.NameId).TryGet(out var id, out error))
        {
            return error;
        }

        // A provider says of its own domains who somebody is; of others it may say what it likes (CVE-2026-15611).
        var email = FindEmail(assertion, SamlConfig.Text(mapping.Email));
        var isVerified = email is not null && SsoRouting.DomainOf(email) is { } domain && connector.Domains.Contains(domain, StringComparer.Ordinal);
        var person = SamlPeople.Short(SamlPeople.Find(assertion, SamlConfig.Text(mapping.Name) is { } own ? [own] : preset.Name));
        return new ExternalSignIn(SamlPeople.Read(assertion, id, email, isVerified, person), null);
    }

    /// <inheritdoc/>
    public Task<ApiResult<ExternalTokens>> RefreshAsync(ExternalConnector connector, string refreshToken, CancellationToken cancellation) =>
        Task.FromResult<ApiResult<ExternalTokens>>(SamlErrors.NoTokens);

    /// <inheritdoc/>
    public async Task<ApiResult<JsonElement?>> DescribeAsync(ExternalConnector connector, CancellationToken cancellation)
    {
        var shown = Describe(await setups.DescribeAsync(connector, cancellation));
        if (!connector.Config.EnumerateObject().Any())
        {
            // The provider wants to know us before it says who it is.
            return JsonSerializer.SerializeToElement(shown, ApiJson.Options);
        }

        if (!(await setups.ReadAsync(connector, cancellation)).TryGet(out var setup, out var error))
        {
            return error;
        }

        var provider = setup.IdentityProvider;
        var (now, certificate) = (time.GetUtcNow(), provider.Certificates[0]);
        shown["identityProvider"] = new JsonObject
        {
            ["entityId"] = provider.EntityId,
            ["signInEndpoint"] = provider.RedirectEndpoint ?? provider.PostEndpoint,
            ["x509Certificate"] = certificate.Pem,
            ["certificateExpiresAt"] = certificate.NotAfter.ToUnixTimeMilliseconds(),
            ["isCertificateValid"] = certificate.NotBefore <= now && now < certificate.NotAfter,
        };
        return JsonSerializer.SerializeToElement(shown, ApiJson.Options);
    }

    private JsonObject Describe(SamlServiceProvider we) => new()
    {
        ["defaultAttributeMapping"] = new JsonObject { ["id"] = SamlPeople.NameId, ["email"] = preset.Email[0], ["name"] = preset.Name[0] },
        ["serviceProvider"] = new JsonObject
        {
            ["entityId"] = we.EntityId,
            ["assertionConsumerServiceUrl"] = we.AssertionConsumerServiceUrl,
        },
    };

    // Many providers send the address as the name of the subject and nowhere else.
    private string? FindEmail(SamlAssertion assertion, string? own) =>
        SamlPeople.Email(SamlPeople.Find(assertion, own is null ? preset.Email : [own]))
        ?? (own is null && assertion.NameId is { Format: SamlNames.EmailFormat } name ? SamlPeople.Email(name.Value) : null);
}

/// <summary>Puts together what a sign-in with an enterprise's provider needs.</summary>
internal sealed class SamlSetups(SamlMetadata metadata, SamlSigningKeys keys, HubUrls urls)
{
    /// <summary>Our entity id towards the provider of a connector.</summary>
    public string EntityIdOf(string connectorId) => urls.Absolute("/enterprise-sso/" + Uri.EscapeDataString(connectorId));

    /// <summary>Where its responses are posted.</summary>
    public string AssertionConsumerServiceOf(string connectorId) => urls.Absolute("/api/authn/single-sign-on/saml/" + Uri.EscapeDataString(connectorId));

    /// <summary>We, as the provider of a connector is to see us, whatever of its configuration is there yet.</summary>
    public async Task<SamlServiceProvider> DescribeAsync(ExternalConnector connector, CancellationToken cancellation)
    {
        var config = SamlConfig.Read(connector.Config).TryGet(out var read, out _) ? read : new SamlConfig();
        return Describe(connector.Id, config, await keys.ReadAsync(connector.Id, cancellation));
    }

    /// <summary>Reads configuration, metadata and keys of a connector.</summary>
    /// <returns>400 <c>connector.invalid_config</c>, <c>connector.invalid_metadata</c>, <c>single_sign_on.active_signing_key_required</c>.</returns>
    public async Task<ApiResult<SamlSetup>> ReadAsync(ExternalConnector connector, CancellationToken cancellation)
    {
        if (!SamlConfig.Read(connector.Config).TryGet(out var config, out var error))
        {
            return error;
        }

        var address = SamlConfig.Text(config.MetadataUrl);
        if (!(address is null ? Given(config) : await metadata.GetAsync(address, cancellation)).TryGet(out var provider, out error))
        {
            return error;
        }

        var set = await keys.ReadAsync(connector.Id, cancellation);
        var mustSign = config.SignAuthnRequest.Or(false);
        if (mustSign && set.Active is null)
        {
            return SsoErrors.ActiveSigningKeyRequired;
        }

        return new SamlSetup(connector.Id, provider, Describe(connector.Id, config, set))
        {
            Signer = set.Active is { } key && (mustSign || provider.WantsSignedRequests)
                ? new SamlSigner(key, config.RequestSignatureAlgorithm.Or("") == "rsa-sha512")
                : null,
            DecryptionKeys = set.All,
            MetadataUrl = address,
        };
    }

    private static ApiResult<SamlIdentityProvider> Given(SamlConfig config) =>
        config.FindProvider()!.Value.TryGet(out var provider, out var refusal) ? provider : SamlErrors.InvalidMetadata(refusal.Detail);

    private SamlServiceProvider Describe(string connectorId, SamlConfig config, SamlKeySet set) =>
        new(EntityIdOf(connectorId), AssertionConsumerServiceOf(connectorId))
        {
            SignsRequests = config.SignAuthnRequest.Or(false),
            Certificates = [.. set.All.Select(static key => key.Certificate).OfType<SamlCertificate>()],
            NameIdFormat = SamlConfig.Text(config.NameIdFormat),
        };
}
