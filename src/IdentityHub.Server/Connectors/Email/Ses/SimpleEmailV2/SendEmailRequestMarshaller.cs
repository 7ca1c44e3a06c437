using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace IdentityHub.Server.Connectors.Email.Ses.SimpleEmailV2;

/// <summary>Writes <c>SendEmail</c> as the API's JSON.</summary>
internal sealed class SendEmailRequestMarshaller : IMarshaller<IRequest, SendEmailRequest>, IMarshaller<IRequest, AmazonWebServiceRequest>
{
    /// <summary>The only one.</summary>
    public static SendEmailRequestMarshaller Instance { get; } = new();

    /// <inheritdoc/>
    public IRequest Marshall(AmazonWebServiceRequest input) => Marshall((SendEmailRequest)input);

    /// <inheritdoc/>
    public IRequest Marshall(SendEmailRequest input)
    {
        var body = new SendEmailBody(
            input.ConfigurationSetName,
            input.Content,
            input.Destination,
            input.FeedbackForwardingEmailAddress,
            input.FeedbackForwardingEmailAddressIdentityArn,
            input.FromEmailAddress,
            input.FromEmailAddressIdentityArn,
            input.ReplyToAddresses);
        return new DefaultRequest(input, "Amazon.SimpleEmailV2")
        {
            HttpMethod = "POST",
            ResourcePath = "/v2/email/outbound-emails",
            Content = JsonSerializer.SerializeToUtf8Bytes(body, SesJson.Default.SendEmailBody),
            Headers = { ["Content-Type"] = "application/json", ["X-Amz-Api-Version"] = "2019-09-27" },
        };
    }
}

/// <summary>The body of <c>SendEmail</c>. The request itself has the SDK's members besides, which are not for SES.</summary>
internal sealed record SendEmailBody(
    string? ConfigurationSetName,
    EmailContent? Content,
    Destination? Destination,
    string? FeedbackForwardingEmailAddress,
    string? FeedbackForwardingEmailAddressIdentityArn,
    string? FromEmailAddress,
    string? FromEmailAddressIdentityArn,
    List<string>? ReplyToAddresses);

/// <summary>JSON of the API: names as they are, absent members left out.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendEmailBody))]
internal sealed partial class SesJson : JsonSerializerContext;
