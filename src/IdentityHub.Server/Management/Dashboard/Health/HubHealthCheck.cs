using System.Reflection;
using IdentityHub.Data;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Jobs;
using IdentityHub.Server.Messages;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Dashboard.Health;

/// <summary>Finds out how the hub is, for whoever looks at the dashboard.</summary>
/// <remarks>
/// <code>
/// ReadAsync -> found out within the last seconds: the same again
///           -> every part at once, each within two seconds: what takes longer or fails has a code that says so, and the others do not wait
/// </code>
/// However many look, and however often, the database is asked once in a few seconds.
/// </remarks>
internal sealed class HubHealthCheck(
    IDbContextFactory<HubDbContext> contexts,
    HubOptions options,
    HubStartup startup,
    DatabaseHealthCheck database,
    MessageHealthCheck messages,
    JobsHealthCheck jobs,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<HubHealthCheck> logger)
{
    /// <summary>How long a part may take.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(5);

    private static readonly string Version =
        typeof(HubHealthCheck).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private readonly Lock gate = new();
    private Task<HubHealth>? last;
    private long askedAt;

    /// <summary>How the hub is, or was a few seconds ago.</summary>
    /// <param name="cancellation">Ends the wait, not the look, which others wait for, too.</param>
    public Task<HubHealth> ReadAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            // Real time, as the trouble is.
            if (last is null || last.IsFaulted || (last.IsCompleted && TimeProvider.System.GetElapsedTime(askedAt) > GoodFor))
            {
                askedAt = TimeProvider.System.GetTimestamp();
                last = ExamineAsync();
            }

            return last.WaitAsync(cancellation);
        }
    }

    /// <summary>Finds it out now.</summary>
    internal async Task<HubHealth> ExamineAsync()
    {
        var asked = (
            Process: WithinAsync("process", ExamineProcessAsync, code => ProcessOf(HealthState.Warning, code, null)),
            Database: WithinAsync("database", database.ExamineAsync, database.Failed),
            Keys: WithinAsync("keys", ExamineKeysAsync, static code => new KeyHealth { State = HealthState.Error, Code = code, Keys = [] }),
            Email: WithinAsync("email", stop => messages.ExamineAsync(MessageChannel.Email, stop), MessageHealthCheck.Failed),
            Sms: WithinAsync("sms", stop => messages.ExamineAsync(MessageChannel.Sms, stop), MessageHealthCheck.Failed),
            Jobs: WithinAsync("jobs", jobs.ExamineAsync, static code => new JobsHealth { State = HealthState.Error, Code = code, Jobs = [] }),
            Settings: WithinAsync(
                "settings", _ => Task.FromResult(SettingsHealthCheck.Examine(options, configuration)), static code => new SettingsHealth { State = HealthState.Warning, Code = code, Topics = [] }));
        var health = new HubHealth
        {
            State = HealthState.Ok,
            CheckedAt = time.GetUtcNow(),
            Process = await asked.Process,
            Database = await asked.Database,
            SigningKeys = await asked.Keys,
            Email = await asked.Email,
            Sms = await asked.Sms,
            Jobs = await asked.Jobs,
            Settings = await asked.Settings,
        };
        HealthPart[] parts = [health.Process, health.Database, health.SigningKeys, health.Email, health.Sms, health.Jobs, health.Settings];
        return health with { State = parts.Max(static part => part.State) };
    }

    private async Task<T> WithinAsync<T>(string name, Func<CancellationToken, Task<T>> askAsync, Func<string, T> failed)
        where T : HealthPart
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            // In another thread and with a limit of its own: SQLite does not come back before it is done.
            return await Task.Run(() => askAsync(limit.Token), CancellationToken.None).WaitAsync(Patience);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            return failed(name + ".timeout");
        }
        catch (Exception exception)
        {
            Log.PartNotExamined(logger, name, exception);
            return failed(name + ".unknown");
        }
    }

    private async Task<ProcessHealth> ExamineProcessAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return ProcessOf(HealthState.Ok, "process.ok", options.UsesPostgreSql ? await NodePresence.CountAsync(db, time.GetUtcNow(), cancellation) : 1);
    }

    private ProcessHealth ProcessOf(HealthState state, string code, int? nodes) => new()
    {
        State = state,
        Code = code,
        Version = Version,
        StartedAt = startup.StartedAt,
        UptimeSeconds = (long)(time.GetUtcNow() - startup.StartedAt).TotalSeconds,
        Nodes = nodes,
    };

    private async Task<KeyHealth> ExamineKeysAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var keys = await db.SigningKeys.Select(static key => new KeyMoment(key.Algorithm, key.Status, key.CreatedAt, key.EffectiveAt)).ToListAsync(cancellation);
        return KeyHealthCheck.Judge(options.Oidc.Algorithms, keys, time.GetUtcNow());
    }
}
