using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using IdentityHub.Protocol.Saml;
using IdentityHub.Tests.Saml;
using static IdentityHub.Tests.Saml.SamlChecks;

namespace IdentityHub.Protocol.Tests.Saml;

public sealed class SamlResponseTests
{
    private const string Gcm = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
    private const string Cbc = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Reads_what_a_provider_signed(bool signsResponse, bool signsAssertion)
    {
        var assertion = Accepts(new SamlWords { SignsResponse = signsResponse, SignsAssertion = signsAssertion });
        Assert.Equal(new SamlNameId("ada@example.com", SamlNames.PersistentFormat, null, null), assertion.NameId);
        Assert.Equal(SamlTestProvider.EntityId, assertion.Issuer);
        Assert.Equal("_assertion1", assertion.Id);
        Assert.Equal(["Ada & Co"], assertion.Attributes["name"]);
        Assert.Equal("_s1", assertion.SessionIndex);
        Assert.Equal("urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport", assertion.AuthnContextClassRef);
        Assert.Equal(new SamlWords().Now.AddMinutes(-2), assertion.AuthnInstant);
        Assert.Equal(new SamlWords().Now.AddMinutes(6), assertion.ExpiresAt);
        Assert.False(assertion.WasEncrypted);
    }

    [Theory]
    [InlineData(SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigSHA256Url)]
    [InlineData(SignedXml.XmlDsigRSASHA384Url, SignedXml.XmlDsigSHA384Url)]
    [InlineData(SignedXml.XmlDsigRSASHA512Url, SignedXml.XmlDsigSHA512Url)]
    public void Takes_each_algorithm_of_the_list(string signature, string digest) =>
        Accepts(new SamlWords { SignatureMethod = signature, DigestMethod = digest });

    [Theory]
    [InlineData("nistP256", "SHA256", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256")]
    [InlineData("nistP384", "SHA384", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384")]
    [InlineData("nistP521", "SHA512", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512")]
    public void Takes_signatures_on_elliptic_curves(string curve, string hash, string method)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        var document = SamlTestProvider.Trusted.Document(new SamlWords());
        var info = SamlTestProvider.Find(document, "SignedInfo")!;
        SamlTestProvider.Find(info, "SignatureMethod")!.SetAttribute("Algorithm", method);
        SamlTestProvider.Find(document, "SignatureValue")!.InnerText =
            Convert.ToBase64String(key.SignData(ExclusiveCanonical.Of(info), new HashAlgorithmName(hash)));
        using var certificate = new CertificateRequest("CN=ec", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        Assert.True(SamlCertificate.Parse(certificate.ExportCertificatePem()).TryGet(out var trusted, out _));

        var response = SamlTestProvider.Encode(document.OuterXml);
        Accepts(response, Expected with { Certificates = [SamlTestProvider.Trusted.Public, trusted] });
        Refuses(response, SamlFailure.BadSignature);
    }

    [Theory]
    [InlineData(Gcm, "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p", false)]
    [InlineData(Gcm, "http://www.w3.org/2009/xmlenc11#rsa-oaep", false)]
    [InlineData("http://www.w3.org/2009/xmlenc11#aes128-gcm", "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p", true)]
    [InlineData("http://www.w3.org/2009/xmlenc11#aes192-gcm", "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p", true)]
    [InlineData(Cbc, "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p", true)]
    [InlineData("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p", true)]
    public void Opens_encrypted_assertions(string content, string transport, bool signsResponse)
    {
        foreach (var signsAssertion in signsResponse ? new[] { true, false } : [true])
        {
            var assertion = Accepts(new SamlWords { Encryption = content, KeyTransport = transport, SignsResponse = signsResponse, SignsAssertion = signsAssertion });
            Assert.True(assertion.WasEncrypted);
            Assert.Equal("ada@example.com", assertion.NameId?.Value);
        }
    }

    [Fact]
    public void Keeps_several_values_and_leaves_out_what_is_no_text()
    {
        var assertion = Accepts(new SamlWords
        {
            Attributes = [("groups", "a"), ("groups", "b"), ("empty", "")],
            BeforeSigning = document => SamlTestProvider.Find(document, "AttributeStatement")!.InnerXml +=
                "<saml:Attribute xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" Name=\"nested\"><saml:AttributeValue><x>evil</x></saml:AttributeValue></saml:Attribute>",
        });
        Assert.Equal(["a", "b"], assertion.Attributes["groups"]);
        Assert.Equal([""], assertion.Attributes["empty"]);
        Assert.Empty(assertion.Attributes["nested"]);
    }

    [Fact]
    public void Takes_a_response_that_nobody_asked_for_only_where_it_is_expected()
    {
        var unasked = SamlTestProvider.Trusted.Respond(new SamlWords { RequestId = null });
        Accepts(unasked, Expected with { RequestId = null });
        Refuses(unasked, SamlFailure.InResponseTo);
        Refuses(SamlTestProvider.Trusted.Respond(new SamlWords()), SamlFailure.InResponseTo, Expected with { RequestId = null });
    }

    [Fact]
    public void Takes_instants_as_providers_write_them()
    {
        foreach (var text in new[] { "2026-11-26T12:05:00Z", "2026-11-26T12:05:00.1234567Z", "2026-11-26T12:05:00.123456789Z", "2026-11-26T19:05:00+07:00", "2026-11-26T12:05:00" })
        {
            Accepts(new SamlWords { BeforeSigning = document => SamlTestProvider.Find(document, "Conditions")!.SetAttribute("NotOnOrAfter", text) });
        }
    }

    [Fact]
    public void Allows_clocks_to_differ_by_a_minute()
    {
        var response = SamlTestProvider.Trusted.Respond(new SamlWords());
        var now = new SamlWords().Now;
        Accepts(response, Expected with { Now = now.AddSeconds(-60) });
        Accepts(response, Expected with { Now = now.AddMinutes(5).AddSeconds(59) });
        Refuses(response, SamlFailure.NotYetValid, Expected with { Now = now.AddSeconds(-61) });
        Refuses(response, SamlFailure.Expired, Expected with { Now = now.AddMinutes(6) });
    }

    [Fact]
    public void Says_what_the_provider_answered_instead_of_success()
    {
        var refusal = Refuses(
            new SamlWords
            {
                BeforeSigning = document =>
                {
                    document.DocumentElement!.RemoveChild(SamlTestProvider.Find(document, "Assertion")!);
                    var status = SamlTestProvider.Find(document, "StatusCode")!;
                    status.SetAttribute("Value", "urn:oasis:names:tc:SAML:2.0:status:Responder");
                    status.InnerXml = "<samlp:StatusCode xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" Value=\"urn:oasis:names:tc:SAML:2.0:status:AuthnFailed\"/>";
                },
            },
            SamlFailure.NotSuccessful);
        Assert.Contains("AuthnFailed", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_may_count_on_namespaces_around_what_it_signs()
    {
        var document = SamlTestProvider.Trusted.Document(new SamlWords { SignsAssertion = false });
        document.DocumentElement!.SetAttribute("xmlns:xs", "http://www.w3.org/2001/XMLSchema");
        SamlTestProvider.Trusted.Sign(SamlTestProvider.Find(document, "Assertion")!, new SamlWords(), (signed, reference) =>
            ((XmlDsigExcC14NTransform)reference.TransformChain[1]).InclusiveNamespacesPrefixList = "xs #default");
        Assert.Contains("PrefixList", document.OuterXml, StringComparison.Ordinal);
        Accepts(SamlTestProvider.Encode(document.OuterXml));
    }
}
