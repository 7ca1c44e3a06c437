namespace IdentityHub.Server.Messages;

/// <summary>A message as the mailbox shows it.</summary>
/// <param name="Number">Counts from one.</param>
/// <param name="At">When it would have been sent.</param>
/// <param name="Rendered">The message.</param>
internal sealed record KeptMessage(int Number, DateTimeOffset At, RenderedMessage Rendered);

/// <summary>
/// In development, what would have been sent if there were a connector. Kept in memory, the last hundred. Exists in no other environment: it
/// shows codes to whoever asks.
/// </summary>
internal sealed class DevelopmentMailbox(TimeProvider time)
{
    /// <summary>Messages that are kept.</summary>
    public const int Capacity = 100;

    private readonly Lock gate = new();
    private readonly LinkedList<KeptMessage> messages = [];
    private int count;

    /// <summary>The messages, the latest first.</summary>
    public IReadOnlyList<KeptMessage> Messages
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    /// <summary>Keeps a message.</summary>
    public void Keep(RenderedMessage message)
    {
        lock (gate)
        {
            messages.AddFirst(new KeptMessage(++count, time.GetUtcNow(), message));
            if (messages.Count > Capacity)
            {
                messages.RemoveLast();
            }
        }
    }
}
