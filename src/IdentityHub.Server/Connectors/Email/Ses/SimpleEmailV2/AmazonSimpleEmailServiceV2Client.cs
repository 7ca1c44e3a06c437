using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace IdentityHub.Server.Connectors.Email.Ses.SimpleEmailV2;

/// <summary>
/// Amazon SES, API v2, as far as the hub needs it. Names, shapes and behaviour are those of the package <c>AWSSDK.SimpleEmailV2</c>: where
/// that can be restored, this folder goes and its namespace becomes <c>Amazon.SimpleEmailV2</c>.
/// </summary>
internal interface IAmazonSimpleEmailServiceV2 : IDisposable
{
    /// <summary>Sends an e-mail (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html).</summary>
    /// <param name="request">The e-mail.</param>
    /// <param name="cancellationToken">Ends the attempt and those that would follow it.</param>
    /// <exception cref="AmazonSimpleEmailServiceV2Exception">SES refused it.</exception>
    /// <exception cref="AmazonClientException">There are no credentials, or SES could not be reached.</exception>
    Task<SendEmailResponse> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken = default);
}

/// <summary>The client; credentials, signature version 4, retries and endpoints are those of <c>AWSSDK.Core</c>.</summary>
internal sealed class AmazonSimpleEmailServiceV2Client : AmazonServiceClient, IAmazonSimpleEmailServiceV2
{
    private static readonly IServiceMetadata Metadata = new AmazonSimpleEmailServiceV2Metadata();

    /// <summary>A client with the credentials of the environment: variables, profiles, roles of containers and machines.</summary>
    public AmazonSimpleEmailServiceV2Client(AmazonSimpleEmailServiceV2Config config)
        : base(config)
    {
    }

    /// <summary>A client with given credentials.</summary>
    public AmazonSimpleEmailServiceV2Client(AWSCredentials credentials, AmazonSimpleEmailServiceV2Config config)
        : base(credentials, config)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Metadata;

    /// <inheritdoc/>
    public Task<SendEmailResponse> SendEmailAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = new InvokeOptions
        {
            RequestMarshaller = SendEmailRequestMarshaller.Instance,
            ResponseUnmarshaller = SendEmailResponseUnmarshaller.Instance,
        };
        return InvokeAsync<SendEmailResponse>(request, options, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new AmazonSimpleEmailServiceV2EndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new AmazonSimpleEmailServiceV2AuthSchemeHandler());
    }
}
