using System.Xml;
using IdentityHub.Tests.Saml;

namespace IdentityHub.Protocol.Tests.Saml;

/// <summary>The eight forms of signature wrapping (Somorovsky et al., "On Breaking SAML"), in the numbering that testing tools use.</summary>
internal static class SamlWrapping
{
    private const string Dsig = "http://www.w3.org/2000/09/xmldsig#";

    /// <summary>Adds somebody else to a document, in a place where a careless reader finds them.</summary>
    public static XmlDocument Wrap(XmlDocument document, int form, string evil)
    {
        var root = document.DocumentElement!;
        if (form <= 2)
        {
            return WrapResponse(document, root, form, evil);
        }

        var original = SamlTestProvider.Find(document, "Assertion")!;
        var copy = (XmlElement)original.CloneNode(deep: true);
        SamlTestProvider.Find(copy, "NameID")!.InnerText = evil;
        copy.SetAttribute("ID", "_evil");
        var copiedSignature = SamlTestProvider.Find(copy, "Signature")!;
        switch (form)
        {
            case 3:
                copy.RemoveChild(copiedSignature);
                root.InsertBefore(copy, original);
                break;
            case 4:
                copy.RemoveChild(copiedSignature);
                root.ReplaceChild(copy, original);
                copy.AppendChild(original);
                break;
            case 5:
                root.ReplaceChild(copy, original);
                original.RemoveChild(SamlTestProvider.Find(original, "Signature")!);
                root.AppendChild(original);
                break;
            case 6:
                root.ReplaceChild(copy, original);
                original.RemoveChild(SamlTestProvider.Find(original, "Signature")!);
                copiedSignature.AppendChild(original);
                break;
            case 7:
                copy.RemoveChild(copiedSignature);
                copy.SetAttribute("ID", original.GetAttribute("ID"));
                var extensions = document.CreateElement("samlp", "Extensions", "urn:oasis:names:tc:SAML:2.0:protocol");
                extensions.AppendChild(copy);
                root.InsertBefore(extensions, original);
                break;
            default:
                root.ReplaceChild(copy, original);
                original.RemoveChild(SamlTestProvider.Find(original, "Signature")!);
                var wrapper = document.CreateElement("ds", "Object", Dsig);
                wrapper.AppendChild(original);
                copiedSignature.AppendChild(wrapper);
                break;
        }

        return document;
    }

    private static XmlDocument WrapResponse(XmlDocument document, XmlElement root, int form, string evil)
    {
        var copy = (XmlElement)root.CloneNode(deep: true);
        SamlTestProvider.Find(copy, "NameID")!.InnerText = evil;
        copy.SetAttribute("ID", "_evil");
        var signature = copy.ChildNodes.OfType<XmlElement>().First(element => element.LocalName == "Signature");
        root.RemoveChild(root.ChildNodes.OfType<XmlElement>().First(element => element.LocalName == "Signature"));
        document.ReplaceChild(copy, root);
        if (form == 1)
        {
            signature.AppendChild(root);
        }
        else
        {
            copy.InsertBefore(root, signature);
        }

        return document;
    }
}
