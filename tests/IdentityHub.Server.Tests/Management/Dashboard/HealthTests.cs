using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using IdentityHub.Data.Connectors;
using IdentityHub.Server.Commands.Diagnosis;
using IdentityHub.Server.Management.Dashboard.Health;
using IdentityHub.Server.Messages;
using IdentityHub.Server.SignIn;
using IdentityHub.Server.Tests.Management.Administrators;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.Dashboard;

/// <summary>How the hub is, as the dashboard shows it.</summary>
public sealed class HealthTests
{
    private const string Secret = "Password=of-the-database";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Tells_of_every_part(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var health = (await hub.GetAsync("/dashboard/health")).Is(200);

        Assert.Equal(("process.ok", "0.1.0"), (Code("process"), health["process"].GetProperty("version").GetString()));
        Assert.Equal((provider, 0), (health["database"].GetProperty("kind").GetString(), health["database"].GetProperty("pendingMigrations").GetInt32()));
        Assert.InRange(health["database"].GetProperty("latencyMs").GetDouble(), 0, 5000);
        Assert.InRange(health["database"].GetProperty("sizeBytes").GetInt64(), 10_000, 1_000_000_000);
        Assert.Equal(provider == Databases.Sqlite, health["database"].GetProperty("freeBytes").ValueKind == JsonValueKind.Number);
        Assert.Equal(("keys.ok", "ES256", 0), (Code("signingKeys"), Key().GetProperty("algorithm").GetString(), Key().GetProperty("ageDays").GetInt32()));
        Assert.Equal(("sms.notSetUp", "ok"), (Code("sms"), health["sms"].GetProperty("state").GetString()));
        Assert.Equal(("jobs.ok", "settings.ok"), (Code("jobs"), Code("settings")));
        Assert.Equal(
            ["audit-pruning", "audit-sealing", "expired-grant-cleanup", "key-advance"],
            health["jobs"].GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("name").GetString()));

