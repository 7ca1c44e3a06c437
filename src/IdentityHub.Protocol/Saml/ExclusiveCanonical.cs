using System.Security.Cryptography.Xml;
using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>Exclusive XML canonicalization without comments: the octets that are signed.</summary>
internal static class ExclusiveCanonical
{
    /// <summary>The octets of an element where it stands, with the namespaces that are in scope there.</summary>
    /// <param name="element">The element.</param>
    /// <param name="without">A child that is left out, which is what the enveloped-signature transform does; null for none.</param>
    /// <param name="prefixes">Prefixes that are treated as inclusive (<c>InclusiveNamespaces</c>); null for none.</param>
    public static byte[] Of(XmlElement element, XmlElement? without = null, string? prefixes = null)
    {
        var document = SafeXml.NewDocument();
        var copy = (XmlElement)document.ImportNode(element, deep: true);
        document.AppendChild(copy);
        if (without is not null)
        {
            copy.RemoveChild(FindCopy(element, copy, without));
        }

        DeclareNamespacesInScope(element, copy);
        var transform = new XmlDsigExcC14NTransform(includeComments: false, prefixes ?? "");
        transform.LoadInput(document);
        using var output = (MemoryStream)transform.GetOutput(typeof(Stream));
        return output.ToArray();
    }

    // Both are walked at once: looking children up by number takes time by the square of it, and there may be ten thousand.
    private static XmlNode FindCopy(XmlElement element, XmlElement copy, XmlElement child)
    {
        var (original, twin) = (element.FirstChild, copy.FirstChild);
        while (!ReferenceEquals(original, child))
        {
            (original, twin) = (original!.NextSibling, twin!.NextSibling);
        }

        return twin!;
    }

    // The nearest declaration of a prefix counts; a default namespace that was taken back is none.
    private static void DeclareNamespacesInScope(XmlElement element, XmlElement copy)
    {
        var known = Declarations(element).Select(static declaration => declaration.Name).ToHashSet(StringComparer.Ordinal);
        for (var ancestor = element.ParentNode as XmlElement; ancestor is not null; ancestor = ancestor.ParentNode as XmlElement)
        {
            foreach (var declaration in Declarations(ancestor).Where(declaration => known.Add(declaration.Name) && declaration.Value.Length > 0))
            {
                copy.SetAttributeNode((XmlAttribute)copy.OwnerDocument.ImportNode(declaration, deep: true));
            }
        }
    }

    private static IEnumerable<XmlAttribute> Declarations(XmlElement element) =>
        element.Attributes.Cast<XmlAttribute>().Where(static attribute => attribute.NamespaceURI == SamlNames.Xmlns);
}
