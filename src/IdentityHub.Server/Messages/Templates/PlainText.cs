using System.Net;
using System.Text.RegularExpressions;

namespace IdentityHub.Server.Messages.Templates;

/// <summary>The words of HTML, for people who read plain text and for filters that distrust e-mail without it.</summary>
internal static partial class PlainText
{
    /// <summary>Takes the markup away: blocks become lines, and links keep their addresses.</summary>
    public static string Of(string html)
    {
        var text = Hidden.Replace(html, "");
        text = Breaks.Replace(Spaces.Replace(text, " "), "\n");
        text = Links.Replace(text, link => Linked(link.Groups[1].Value, link.Groups[2].Value));
        text = WebUtility.HtmlDecode(Tags.Replace(text, "")).Replace('\u00A0', ' ');
        return BlankLines.Replace(string.Join('\n', text.Split('\n').Select(line => line.Trim())), "\n\n").Trim();
    }

    private static string Linked(string address, string words)
    {
        var text = Tags.Replace(words, "").Trim();
        return text.Length == 0 || text == address ? address : $"{text} ({address})";
    }

    // Without backtracking: templates are written by people who may make mistakes, and are filled with what others wrote.
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private static Regex Hidden { get; } = new("<!--(.|\n)*?-->|<(head|style|script|title)\\b(.|\n)*?</(head|style|script|title)\\s*>", Options);

    private static Regex Spaces { get; } = new("\\s+", Options);

    private static Regex Breaks { get; } = new("\\s*(<br\\s*/?>|</(p|div|h[1-6]|li|tr|table|blockquote)\\s*>)\\s*", Options);

    private static Regex Links { get; } = new("<a\\s[^>]*?href=[\"']([^\"']*)[\"'][^>]*>(.*?)</a\\s*>", Options);

    private static Regex Tags { get; } = new("<[^>]*>", Options);

    private static Regex BlankLines { get; } = new("\n{3,}", Options);
}
