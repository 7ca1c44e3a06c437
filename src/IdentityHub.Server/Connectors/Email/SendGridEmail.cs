using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors.Email;

/// <summary>Configuration of <see cref="SendGridEmail"/>.</summary>
internal sealed record SendGridConfig : MessageConfig
{
    /// <summary>API key with the permission to send.</summary>
    [StringLength(512, MinimumLength = 1)]
    public required string ApiKey { get; init; }

    /// <summary>Who e-mails are from.</summary>
    [SchemaFrom(nameof(FromSchema))]
    public required string FromEmail { get; init; }

    /// <summary>Name of the sender.</summary>
    [StringLength(256)]
    public Optional<string> FromName { get; init; }

    /// <summary>Another address of the service, such as that for the European Union.</summary>
    [SchemaFrom(nameof(EndpointSchema))]
    public Optional<string> Endpoint { get; init; }

    private static Schema FromSchema => Mailbox.Schema;

    private static Schema EndpointSchema => ConfigSchemas.OptionalUrl;
}

/// <summary>E-mails by SendGrid: <c>POST /v3/mail/send</c>.</summary>
internal sealed class SendGridEmail(OutboundHttp http) : IMessageConnector
{
    private const string Service = "https://api.sendgrid.com";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = new()
    {
        Id = "sendgrid-email-service",
        Type = ConnectorType.Email,
        Target = "sendgrid-mail",
        Name = new Dictionary<string, string> { ["en"] = "SendGrid", ["th"] = "SendGrid" },
        Description = new Dictionary<string, string> { ["en"] = "Sends e-mails by Twilio SendGrid.", ["th"] = "ส่งอีเมลด้วย Twilio SendGrid" },
        Readme = """
            # SendGrid

            1. In SendGrid, verify a sender or authenticate your domain.
            2. Make an API key with the permission *Mail Send*.
            3. Enter the key and the verified sender here, and send yourself a test.

            Accounts in the European Union set the endpoint to `https://api.eu.sendgrid.com`.
            """,
        FormItems =
        [
            FormItem.NeedsSecret("apiKey", "API key", "SG.…"),
            FormItem.Needs("fromEmail", "From e-mail", "no-reply@example.com"),
            FormItem.May("fromName", "From name", "Example"),
            FormItem.May("endpoint", "Endpoint", Service, "Another address of the service."),
            FormItem.Templates,
        ],
    };

    /// <inheritdoc/>
    public ConnectorFactory Factory => About;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => MessageConfig.Read<SendGridConfig>(config).Error;

    /// <inheritdoc/>
    public async Task<ApiResult<Nothing>> SendAsync(JsonElement config, RenderedMessage message, CancellationToken cancellation)
    {
        if (!MessageConfig.Read<SendGridConfig>(config).TryGet(out var read, out var error))
        {
            return error;
        }

        var sender = Mailbox.Parse(message.SendFrom ?? "") ?? Mailbox.Parse(read.FromEmail)! with { Name = read.FromName.Or("") };
        var content = new JsonArray(new JsonObject { ["type"] = "text/plain", ["value"] = message.Text });
        if (message.Html is { } html)
        {
            content.Add(new JsonObject { ["type"] = "text/html", ["value"] = html });
        }

        var body = new JsonObject
        {
            ["personalizations"] = new JsonArray(new JsonObject { ["to"] = new JsonArray(Describe(new Mailbox(message.Message.To, ""))) }),
            ["from"] = Describe(sender),
            ["subject"] = message.Subject,
            ["content"] = content,
        };
        if (Mailbox.Parse(message.ReplyTo ?? "") is { } replyTo)
        {
            body["reply_to"] = Describe(replyTo);
        }

        var request = ServiceCall.Json(ConfigSchemas.Address(read.Endpoint, Service) + "/v3/mail/send", body);
        request.Headers.Authorization = new("Bearer", read.ApiKey);
        return await ServiceCall.DeliverAsync(http, request, cancellation);
    }

    private static JsonObject Describe(Mailbox mailbox) => mailbox.Name.Length == 0
        ? new() { ["email"] = mailbox.Address }
        : new() { ["email"] = mailbox.Address, ["name"] = mailbox.Name };
}
