using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors.Email.Ses.SimpleEmailV2;
using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Connectors.Email.Ses;

/// <summary>Configuration of <see cref="SesMail"/>; the members below <see cref="EmailAddress"/> are those of SES's <c>SendEmail</c>.</summary>
internal sealed record SesConfig : MessageConfig
{
    /// <summary>Access key. Empty together with the secret: the credentials of the environment.</summary>
    [StringLength(128)]
    public Optional<string> AccessKeyId { get; init; }

    /// <summary>Its secret.</summary>
    [StringLength(256)]
    public Optional<string> AccessKeySecret { get; init; }

    /// <summary>Region, such as <c>eu-central-1</c>. It becomes part of a host's name, so it may have nothing else in it.</summary>
    [StringLength(32, MinimumLength = 1), RegularExpression("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$")]
    public required string Region { get; init; }

    /// <summary>Who e-mails are from: <c>Name &lt;a@b.example&gt;</c>, <c>&lt;a@b.example&gt;</c> or the address alone.</summary>
    [SchemaFrom(nameof(MailboxSchema))]
    public required string EmailAddress { get; init; }

    /// <summary>The identity whose policy lets this account use that address.</summary>
    [StringLength(2048)]
    public Optional<string> EmailAddressIdentityArn { get; init; }

    /// <summary>Where bounces and complaints go.</summary>
    [SchemaFrom(nameof(OptionalMailboxSchema))]
    public Optional<string> FeedbackForwardingEmailAddress { get; init; }

    /// <summary>The identity whose policy lets this account use that address.</summary>
    [StringLength(2048)]
    public Optional<string> FeedbackForwardingEmailAddressIdentityArn { get; init; }

    /// <summary>Rules and statistics to apply.</summary>
    [StringLength(64)]
    public Optional<string> ConfigurationSetName { get; init; }

    private static Schema MailboxSchema => Mailbox.Schema;

    private static Schema OptionalMailboxSchema => Mailbox.OptionalSchema;

    /// <inheritdoc/>
    public override (string Member, string Problem)? FindProblem() => (AccessKeyId.Or("").Length > 0, AccessKeySecret.Or("").Length > 0) switch
    {
        (true, false) => ("accessKeySecret", "The access key needs its secret. Leave both empty for the credentials of the environment."),
        (false, true) => ("accessKeyId", "The secret needs its access key. Leave both empty for the credentials of the environment."),
        _ => null,
    };
}

/// <summary>E-mails by Amazon SES, API v2: <c>SendEmail</c>.</summary>
internal sealed class SesMail(SesClients clients) : IMessageConnector
{
    private const string Utf8 = "UTF-8";

    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = new()
    {
        Id = "aws-ses-mail",
        Type = ConnectorType.Email,
        Target = "aws-ses",
        Name = new Dictionary<string, string> { ["en"] = "AWS SES", ["th"] = "AWS SES" },
        Description = new Dictionary<string, string>
        {
            ["en"] = "Sends e-mails by Amazon Simple Email Service.",
            ["th"] = "ส่งอีเมลด้วย Amazon Simple Email Service",
        },
        Readme = """
            # Amazon SES

            1. In SES, verify the domain or address that e-mails come from, and ask for production access: in the sandbox SES sends to verified
               addresses only.
            2. Make a user in IAM that may do `ses:SendEmail`, and an access key for it. Where the hub runs in AWS, give its role that
               permission instead and leave both keys empty: then the credentials of the environment are used (variables, profiles, roles of
               containers and machines).
            3. Enter the region and the sender here, and send yourself a test.

            Another address of the service is set with `AWS_ENDPOINT_URL_SESV2` or `AWS_ENDPOINT_URL` in the environment of the hub.
            """,
        FormItems =
        [
            FormItem.May("accessKeyId", "Access key ID", "AKIA…", "Leave both keys empty to use the credentials of the hub's environment."),
            FormItem.MaySecret("accessKeySecret", "Access key secret", "<access-key-secret>"),
            FormItem.Needs("region", "Region", "eu-central-1"),
            FormItem.Needs("emailAddress", "Email address", "Name <no-reply@example.com>"),
            FormItem.May("emailAddressIdentityArn", "Email address identity ARN", "arn:aws:ses:…", "For a sender that belongs to another account."),
            FormItem.May("feedbackForwardingEmailAddress", "Feedback forwarding email address", "bounces@example.com", "Where bounces and complaints go."),
            FormItem.May("feedbackForwardingEmailAddressIdentityArn", "Feedback forwarding email address identity ARN", "arn:aws:ses:…"),
            FormItem.May("configurationSetName", "Configuration set name", "transactional"),
            FormItem.Templates,
        ],
    };

    /// <inheritdoc/>
    public ConnectorFactory Factory => About;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => MessageConfig.Read<SesConfig>(config).Error;

    /// <inheritdoc/>
    public async Task<ApiResult<Nothing>> SendAsync(JsonElement config, RenderedMessage message, CancellationToken cancellation)
    {
        if (!MessageConfig.Read<SesConfig>(config).TryGet(out var read, out var error))
        {
            return error;
        }

        if (!Mailbox.IsAddress(message.Message.To))
        {
            return ConnectorErrors.InvalidRequestParameters("The recipient is not one e-mail address.");
        }

        try
        {
            await clients.For(read).SendEmailAsync(Describe(read, message), cancellation);
            return Nothing.Value;
        }
        catch (Exception exception) when (SesRefusals.Explain(exception, cancellation) is { } refusal)
        {
            return refusal;
        }
    }

    private static SendEmailRequest Describe(SesConfig config, RenderedMessage message)
    {
        var sender = Mailbox.Parse(message.SendFrom ?? "") ?? Mailbox.Parse(config.EmailAddress)!;
        var feedback = Mailbox.Parse(config.FeedbackForwardingEmailAddress.Or(""));
        return new SendEmailRequest
        {
            ConfigurationSetName = Given(config.ConfigurationSetName),
            Content = new EmailContent
            {
                Simple = new SimpleEmailV2.Message
                {
                    Subject = Text(message.Subject),
                    Body = new Body { Html = message.Html is { } html ? Text(html) : null, Text = Text(message.Text) },
                },
            },
            Destination = new Destination { ToAddresses = [SesAddress.Of(new Mailbox(message.Message.To, ""))] },
            FeedbackForwardingEmailAddress = feedback is null ? null : SesAddress.Of(feedback with { Name = "" }),
            FeedbackForwardingEmailAddressIdentityArn = Given(config.FeedbackForwardingEmailAddressIdentityArn),
            FromEmailAddress = SesAddress.Of(sender),
            FromEmailAddressIdentityArn = Given(config.EmailAddressIdentityArn),
            ReplyToAddresses = Mailbox.Parse(message.ReplyTo ?? "") is { } replyTo ? [SesAddress.Of(replyTo)] : null,
        };
    }

    private static Content Text(string data) => new() { Charset = Utf8, Data = data };

    // Forms send what is empty as an empty text.
    private static string? Given(Optional<string> value) => value.Or("") is { Length: > 0 } text ? text : null;
}
