using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using IdentityHub.Protocol.Saml;
using IdentityHub.Tests.Saml;
using static IdentityHub.Tests.Saml.SamlChecks;

namespace IdentityHub.Protocol.Tests.Saml;

/// <summary>Every known way to make a service provider read something else than what was signed.</summary>
public sealed class SamlAttackTests
{
    private const string Gcm = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
    private const string Cbc = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
    private const string Evil = "admin@example.com";

    public static TheoryData<int> Wrappings => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory(DisplayName = "CVE-2026-2092, CVE-2024-8698, CVE-2026-25922: signature wrapping in each of its eight forms")]
    [MemberData(nameof(Wrappings))]
    public void Refuses_signature_wrapping(int form)
    {
        var words = new SamlWords { SignsResponse = form <= 2, SignsAssertion = form > 2 };
        var wrapped = SamlWrapping.Wrap(SamlTestProvider.Trusted.Document(words), form, Evil);
        Assert.Contains(Evil, wrapped.OuterXml, StringComparison.Ordinal);
        Assert.False(SamlResponse.Read(SamlTestProvider.Encode(wrapped.OuterXml), Expected).TryGet(out _, out var refusal));
        Assert.Contains(refusal.Failure, new[] { SamlFailure.AssertionCount, SamlFailure.SignatureForm, SamlFailure.DuplicateId });

        // Also where nobody counted assertions before: no signature vouches for an element with the evil name.
        foreach (var element in wrapped.DocumentElement!.SelfAndDescendants())
        {
            if (XmlSignature.Verify(element, Expected.Certificates).TryGet(out var signed, out _) && signed is not null)
            {
                Assert.DoesNotContain(Evil, signed.OuterXml, StringComparison.Ordinal);
            }
        }
    }

    [Fact(DisplayName = "CVE-2026-25922: a second assertion is refused wherever it stands")]
    public void Refuses_two_assertions()
    {
        var good = SamlTestProvider.Find(SamlTestProvider.Trusted.Document(new SamlWords()), "Assertion")!.OuterXml;
        var evil = good.Replace("ada@example.com", Evil, StringComparison.Ordinal).Replace("_assertion1", "_assertion2", StringComparison.Ordinal);
        foreach (var place in new[] { "Response", "Status", "Subject", "AttributeValue", "KeyInfo", "Conditions" })
        {
            Refuses(
                new SamlWords
                {
                    AfterSigning = document =>
                    {
                        var element = place == "Response" ? document.DocumentElement! : SamlTestProvider.Find(document, place)!;
                        element.InnerXml += evil;
                    },
                },
                SamlFailure.AssertionCount);
        }
    }

    [Fact(DisplayName = "CVE-2026-16093: an assertion that has to be signed cannot be replaced by an unsigned one")]
    public void Refuses_what_nobody_signed()
    {
        Refuses(new SamlWords { SignsAssertion = false }, SamlFailure.NotSigned);
        Refuses(new SamlWords { SignsAssertion = false, Encryption = Gcm }, SamlFailure.NotSigned);

        // With the signature cut out.
        Refuses(
            new SamlWords { AfterSigning = document => SamlTestProvider.Find(document, "Assertion")!.RemoveChild(SamlTestProvider.Find(document, "Signature")!) },
            SamlFailure.NotSigned);
    }

    [Fact(DisplayName = "CVE-2026-33487: a wrong signature beside a right one is refused")]
    public void Refuses_a_wrong_signature_even_where_another_is_right()
    {
        Refuses(
            new SamlWords
            {
                SignsResponse = true,
                BeforeSigning = null,
                AfterSigning = document => SamlTestProvider.Find(document.DocumentElement!.ChildNodes.OfType<XmlElement>().First(element => element.LocalName == "Signature"), "SignatureValue")!.InnerText =
                    Convert.ToBase64String(new byte[256]),
            },
            SamlFailure.BadSignature);

        var document = SamlTestProvider.Trusted.Document(new SamlWords { SignsAssertion = false });
        SamlTestProvider.Other.Sign(SamlTestProvider.Find(document, "Assertion")!, new SamlWords());
        SamlTestProvider.Trusted.Sign(document.DocumentElement!, new SamlWords());
        Refuses(SamlTestProvider.Encode(document.OuterXml), SamlFailure.BadSignature);
    }

    [Fact]
    public void Refuses_a_signature_by_another_key()
    {
        Refuses(SamlTestProvider.Other.Respond(new SamlWords()), SamlFailure.BadSignature);

        // The key that comes along is never the one that is checked with, not even beside the provider's own certificate.
        var document = SamlTestProvider.Other.Document(new SamlWords());
        SamlTestProvider.Find(document, "X509Certificate")!.InnerText = SamlTestProvider.Trusted.Public.Base64;
        Refuses(SamlTestProvider.Encode(document.OuterXml), SamlFailure.BadSignature);
        using var rsa = RSA.Create(2048);
        SamlTestProvider.Find(document, "KeyInfo")!.InnerXml = new RSAKeyValue(rsa).GetXml().OuterXml;
        Refuses(SamlTestProvider.Encode(document.OuterXml), SamlFailure.BadSignature);
    }

    [Theory]
    [InlineData("http://www.w3.org/2000/09/xmldsig#hmac-sha1")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")]
    [InlineData("http://www.w3.org/2000/09/xmldsig#rsa-sha1")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-md5")]
    [InlineData("http://www.w3.org/2000/09/xmldsig#dsa-sha1")]
    [InlineData("none")]
    [InlineData("")]
    public void Refuses_any_other_signature_algorithm(string algorithm)
    {
        Refuses(
            new SamlWords { AfterSigning = document => SamlTestProvider.Find(document, "SignatureMethod")!.SetAttribute("Algorithm", algorithm) },
            SamlFailure.Algorithm);
        Refuses(
            new SamlWords { AfterSigning = document => SamlTestProvider.Find(document, "DigestMethod")!.SetAttribute("Algorithm", algorithm) },
            SamlFailure.Algorithm);
    }

    [Fact]
    public void Refuses_SHA1_and_truncated_values_although_the_key_is_right()
    {
        Refuses(new SamlWords { SignatureMethod = SignedXml.XmlDsigRSASHA1Url }, SamlFailure.Algorithm);
        Refuses(new SamlWords { DigestMethod = SignedXml.XmlDsigSHA1Url }, SamlFailure.Algorithm);
        Refuses(
            new SamlWords
            {
                AfterSigning = document => SamlTestProvider.Find(document, "SignatureMethod")!.InnerXml =
                    "<ds:HMACOutputLength xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">1</ds:HMACOutputLength>",
            },
            SamlFailure.Algorithm);
        Refuses(
            new SamlWords { AfterSigning = document => SamlTestProvider.Find(document, "DigestValue")!.InnerText = "" },
            SamlFailure.SignatureForm);
        Refuses(
            new SamlWords { AfterSigning = document => SamlTestProvider.Find(document, "SignatureValue")!.InnerText = "" },
            SamlFailure.SignatureForm);
    }

    [Theory(DisplayName = "CVE-2026-33487: nothing but the two transforms of SAML, in their order")]
    [InlineData("http://www.w3.org/TR/1999/REC-xslt-19991116")]
    [InlineData("http://www.w3.org/TR/1999/REC-xpath-19991116")]
    [InlineData("http://www.w3.org/2000/09/xmldsig#base64")]
    [InlineData("http://www.w3.org/TR/2001/REC-xml-c14n-20010315")]
    [InlineData("http://www.w3.org/2001/10/xml-exc-c14n#WithComments")]
    [InlineData("http://www.w3.org/2000/09/xmldsig#enveloped-signature")]
    public void Refuses_any_other_transform(string transform)
    {
        var more = $"<ds:Transform xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Algorithm=\"{transform}\"/>";
        foreach (var change in new Action<XmlElement>[]
        {
            transforms => transforms.InnerXml += more,
            transforms => transforms.InnerXml = more + transforms.InnerXml,
            transforms => transforms.RemoveChild(transforms.FirstChild!),
            transforms => transforms.RemoveChild(transforms.LastChild!),
            transforms => transforms.PrependChild(transforms.LastChild!),
            transforms => transforms.InnerXml = "",
            transforms => ((XmlElement)transforms.LastChild!).SetAttribute("Algorithm", transform),
        })
        {
            Refuses(new SamlWords { AfterSigning = document => change(SamlTestProvider.Find(document, "Transforms")!) }, SamlFailure.SignatureForm);
        }

        Refuses(
            new SamlWords { AfterSigning = document => SamlTestProvider.Find(document, "CanonicalizationMethod")!.SetAttribute("Algorithm", transform) },
            SamlFailure.SignatureForm);
    }

    [Fact(DisplayName = "CVE-2026-33487: exactly one reference, and to the element that is used")]
    public void Refuses_other_references()
    {
        foreach (var target in new[] { "", "#", "#_response1", "#xpointer(id('_assertion1'))", "#_assertion2", "_assertion1", "https://idp.example.com/a.xml", "#_ASSERTION1" })
        {
            Refuses(new SamlWords { AfterSigning = document => SamlTestProvider.Find(document, "Reference")!.SetAttribute("URI", target) }, SamlFailure.SignatureForm);
        }

        Refuses(new SamlWords { AfterSigning = document => SamlTestProvider.Find(document, "Reference")!.RemoveAttribute("URI") }, SamlFailure.SignatureForm);
        Refuses(
            new SamlWords
            {
                AfterSigning = document =>
                {
                    var info = SamlTestProvider.Find(document, "SignedInfo")!;
                    info.AppendChild(SamlTestProvider.Find(document, "Reference")!.CloneNode(deep: true));
                },
            },
            SamlFailure.SignatureForm);

        // Signed by the provider itself, with two references or with Objects: still none of SAML.
        var two = SamlTestProvider.Trusted.Document(new SamlWords { SignsAssertion = false });
        SamlTestProvider.Trusted.Sign(SamlTestProvider.Find(two, "Assertion")!, new SamlWords(), (signed, _) =>
        {
            var another = new Reference("#_response1");
            another.AddTransform(new XmlDsigEnvelopedSignatureTransform());
            another.AddTransform(new XmlDsigExcC14NTransform());
            signed.AddReference(another);
        });
        Refuses(SamlTestProvider.Encode(two.OuterXml), SamlFailure.SignatureForm);
        Refuses(
            new SamlWords
            {
                AfterSigning = document => SamlTestProvider.Find(document, "Signature")!.InnerXml += "<ds:Object xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">x</ds:Object>",
            },
            SamlFailure.SignatureForm);
    }

    [Fact]
    public void Refuses_a_signature_that_stands_elsewhere()
    {
        Refuses(
            new SamlWords { AfterSigning = document => SamlTestProvider.Find(document, "Subject")!.AppendChild(SamlTestProvider.Find(document, "Signature")!) },
            SamlFailure.SignatureForm);
        Refuses(
            new SamlWords { AfterSigning = document => document.DocumentElement!.AppendChild(SamlTestProvider.Find(document, "Signature")!) },
            SamlFailure.SignatureForm);
        Refuses(
            new SamlWords
            {
                AfterSigning = document =>
                {
                    var signature = SamlTestProvider.Find(document, "Signature")!;
                    signature.ParentNode!.AppendChild(signature.CloneNode(deep: true));
                },
            },
            SamlFailure.SignatureForm);
    }

    [Fact]
    public void Refuses_two_elements_with_one_ID()
    {
        var good = SamlTestProvider.Decode(SamlTestProvider.Trusted.Respond(new SamlWords()));
        foreach (var name in new[] { "ID", "Id", "id", "xml:id" })
        {
            Refuses(
                SamlTestProvider.Encode(good.Replace("<samlp:Status>", $"<samlp:Status {name}=\"_assertion1\">", StringComparison.Ordinal)),
                SamlFailure.DuplicateId);
        }
    }

    [Theory]
    [InlineData("NameID")]
    [InlineData("Issuer")]
    [InlineData("AttributeValue")]
    [InlineData("Audience")]
    [InlineData("AuthnContextClassRef")]
    public void Refuses_a_value_that_was_changed(string element) => Refuses(
        new SamlWords { AfterSigning = document => ((XmlElement)document.SelectSingleNode($"//*[local-name()='Assertion']//*[local-name()='{element}']")!).InnerText = Evil },
        SamlFailure.BadSignature);

    [Theory(DisplayName = "CVE-2026-57580: a comment in a NameID neither truncates nor joins it")]
    [InlineData("<!-- -->")]
    [InlineData("<!---->")]
    [InlineData("<?pi x?>")]
    [InlineData("<![CDATA[]]>")]
    public void Refuses_what_cuts_a_value_in_two(string remark)
    {
        // The provider's user is called admin@example.com.evil.example; canonical XML without comments signs the joined name, whatever is put between.
        var signed = SamlTestProvider.Decode(SamlTestProvider.Trusted.Respond(new SamlWords { NameId = "admin@example.com.evil.example" }));
        Assert.Equal("admin@example.com.evil.example", Accepts(SamlTestProvider.Encode(signed)).NameId?.Value);
        foreach (var (before, after) in new[]
        {
            ("admin@example.com.evil.example", $"admin@example.com{remark}.evil.example"),
            ("<saml:Subject>", $"<saml:Subject>{remark}"),
            ("</samlp:Response>", $"{remark}</samlp:Response>"),
            ("</samlp:Status>", $"{remark}</samlp:Status>"),
        })
        {
            Refuses(SamlTestProvider.Encode(signed.Replace(before, after, StringComparison.Ordinal)), SamlFailure.SplitText);
        }
    }

    [Fact(DisplayName = "CVE-2026-57580: an element in a NameID is no text")]
    public void Refuses_an_element_in_a_name() => Refuses(
        new SamlWords { BeforeSigning = document => SamlTestProvider.Find(document, "NameID")!.InnerXml = "admin@example.com<x/>.evil.example" },
        SamlFailure.Subject);

    [Fact]
    public void Refuses_encryption_that_can_be_asked_about()
    {
        // CBC without an outer signature is an oracle; so is PKCS #1 v1.5.
        Refuses(new SamlWords { Encryption = Cbc }, SamlFailure.Algorithm);
        Refuses(new SamlWords { Encryption = Gcm, KeyTransport = "http://www.w3.org/2001/04/xmlenc#rsa-1_5" }, SamlFailure.Algorithm);
        Refuses(new SamlWords { Encryption = Cbc, SignsResponse = true, KeyTransport = "http://www.w3.org/2001/04/xmlenc#rsa-1_5" }, SamlFailure.Algorithm);
        Refuses(
            new SamlWords { Encryption = Gcm, AfterSigning = document => SamlTestProvider.Find(document, "EncryptionMethod")!.SetAttribute("Algorithm", "http://www.w3.org/2001/04/xmlenc#tripledes-cbc") },
            SamlFailure.Algorithm);
    }

    [Fact]
    public void Refuses_changed_ciphertexts()
    {
        static void Flip(XmlDocument document, int index)
        {
            var value = (XmlElement)document.SelectNodes("//*[local-name()='CipherValue']")![index]!;
            var bytes = Convert.FromBase64String(value.InnerText);
            bytes[^1] ^= 1;
            value.InnerText = Convert.ToBase64String(bytes);
        }

        Refuses(new SamlWords { Encryption = Gcm, AfterSigning = document => Flip(document, 0) }, SamlFailure.Decryption);
        Refuses(new SamlWords { Encryption = Gcm, AfterSigning = document => Flip(document, 1) }, SamlFailure.Decryption);
        Refuses(new SamlWords { Encryption = Cbc, SignsResponse = true, AfterSigning = document => Flip(document, 1) }, SamlFailure.BadSignature);
        Refuses(SamlTestProvider.Trusted.Respond(new SamlWords { Encryption = Gcm }), SamlFailure.Decryption, Expected with { DecryptionKeys = [] });
        var other = SamlKey.Make("x", new SamlWords().Now, TimeSpan.FromDays(1), 2048);
        Refuses(SamlTestProvider.Trusted.Respond(new SamlWords { Encryption = Gcm }), SamlFailure.Decryption, Expected with { DecryptionKeys = [other] });
    }

    [Fact]
    public void What_comes_encrypted_is_checked_as_what_comes_plain()
    {
        var ds = "http://www.w3.org/2000/09/xmldsig#";
        foreach (var (change, failure) in new (Func<string, string>, SamlFailure)[]
        {
            (xml => xml.Replace("ada@example.com", Evil, StringComparison.Ordinal), SamlFailure.BadSignature),
            (xml => xml.Replace("@example.com<", "@example.com<!-- --><", StringComparison.Ordinal), SamlFailure.Decryption),
            (xml => "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + xml, SamlFailure.Decryption),
            (xml => $"<x>{xml}</x>", SamlFailure.Malformed),
            (xml => xml.Replace("</saml:Subject>", xml + "</saml:Subject>", StringComparison.Ordinal), SamlFailure.AssertionCount),
            (xml => xml.Replace("</saml:Subject>", $"<Signature xmlns=\"{ds}\"/></saml:Subject>", StringComparison.Ordinal), SamlFailure.SignatureForm),
            (xml => xml.Replace("<saml:Subject>", "<saml:Subject ID=\"_assertion1\">", StringComparison.Ordinal), SamlFailure.DuplicateId),
        })
        {
            Refuses(new SamlWords { Encryption = Gcm, BeforeEncryption = change }, failure);
        }
    }
}
