using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Web;
using System.Xml;
using IdentityHub.Protocol.Saml;
using IdentityHub.Tests.Saml;

namespace IdentityHub.Protocol.Tests.Saml;

public sealed class SamlMetadataTests
{
    [Fact]
    public void Reads_the_metadata_of_a_provider()
    {
        var provider = Read(SamlTestProvider.Trusted.Metadata());
        Assert.Equal(SamlTestProvider.EntityId, provider.EntityId);
        Assert.Equal("https://idp.example.com/sso", provider.RedirectEndpoint);
        Assert.Equal("https://idp.example.com/sso/post", provider.PostEndpoint);
        Assert.Equal(SamlTestProvider.Trusted.Public.Fingerprint, Assert.Single(provider.Certificates).Fingerprint);
        Assert.Equal([SamlNames.PersistentFormat], provider.NameIdFormats);
        Assert.False(provider.WantsSignedRequests);
        Assert.Null(provider.ValidUntil);
        Assert.True(Read(SamlTestProvider.Trusted.Metadata().Replace("<IDPSSODescriptor", "<IDPSSODescriptor WantAuthnRequestsSigned=\"true\"", StringComparison.Ordinal)).WantsSignedRequests);
        Assert.Equal(
            new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Read(SamlTestProvider.Trusted.Metadata().Replace("<EntityDescriptor", "<EntityDescriptor validUntil=\"2030-01-01T00:00:00Z\"", StringComparison.Ordinal)).ValidUntil);
    }

