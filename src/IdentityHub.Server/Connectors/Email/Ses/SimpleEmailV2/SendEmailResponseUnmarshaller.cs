using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace IdentityHub.Server.Connectors.Email.Ses.SimpleEmailV2;

/// <summary>Reads the answer to <c>SendEmail</c>.</summary>
internal sealed class SendEmailResponseUnmarshaller : JsonResponseUnmarshaller
{
    /// <summary>The only one.</summary>
    public static SendEmailResponseUnmarshaller Instance { get; } = new();

    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = new SendEmailResponse();
        var reader = new StreamingUtf8JsonReader(context.Stream);
        context.Read(ref reader);
        var depth = context.CurrentDepth;
        while (context.ReadAtDepth(depth, ref reader))
        {
            if (context.TestExpression("MessageId", depth, ref reader))
            {
                response.MessageId = StringUnmarshaller.Instance.Unmarshall(context, ref reader);
            }
        }

        return response;
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(context);
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        return new AmazonSimpleEmailServiceV2Exception(error, innerException, statusCode);
    }
}

/// <summary>SES refused something. The package has a type for each reason; here <see cref="AmazonServiceException.ErrorCode"/> tells them apart.</summary>
internal sealed class AmazonSimpleEmailServiceV2Exception : AmazonServiceException
{
    /// <summary>A refusal.</summary>
    public AmazonSimpleEmailServiceV2Exception(ErrorResponse error, Exception innerException, HttpStatusCode statusCode)
        : base(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode)
    {
    }
}
