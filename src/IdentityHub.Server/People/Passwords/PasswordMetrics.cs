using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IdentityHub.Server.People.Passwords;

/// <summary>What an operator sees of password hashing, on the meter "IdentityHub".</summary>
internal sealed class PasswordMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "IdentityHub";

    private readonly Histogram<double> _wait;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _overloaded;

    /// <param name="factory">Owns the meter.</param>
    /// <param name="queueLength">Reads the number of waiting computations.</param>
    public PasswordMetrics(IMeterFactory factory, Func<int> queueLength)
    {
        var buckets = new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
        };
        var meter = factory.Create(MeterName);
        meter.CreateObservableUpDownCounter(
            "identityhub.password.queue.length", queueLength, "{request}", "Password computations that wait for a thread.");
        _wait = meter.CreateHistogram("identityhub.password.queue.duration", "s", "Time a password computation waited.", null, buckets);
        _duration = meter.CreateHistogram("identityhub.password.duration", "s", "Time a password computation took.", null, buckets);
        _overloaded = meter.CreateCounter<long>(
            "identityhub.password.overloaded", "{request}", "Password computations refused because the queue was full.");
    }

    /// <summary>Counts a finished computation.</summary>
    /// <param name="operation">"hash" or "verify".</param>
    /// <param name="waited">From the request to the start.</param>
    /// <param name="computed">From the start to the end.</param>
    public void Finished(string operation, TimeSpan waited, TimeSpan computed)
    {
        var tags = new TagList { { "operation", operation } };
        _wait.Record(waited.TotalSeconds, tags);
        _duration.Record(computed.TotalSeconds, tags);
    }

    /// <summary>Counts a refused computation.</summary>
    public void Overloaded(string operation) => _overloaded.Add(1, new TagList { { "operation", operation } });
}
