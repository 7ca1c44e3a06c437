using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors.Email;

/// <summary>Configuration of <see cref="PostmarkMail"/>.</summary>
internal sealed record PostmarkConfig : MessageConfig
{
    /// <summary>Token of the server.</summary>
    [StringLength(512, MinimumLength = 1)]
    public required string ServerToken { get; init; }

    /// <summary>Who e-mails are from: a verified sender signature.</summary>
    [SchemaFrom(nameof(FromSchema))]
    public required string FromEmail { get; init; }

    /// <summary>Another address of the service.</summary>
    [SchemaFrom(nameof(EndpointSchema))]
    public Optional<string> Endpoint { get; init; }

    private static Schema FromSchema => Mailbox.Schema;

    private static Schema EndpointSchema => ConfigSchemas.OptionalUrl;

    /// <inheritdoc/>
    public override (string Member, string Problem)? FindProblem() =>
        ServerToken.Any(static character => char.IsControl(character) || character > '~') ? ("serverToken", "A token has printable ASCII characters only.") : null;
}

/// <summary>
/// E-mails by Postmark: <c>POST /email</c> with the words of the hub, or <c>POST /email/withTemplate</c> where a template names one that lies at
/// Postmark.
/// </summary>
internal sealed class PostmarkMail(OutboundHttp http) : IMessageConnector
{
    private const string Service = "https://api.postmarkapp.com";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = new()
    {
        Id = "postmark-mail",
        Type = ConnectorType.Email,
        Target = "postmark-mail",
        Name = new Dictionary<string, string> { ["en"] = "Postmark", ["th"] = "Postmark" },
        Description = new Dictionary<string, string> { ["en"] = "Sends e-mails by Postmark.", ["th"] = "ส่งอีเมลด้วย Postmark" },
        Readme = """
            # Postmark

            1. In Postmark, add a sender signature or a domain and confirm it.
            2. Copy the *Server API token* of your server.
            3. Enter the token and the sender here, and send yourself a test.

            To use templates that lie at Postmark, list them: `[{ "usageType": "SignIn", "templateAlias": "sign-in" }]`. Whatever has no alias is
            sent in the words of the hub.
            """,
        FormItems =
        [
            FormItem.NeedsSecret("serverToken", "Server token", "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"),
            FormItem.Needs("fromEmail", "From e-mail", "no-reply@example.com"),
            FormItem.May("endpoint", "Endpoint", Service, "Another address of the service."),
            FormItem.Templates,
        ],
    };

    /// <inheritdoc/>
    public ConnectorFactory Factory => About;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => MessageConfig.Read<PostmarkConfig>(config).Error;

    /// <inheritdoc/>
    public async Task<ApiResult<Nothing>> SendAsync(JsonElement config, RenderedMessage message, CancellationToken cancellation)
    {
        if (!MessageConfig.Read<PostmarkConfig>(config).TryGet(out var read, out var error))
        {
            return error;
        }

        var body = new JsonObject { ["From"] = message.SendFrom ?? read.FromEmail, ["To"] = message.Message.To };
        if (message.ReplyTo is { Length: > 0 } replyTo)
        {
            body["ReplyTo"] = replyTo;
        }

        var alias = AliasFor(read.Templates.Or([]), message.Message.Type);
        if (alias is not null)
        {
            body["TemplateAlias"] = alias;
            body["TemplateModel"] = message.Message.Payload.DeepClone();
        }
        else
        {
            body["Subject"] = message.Subject;
            body["TextBody"] = message.Text;
            if (message.Html is { } html)
            {
                body["HtmlBody"] = html;
            }
        }

        var request = ServiceCall.Json(ConfigSchemas.Address(read.Endpoint, Service) + (alias is null ? "/email" : "/email/withTemplate"), body);
        request.Headers.TryAddWithoutValidation("X-Postmark-Server-Token", read.ServerToken);
        request.Headers.Accept.Add(new("application/json"));
        return await ServiceCall.DeliverAsync(http, request, cancellation);
    }

    // The template for the type, or that for everything; one with words of its own stands for itself.
    private static string? AliasFor(List<ConfigTemplate> templates, TemplateType type) =>
        (templates.Find(template => template.UsageType == type.ToString()) ?? templates.Find(template => template.UsageType == nameof(TemplateType.Generic)))
            is { } found && found.TemplateAlias.Or("") is { Length: > 0 } alias
            ? alias
            : null;
}
