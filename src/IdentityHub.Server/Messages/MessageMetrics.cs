using System.Diagnostics.Metrics;

namespace IdentityHub.Server.Messages;

/// <summary>What sending messages counts. One meter per host, so that hosts in one process do not mix.</summary>
internal sealed class MessageMetrics
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "IdentityHub.Messages";

    private readonly Histogram<double> duration;
    private readonly Counter<long> dropped;

    /// <summary>Creates the instruments.</summary>
    public MessageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        duration = meter.CreateHistogram<double>(
            "identityhub.messages.send.duration", "s", "Time a service took for a message, by connector and outcome (sent, or the code of the error).");
        dropped = meter.CreateCounter<long>("identityhub.messages.dropped", "{message}", "Messages that found no place in the queue, by channel.");
    }

    /// <summary>Counts an attempt.</summary>
    /// <param name="factory">Id of the kind of connector.</param>
    /// <param name="outcome"><c>sent</c>, or the code of the error.</param>
    /// <param name="took">How long it took.</param>
    public void Count(string factory, string outcome, TimeSpan took) => duration.Record(
        took.TotalSeconds, new KeyValuePair<string, object?>("connector", factory), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Counts a message that was dropped.</summary>
    public void CountDropped(MessageChannel channel) => dropped.Add(1, new KeyValuePair<string, object?>("channel", channel.ToString()));
}
