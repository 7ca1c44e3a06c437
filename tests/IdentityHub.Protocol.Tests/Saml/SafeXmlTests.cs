using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Protocol.Saml;
using IdentityHub.Tests.Saml;
using static IdentityHub.Tests.Saml.SamlChecks;

namespace IdentityHub.Protocol.Tests.Saml;

/// <summary>CVE-2026-4634, CVE-2026-2575, CVE-2026-7307, CVE-2023-26483, CVE-2023-28119: what is too much, or reaches outside, is refused before it costs anything.</summary>
public sealed class SafeXmlTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public static TheoryData<string> DocumentTypes =>
    [
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&x;</r>",
        "<!DOCTYPE r SYSTEM \"http://127.0.0.1:9/x.dtd\"><r/>",
        "<!DOCTYPE r [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x.dtd\"> %p;]><r/>",
        "<!DOCTYPE r [<!ATTLIST r ID ID #IMPLIED>]><r ID=\"x\"/>",
        "<!DOCTYPE r><r/>",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE r [" + string.Concat(Enumerable.Range(1, 9).Select(level =>
            $"<!ENTITY a{level} \"{string.Concat(Enumerable.Repeat($"&a{level - 1};", 10))}\">")) + "<!ENTITY a0 \"ha\">]><r>&a9;</r>",
    ];

    [Theory(DisplayName = "XXE, external DTDs and the billion laughs: no document types")]
    [MemberData(nameof(DocumentTypes))]
    public void Refuses_document_types(string xml)
    {
        var clock = Stopwatch.StartNew();
        Refuses(SamlTestProvider.Encode(xml), SamlFailure.DocumentType);
        Assert.Equal(SamlFailure.DocumentType, SamlIdentityProvider.ReadMetadata(xml).Refusal?.Failure);
        Assert.True(clock.Elapsed < Soon);
    }

    [Fact(DisplayName = "CVE-2026-2575, CVE-2026-7307: depth, number and size have limits")]
    public void Refuses_too_much()
    {
        var clock = Stopwatch.StartNew();
        Refuses(SamlTestProvider.Encode(Nested(XmlLimits.Depth + 1)), SamlFailure.TooComplex);
        Refuses(SamlTestProvider.Encode(Nested(30_000)), SamlFailure.TooComplex);
        Refuses(SamlTestProvider.Encode("<r>" + string.Concat(Enumerable.Repeat("<a/>", XmlLimits.Message.Elements)) + "</r>"), SamlFailure.TooComplex);
        Refuses(SamlTestProvider.Encode($"<r {string.Concat(Enumerable.Range(0, XmlLimits.Attributes + 1).Select(index => $"a{index}=\"\" "))}/>"), SamlFailure.TooComplex);
        Refuses(SamlTestProvider.Encode($"<r>{new string('x', XmlLimits.Message.Characters)}</r>"), SamlFailure.TooLarge);
        Refuses(new string('A', SamlResponse.LongestEncoded + 4), SamlFailure.TooLarge);
        Assert.Equal(SamlFailure.TooComplex, SamlIdentityProvider.ReadMetadata(Nested(1000)).Refusal?.Failure);
        Assert.Equal(SamlFailure.TooLarge, SamlIdentityProvider.ReadMetadata(new string(' ', 10) + "<r>" + new string('x', 1 << 20) + "</r>").Refusal?.Failure);
        Assert.True(clock.Elapsed < Soon);

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));
    }

    [Fact(DisplayName = "CVE-2026-4634, CVE-2023-28119: a deflated response is not inflated")]
    public void Refuses_deflate_bombs()
    {
        using var bomb = new MemoryStream();
        using (var deflate = new DeflateStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var index = 0; index < 100; index++)
            {
                deflate.Write(zeros);
            }
        }

        var clock = Stopwatch.StartNew();
        Assert.False(SamlResponse.Read(Convert.ToBase64String(bomb.ToArray()), Expected).TryGet(out _, out var refusal));
        Assert.Contains(refusal.Failure, new[] { SamlFailure.BadEncoding, SamlFailure.NotXml });
        Assert.True(clock.Elapsed < Soon);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("/////w==")]
    public void Refuses_what_is_no_text(string response) => Refuses(response, SamlFailure.BadEncoding);

    [Theory]
    [InlineData("x")]
    [InlineData("<a>")]
    [InlineData("<a></b>")]
    [InlineData("<a>&undeclared;</a>")]
    [InlineData("<a b=\"1\" b=\"2\"/>")]
    [InlineData("<p:a/>")]
    [InlineData("<a/><b/>")]
    [InlineData("<a>&#0;</a>")]
    [InlineData("<a xmlns:xml=\"urn:x\"/>")]
    public void Refuses_what_is_no_XML(string xml) => Refuses(SamlTestProvider.Encode(xml), SamlFailure.NotXml);

    [Fact]
    public void Predefined_entities_are_characters() =>
        Assert.Equal("a<b>&\"'é", SafeXml.Parse("<a>a&lt;b&gt;&amp;&quot;&apos;&#233;</a>", XmlLimits.Message).TryGet(out var document, out _) ? document.DocumentElement!.Text() : null);

    [Fact(DisplayName = "Fuzz: a response of which octets were changed never throws, and says nothing that was not signed")]
    public void Changed_responses_never_throw_and_never_say_anything_else()
    {
        foreach (var words in new[]
        {
            new SamlWords { SignsResponse = true },
            new SamlWords(),
            new SamlWords { Encryption = "http://www.w3.org/2009/xmlenc11#aes256-gcm" },
            new SamlWords { Encryption = "http://www.w3.org/2001/04/xmlenc#aes256-cbc", SignsResponse = true },
        })
        {
            var good = Convert.FromBase64String(SamlTestProvider.Trusted.Respond(words));
            var changes = Gen.ArrayOf(Gen.Zip(Gen.Choose(0, good.Length - 1), Gen.Choose(0, 255))).Where(static list => list.Length is > 0 and < 6);
            Prop.ForAll(changes.ToArbitrary(), list =>
            {
                var bytes = (byte[])good.Clone();
                foreach (var (index, value) in list)
                {
                    bytes[index] = (byte)value;
                }

                return SamlResponse.Read(Convert.ToBase64String(bytes), Expected).TryGet(out var assertion, out _)
                    ? IsAsSigned(assertion)
                    : bytes.Length > 0;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
        }
    }

    [Fact(DisplayName = "Fuzz: pieces moved, doubled or cut out never say anything that was not signed")]
    public void Rearranged_responses_never_say_anything_else()
    {
        var good = SamlTestProvider.Decode(SamlTestProvider.Trusted.Respond(new SamlWords()));
        var cuts = Gen.Zip(Gen.Choose(0, good.Length - 1), Gen.Choose(0, 400)).SelectMany(cut => Gen.Choose(0, good.Length - 1).Select(at => (cut.Item1, cut.Item2, At: at)));
        Prop.ForAll(cuts.ToArbitrary(), change =>
        {
            var (start, length, at) = change;
            var piece = good.Substring(start, Math.Min(length, good.Length - start));
            return new[] { good.Insert(at, piece), good.Remove(start, piece.Length) }.All(text =>
                !SamlResponse.Read(SamlTestProvider.Encode(text), Expected).TryGet(out var assertion, out _) || IsAsSigned(assertion));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact(DisplayName = "Fuzz: no XML makes a reader throw")]
    public void Random_XML_never_throws()
    {
        string[] pieces =
        [
            "<", ">", "/>", "</", "=", "\"", "'", " ", "&amp;", "&#x41;", "<!--", "-->", "<?", "?>", "<![CDATA[", "]]>", "xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"",
            "xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"", "xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"", "Response", "Assertion", "saml:Assertion", "EntityDescriptor",
            "IDPSSODescriptor", "Version=\"2.0\"", "ID=\"a\"", "Status", "StatusCode", "Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"", "é", "\0", "\uFFFE", "a", "1",
            "<Response xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\" Version=\"2.0\">", "</Response>", "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"x\">",
            "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">", "</Signature>", "<Status><StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></Status>",
        ];
        var texts = Gen.ArrayOf(Gen.Elements(pieces)).Select(string.Concat);
        Prop.ForAll(texts.ToArbitrary(), text =>
            SamlResponse.Read(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)), Expected).Refusal is not null
            && SamlIdentityProvider.ReadMetadata(text).Refusal is not null
            && (SamlCertificate.Parse(text).Refusal is not null)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => text is null || SamlResponse.Read(text, Expected).Refusal is not null).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static bool IsAsSigned(SamlAssertion assertion) =>
        assertion.NameId?.Value == "ada@example.com" && assertion.Id == "_assertion1" && assertion.Attributes.Count == 2
        && assertion.Attributes["email"].SequenceEqual(["ada@example.com"]) && assertion.Attributes["name"].SequenceEqual(["Ada & Co"]);
}
