using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Connectors.Email.Ses;

/// <summary>Why SES did not take an e-mail (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors).</summary>
internal static class SesRefusals
{
    /// <summary>What an exception of the SDK means; null for one that is not about SES.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="cancellation">The caller's: an attempt that the caller ended is no refusal.</param>
    public static ApiError? Explain(Exception exception, CancellationToken cancellation) => exception switch
    {
        OperationCanceledException when cancellation.IsCancellationRequested => null,
        AmazonServiceException refused when refused.StatusCode != 0 => OfCode(refused),
        _ when Find<OutboundRefusedException>(exception) is { } refused => ConnectorErrors.General(refused.Message),
        OperationCanceledException or TimeoutException => ConnectorErrors.General("Amazon SES did not answer in time."),
        HttpRequestException or AmazonServiceException or IOException or SocketException => ConnectorErrors.General("Amazon SES cannot be reached in this region, or it broke the connection off."),
        AmazonClientException missing => ConnectorErrors.AuthorizationFailed(missing.Message),
        _ => null,
    };

    private static ApiError OfCode(AmazonServiceException refused)
    {
        var details = string.IsNullOrEmpty(refused.ErrorCode) ? refused.Message : $"{refused.ErrorCode}: {refused.Message}";
        return refused.ErrorCode switch
        {
            "TooManyRequestsException" or "ThrottlingException" or "Throttling" or "LimitExceededException" or "SendingPausedException"
                or "RequestLimitExceeded" => ConnectorErrors.RateLimitExceeded(details),
            "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidSignatureException" or "SignatureDoesNotMatch" or "AccessDeniedException"
                or "ExpiredTokenException" or "ExpiredToken" or "MissingAuthenticationTokenException" or "IncompleteSignatureException" or "OptInRequired" =>
                ConnectorErrors.AuthorizationFailed(details),
            _ => refused.StatusCode switch
            {
                HttpStatusCode.TooManyRequests => ConnectorErrors.RateLimitExceeded(details),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ConnectorErrors.AuthorizationFailed(details),
                _ => ConnectorErrors.General(details),
            },
        };
    }

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception.InnerException;
        }

        return (T?)exception;
    }
}
