using System.Globalization;
using System.Text;
using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>Reading elements. Names are compared with their namespaces; prefixes mean nothing.</summary>
internal static class XmlElements
{
    private static readonly string[] InstantForms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Whether it is of this name.</summary>
    public static bool Is(this XmlElement element, string name, string space) => element.LocalName == name && element.NamespaceURI == space;

    /// <summary>The elements within, not deeper.</summary>
    public static IEnumerable<XmlElement> Elements(this XmlNode parent) => parent.ChildNodes.OfType<XmlElement>();

    /// <summary>The elements of this name within, not deeper.</summary>
    public static List<XmlElement> Elements(this XmlNode parent, string name, string space) => [.. parent.Elements().Where(element => element.Is(name, space))];

    /// <summary>The element and all below it.</summary>
    public static IEnumerable<XmlElement> SelfAndDescendants(this XmlElement element)
    {
        yield return element;
        foreach (var child in element.Elements().SelectMany(SelfAndDescendants))
        {
            yield return child;
        }
    }

    /// <summary>The one element of this name within.</summary>
    /// <returns>Null when there is none or more than one.</returns>
    public static XmlElement? Only(this XmlNode parent, string name, string space) => parent.Elements(name, space) is [var only] ? only : null;

    /// <summary>An attribute without a namespace; null when it is absent.</summary>
    public static string? Attribute(this XmlElement element, string name) => element.GetAttributeNode(name, "")?.Value;

    /// <summary>The text of an element, without white space around it.</summary>
    /// <returns>Null when there is anything but text in it: a comment in a name must neither end nor join it (CVE-2026-57580).</returns>
    public static string? Text(this XmlElement element)
    {
        var text = new StringBuilder();
        foreach (XmlNode node in element.ChildNodes)
        {
            if (node.NodeType is not (XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                return null;
            }

            text.Append(node.Value);
        }

        return text.ToString().Trim(' ', '\t', '\r', '\n');
    }

    /// <summary>The text of an element as bytes.</summary>
    /// <returns>Null when it is no base64, or longer than allowed.</returns>
    public static byte[]? Base64(this XmlElement element, int maximum) => element.Text() is { } text && DecodeBase64(text, maximum) is { } bytes ? bytes : null;

    /// <summary>Decodes base64 with white space in it.</summary>
    /// <returns>Null when it is none, empty, or longer than allowed.</returns>
    public static byte[]? DecodeBase64(string text, int maximum)
    {
        if (text.Length / 4 * 3 > maximum * 2L)
        {
            return null;
        }

        var buffer = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, buffer, out var length) && length > 0 && length <= maximum ? buffer[..length] : null;
    }

    /// <summary>Reads an instant (XML Schema <c>dateTime</c>). SAML's are in UTC, also those without a zone (SAML Core §1.3.3).</summary>
    /// <returns>Null when it is none.</returns>
    public static DateTimeOffset? ReadInstant(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // Some providers count nanoseconds.
        text = text.Trim();
        if (text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot)
        {
            var end = dot + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            text = end - dot - 1 > 7 ? text[..(dot + 8)] + text[end..] : text;
        }

        return DateTimeOffset.TryParseExact(
            text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;
    }

    /// <summary>Writes an instant.</summary>
    public static string WriteInstant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
