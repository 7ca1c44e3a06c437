using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Messages.Templates;

/// <summary>
/// Puts messages into words. For e-mail: the template stored for the type in the message's language, then in the language of the settings;
/// <c>Generic</c> in the same two; the connector's template of the type, then its <c>Generic</c>; and last our own, which exist in every
/// language. Text messages have no stored templates.
/// </summary>
/// <remarks>
/// A <c>Generic</c> template that names the code is passed over for a message that has none: an invitation would say
/// “your code is {{code}}” otherwise.
/// </remarks>
/// <param name="urls">Says where the hub is, for text messages that browsers read codes from.</param>
internal sealed class MessageTemplates(HubUrls urls)
{
    /// <summary>Puts a message into words.</summary>
    /// <param name="catalog">Stored templates and settings.</param>
    /// <param name="connectorConfig">Configuration of the connector that will send it; may have <c>templates</c>.</param>
    /// <param name="message">The message.</param>
    /// <returns>The words. There is always a template of ours, so nothing is refused; the result leaves room for connectors that keep theirs.</returns>
    public ApiResult<RenderedMessage> Render(CatalogSnapshot catalog, JsonElement connectorConfig, Message message)
    {
        var settings = SignInExperience.Read(catalog.Settings.GetValueOrDefault(SignInExperience.Setting));
        var complete = Complete(message);
        var template = Stored(catalog, settings.LanguageInfo.FallbackLanguage, complete) ?? OfConnector(connectorConfig, complete);
        return template is null ? new DefaultMessages(urls, settings).Render(complete) : Fill(template, complete);
    }

    /// <summary>Puts values into a template.</summary>
    public static RenderedMessage Fill(TemplateDetails template, Message message)
    {
        var values = message.Payload;
        var body = TemplateText.Fill(template.Content, values, template.IsHtml ? TemplatePlace.Html : TemplatePlace.Plain);
        var text = template.Text is { } given ? TemplateText.Fill(given, values, TemplatePlace.Plain) : template.IsHtml ? PlainText.Of(body) : body;
        return new RenderedMessage(message, TemplateText.Fill(template.Subject, values, TemplatePlace.Line), text)
        {
            Html = template.IsHtml ? body : null,
            ReplyTo = Address(template.ReplyTo, values),
            SendFrom = Address(template.SendFrom, values),
        };
    }

    // What every template may name.
    private static Message Complete(Message message)
    {
        if (message.Payload.ContainsKey("locale"))
        {
            return message;
        }

        var payload = (JsonObject)message.Payload.DeepClone();
        payload["locale"] = message.Locale;
        return message with { Payload = payload };
    }

    private static string? Address(string? template, JsonObject values) =>
        template is null ? null : TemplateText.Fill(template, values, TemplatePlace.Address) is { Length: > 0 } address ? address : null;

    private static TemplateDetails? Stored(CatalogSnapshot catalog, string fallback, Message message)
    {
        if (message.Channel != MessageChannel.Email)
        {
            return null;
        }

        foreach (var type in TypesOf(message))
        {
            foreach (var language in Languages(message.Locale).Concat(Languages(fallback)))
            {
                var row = catalog.EmailTemplates.FirstOrDefault(
                    row => row.TemplateType == type.ToString() && string.Equals(row.LanguageTag, language, StringComparison.OrdinalIgnoreCase));
                if (row is not null && Usable(TemplateDetails.Read(row.Details), type, message) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static TemplateDetails? OfConnector(JsonElement config, Message message)
    {
        if (config.ValueKind != JsonValueKind.Object || !config.TryGetProperty("templates", out var templates) || templates.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        return TypesOf(message).Select(type => Usable(
            templates.EnumerateArray()
                .Where(entry => entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("usageType", out var usage)
                    && usage.ValueKind == JsonValueKind.String && usage.ValueEquals(type.ToString()))
                .Select(TemplateDetails.Read).FirstOrDefault(),
            type,
            message)).FirstOrDefault(found => found is not null);
    }

    private static TemplateDetails? Usable(TemplateDetails? template, TemplateType type, Message message) =>
        template is not null && type != message.Type && template.Names("code") && !message.Payload.ContainsKey("code") ? null : template;

    private static IEnumerable<TemplateType> TypesOf(Message message) =>
        message.Type == TemplateType.Generic ? [TemplateType.Generic] : [message.Type, TemplateType.Generic];

    // The language itself, then what is left when parts are cut from its end (RFC 4647, 3.4). Languages of people are short.
    private static IEnumerable<string> Languages(string tag)
    {
        for (var rest = tag.Length <= 35 ? tag : ""; rest.Length > 0; rest = rest.LastIndexOf('-') is var dash and > 0 ? rest[..dash] : "")
        {
            yield return rest;
        }
    }
}
