using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.Messages.Templates;

/// <summary>Where a filled template stands, which decides what its values may contain.</summary>
internal enum TemplatePlace
{
    /// <summary>Plain text: values stay as they are.</summary>
    Plain,

    /// <summary>HTML: values become text, never markup.</summary>
    Html,

    /// <summary>A header of one line, such as the subject: no line breaks, no control characters.</summary>
    Line,

    /// <summary>A header with addresses: besides, values cannot end one address and begin another (RFC 5322, 3.2.3).</summary>
    Address,
}

/// <summary>
/// Templates with <c>{{ key }}</c> and <c>{{ a.b.c }}</c>. A name is letters, digits, underscores and dots. A name whose first part is
/// unknown stays as it is written; what is missing below a known part becomes empty.
/// </summary>
internal static class TemplateText
{
    /// <summary>Fills a template. Values are never templates themselves.</summary>
    /// <param name="template">What somebody wrote; anything is allowed.</param>
    /// <param name="values">What names stand for. Objects and lists are written as JSON.</param>
    /// <param name="place">Where the result stands.</param>
    public static string Fill(string template, JsonObject values, TemplatePlace place)
    {
        var filled = new StringBuilder(template.Length);
        var rest = template.AsSpan();
        while (rest.IndexOf("{{") is var start and >= 0)
        {
            filled.Append(rest[..start]);
            rest = rest[start..];
            if (ReadName(rest, out var length) is { } name && TryFind(values, name, out var value))
            {
                filled.Append(ForPlace(value, place));
                rest = rest[length..];
            }
            else
            {
                // One brace at a time, so that the name in {{{ code }}} is found.
                filled.Append(rest[0]);
                rest = rest[1..];
            }
        }

        filled.Append(rest);
        return place is TemplatePlace.Line or TemplatePlace.Address ? ToLine(filled.ToString()) : filled.ToString();
    }

    /// <summary>Whether a template names a value.</summary>
    /// <param name="template">The template.</param>
    /// <param name="root">First part of the name.</param>
    public static bool Names(string template, string root)
    {
        var rest = template.AsSpan();
        while (rest.IndexOf("{{") is var start and >= 0)
        {
            rest = rest[start..];
            if (ReadName(rest, out _) is { } name && RootOf(name) == root)
            {
                return true;
            }

            rest = rest[1..];
        }

        return false;
    }

    /// <summary>On one line: what would break it, or change the direction in which it is read, becomes a space.</summary>
    public static string ToLine(string text) => string.Create(text.Length, text, static (line, source) =>
    {
        for (var index = 0; index < source.Length; index++)
        {
            var isUnfit = char.IsControl(source[index]) || source[index] is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
            line[index] = isUnfit ? ' ' : source[index];
        }
    }).Trim();

    private static string? ReadName(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        var inner = text["{{".Length..].TrimStart();
        var size = 0;
        while (size < inner.Length && (char.IsAsciiLetterOrDigit(inner[size]) || inner[size] is '_' or '.'))
        {
            size++;
        }

        var after = inner[size..].TrimStart();
        if (size == 0 || !after.StartsWith("}}"))
        {
            return null;
        }

        length = text.Length - after.Length + "}}".Length;
        return inner[..size].ToString();
    }

    private static string RootOf(string name) => name.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? name[..dot] : name;

    private static bool TryFind(JsonObject values, string name, out string value)
    {
        value = "";
        var root = RootOf(name);
        if (!values.TryGetPropertyValue(root, out var found))
        {
            return false;
        }

        foreach (var part in name[root.Length..].Split('.').Skip(1))
        {
            found = found is JsonObject parent && parent.TryGetPropertyValue(part, out var child) ? child : null;
        }

        value = found switch
        {
            null => "",
            JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
            _ => found.ToJsonString(),
        };
        return true;
    }

    private static string ForPlace(string value, TemplatePlace place) => place switch
    {
        TemplatePlace.Html => WebUtility.HtmlEncode(value),
        TemplatePlace.Address => new string([.. value.Where(letter => !"<>()[]\\\",;:".Contains(letter, StringComparison.Ordinal))]),
        _ => value,
    };
}
