using System.Text.RegularExpressions;
using IdentityHub.Data.Sso;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Saml;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Clients;
using IdentityHub.Tests.Saml;
using static IdentityHub.Server.Tests.Connectors.Saml.SamlStage;

namespace IdentityHub.Server.Tests.Connectors.Saml;

public sealed class SamlProviderTests
{
    private const string Gcm = "http://www.w3.org/2009/xmlenc11#aes256-gcm";

    [Fact]
    public async Task Metadata_by_address_is_fetched_remembered_and_fetched_again_when_keys_change()
    {
        await using var idp = await FakeService.StartAsync();
        idp.Says(200, SamlTestProvider.Other.Metadata(), "application/samlmetadata+xml");
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite, new { metadataUrl = idp.Address + "/m" }, change: options => options.Settings["Outbound:AllowedHosts"] = idp.Host);

        // The provider takes a new key: the old metadata is remembered, and the first signature by the new one makes us look.
        await stage.StartAsync();
        idp.Says(200, SamlTestProvider.Trusted.Metadata(), "application/samlmetadata+xml");
        stage.Scenario.Host.Time.SetUtcNow(stage.Scenario.Host.Time.GetUtcNow().AddMinutes(2));
        Take(await stage.SignInAsync());
        Assert.Equal(2, idp.Requests.Count);

