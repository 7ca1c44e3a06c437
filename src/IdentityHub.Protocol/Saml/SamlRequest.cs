using System.IO.Compression;
using System.Text;
using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>Signs requests.</summary>
/// <param name="Key">With this key.</param>
/// <param name="IsSha512">By RSA with SHA-512; otherwise with SHA-256.</param>
public sealed record SamlSigner(SamlKey Key, bool IsSha512)
{
    internal SignatureAlgorithm Algorithm => IsSha512 ? SignatureAlgorithm.RsaSha512 : SignatureAlgorithm.RsaSha256;
}

/// <summary>Asks a provider to sign somebody in (SAML Core §3.4.1).</summary>
/// <param name="Id">Its id; the response names it.</param>
/// <param name="Destination">Endpoint of the provider.</param>
/// <param name="EntityId">Our entity id.</param>
/// <param name="AssertionConsumerServiceUrl">Where the response is to be posted to.</param>
/// <param name="IssueInstant">Now.</param>
public sealed record SamlRequest(string Id, string Destination, string EntityId, string AssertionConsumerServiceUrl, DateTimeOffset IssueInstant)
{
    /// <summary>Whether the person has to prove anew who they are.</summary>
    public bool IsForced { get; init; }

    /// <summary>The kind of name that is asked for; null for whatever the provider likes.</summary>
    public string? NameIdFormat { get; init; }

    /// <summary>An id for a new request: XML wants a letter or an underscore first (SAML Core §1.3.4).</summary>
    public static string NewId() => "_" + Convert.ToHexStringLower(RandomValues.Bytes(20));

    /// <summary>The address to send a browser to (SAML Bindings §3.4).</summary>
    /// <param name="relayState">Comes back with the response; at most 80 octets.</param>
    /// <param name="signer">Signs the query (§3.4.4.1); null for an unsigned request.</param>
    /// <param name="more">Further parameters that a provider understands; they are not signed.</param>
    public string ToRedirect(string relayState, SamlSigner? signer, params ReadOnlySpan<KeyValuePair<string, string>> more)
    {
        var query = new StringBuilder("SAMLRequest=").Append(Uri.EscapeDataString(Deflate(ToDocument().OuterXml)))
            .Append("&RelayState=").Append(Uri.EscapeDataString(relayState));
        if (signer is not null)
        {
            query.Append("&SigAlg=").Append(Uri.EscapeDataString(signer.Algorithm.Uri));
            var signature = signer.Key.Sign(Encoding.ASCII.GetBytes(query.ToString()), signer.Algorithm);
            query.Append("&Signature=").Append(Uri.EscapeDataString(Convert.ToBase64String(signature)));
        }

        foreach (var (name, value) in more)
        {
            query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return Destination + (Destination.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;
    }

    /// <summary>The form field <c>SAMLRequest</c> (SAML Bindings §3.5).</summary>
    /// <param name="signer">Signs the request; null for an unsigned one.</param>
    public string ToPost(SamlSigner? signer)
    {
        var document = ToDocument();
        if (signer is not null)
        {
            var root = document.DocumentElement!;
            XmlSignature.Sign(root, root.Only("Issuer", SamlNames.Assertion)!, signer.Key, signer.Algorithm);
        }

        return Convert.ToBase64String(Encoding.UTF8.GetBytes(document.OuterXml));
    }

    private XmlDocument ToDocument()
    {
        var document = SafeXml.NewDocument();
        var root = document.CreateElement("samlp", "AuthnRequest", SamlNames.Protocol);
        document.AppendChild(root);
        root.SetAttribute("ID", Id);
        root.SetAttribute("Version", "2.0");
        root.SetAttribute("IssueInstant", XmlElements.WriteInstant(IssueInstant));
        root.SetAttribute("Destination", Destination);
        root.SetAttribute("ProtocolBinding", SamlNames.PostBinding);
        root.SetAttribute("AssertionConsumerServiceURL", AssertionConsumerServiceUrl);
        if (IsForced)
        {
            root.SetAttribute("ForceAuthn", "true");
        }

        var issuer = document.CreateElement("saml", "Issuer", SamlNames.Assertion);
        issuer.InnerText = EntityId;
        root.AppendChild(issuer);
        var policy = document.CreateElement("samlp", "NameIDPolicy", SamlNames.Protocol);
        policy.SetAttribute("AllowCreate", "true");
        if (NameIdFormat is not null)
        {
            policy.SetAttribute("Format", NameIdFormat);
        }

        root.AppendChild(policy);
        return document;
    }

    private static string Deflate(string text)
    {
        using var output = new MemoryStream();
        using (var deflate = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToBase64String(output.GetBuffer(), 0, (int)output.Length);
    }

    /// <summary>Prints the id.</summary>
    public override string ToString() => Id;
}
