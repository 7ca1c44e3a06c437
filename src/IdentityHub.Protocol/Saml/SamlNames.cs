namespace IdentityHub.Protocol.Saml;

/// <summary>Names of SAML 2.0, XML Signature and XML Encryption.</summary>
public static class SamlNames
{
    /// <summary>Binding: a query (SAML Bindings §3.4).</summary>
    public const string RedirectBinding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

    /// <summary>Binding: a form (SAML Bindings §3.5).</summary>
    public const string PostBinding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    /// <summary>A name that is another one at each sign-in (SAML Core §8.3.8).</summary>
    public const string TransientFormat = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

    /// <summary>A name that stays the same and says nothing (SAML Core §8.3.7).</summary>
    public const string PersistentFormat = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";

    /// <summary>An e-mail address (SAML Core §8.3.2).</summary>
    public const string EmailFormat = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

    /// <summary>Whatever the provider likes (SAML Core §8.3.1).</summary>
    public const string UnspecifiedFormat = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    internal const string Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
    internal const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    internal const string Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    internal const string Bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    internal const string Success = "urn:oasis:names:tc:SAML:2.0:status:Success";
    internal const string EntityFormat = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

    internal const string Xmlns = "http://www.w3.org/2000/xmlns/";
    internal const string Dsig = "http://www.w3.org/2000/09/xmldsig#";
    internal const string Enc = "http://www.w3.org/2001/04/xmlenc#";
    internal const string Enc11 = "http://www.w3.org/2009/xmlenc11#";
    internal const string Enveloped = Dsig + "enveloped-signature";
    internal const string ExclusiveC14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    internal const string Sha1Digest = Dsig + "sha1";
    internal const string Sha256Digest = Enc + "sha256";
}
