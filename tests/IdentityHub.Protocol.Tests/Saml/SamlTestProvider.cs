using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using IdentityHub.Protocol.Saml;

namespace IdentityHub.Tests.Saml;

/// <summary>What the provider of the tests says; each test changes one thing.</summary>
internal sealed record SamlWords
{
    public DateTimeOffset Now { get; init; } = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    public string Issuer { get; init; } = SamlTestProvider.EntityId;

    public string Acs { get; init; } = SamlTestProvider.Acs;

    public string Audience { get; init; } = SamlTestProvider.Hub;

    public string? RequestId { get; init; } = SamlTestProvider.RequestId;

    public string AssertionId { get; init; } = "_assertion1";

    public string NameId { get; init; } = "ada@example.com";

    public string NameIdFormat { get; init; } = SamlNames.PersistentFormat;

    public IReadOnlyList<(string Name, string Value)> Attributes { get; init; } = [("email", "ada@example.com"), ("name", "Ada & Co")];

    public bool SignsResponse { get; init; }

    public bool SignsAssertion { get; init; } = true;

    public string SignatureMethod { get; init; } = SignedXml.XmlDsigRSASHA256Url;

    public string DigestMethod { get; init; } = SignedXml.XmlDsigSHA256Url;

    /// <summary>Content encryption, by its name in XML; null for plain.</summary>
    public string? Encryption { get; init; }

    public string KeyTransport { get; init; } = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p";

    /// <summary>Changes the document before anything is signed.</summary>
    public Action<XmlDocument>? BeforeSigning { get; init; }

    /// <summary>Changes the document after everything is signed.</summary>
    public Action<XmlDocument>? AfterSigning { get; init; }

    /// <summary>Changes what is to be encrypted, after it was signed.</summary>
    public Func<string, string>? BeforeEncryption { get; init; }
}

/// <summary>A SAML identity provider of the tests. It signs by the framework's own implementation, so that ours is not tested against itself.</summary>
internal sealed class SamlTestProvider
{
    public const string EntityId = "https://idp.example.com/saml";
    public const string Acs = "https://hub.example.com/api/authn/single-sign-on/saml/c1";
    public const string Hub = "https://hub.example.com/enterprise-sso/c1";
    public const string RequestId = "_request1";

    private readonly RSA rsa = RSA.Create(2048);

