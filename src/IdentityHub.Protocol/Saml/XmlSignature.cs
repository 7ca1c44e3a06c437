using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>
/// Enveloped signatures as SAML has them (SAML Core §5.4), and no others: a child of what is signed, one reference, to the ID of that very element,
/// by the transforms enveloped-signature and exclusive canonicalization. Whatever else XML Signature could do is refused, because each of its other
/// features has served to make a signature speak of something else than what is then used (signature wrapping, CVE-2026-2092; references, CVE-2026-33487).
/// </summary>
internal static class XmlSignature
{
    private const int LargestValue = 4096;
    private const int LongestPrefixList = 512;

    /// <summary>Checks the signature of an element.</summary>
    /// <param name="element">What is said to be signed.</param>
    /// <param name="trusted">The keys that count. Keys in the document do not.</param>
    /// <returns>
    /// What was signed, read anew from the octets that were signed, so that nothing else can be in it; null when the element has no signature.
    /// </returns>
    public static SamlResult<XmlElement?> Verify(XmlElement element, IReadOnlyList<SamlCertificate> trusted)
    {
        var signatures = element.Elements("Signature", SamlNames.Dsig);
        if (signatures.Count == 0)
        {
            return (XmlElement?)null;
        }

        if (signatures.Count > 1)
        {
            return Form("an element has two signatures");
        }

        if (!Shape.Read(signatures[0]).TryGet(out var shape, out var refusal))
        {
            return refusal;
        }

        if (element.Attribute("ID") is not { Length: > 0 } id || shape.Target != "#" + id)
        {
            return Form("the signature speaks of another element than the one it is in");
        }

        var signed = ExclusiveCanonical.Of(element, signatures[0], shape.TargetPrefixes);
        if (!CryptographicOperations.FixedTimeEquals(CryptographicOperations.HashData(shape.DigestMethod, signed), shape.Digest))
        {
            return new SamlRefusal(SamlFailure.BadSignature, $"The {element.LocalName} was changed after it was signed (its digest is another one).");
        }

        var info = ExclusiveCanonical.Of(shape.SignedInfo, prefixes: shape.InfoPrefixes);
        if (!trusted.Any(certificate => certificate.Verify(shape.Method, info, shape.Value)))
        {
            return new SamlRefusal(SamlFailure.BadSignature, $"The {element.LocalName} is signed by none of the {trusted.Count} certificates of the provider.");
        }

        return SafeXml.Parse(Encoding.UTF8.GetString(signed), XmlLimits.Message).TryGet(out var document, out refusal)
            ? (SamlResult<XmlElement?>)document.DocumentElement
            : refusal;
    }

    /// <summary>Signs an element by an enveloped signature.</summary>
    /// <param name="element">With an <c>ID</c>.</param>
    /// <param name="after">The child after which the signature stands.</param>
    /// <param name="key">Signs; its certificate is put in.</param>
    /// <param name="algorithm">By which algorithm.</param>
    public static void Sign(XmlElement element, XmlElement after, SamlKey key, SignatureAlgorithm algorithm)
    {
        var digest = Convert.ToBase64String(SHA256.HashData(ExclusiveCanonical.Of(element)));
        var document = element.OwnerDocument;
        XmlElement Add(XmlElement parent, string name, string? uri = null)
        {
            var child = document.CreateElement("ds", name, SamlNames.Dsig);
            if (uri is not null)
            {
                child.SetAttribute("Algorithm", uri);
            }

            parent.AppendChild(child);
            return child;
        }

        var signature = document.CreateElement("ds", "Signature", SamlNames.Dsig);
        element.InsertAfter(signature, after);
        var info = Add(signature, "SignedInfo");
        Add(info, "CanonicalizationMethod", SamlNames.ExclusiveC14N);
        Add(info, "SignatureMethod", algorithm.Uri);
        var reference = Add(info, "Reference");
        reference.SetAttribute("URI", "#" + element.GetAttribute("ID"));
        var transforms = Add(reference, "Transforms");
        Add(transforms, "Transform", SamlNames.Enveloped);
        Add(transforms, "Transform", SamlNames.ExclusiveC14N);
        Add(reference, "DigestMethod", SamlNames.Sha256Digest);
        Add(reference, "DigestValue").InnerText = digest;
        Add(signature, "SignatureValue").InnerText = Convert.ToBase64String(key.Sign(ExclusiveCanonical.Of(info), algorithm));
        if (key.Certificate is { } certificate)
        {
            Add(Add(Add(signature, "KeyInfo"), "X509Data"), "X509Certificate").InnerText = certificate.Base64;
        }
    }