    [Fact]
    public void Finds_the_one_provider_among_several_entities()
    {
        const string Service = "<EntityDescriptor entityID=\"sp\"><SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"/></EntityDescriptor>";
        var one = SamlTestProvider.Trusted.Metadata();
        string Several(string more) => $"<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">{Service}<EntitiesDescriptor>{one}{more}</EntitiesDescriptor></EntitiesDescriptor>";
        Assert.Equal(SamlTestProvider.EntityId, Read(Several("")).EntityId);
        Assert.Contains("more than one", Refuse(Several(SamlTestProvider.Other.Metadata())).Detail, StringComparison.Ordinal);
        Assert.Contains("no identity provider", Refuse(Service.Replace("<EntityDescriptor", "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"", StringComparison.Ordinal)).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html/>", SamlFailure.NoProvider, "html")]
    [InlineData("", SamlFailure.NotXml, "XML")]
    public void Says_what_is_wrong_with_metadata(string xml, SamlFailure failure, string said)
    {
        var refusal = Refuse(xml);
        Assert.Equal(failure, refusal.Failure);
        Assert.Contains(said, refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_addresses_that_are_not_of_the_web_and_missing_parts()
    {
        var good = SamlTestProvider.Trusted.Metadata();
        foreach (var address in new[] { "javascript:alert(1)", "data:text/html,x", "/sso", "file:///etc/passwd", "https://x.example/&quot;onload=", "https://x.example/#f" })
        {
            Assert.Contains("SingleSignOnService", Refuse(good.Replace("https://idp.example.com/sso", address, StringComparison.Ordinal)).Detail, StringComparison.Ordinal);
        }

        Assert.Contains("entityID", Refuse(good.Replace($"entityID=\"{SamlTestProvider.EntityId}\"", "", StringComparison.Ordinal)).Detail, StringComparison.Ordinal);
        Assert.Contains("certificate", Refuse(good.Replace("use=\"signing\"", "use=\"encryption\"", StringComparison.Ordinal)).Detail, StringComparison.Ordinal);
        Read(good.Replace("use=\"signing\"", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_weak_keys()
    {
        using var weak = RSA.Create(1024);
        using var certificate = new CertificateRequest("CN=weak", weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        Assert.Contains("1024", SamlCertificate.Parse(certificate.ExportCertificatePem()).Refusal?.Detail, StringComparison.Ordinal);
        using var curve = ECDsa.Create(ECCurve.CreateFromFriendlyName("brainpoolP256r1"));
        using var odd = new CertificateRequest("CN=odd", curve, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        Assert.Contains("P-256", SamlCertificate.Parse(odd.ExportCertificatePem()).Refusal?.Detail, StringComparison.Ordinal);
        Assert.NotNull(SamlCertificate.Parse("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----").Refusal);
        Assert.NotNull(SamlCertificate.Parse("AAAA").Refusal);
        Assert.Null(SamlCertificate.Parse(SamlTestProvider.Trusted.Public.Pem).Refusal);
    }

    [Fact]
    public void Writes_the_metadata_of_the_hub()
    {
        var hub = new SamlServiceProvider("https://hub.example.com/a&b", SamlTestProvider.Acs)
        {
            SignsRequests = true,
            Certificates = [SamlTestProvider.HubKey.Certificate!],
            NameIdFormat = SamlNames.PersistentFormat,
        };
        var document = SamlTestProvider.Parse(hub.ToMetadata());
        Assert.Equal("https://hub.example.com/a&b", document.DocumentElement!.GetAttribute("entityID"));
        var role = SamlTestProvider.Find(document, "SPSSODescriptor")!;
        Assert.Equal(("true", "true"), (role.GetAttribute("AuthnRequestsSigned"), role.GetAttribute("WantAssertionsSigned")));
        Assert.DoesNotContain("AuthnRequestsSigned", (hub with { SignsRequests = false }).ToMetadata(), StringComparison.Ordinal);
        var service = SamlTestProvider.Find(document, "AssertionConsumerService")!;
        Assert.Equal((SamlTestProvider.Acs, SamlNames.PostBinding), (service.GetAttribute("Location"), service.GetAttribute("Binding")));
        Assert.Equal(["signing", "encryption"], document.SelectNodes("//*[local-name()='KeyDescriptor']")!.Cast<XmlElement>().Select(key => key.GetAttribute("use")));
        Assert.Equal(SamlTestProvider.HubKey.Certificate!.Base64, SamlTestProvider.Find(document, "X509Certificate")!.InnerText);
    }

    [Theory]
    [InlineData(false, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256")]
    [InlineData(true, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512")]
    public void Signs_the_query_of_a_request(bool isSha512, string algorithm)
    {
        var request = Request("https://idp.example.com/sso?tenant=1");
        var address = request.ToRedirect("state&1", new SamlSigner(SamlTestProvider.HubKey, isSha512), [new("login_hint", "a@b.c")]);
        Assert.StartsWith("https://idp.example.com/sso?tenant=1&SAMLRequest=", address, StringComparison.Ordinal);
        var query = HttpUtility.ParseQueryString(new Uri(address).Query);
        Assert.Equal(("state&1", algorithm, "a@b.c"), (query["RelayState"], query["SigAlg"], query["login_hint"]));

        // Bindings §3.4.4.1: over the octets as they stand in the query, in this order.
        var octets = address[address.IndexOf("SAMLRequest=", StringComparison.Ordinal)..address.IndexOf("&Signature=", StringComparison.Ordinal)];
        using var rsa = X509CertificateLoader.LoadCertificate(SamlTestProvider.HubKey.Certificate!.Der.Span).GetRSAPublicKey()!;
        Assert.True(rsa.VerifyData(
            Encoding.ASCII.GetBytes(octets), Convert.FromBase64String(query["Signature"]!), isSha512 ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

        using var inflate = new StreamReader(new DeflateStream(new MemoryStream(Convert.FromBase64String(query["SAMLRequest"]!)), CompressionMode.Decompress));
        CheckRequest(SamlTestProvider.Parse(inflate.ReadToEnd()).DocumentElement!);
        Assert.DoesNotContain("Signature", Request("https://idp.example.com/sso").ToRedirect("s", null), StringComparison.Ordinal);
    }

    [Fact]
    public void Signs_a_posted_request_so_that_another_implementation_accepts_it()
    {
        var document = SamlTestProvider.Parse(SamlTestProvider.Decode(Request("https://idp.example.com/sso").ToPost(new SamlSigner(SamlTestProvider.HubKey, false))));
        CheckRequest(document.DocumentElement!);
        Assert.Equal("Issuer", document.DocumentElement!.FirstChild!.LocalName);
        var signed = new SignedXml(document);
        signed.LoadXml((XmlElement)document.DocumentElement.ChildNodes[1]!);
        using var certificate = X509CertificateLoader.LoadCertificate(SamlTestProvider.HubKey.Certificate!.Der.Span);
        Assert.True(signed.CheckSignature(certificate, verifySignatureOnly: true));
        document.DocumentElement.SetAttribute("ForceAuthn", "false");
        Assert.False(signed.CheckSignature(certificate, verifySignatureOnly: true));
    }

    [Fact]
    public void Reads_and_refuses_private_keys()
    {
        using var rsa = RSA.Create(2048);
        var pbe = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        Assert.NotNull(SamlKey.ReadPem(rsa.ExportPkcs8PrivateKeyPem(), ""));
        Assert.NotNull(SamlKey.ReadPem(rsa.ExportRSAPrivateKeyPem(), null));
        Assert.NotNull(SamlKey.ReadPem(rsa.ExportEncryptedPkcs8PrivateKeyPem("secret", pbe), "secret"));
        Assert.Null(SamlKey.ReadPem(rsa.ExportEncryptedPkcs8PrivateKeyPem("secret", pbe), "other"));
        Assert.Null(SamlKey.ReadPem(rsa.ExportEncryptedPkcs8PrivateKeyPem("secret", pbe), null));
        Assert.Null(SamlKey.ReadPem("", null));
        Assert.Null(SamlKey.ReadPem(RSA.Create(1024).ExportPkcs8PrivateKeyPem(), null));
        var made = SamlKey.Make("My, connector=1", new SamlWords().Now, TimeSpan.FromDays(3650), 2048);
        Assert.NotNull(SamlKey.Read(made.ExportPkcs8(), made.Certificate!.Pem));
        Assert.Null(SamlKey.Read(made.ExportPkcs8(), SamlTestProvider.HubKey.Certificate!.Pem));
        Assert.Null(SamlKey.Read([1, 2, 3], made.Certificate.Pem));
        Assert.Equal(new SamlWords().Now.AddDays(3650), made.Certificate.NotAfter);
    }

    private static SamlRequest Request(string destination) =>
        new("_r", destination, SamlTestProvider.Hub, SamlTestProvider.Acs, new SamlWords().Now) { IsForced = true, NameIdFormat = SamlNames.PersistentFormat };

    private static void CheckRequest(XmlElement request)
    {
        Assert.Equal("AuthnRequest", request.LocalName);
        Assert.Equal(("_r", "2.0", "2026-11-26T12:00:00Z", "true"), (request.GetAttribute("ID"), request.GetAttribute("Version"), request.GetAttribute("IssueInstant"), request.GetAttribute("ForceAuthn")));
        Assert.Equal((SamlTestProvider.Acs, SamlNames.PostBinding), (request.GetAttribute("AssertionConsumerServiceURL"), request.GetAttribute("ProtocolBinding")));
        Assert.Equal(SamlTestProvider.Hub, SamlTestProvider.Find(request, "Issuer")!.InnerText);
        Assert.Equal(SamlNames.PersistentFormat, SamlTestProvider.Find(request, "NameIDPolicy")!.GetAttribute("Format"));
    }

    private static SamlIdentityProvider Read(string xml)
    {
        Assert.True(SamlIdentityProvider.ReadMetadata(xml).TryGet(out var provider, out var refusal), refusal?.ToString());
        return provider;
    }

    private static SamlRefusal Refuse(string xml) => SamlIdentityProvider.ReadMetadata(xml).Refusal ?? throw new InvalidOperationException("accepted");
}
