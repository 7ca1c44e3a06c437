using System.Threading.Channels;

namespace IdentityHub.Server.Messages;

/// <summary>
/// Messages that are sent behind the back of whoever asked for them, so that neither the time of the answer nor an error tells whether
/// something was sent. Nobody waits for a place: what does not fit is dropped, counted and logged.
/// </summary>
internal sealed class MessageQueue(MessageSender sender, MessageMetrics metrics, ILogger<MessageQueue> logger) : BackgroundService
{
    /// <summary>Messages that may wait.</summary>
    internal const int Capacity = 1000;

    private const int Workers = 4;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource giveUp = new();
    private readonly Channel<Message> waiting = Channel.CreateBounded<Message>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Queues a message and returns at once.</summary>
    /// <returns>Whether there was a place. Do not tell whoever asked.</returns>
    public bool TryAdd(Message message)
    {
        if (waiting.Writer.TryWrite(message))
        {
            return true;
        }

        metrics.CountDropped(message.Channel);
        Log.Dropped(logger, message.Channel, message.Type);
        return false;
    }

    /// <summary>Takes no more, sends what waits, and gives up after a while.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        giveUp.CancelAfter(Farewell);
        await base.StopAsync(cancellationToken);
        if (waiting.Reader.Count > 0)
        {
            Log.NotSentAtTheEnd(logger, waiting.Reader.Count);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        giveUp.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync()));

    // Not the token of the host, which ends with the first signal: what was promised is still sent.
    private async Task WorkAsync()
    {
        try
        {
            await foreach (var message in waiting.Reader.ReadAllAsync(giveUp.Token))
            {
                await SendAsync(message);
            }
        }
        catch (OperationCanceledException)
        {
            // The hub stops.
        }
    }

    private async Task SendAsync(Message message)
    {
        try
        {
            await sender.SendAsync(message, giveUp.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Such as a database that is away; the next message may fare better.
            Log.QueueFailed(logger, message.Channel, message.Type, exception);
        }
    }
}
