using System.Collections.Concurrent;

namespace IdentityHub.Server.Messages;

/// <summary>When this node last sent a message of each channel. Kept in memory: a row for every message would cost more than it tells.</summary>
internal sealed class SentMessages(TimeProvider time)
{
    private readonly ConcurrentDictionary<MessageChannel, DateTimeOffset> last = new();

    /// <summary>Notes that a service took one.</summary>
    public void Note(MessageChannel channel) => last[channel] = time.GetUtcNow();

    /// <summary>When that last was; null for never since the start.</summary>
    public DateTimeOffset? LastAt(MessageChannel channel) => last.TryGetValue(channel, out var at) ? at : null;
}
