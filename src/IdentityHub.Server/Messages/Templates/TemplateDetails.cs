using System.Text.Json;
using System.Text.RegularExpressions;

namespace IdentityHub.Server.Messages.Templates;

/// <summary>What a template says: the words of an e-mail or of a text message, before values are in them.</summary>
/// <param name="Subject">Subject; empty for text messages.</param>
/// <param name="Content">Body.</param>
internal sealed partial record TemplateDetails(string Subject, string Content)
{
    /// <summary>Media type of the body when it is HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Media type of the body when it is plain.</summary>
    public const string Plain = "text/plain";

    /// <summary>Whether the body is HTML.</summary>
    public bool IsHtml { get; init; }

    /// <summary>The body as plain text beside an HTML one; null when it is to be derived.</summary>
    public string? Text { get; init; }

    /// <summary>Where an answer goes.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Who it is from.</summary>
    public string? SendFrom { get; init; }

    /// <summary>
    /// Reads what is stored for an e-mail template, or an entry of a connector's <c>templates</c>. The body is in <c>content</c>, or in
    /// <c>html</c> and <c>text</c>.
    /// </summary>
    /// <returns>Null when it has no body, such as the name of a template that the service keeps.</returns>
    public static TemplateDetails? Read(JsonElement json)
    {
        if ((TextOf(json, "content") ?? TextOf(json, "html") ?? TextOf(json, "text")) is not { } content)
        {
            return null;
        }

        var type = TextOf(json, "contentType") ?? TextOf(json, "type");
        return new TemplateDetails(TextOf(json, "subject") ?? "", content)
        {
            // The reference takes what says nothing for HTML. Without any markup the two differ in line breaks only, which are lost in HTML.
            IsHtml = type == Html || (type != Plain && Markup.IsMatch(content)),
            Text = TextOf(json, "text"),
            ReplyTo = TextOf(json, "replyTo"),
            SendFrom = TextOf(json, "sendFrom"),
        };
    }

    /// <summary>Whether it names a value, such as the code.</summary>
    public bool Names(string root) => TemplateText.Names(Subject, root) || TemplateText.Names(Content, root);

    private static string? TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() is { Length: > 0 } text ? text : null
            : null;

    [GeneratedRegex("</?[A-Za-z!]|&#?[A-Za-z0-9]+;", RegexOptions.CultureInvariant)]
    private static partial Regex Markup { get; }
}
