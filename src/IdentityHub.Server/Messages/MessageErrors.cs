using System.Text.Json.Nodes;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Messages;

/// <summary>Why a message was not sent.</summary>
internal static class MessageErrors
{
    /// <summary>Nothing is set up for this channel.</summary>
    public static ApiError NoConnector(MessageChannel channel) => new("connector.not_found", 501, $"There is no connector for {channel} messages.")
    {
        Data = new JsonObject { ["type"] = channel.ToString() },
    };
}