    private static SamlRefusal Form(string what) => new(SamlFailure.SignatureForm, $"The signature is not one of SAML: {what}.");

    /// <summary>The parts of a signature, each checked.</summary>
    private sealed record Shape(
        XmlElement SignedInfo,
        string? InfoPrefixes,
        SignatureAlgorithm Method,
        string Target,
        string? TargetPrefixes,
        HashAlgorithmName DigestMethod,
        byte[] Digest,
        byte[] Value)
    {
        public static SamlResult<Shape> Read(XmlElement signature)
        {
            var parts = signature.Elements().ToList();
            if (parts.Count is not (2 or 3) || !IsDsig(parts[0], "SignedInfo") || !IsDsig(parts[1], "SignatureValue") || (parts.Count == 3 && !IsDsig(parts[2], "KeyInfo")))
            {
                return Form("it has other parts than SignedInfo, SignatureValue and KeyInfo");
            }

            var info = parts[0].Elements().ToList();
            if (info.Count != 3 || !IsDsig(info[0], "CanonicalizationMethod") || !IsDsig(info[1], "SignatureMethod") || !IsDsig(info[2], "Reference"))
            {
                return Form("its SignedInfo does not have exactly one method and one reference");
            }

            if (info[0].Attribute("Algorithm") != SamlNames.ExclusiveC14N || !TryPrefixes(info[0], out var infoPrefixes))
            {
                return Form($"its canonicalization is {SamlRefusal.Quote(info[0].Attribute("Algorithm"))}");
            }

            if (SignatureAlgorithm.Find(info[1].Attribute("Algorithm")) is not { } method || info[1].Elements().Any())
            {
                return new SamlRefusal(SamlFailure.Algorithm, $"The signature algorithm {SamlRefusal.Quote(info[1].Attribute("Algorithm"))} is not accepted.");
            }

            return parts[1].Base64(LargestValue) is not { } value
                ? Form("its value is no base64")
                : ReadReference(info[2]).TryGet(out var reference, out var refusal)
                    ? reference with { SignedInfo = parts[0], InfoPrefixes = infoPrefixes, Method = method, Value = value }
                    : refusal;
        }

        private static SamlResult<Shape> ReadReference(XmlElement reference)
        {
            var parts = reference.Elements().ToList();
            if (parts.Count != 3 || !IsDsig(parts[0], "Transforms") || !IsDsig(parts[1], "DigestMethod") || !IsDsig(parts[2], "DigestValue")
                || reference.Attribute("URI") is not ['#', _, ..] target)
            {
                return Form("its reference is not to the ID of an element");
            }

            var transforms = parts[0].Elements().ToList();
            if (transforms.Count != 2 || !transforms.TrueForAll(static transform => IsDsig(transform, "Transform"))
                || transforms[0].Attribute("Algorithm") != SamlNames.Enveloped || transforms[0].Elements().Any()
                || transforms[1].Attribute("Algorithm") != SamlNames.ExclusiveC14N || !TryPrefixes(transforms[1], out var prefixes))
            {
                return Form("its transforms are not enveloped-signature and exclusive canonicalization");
            }

            if (SignatureAlgorithm.FindDigest(parts[1].Attribute("Algorithm")) is not { } digestMethod || parts[1].Elements().Any())
            {
                return new SamlRefusal(SamlFailure.Algorithm, $"The digest algorithm {SamlRefusal.Quote(parts[1].Attribute("Algorithm"))} is not accepted.");
            }

            return parts[2].Base64(LargestValue) is { } digest
                ? new Shape(reference, null, SignatureAlgorithm.RsaSha256, target, prefixes, digestMethod, digest, [])
                : Form("its digest is no base64");
        }

        private static bool IsDsig(XmlElement element, string name) => element.Is(name, SamlNames.Dsig);

        // The one parameter that exclusive canonicalization has.
        private static bool TryPrefixes(XmlElement method, out string? prefixes)
        {
            prefixes = null;
            var parameters = method.Elements().ToList();
            if (parameters.Count == 0)
            {
                return true;
            }

            prefixes = parameters[0].Attribute("PrefixList");
            return parameters.Count == 1 && parameters[0].Is("InclusiveNamespaces", SamlNames.ExclusiveC14N)
                && prefixes is { Length: <= LongestPrefixList } && !parameters[0].Elements().Any();
        }
    }
}