        string Code(string part) => health[part].GetProperty("code").GetString()!;
        JsonElement Key() => health["signingKeys"].GetProperty("keys")[0];
    }

    [Fact]
    public async Task Viewers_may_look_and_people_who_are_no_administrators_may_not()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        await hub.HireAsync();

        (await hub.AsAsync(Staff.Viewer, "GET", "/dashboard/health")).Is(200);
        (await hub.AsAsync(Staff.Nobody, "GET", "/dashboard/health")).Is(403);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Tells_of_messages_that_were_not_sent(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        Assert.Equal((HealthState.Warning, "email.notSetUp"), Email(await LookAsync(hub)));
        var now = hub.Scenario.Host.Time.GetUtcNow();
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new Connector { Id = "mailer", ConnectorId = "simple-mail-transfer-protocol", EncryptedConfig = [1], CreatedAt = now });
            db.MarkCatalogChanged();
            return Task.CompletedTask;
        });
        Assert.Equal((HealthState.Ok, "email.ok"), Email(await LookAsync(hub)));

        await FailAsync(now - TimeSpan.FromHours(25));
        Assert.Equal((HealthState.Ok, "email.ok"), Email(await LookAsync(hub)));
        await FailAsync(now - TimeSpan.FromHours(1));
        Assert.Equal((HealthState.Warning, "email.failed"), Email(await LookAsync(hub)));
        await FailAsync(now - TimeSpan.FromMinutes(2));
        await FailAsync(now - TimeSpan.FromMinutes(1));
        var failing = await LookAsync(hub);
        Assert.Equal((HealthState.Error, "email.failing"), Email(failing));
        Assert.Equal(
            (3, "connector.general", (now - TimeSpan.FromMinutes(1)).ToUnixTimeSeconds()),
            (failing.Email.FailuresInDay, failing.Email.LastFailureCode, failing.Email.LastFailureAt!.Value.ToUnixTimeSeconds()));
        Assert.DoesNotContain("said by the service", JsonSerializer.Serialize(failing), StringComparison.Ordinal);

        hub.Scenario.Host.Services.GetRequiredService<SentMessages>().Note(MessageChannel.Email);
        Assert.Equal((HealthState.Ok, "email.recovered"), Email(await LookAsync(hub)));

        Task FailAsync(DateTimeOffset at) => hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new ConnectorFailure { ConnectorId = "mailer", Code = "connector.general", Detail = "said by the service", CreatedAt = at });
            return Task.CompletedTask;
        });
    }

    [Theory]
    [InlineData("""{}""", false, false)]
    [InlineData("""{"signIn":{"methods":[{"identifier":"email","password":false,"verificationCode":true,"isPasswordPrimary":false}]}}""", true, false)]
    [InlineData("""{"signIn":{"methods":[{"identifier":"phone","password":false,"verificationCode":true,"isPasswordPrimary":false}]}}""", false, true)]
    [InlineData("""{"forgotPasswordMethods":["PhoneVerificationCode"]}""", false, true)]
    [InlineData("""{"signUp":{"identifiers":["email"],"verify":true,"password":true}}""", true, false)]
    [InlineData("""{"signInMode":"SignIn","signUp":{"identifiers":["email"],"verify":true,"password":true}}""", false, false)]
    public void A_connector_is_missing_where_the_settings_send_codes(string settings, bool email, bool sms)
    {
        using var document = JsonDocument.Parse(settings);
        var experience = SignInExperience.Read(document.RootElement);

        Assert.Equal((email, sms), (MessageHealthCheck.IsNeeded(experience, MessageChannel.Email), MessageHealthCheck.IsNeeded(experience, MessageChannel.Sms)));
    }

    [Fact]
    public async Task Tells_when_a_signing_key_is_a_year_old_and_is_content_when_the_next_one_waits()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        hub.Scenario.Host.Time.SetUtcNow(hub.Scenario.Host.Time.GetUtcNow() + TimeSpan.FromDays(366));
        var due = (await LookAsync(hub)).SigningKeys;
        Assert.Equal((HealthState.Warning, "keys.due", 366), (due.State, due.Code, due.Keys[0].AgeDays));

        await hub.Scenario.Host.Rotation().RotateAsync(null, TimeSpan.FromDays(1), CancellationToken.None);
        var rotating = (await LookAsync(hub)).SigningKeys;
        Assert.Equal((HealthState.Ok, "keys.rotating"), (rotating.State, rotating.Code));
        Assert.NotNull(rotating.Keys[0].NextFrom);
        Assert.Equal((HealthState.Error, "keys.missing"), (KeyHealthCheck.Judge(["ES256"], [], due.Keys[0].RotationDueAt).State, KeyHealthCheck.Judge(["ES256"], [], due.Keys[0].RotationDueAt).Code));
    }

    [Fact]
    public async Task Tells_when_a_job_ran_and_when_it_is_late()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var time = hub.Scenario.Host.Time;
        Assert.All((await LookAsync(hub)).Jobs.Jobs, job => Assert.Equal((HealthState.Ok, "job.waiting"), (job.State, job.Code)));

        time.Advance(TimeSpan.FromSeconds(6));
        await Eventually.TrueAsync(async () => (await LookAsync(hub)).Jobs.Jobs.Single(job => job.Name == "audit-sealing") is { Code: "job.ok", LastRunAt: not null });
        time.SetUtcNow(time.GetUtcNow() + TimeSpan.FromDays(1));
        var late = (await LookAsync(hub)).Jobs;
        Assert.Equal((HealthState.Warning, "jobs.late"), (late.State, late.Code));
    }

    [Fact]
    public void A_job_that_failed_since_it_last_worked_is_failing()
    {
        var now = DateTimeOffset.UnixEpoch.AddDays(20000);
        var job = new JobMoment("x", TimeSpan.FromMinutes(1), now + TimeSpan.FromMinutes(3), now - TimeSpan.FromMinutes(2), now - TimeSpan.FromMinutes(1));

        Assert.Equal((HealthState.Error, "job.failing"), Of(job));
        Assert.Equal((HealthState.Ok, "job.ok"), Of(job with { SucceededAt = now }));
        Assert.Equal((HealthState.Warning, "job.late"), Of(job with { FailedAt = null, LeaseEnd = now }));

        (HealthState, string) Of(JobMoment moment)
        {
            var judged = JobsHealthCheck.Judge(moment, now - TimeSpan.FromDays(1), now);
            return (judged.State, judged.Code);
        }
    }

    [Theory]
    [InlineData(10.0, 0, long.MaxValue, false, 0, HealthState.Ok, "database.ok")]
    [InlineData(251.0, 0, null, false, 0, HealthState.Warning, "database.slow")]
    [InlineData(1.0, 0, 1024L * 1024 * 1023, false, 0, HealthState.Warning, "database.diskLow")]
    [InlineData(1.0, 0, 1024L * 1024, false, 0, HealthState.Error, "database.diskFull")]
    [InlineData(1.0, 2, null, false, 0, HealthState.Error, "database.pendingMigrations")]
    [InlineData(1.0, 0, null, true, 0, HealthState.Warning, "database.newer")]
    [InlineData(1.0, 0, null, false, 6, HealthState.Warning, "database.clock")]
    internal void Judges_the_database(double latency, int pending, long? free, bool isNewer, int clock, HealthState state, string code)
    {
        var seen = new DatabaseHealth { State = HealthState.Ok, Code = "", Kind = "Sqlite", LatencyMs = latency, PendingMigrations = pending, FreeBytes = free };
        var judged = DatabaseHealthCheck.Judge(seen, isNewer, TimeSpan.FromSeconds(clock));

        Assert.Equal((state, code), (judged.State, judged.Code));
    }

    [Fact]
    public void What_the_doctor_finds_is_told_without_its_words()
    {
        var health = SettingsHealthCheck.Judge([Finding.Wrong("public URL", "/secret/path"), Finding.Wrong("files", "/secret/file"), Finding.Note("proxy", "x")]);

        Assert.Equal((HealthState.Warning, "settings.wrong", "publicUrl,files"), (health.State, health.Code, string.Join(',', health.Topics)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_takes_long_or_fails_keeps_nobody_waiting_and_tells_nothing(string provider)
    {
        var trouble = new Trouble();
        await using var hub = await ManagementScenario.StartAsync(provider, options => options.Configure += builder =>
            builder.Services.ConfigureDbContext<Data.HubDbContext>(context => context.AddInterceptors(trouble)));
        trouble.IsThere = true;
        var started = Stopwatch.GetTimestamp();
        var health = await LookAsync(hub);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 1.5, 8);
        Assert.Equal((HealthState.Error, "keys.timeout"), (health.SigningKeys.State, health.SigningKeys.Code));
        Assert.Equal((HealthState.Error, "jobs.unknown", HealthState.Error), (health.Jobs.State, health.Jobs.Code, health.State));
        Assert.NotNull(health.Database.LatencyMs);
        Assert.DoesNotContain(Secret, JsonSerializer.Serialize(health), StringComparison.Ordinal);
        trouble.IsThere = false;
    }

    [Fact]
    public async Task However_many_look_the_database_is_asked_once_in_a_few_seconds()
    {
        var log = new CommandLog();
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite, log.Keep);
        log.Take();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => hub.GetAsync("/dashboard/health"))));

        Assert.Single(answers.Select(answer => answer.Is(200)["checkedAt"].GetRawText()).Distinct());
        Assert.Equal(2, log.Take().Count(static command => command.Contains("SELECT 1 AS", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nodes_know_of_each_other()
    {
        await using var hubs = await TwoHubs.StartAsync(Databases.PostgreSql);
        await Eventually.TrueAsync(async () => (await hubs.First.Services.GetRequiredService<HubHealthCheck>().ExamineAsync()).Process.Nodes == 2);

        await hubs.Second.StopAsync();
        Assert.Equal(1, (await hubs.First.Services.GetRequiredService<HubHealthCheck>().ExamineAsync()).Process.Nodes);
    }

    private static Task<HubHealth> LookAsync(ManagementScenario hub) => hub.Scenario.Host.Services.GetRequiredService<HubHealthCheck>().ExamineAsync();

    private static (HealthState State, string Code) Email(HubHealth health) => (health.Email.State, health.Email.Code);

    /// <summary>A database that does not come back with signing keys and fails with leases.</summary>
    private sealed class Trouble : DbCommandInterceptor
    {
        public bool IsThere { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (IsThere && command.CommandText.Contains("signing_keys", StringComparison.Ordinal))
            {
                // Deaf to the end of patience, as a disk is.
                await Task.Delay(TimeSpan.FromSeconds(10), CancellationToken.None);
            }

            return IsThere && command.CommandText.Contains("job_leases", StringComparison.Ordinal) && command.CommandText.Contains("SELECT", StringComparison.Ordinal)
                ? throw new InvalidOperationException(Secret)
                : result;
        }
    }
}
