using System.Text.Json.Serialization;

namespace IdentityHub.Server.Management.Dashboard.Health;

/// <summary>How something is; the later, the worse.</summary>
internal enum HealthState
{
    /// <summary>As it should be.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>It works, and somebody should look at it.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>It does not work, or will not for long.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}

/// <summary>What was found about a part of the hub: a state, and a code of ours for the words. Never texts of exceptions, never secrets.</summary>
internal abstract record HealthPart
{
    /// <summary>How it is.</summary>
    public required HealthState State { get; init; }

    /// <summary>Why, such as <c>database.slow</c>; what ends in <c>.timeout</c> or <c>.unknown</c> could not be found out.</summary>
    public required string Code { get; init; }
}

/// <summary>The process that answers.</summary>
internal sealed record ProcessHealth : HealthPart
{
    /// <summary>Version of the hub.</summary>
    public required string Version { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Seconds since.</summary>
    public required long UptimeSeconds { get; init; }

    /// <summary>How many nodes share the database; null when that could not be found out.</summary>
    public required int? Nodes { get; init; }
}

/// <summary>The database.</summary>
internal sealed record DatabaseHealth : HealthPart
{
    /// <summary><c>Sqlite</c> or <c>PostgreSql</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Milliseconds that the smallest question took.</summary>
    public double? LatencyMs { get; init; }

    /// <summary>Changes of the schema that this version knows and the database does not have.</summary>
    public int? PendingMigrations { get; init; }

    /// <summary>Bytes that it takes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>SQLite only: bytes that are free on its disk.</summary>
    public long? FreeBytes { get; init; }
}

/// <summary>The keys that sign tokens.</summary>
internal sealed record KeyHealth : HealthPart
{
    /// <summary>One for each algorithm.</summary>
    public required List<SigningKeyAge> Keys { get; init; }
}

/// <summary>The key that signs with an algorithm.</summary>
/// <param name="Algorithm">JWS algorithm.</param>
/// <param name="AgeDays">Whole days since it began to sign.</param>
/// <param name="RotationDueAt">By when another one should.</param>
/// <param name="NextFrom">From when on the next one does; null when there is none yet.</param>
internal sealed record SigningKeyAge(string Algorithm, int AgeDays, DateTimeOffset RotationDueAt, DateTimeOffset? NextFrom);

/// <summary>How messages of a channel fare.</summary>
internal sealed record MessageHealth : HealthPart
{
    /// <summary>Id of the connector; null when there is none.</summary>
    public string? ConnectorId { get; init; }

    /// <summary>Id of its kind.</summary>
    public string? Factory { get; init; }

    /// <summary>When this node last sent one since it started.</summary>
    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>When one was last not sent, by whatever node.</summary>
    public DateTimeOffset? LastFailureAt { get; init; }

    /// <summary>Code of that refusal, such as <c>connector.general</c>.</summary>
    public string? LastFailureCode { get; init; }

    /// <summary>How many were not sent in the last 24 hours. No more than the last 20 are remembered.</summary>
    public int FailuresInDay { get; init; }
}

/// <summary>Work in the background.</summary>
internal sealed record JobsHealth : HealthPart
{
    /// <summary>One for each job.</summary>
    public required List<JobHealth> Jobs { get; init; }
}

/// <summary>A job.</summary>
internal sealed record JobHealth : HealthPart
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Seconds between two runs.</summary>
    public required long IntervalSeconds { get; init; }

    /// <summary>When a node last began to run it.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>When it last failed at this node.</summary>
    public DateTimeOffset? FailedAt { get; init; }
}

/// <summary>Settings and files, as <c>doctor</c> sees them.</summary>
internal sealed record SettingsHealth : HealthPart
{
    /// <summary>What is wrong: <c>proxy</c>, <c>publicUrl</c>, <c>dataDirectory</c>, <c>masterKey</c>, <c>bootstrap</c>, <c>files</c>.</summary>
    public required List<string> Topics { get; init; }
}

/// <summary>How the hub is, as one node sees it.</summary>
internal sealed record HubHealth
{
    /// <summary>The worst of all parts.</summary>
    public required HealthState State { get; init; }

    /// <summary>When all this was found out; a few seconds ago at most.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>The process.</summary>
    public required ProcessHealth Process { get; init; }

    /// <summary>The database.</summary>
    public required DatabaseHealth Database { get; init; }

    /// <summary>Signing keys.</summary>
    public required KeyHealth SigningKeys { get; init; }

    /// <summary>E-mails.</summary>
    public required MessageHealth Email { get; init; }

    /// <summary>Text messages.</summary>
    public required MessageHealth Sms { get; init; }

    /// <summary>Work in the background.</summary>
    public required JobsHealth Jobs { get; init; }

    /// <summary>Settings and files.</summary>
    public required SettingsHealth Settings { get; init; }
}
