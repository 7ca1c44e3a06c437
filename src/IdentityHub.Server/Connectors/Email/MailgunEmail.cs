using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors.Email;

/// <summary>A text of one's own for Mailgun, or the name of a template that lies there.</summary>
internal sealed record MailgunDelivery
{
    /// <summary>Subject.</summary>
    [StringLength(998)]
    public Optional<string> Subject { get; init; }

    /// <summary>Where an answer goes.</summary>
    [StringLength(320)]
    public Optional<string> ReplyTo { get; init; }

    /// <summary>As HTML.</summary>
    [StringLength(200_000)]
    public Optional<string> Html { get; init; }

    /// <summary>As plain text.</summary>
    [StringLength(200_000)]
    public Optional<string> Text { get; init; }

    /// <summary>Name of a template at Mailgun.</summary>
    [StringLength(256)]
    public Optional<string> Template { get; init; }

    /// <summary>Further values for that template.</summary>
    [FreeObject]
    public Optional<JsonElement> Variables { get; init; }
}

/// <summary>Configuration of <see cref="MailgunEmail"/>.</summary>
internal sealed record MailgunConfig : MessageConfig
{
    /// <summary>Another address of the service, such as that for the European Union.</summary>
    [SchemaFrom(nameof(EndpointSchema))]
    public Optional<string> Endpoint { get; init; }

    /// <summary>The domain to send from.</summary>
    [SchemaFrom(nameof(DomainSchema))]
    public required string Domain { get; init; }

    /// <summary>API key.</summary>
    [StringLength(512, MinimumLength = 1)]
    public required string ApiKey { get; init; }

    /// <summary>Who e-mails are from.</summary>
    [SchemaFrom(nameof(FromSchema))]
    public required string From { get; init; }

    /// <summary>Texts of one's own by the kind of message.</summary>
    public Optional<Dictionary<string, MailgunDelivery>> Deliveries { get; init; }

    private static Schema FromSchema => Mailbox.Schema;

    private static Schema EndpointSchema => ConfigSchemas.OptionalUrl;

    private static Schema DomainSchema => ConfigSchemas.PathPart;
}

/// <summary>E-mails by Mailgun: <c>POST /v3/{domain}/messages</c>.</summary>
internal sealed class MailgunEmail(OutboundHttp http) : IMessageConnector
{
    private const string Service = "https://api.mailgun.net";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = new()
    {
        Id = "mailgun-email",
        Type = ConnectorType.Email,
        Target = "mailgun-email",
        Name = new Dictionary<string, string> { ["en"] = "Mailgun", ["th"] = "Mailgun" },
        Description = new Dictionary<string, string> { ["en"] = "Sends e-mails by Mailgun.", ["th"] = "ส่งอีเมลด้วย Mailgun" },
        Readme = """
            # Mailgun

            1. In Mailgun, add your domain and set its DNS records.
            2. Make a sending key for that domain.
            3. Enter domain, key and sender here, and send yourself a test.

            Domains in the European Union set the endpoint to `https://api.eu.mailgun.net`. `deliveries` may hold texts of your own by type, or the
            name of a template that lies at Mailgun: `{ "SignIn": { "subject": "…", "template": "sign-in" } }`. Whatever has none is sent in the
            words of the hub.
            """,
        FormItems =
        [
            FormItem.May("endpoint", "Mailgun endpoint", Service),
            FormItem.Needs("domain", "Domain", "mail.example.com"),
            FormItem.NeedsSecret("apiKey", "API key", "key-…"),
            FormItem.Needs("from", "E-mail address to send from", "Example <no-reply@mail.example.com>"),
            FormItem.Json("deliveries", "Deliveries", new JsonObject(), "Texts of your own by type: subject, html, text, replyTo, or template and variables."),
        ],
    };

    /// <inheritdoc/>
    public ConnectorFactory Factory => About;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => MessageConfig.Read<MailgunConfig>(config).Error;

    /// <inheritdoc/>
    public JsonElement WithTemplates(JsonElement config)
    {
        if (!MessageConfig.Read<MailgunConfig>(config).TryGet(out var read, out _) || read.Deliveries.Or([]) is not { Count: > 0 } deliveries)
        {
            return config;
        }

        var templates = new JsonArray();
        foreach (var (type, delivery) in deliveries)
        {
            if (delivery.Html.Or(delivery.Text.Or("")) is { Length: > 0 } content)
            {
                templates.Add(new JsonObject
                {
                    ["usageType"] = type,
                    ["subject"] = delivery.Subject.Or(""),
                    ["content"] = content,
                    ["contentType"] = delivery.Html.IsGiven ? "text/html" : "text/plain",
                    ["replyTo"] = delivery.ReplyTo.Or(""),
                });
            }
        }

        return templates.Count == 0 ? config : JsonSerializer.SerializeToElement(new JsonObject { ["templates"] = templates });
    }

    /// <inheritdoc/>
    public async Task<ApiResult<Nothing>> SendAsync(JsonElement config, RenderedMessage message, CancellationToken cancellation)
    {
        if (!MessageConfig.Read<MailgunConfig>(config).TryGet(out var read, out var error))
        {
            return error;
        }

        var fields = new List<KeyValuePair<string, string>> { new("from", message.SendFrom ?? read.From), new("to", message.Message.To) };
        var deliveries = read.Deliveries.Or([]);
        var delivery = deliveries.GetValueOrDefault(message.Message.Type.ToString()) ?? deliveries.GetValueOrDefault(nameof(TemplateType.Generic));
        if (delivery?.Template.Or("") is { Length: > 0 } template)
        {
            var variables = delivery.Variables.IsGiven ? JsonObject.Create(delivery.Variables.Value)! : [];
            foreach (var (name, value) in message.Message.Payload)
            {
                variables[name] = value?.DeepClone();
            }

            fields.Add(new("subject", delivery.Subject.Or("") is { Length: > 0 } own ? own : message.Subject));
            fields.Add(new("template", template));
            fields.Add(new("h:X-Mailgun-Variables", variables.ToJsonString()));
        }
        else
        {
            fields.Add(new("subject", message.Subject));
            fields.Add(new("text", message.Text));
            if (message.Html is { } html)
            {
                fields.Add(new("html", html));
            }
        }

        if ((message.ReplyTo ?? delivery?.ReplyTo.Or("")) is { Length: > 0 } replyTo)
        {
            fields.Add(new("h:Reply-To", replyTo));
        }

        var address = $"{ConfigSchemas.Address(read.Endpoint, Service)}/v3/{read.Domain}/messages";
        return await ServiceCall.DeliverAsync(http, ServiceCall.Form(address, fields).WithBasic("api", read.ApiKey), cancellation);
    }
}
