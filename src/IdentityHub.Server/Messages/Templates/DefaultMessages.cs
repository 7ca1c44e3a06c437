using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Messages.Templates;

/// <summary>Our own messages, for whoever wrote none.</summary>
/// <param name="urls">Says where the hub is.</param>
/// <param name="settings">Languages, looks, and how long codes last.</param>
internal sealed class DefaultMessages(HubUrls urls, SignInExperience settings)
{
    private readonly string host = new Uri(urls.Origin).IdnHost;

    /// <summary>Puts a message into our words.</summary>
    public RenderedMessage Render(Message message)
    {
        var texts = DefaultTexts.Choose(message.Locale, settings.LanguageInfo.FallbackLanguage);
        var brand = MessageBrand.Of(message.Payload, settings, host);
        return message.Channel == MessageChannel.Email ? Email(message, texts, brand) : Sms(message, texts, brand);
    }

    private RenderedMessage Email(Message message, DefaultTexts texts, MessageBrand brand)
    {
        var isInvitation = message.Type == TemplateType.OrganizationInvitation;
        var values = Values(message, brand);
        var code = MessageBrand.TextOf(message.Payload, "code");
        var link = Link(message.Payload);
        var text = isInvitation && values.ContainsKey("inviter") ? "OrganizationInvitation.by" : $"{message.Type}.text";
        var title = texts.With($"{message.Type}.title", values);
        var email = new EmailContent
        {
            Language = texts.Language,
            Direction = texts.Direction,
            Brand = brand,
            Subject = TemplateText.ToLine(isInvitation ? title : $"{title} – {brand.Name}"),
            Title = title,
            Greeting = texts["greeting"],
            Text = texts.With(text, values),
            Code = code,
            Validity = code is null ? null : texts.With(Minutes == 1 ? "validOne" : "valid", values),
            Secret = code is null ? null : texts["secret"],
            Button = link is null ? null : new EmailButton(link, texts["accept"], texts["acceptLink"]),
            Unasked = texts[isInvitation ? "notExpected" : "notYou"],
            Sender = texts.With("sentBy", values),
        };
        return new RenderedMessage(message, email.Subject, email.ToText()) { Html = EmailLayout.ToHtml(email) };
    }

    private RenderedMessage Sms(Message message, DefaultTexts texts, MessageBrand brand)
    {
        var values = Values(message, brand);
        var text = new StringBuilder();
        if (message.Type == TemplateType.OrganizationInvitation)
        {
            text.Append(texts.With(values.ContainsKey("inviter") ? "OrganizationInvitation.by" : "OrganizationInvitation.text", values));
            if (Link(message.Payload) is { } link)
            {
                text.Append('\n').Append(link);
            }
        }
        else
        {
            text.Append(brand.Name).Append(" - ").Append(texts[$"{message.Type}.title"]);
        }

        if (MessageBrand.TextOf(message.Payload, "code") is { } code)
        {
            text.Append(": ").Append(code).Append('\n').Append(texts.With("validShort", values));

            // Browsers offer the code on our pages and on no others (https://wicg.github.io/sms-one-time-codes/).
            if (urls.IsHttps && Uri.CheckHostName(host) == UriHostNameType.Dns && code.All(char.IsAsciiLetterOrDigit))
            {
                text.Append("\n\n@").Append(host).Append(" #").Append(code);
            }
        }

        return new RenderedMessage(message, "", text.ToString());
    }

    private int Minutes => Math.Max(1, settings.VerificationCodePolicy.ExpirationDuration / 60);

    private JsonObject Values(Message message, MessageBrand brand)
    {
        var values = new JsonObject
        {
            ["brand"] = brand.Name,
            ["minutes"] = Minutes.ToString(CultureInfo.InvariantCulture),
            ["organization"] = MessageBrand.Shown(MessageBrand.TextOf(message.Payload["organization"] as JsonObject, "name")) ?? brand.Name,
        };
        var inviter = message.Payload["inviter"] as JsonObject;
        var name = MessageBrand.TextOf(inviter, "name") ?? MessageBrand.TextOf(inviter, "username") ?? MessageBrand.TextOf(inviter, "primaryEmail");
        if (MessageBrand.Shown(name) is { } shown)
        {
            values["inviter"] = shown;
        }

        return values;
    }

    // Whoever makes an invitation gives the address; nothing but the web is linked to.
    private static string? Link(JsonObject payload) =>
        Uri.TryCreate(MessageBrand.TextOf(payload, "link"), UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address.AbsoluteUri : null;
}
