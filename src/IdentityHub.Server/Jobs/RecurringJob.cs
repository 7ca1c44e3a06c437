namespace IdentityHub.Server.Jobs;

/// <summary>
/// Work that one node does again and again. A lease row decides which node; since a lease can be lost while work goes on, the work itself
/// must be safe to do twice.
/// </summary>
/// <param name="name">Names the lease.</param>
/// <param name="interval">Time between two runs.</param>
/// <param name="leases">Who runs what.</param>
/// <param name="time">Drives the timer.</param>
/// <param name="logger">Hears of failures.</param>
internal abstract class RecurringJob(string name, TimeSpan interval, JobLeases leases, TimeProvider time, ILogger logger) : BackgroundService
{
    private long succeededAt;
    private long failedAt;

    /// <summary>Names the lease.</summary>
    public string Name => name;

    /// <summary>Time between two runs.</summary>
    public TimeSpan Interval => interval;

    /// <summary>When this node last did the work; null for never since the start.</summary>
    public DateTimeOffset? SucceededAt => At(ref succeededAt);

    /// <summary>When it last failed at this node.</summary>
    public DateTimeOffset? FailedAt => At(ref failedAt);

    /// <summary>The clock.</summary>
    protected TimeProvider Time { get; } = time;

    /// <summary>The log.</summary>
    protected ILogger Logger { get; } = logger;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await leases.GiveBackAsync(name, cancellationToken);
        }
        catch (Exception exception)
        {
            // It runs out by itself; a database that is gone must not keep the hub from stopping.
            Log.LeaseKept(Logger, name, exception);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, Time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await leases.TryTakeAsync(name, interval, stoppingToken))
                {
                    await RunAsync(stoppingToken);
                    Interlocked.Exchange(ref succeededAt, Time.GetUtcNow().UtcTicks);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Interlocked.Exchange(ref failedAt, Time.GetUtcNow().UtcTicks);
                Log.JobFailed(Logger, name, interval, exception);
            }
        }
    }

    /// <summary>Does the work once.</summary>
    protected abstract Task RunAsync(CancellationToken cancellation);

    private static DateTimeOffset? At(ref long ticks) => Interlocked.Read(ref ticks) is > 0 and var known ? new DateTimeOffset(known, TimeSpan.Zero) : null;
}