        // Somebody else's signatures make us look at most once a minute.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var start = await stage.StartAsync();
            (await stage.PostAsync(SamlTestProvider.Other.Respond(stage.Words(start)), start.Session.RelayState)).Dispose();
            Refused(await stage.CompleteAsync(start), "connector.invalid_response", "BadSignature");
        }

        Assert.Equal(2, idp.Requests.Count);

        // A provider whose metadata is away for a while can be signed in with, but not for ever.
        idp.Says(500, "");
        stage.Scenario.Host.Time.SetUtcNow(stage.Scenario.Host.Time.GetUtcNow().AddHours(2));
        Take(await stage.SignInAsync());
        stage.Scenario.Host.Time.SetUtcNow(stage.Scenario.Host.Time.GetUtcNow().AddHours(25));
        Refused(await stage.TryStartAsync(), "connector.invalid_metadata", "500");
    }

    [Fact]
    public async Task Says_precisely_what_is_wrong_with_metadata()
    {
        await using var idp = await FakeService.StartAsync();
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite, new { metadataUrl = idp.Address + "/m" }, change: options => options.Settings["Outbound:AllowedHosts"] = idp.Host);
        foreach (var (status, body, said) in new[]
        {
            (404, "", "404"),
            (302, "", "302"),
            (200, "<html/>", "html"),
            (200, "", "XML"),
            (200, "<!DOCTYPE a><a/>", "document type"),
            (200, new string('x', 2 * 1024 * 1024), "longer"),
            (200, SamlTestProvider.Trusted.Metadata(entityId: new string('e', 300)), "256"),
            (200, SamlTestProvider.Trusted.Metadata().Replace("<EntityDescriptor", "<EntityDescriptor validUntil=\"2020-01-01T00:00:00Z\"", StringComparison.Ordinal), "valid until"),
        })
        {
            idp.Says(status, body, "text/xml");
            var usable = (await stage.FindAsync())!;
            Refused(await usable.Provider.DescribeAsync(usable.Connector, default), "connector.invalid_metadata", said);
        }

        await stage.ConfigureAsync(new { metadataUrl = "http://169.254.169.254/latest" });
        Refused(await stage.TryStartAsync(), "connector.invalid_metadata", "AllowedHosts");
    }

    [Fact]
    public async Task Checks_configurations_without_calling_anybody()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite);
        var provider = stage.Service<SsoProviders>().Find("SAML")!;
        var certificate = stage.Idp.Public.Pem;
        Assert.Null(provider.CheckConfig(Json(stage.Manual)));
        Assert.Null(provider.CheckConfig(Json(new { metadata = stage.Idp.Metadata() })));
        Assert.Null(provider.CheckConfig(Json(new { metadataUrl = "https://idp.example.com/m", metadata = "", entityId = "", signAuthnRequest = true, requestSignatureAlgorithm = "rsa-sha512" })));
        foreach (var (config, member) in new (object, string)[]
        {
            (new { }, "metadataUrl"),
            (new { metadataUrl = "https://idp.example.com/m", metadata = stage.Idp.Metadata() }, "metadataUrl"),
            (new { metadataUrl = "ftp://idp.example.com/m" }, "metadataUrl"),
            (new { metadata = "<html/>" }, "metadata"),
            (new { entityId = "e", signInEndpoint = "https://idp.example.com/sso" }, "x509Certificate"),
            (new { entityId = "e", x509Certificate = certificate }, "signInEndpoint"),
            (new { signInEndpoint = "https://idp.example.com/sso", x509Certificate = certificate }, "entityId"),
            (new { entityId = "e", signInEndpoint = "javascript:alert(1)", x509Certificate = certificate }, "signInEndpoint"),
            (new { entityId = "e", signInEndpoint = "https://idp.example.com/sso", x509Certificate = "none" }, "x509Certificate"),
            (new { metadataUrl = "https://idp.example.com/m", requestSignatureAlgorithm = "rsa-sha1" }, "requestSignatureAlgorithm"),
            (new { metadataUrl = 7 }, "metadataUrl"),
        })
        {
            var error = provider.CheckConfig(Json(config));
            Assert.Equal("connector.invalid_config", error?.Code);
            Assert.Contains(member, error!.Details, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Describes_both_sides()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite);
        var key = await stage.AddKeyAsync();
        var usable = (await stage.FindAsync())!;
        var described = Take(await usable.Provider.DescribeAsync(usable.Connector, default))!.Value;
        Assert.Equal("""{"id":"nameID","email":"email","name":"name"}""", described.GetProperty("defaultAttributeMapping").GetRawText());
        Assert.Equal((stage.EntityId, stage.Acs), (described.GetProperty("serviceProvider").GetProperty("entityId").GetString(), described.GetProperty("serviceProvider").GetProperty("assertionConsumerServiceUrl").GetString()));
        var idp = described.GetProperty("identityProvider");
        Assert.Equal((SamlTestProvider.EntityId, "https://idp.example.com/sso"), (idp.GetProperty("entityId").GetString(), idp.GetProperty("signInEndpoint").GetString()));
        Assert.True(idp.GetProperty("isCertificateValid").GetBoolean());
        Assert.Equal(stage.Idp.Public.NotAfter.ToUnixTimeMilliseconds(), idp.GetProperty("certificateExpiresAt").GetInt64());
        Assert.Contains("BEGIN CERTIFICATE", idp.GetProperty("x509Certificate").GetString(), StringComparison.Ordinal);

        using var answer = await stage.Browser.GetAsync($"/api/authn/single-sign-on/saml/{Id}/metadata");
        Assert.Equal("application/samlmetadata+xml", answer.Content.Headers.ContentType?.MediaType);
        var metadata = await answer.Content.ReadAsStringAsync();
        Assert.Contains(stage.EntityId, metadata, StringComparison.Ordinal);
        Assert.Contains(key.Certificate!.Base64, metadata, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", metadata, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Signs_requests_and_opens_encrypted_assertions_with_the_keys_of_the_connector(string database)
    {
        await using var stage = await SamlStage.StartAsync(database);
        await stage.ConfigureAsync(new { metadata = stage.Idp.Metadata(), signAuthnRequest = true, requestSignatureAlgorithm = "rsa-sha512" });
        Refused(await stage.TryStartAsync(), "single_sign_on.active_signing_key_required");
        await stage.AddKeyAsync(isActive: false);
        Refused(await stage.TryStartAsync(), "single_sign_on.active_signing_key_required");
        await stage.AddKeyAsync();
        var start = await stage.StartAsync();
        Assert.Contains("rsa-sha512&Signature=", start.AuthorizationUri, StringComparison.Ordinal);

        // Encrypted for a key that the connector does not have.
        Refused(await stage.SignInAsync(words => words with { Encryption = Gcm }), "connector.invalid_response", "Decryption");

        // And for one that it has, next to others.
        var id = "hubkey0000000000000000"[..21];
        await stage.Scenario.ChangeAsync(db =>
        {
            db.Add(new SamlSigningKey
            {
                Id = id,
                SsoConnectorId = Id,
                EncryptedPrivateKey = SamlSigningKeys.Protect(stage.Service<MasterKey>(), id, SamlTestProvider.HubKey.ExportPkcs8()),
                Certificate = SamlTestProvider.HubKey.Certificate!.Pem,
                CreatedAt = stage.Scenario.Host.Time.GetUtcNow(),
                ExpiresAt = stage.Scenario.Host.Time.GetUtcNow().AddYears(1),
            });
            return Task.CompletedTask;
        });
        Assert.Equal("ada", Take(await stage.SignInAsync(words => words with { Encryption = Gcm })).Identity.Id);
        Refused(await stage.SignInAsync(words => words with { Encryption = "http://www.w3.org/2001/04/xmlenc#aes256-cbc" }), "connector.invalid_response", "AES-CBC");
    }

    [Fact]
    public async Task A_provider_that_takes_forms_only_gets_a_form()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite);
        await stage.ConfigureAsync(new { metadata = Regex.Replace(stage.Idp.Metadata("https://idp.example.com/a?b=\"c&amp;d".Replace("\"", "%22", StringComparison.Ordinal)), "<SingleSignOnService[^>]*HTTP-Redirect[^>]*>", "") });
        await stage.AddKeyAsync();
        var start = await stage.StartAsync();
        Assert.StartsWith(stage.Scenario.Host.PublicUrl + "/api/authn/saml-request?form=", start.AuthorizationUri, StringComparison.Ordinal);
        using var answer = await stage.Browser.GetAsync(start.AuthorizationUri);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("action=\"https://idp.example.com/a?b=%22c&amp;d/post\"", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"RelayState\" value=\"{start.Session.RelayState}\"", page, StringComparison.Ordinal);
        Assert.Contains(start.Session.RequestId!, SamlTestProvider.Decode(Regex.Match(page, "name=\"SAMLRequest\" value=\"([^\"]*)\"").Groups[1].Value), StringComparison.Ordinal);
        Assert.Contains("script-src 'sha256-", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        // Nobody else can make us show a form, and none is shown for ever.
        var form = start.AuthorizationUri.Split("form=")[1];
        foreach (var wrong in new[] { "", "x", form[..^2], form[1..], "!!", new string('A', 7_000), form.Replace(form[40], form[40] == 'A' ? 'B' : 'A') })
        {
            using var refused = await stage.Browser.GetAsync("/api/authn/saml-request?form=" + Uri.EscapeDataString(wrong));
            Assert.Equal(400, (int)refused.StatusCode);
        }

        stage.Scenario.Host.Time.SetUtcNow(start.Session.ExpiresAt);
        using var late = await stage.Browser.GetAsync(start.AuthorizationUri);
        Assert.Equal(400, (int)late.StatusCode);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_real_provider_signs_somebody_in(bool signsResponse, bool encrypts)
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite, change: options => options.Settings["Outbound:AllowedHosts"] = "127.0.0.1");
        var key = await stage.AddKeyAsync();
        await using var idp = await LocalSamlProvider.StartAsync(stage.Acs, stage.EntityId, encrypts ? key.Certificate!.Pem : null, signsResponse);
        await stage.ConfigureAsync(new { metadataUrl = new Uri(idp.Address, "/metadata").ToString(), signAuthnRequest = true, attributeMapping = new { name = "displayName" } });

        var start = await stage.StartAsync();
        var (action, fields) = await idp.SignInAsync(start.AuthorizationUri, "ada@acme.example", SamlNames.PersistentFormat);
        Assert.Equal(stage.Acs, action);
        Assert.Equal(encrypts, SamlTestProvider.Decode(fields["SAMLResponse"]).Contains("EncryptedAssertion", StringComparison.Ordinal));
        using var posted = await stage.PostAsync(fields["SAMLResponse"], fields["RelayState"]);
        Assert.Equal(303, (int)posted.StatusCode);
        var identity = Take(await stage.CompleteAsync(start)).Identity;
        Assert.Equal((LocalSamlProvider.EntityId, "ada@acme.example", "ada@acme.example", true), (identity.Issuer, identity.Id, identity.Email, identity.IsEmailVerified));
        Assert.Equal("Ada <Lovelace>", identity.Name);
    }
}
