using Amazon.Runtime;

namespace IdentityHub.Server.Connectors.Email.Ses.SimpleEmailV2;

/// <summary>An e-mail to send; the members of the API's <c>SendEmail</c>.</summary>
internal sealed class SendEmailRequest : AmazonWebServiceRequest
{
    /// <summary>Rules and statistics to apply.</summary>
    public string? ConfigurationSetName { get; set; }

    /// <summary>What it says.</summary>
    public EmailContent? Content { get; set; }

    /// <summary>Whom it is for.</summary>
    public Destination? Destination { get; set; }

    /// <summary>Where bounces and complaints go.</summary>
    public string? FeedbackForwardingEmailAddress { get; set; }

    /// <summary>The identity whose policy allows that address.</summary>
    public string? FeedbackForwardingEmailAddressIdentityArn { get; set; }

    /// <summary>Who it is from: <c>Name &lt;a@b.example&gt;</c> or an address alone.</summary>
    public string? FromEmailAddress { get; set; }

    /// <summary>The identity whose policy allows that sender.</summary>
    public string? FromEmailAddressIdentityArn { get; set; }

    /// <summary>Where answers go.</summary>
    public List<string>? ReplyToAddresses { get; set; }
}

/// <summary>Recipients.</summary>
internal sealed class Destination
{
    /// <summary>Addresses.</summary>
    public List<string>? ToAddresses { get; set; }
}

/// <summary>What an e-mail says.</summary>
internal sealed class EmailContent
{
    /// <summary>As parts, of which SES makes the message.</summary>
    public Message? Simple { get; set; }
}

/// <summary>An e-mail in parts.</summary>
internal sealed class Message
{
    /// <summary>Body.</summary>
    public Body? Body { get; set; }

    /// <summary>Subject.</summary>
    public Content? Subject { get; set; }
}

/// <summary>The body, in one form or both.</summary>
internal sealed class Body
{
    /// <summary>As HTML.</summary>
    public Content? Html { get; set; }

    /// <summary>As plain text.</summary>
    public Content? Text { get; set; }
}

/// <summary>A text with its encoding.</summary>
internal sealed class Content
{
    /// <summary>Encoding, such as <c>UTF-8</c>; 7-bit ASCII when absent.</summary>
    public string? Charset { get; set; }

    /// <summary>The text.</summary>
    public string? Data { get; set; }
}

/// <summary>The answer to an e-mail that SES took.</summary>
internal sealed class SendEmailResponse : AmazonWebServiceResponse
{
    /// <summary>SES's name for it.</summary>
    public string? MessageId { get; set; }
}
