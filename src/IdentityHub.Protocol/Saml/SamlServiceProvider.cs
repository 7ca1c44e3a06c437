using System.Text;
using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>We, as a provider sees us.</summary>
/// <param name="EntityId">Our entity id.</param>
/// <param name="AssertionConsumerServiceUrl">Where responses are posted to.</param>
public sealed record SamlServiceProvider(string EntityId, string AssertionConsumerServiceUrl)
{
    /// <summary>Whether our requests are signed whatever the provider wants.</summary>
    public bool SignsRequests { get; init; }

    /// <summary>Certificates of our keys, for signatures and for encryption.</summary>
    public IReadOnlyList<SamlCertificate> Certificates { get; init; } = [];

    /// <summary>The kind of name that we ask for; null for whatever the provider likes.</summary>
    public string? NameIdFormat { get; init; }

    /// <summary>Our metadata (SAML Metadata §2.4.4), which an operator gives to a provider.</summary>
    public string ToMetadata()
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            writer.WriteStartElement("md", "EntityDescriptor", SamlNames.Metadata);
            writer.WriteAttributeString("entityID", EntityId);
            writer.WriteStartElement("SPSSODescriptor", SamlNames.Metadata);
            if (SignsRequests)
            {
                // Left out where the provider decides it: SimpleSAMLphp takes a "false" for a reason not to look at signatures, even at those that it wants.
                writer.WriteAttributeString("AuthnRequestsSigned", "true");
            }

            writer.WriteAttributeString("WantAssertionsSigned", "true");
            writer.WriteAttributeString("protocolSupportEnumeration", SamlNames.Protocol);
            foreach (var certificate in Certificates)
            {
                WriteKey(writer, certificate, "signing");
                WriteKey(writer, certificate, "encryption");
            }

            if (NameIdFormat is not null)
            {
                writer.WriteElementString("NameIDFormat", SamlNames.Metadata, NameIdFormat);
            }

            writer.WriteStartElement("AssertionConsumerService", SamlNames.Metadata);
            writer.WriteAttributeString("Binding", SamlNames.PostBinding);
            writer.WriteAttributeString("Location", AssertionConsumerServiceUrl);
            writer.WriteAttributeString("index", "0");
            writer.WriteAttributeString("isDefault", "true");
            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n";
    }

    private static void WriteKey(XmlWriter writer, SamlCertificate certificate, string use)
    {
        writer.WriteStartElement("KeyDescriptor", SamlNames.Metadata);
        writer.WriteAttributeString("use", use);
        writer.WriteStartElement("ds", "KeyInfo", SamlNames.Dsig);
        writer.WriteStartElement("X509Data", SamlNames.Dsig);
        writer.WriteElementString("X509Certificate", SamlNames.Dsig, certificate.Base64);
        writer.WriteEndElement();
        writer.WriteEndElement();
        if (use == "encryption")
        {
            foreach (var algorithm in new[] { SamlNames.Enc11 + "aes256-gcm", SamlNames.Enc11 + "aes128-gcm", SamlNames.Enc + "rsa-oaep-mgf1p" })
            {
                writer.WriteStartElement("EncryptionMethod", SamlNames.Metadata);
                writer.WriteAttributeString("Algorithm", algorithm);
                writer.WriteEndElement();
            }
        }

        writer.WriteEndElement();
    }
}
