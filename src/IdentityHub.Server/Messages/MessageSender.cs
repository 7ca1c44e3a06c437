using IdentityHub.Server.Api;

namespace IdentityHub.Server.Messages;

/// <summary>Sends messages through the connector that is set up for their channel.</summary>
internal sealed class MessageSender(ILogger<MessageSender> logger)
{
    /// <summary>Sends one.</summary>
    /// <param name="message">What, to whom.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>501 <c>connector.not_found</c> without a connector; 400 <c>connector.*</c> when its service refuses.</returns>
    public Task<ApiResult<Nothing>> SendAsync(Message message, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Log.NoConnector(logger, message.Channel, message.Type);
        return Task.FromResult<ApiResult<Nothing>>(MessageErrors.NoConnector(message.Channel));
    }
}