    public SamlTestProvider(string name = "idp")
    {
        var request = new CertificateRequest("CN=" + name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }

    /// <summary>The provider that tests trust.</summary>
    public static SamlTestProvider Trusted { get; } = new();

    /// <summary>One that they do not.</summary>
    public static SamlTestProvider Other { get; } = new("other");

    /// <summary>The hub's key, for encryption.</summary>
    public static SamlKey HubKey { get; } = SamlKey.Make("hub", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromDays(3650), 2048);

    public X509Certificate2 Certificate { get; }

    public SamlCertificate Public => SamlCertificate.Parse(Convert.ToBase64String(Certificate.RawData)).TryGet(out var certificate, out _)
        ? certificate
        : throw new InvalidOperationException();

    /// <summary>Its metadata.</summary>
    public string Metadata(string signInEndpoint = "https://idp.example.com/sso", string entityId = EntityId) => $"""
        <!-- Comments are common in metadata. -->
        <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{entityId}">
          <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>
              {Convert.ToBase64String(Certificate.RawData, Base64FormattingOptions.InsertLineBreaks)}
            </X509Certificate></X509Data></KeyInfo></KeyDescriptor>
            <NameIDFormat>{SamlNames.PersistentFormat}</NameIDFormat>
            <SingleSignOnService Binding="{SamlNames.RedirectBinding}" Location="{signInEndpoint}"/>
            <SingleSignOnService Binding="{SamlNames.PostBinding}" Location="{signInEndpoint}/post"/>
          </IDPSSODescriptor>
        </EntityDescriptor>
        """;

    /// <summary>A response as the form field has it.</summary>
    public string Respond(SamlWords words) => Encode(Document(words).OuterXml);

    public static string Encode(string xml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(xml));

    public static string Decode(string response) => Encoding.UTF8.GetString(Convert.FromBase64String(response));

    /// <summary>A response.</summary>
    public XmlDocument Document(SamlWords words)
    {
        var document = Parse(Write(words));
        words.BeforeSigning?.Invoke(document);
        var assertion = Find(document, "Assertion");
        if (words.SignsAssertion && assertion is not null)
        {
            Sign(assertion, words);
        }

        if (words.Encryption is not null)
        {
            Encrypt(document, words);
        }

        if (words.SignsResponse)
        {
            Sign(document.DocumentElement!, words);
        }

        words.AfterSigning?.Invoke(document);
        return document;
    }

    public static XmlDocument Parse(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(xml);
        return document;
    }

    /// <summary>The first element of a local name; null when there is none.</summary>
    public static XmlElement? Find(XmlNode root, string name) =>
        (XmlElement?)root.SelectSingleNode($".//*[local-name()='{name}']");

    /// <summary>Signs an element where it stands, after its issuer.</summary>
    public void Sign(XmlElement element, SamlWords words, Action<SignedXml, Reference>? change = null)
    {
        var signed = new SignedXml(element.OwnerDocument) { SigningKey = rsa };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = words.SignatureMethod;
        var reference = new Reference("#" + element.GetAttribute("ID")) { DigestMethod = words.DigestMethod };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        signed.KeyInfo = new KeyInfo();
        signed.KeyInfo.AddClause(new KeyInfoX509Data(Certificate));
        change?.Invoke(signed, reference);
        signed.ComputeSignature();
        element.InsertAfter(element.OwnerDocument.ImportNode(signed.GetXml(), deep: true), Find(element, "Issuer"));
    }

    private static string Write(SamlWords words)
    {
        static string Time(DateTimeOffset at) => XmlElements.WriteInstant(at);
        static string Escape(string text) => System.Security.SecurityElement.Escape(text);
        var answered = words.RequestId is null ? "" : $" InResponseTo=\"{words.RequestId}\"";
        var attributes = string.Concat(words.Attributes.Select(attribute =>
            $"<saml:Attribute Name=\"{Escape(attribute.Name)}\"><saml:AttributeValue>{Escape(attribute.Value)}</saml:AttributeValue></saml:Attribute>"));
        return $"""
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response1" Version="2.0" IssueInstant="{Time(words.Now)}" Destination="{Escape(words.Acs)}"{answered}>
              <saml:Issuer>{Escape(words.Issuer)}</saml:Issuer>
              <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
              <saml:Assertion ID="{words.AssertionId}" Version="2.0" IssueInstant="{Time(words.Now)}">
                <saml:Issuer>{Escape(words.Issuer)}</saml:Issuer>
                <saml:Subject>
                  <saml:NameID Format="{words.NameIdFormat}">{Escape(words.NameId)}</saml:NameID>
                  <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
                    <saml:SubjectConfirmationData{answered} Recipient="{Escape(words.Acs)}" NotOnOrAfter="{Time(words.Now.AddMinutes(5))}"/>
                  </saml:SubjectConfirmation>
                </saml:Subject>
                <saml:Conditions NotBefore="{Time(words.Now.AddMinutes(-1))}" NotOnOrAfter="{Time(words.Now.AddMinutes(5))}">
                  <saml:AudienceRestriction><saml:Audience>{Escape(words.Audience)}</saml:Audience></saml:AudienceRestriction>
                </saml:Conditions>
                <saml:AuthnStatement AuthnInstant="{Time(words.Now.AddMinutes(-2))}" SessionIndex="_s1">
                  <saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext>
                </saml:AuthnStatement>
                <saml:AttributeStatement>{attributes}</saml:AttributeStatement>
              </saml:Assertion>
            </samlp:Response>
            """;
    }

    private static void Encrypt(XmlDocument document, SamlWords words)
    {
        var assertion = Find(document, "Assertion")!;
        var plain = Encoding.UTF8.GetBytes(words.BeforeEncryption?.Invoke(assertion.OuterXml) ?? assertion.OuterXml);
        var algorithm = words.Encryption!;
        var key = RandomNumberGenerator.GetBytes(algorithm.Contains("128", StringComparison.Ordinal) ? 16 : algorithm.Contains("192", StringComparison.Ordinal) ? 24 : 32);
        byte[] content;
        if (algorithm.EndsWith("gcm", StringComparison.Ordinal))
        {
            content = new byte[12 + plain.Length + 16];
            RandomNumberGenerator.Fill(content.AsSpan(0, 12));
            using var gcm = new AesGcm(key, 16);
            gcm.Encrypt(content.AsSpan(0, 12), plain, content.AsSpan(12, plain.Length), content.AsSpan(^16..));
        }
        else
        {
            using var aes = Aes.Create();
            aes.Key = key;
            content = [.. aes.IV, .. aes.EncryptCbc(plain, aes.IV, PaddingMode.ISO10126)];
        }

        using var hub = X509CertificateLoader.LoadCertificate(HubKey.Certificate!.Der.Span).GetRSAPublicKey()!;
        var isSha256 = words.KeyTransport.EndsWith("#rsa-oaep", StringComparison.Ordinal);
        var padding = words.KeyTransport.EndsWith("rsa-1_5", StringComparison.Ordinal) ? RSAEncryptionPadding.Pkcs1
            : isSha256 ? RSAEncryptionPadding.OaepSHA256 : RSAEncryptionPadding.OaepSHA1;
        var parameters = isSha256
            ? "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/><xenc11:MGF xmlns:xenc11=\"http://www.w3.org/2009/xmlenc11#\" Algorithm=\"http://www.w3.org/2009/xmlenc11#mgf1sha256\"/>"
            : "";
        var encrypted = $"""
            <saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="{algorithm}"/><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="{words.KeyTransport}">{parameters}</xenc:EncryptionMethod><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(hub.Encrypt(key, padding))}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>{Convert.ToBase64String(content)}</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>
            """;
        assertion.ParentNode!.ReplaceChild(document.ImportNode(Parse(encrypted).DocumentElement!, deep: true), assertion);
    }
}
