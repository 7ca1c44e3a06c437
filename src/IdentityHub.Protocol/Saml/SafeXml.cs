using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>How much a document may be.</summary>
/// <param name="Characters">Of the text.</param>
/// <param name="Elements">Number of elements.</param>
/// <param name="AllowsRemarks">Whether comments, processing instructions and CDATA may be in it. Where values are read they never may.</param>
internal sealed record XmlLimits(int Characters, int Elements, bool AllowsRemarks)
{
    /// <summary>How deep elements may be nested; the deepest that SAML has is about twelve.</summary>
    public const int Depth = 32;

    /// <summary>Attributes of one element, declarations of namespaces among them.</summary>
    public const int Attributes = 64;

    /// <summary>A response or a request.</summary>
    public static XmlLimits Message { get; } = new(256 * 1024, 10_000, AllowsRemarks: false);

    /// <summary>Metadata.</summary>
    public static XmlLimits Metadata { get; } = new(1024 * 1024, 20_000, AllowsRemarks: true);
}

/// <summary>
/// Reads XML that strangers send. Nothing outside the text is ever looked at, entities cannot be declared, and what is too much is found while
/// reading, before there is a tree (CVE-2026-2575: depth and size).
/// </summary>
internal static class SafeXml
{
    /// <summary>Reads a document with all its white space, as signatures need it.</summary>
    public static SamlResult<XmlDocument> Parse(string text, XmlLimits limits)
    {
        if (text.Length > limits.Characters)
        {
            return new SamlRefusal(SamlFailure.TooLarge, $"The document has {text.Length} characters; at most {limits.Characters} are read.");
        }

        // The reader refuses it as well; this tells apart what it says in words only.
        if (text.Contains("<!DOCTYPE", StringComparison.Ordinal))
        {
            return new SamlRefusal(SamlFailure.DocumentType, "The document has a document type; SAML has none.");
        }

        try
        {
            using var inspected = Open(text, limits);
            if (Inspect(inspected, limits) is { } refusal)
            {
                return refusal;
            }

            using var reader = Open(text, limits);
            var document = NewDocument();
            document.Load(reader);
            return document;
        }
        catch (XmlException exception)
        {
            return new SamlRefusal(SamlFailure.NotXml, $"The document is not well-formed XML (line {exception.LineNumber}, column {exception.LinePosition}).");
        }
    }

    /// <summary>An empty document that keeps white space and fetches nothing.</summary>
    public static XmlDocument NewDocument() => new() { PreserveWhitespace = true, XmlResolver = null };

    /// <summary>An ID that two elements have; null when there is none. Any attribute of such a name counts, whatever a schema would say of it.</summary>
    public static string? FindDuplicateId(XmlElement root)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in root.SelfAndDescendants())
        {
            // One element may say its own ID twice.
            var own = element.Attributes.Cast<XmlAttribute>()
                .Where(static attribute => attribute.LocalName.Equals("ID", StringComparison.OrdinalIgnoreCase) && attribute.NamespaceURI != SamlNames.Xmlns)
                .Select(static attribute => attribute.Value).Distinct(StringComparer.Ordinal);
            if (own.FirstOrDefault(id => !seen.Add(id)) is { } twice)
            {
                return twice;
            }
        }

        return null;
    }

    private static XmlReader Open(string text, XmlLimits limits) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = limits.Characters,
        MaxCharactersFromEntities = 1,
        ConformanceLevel = ConformanceLevel.Document,
        CheckCharacters = true,
        CloseInput = true,
    });

    private static SamlRefusal? Inspect(XmlReader reader, XmlLimits limits)
    {
        var elements = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth >= XmlLimits.Depth:
                    return new(SamlFailure.TooComplex, $"Elements are nested deeper than {XmlLimits.Depth}.");
                case XmlNodeType.Element when ++elements > limits.Elements:
                    return new(SamlFailure.TooComplex, $"There are more than {limits.Elements} elements.");
                case XmlNodeType.Element when reader.AttributeCount > XmlLimits.Attributes:
                    return new(SamlFailure.TooComplex, $"An element has more than {XmlLimits.Attributes} attributes.");
                case XmlNodeType.Comment or XmlNodeType.ProcessingInstruction or XmlNodeType.CDATA when !limits.AllowsRemarks:
                    return new(SamlFailure.SplitText, "Comments, processing instructions and CDATA are not accepted: signatures do not cover all of them.");
                case XmlNodeType.DocumentType or XmlNodeType.EntityReference or XmlNodeType.Entity:
                    return new(SamlFailure.DocumentType, "The document has a document type; SAML has none.");
            }
        }

        return null;
    }
}
