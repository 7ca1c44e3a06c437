using System.Text.Json.Nodes;

namespace IdentityHub.Server.Audit;

/// <summary>How what happened ended.</summary>
internal enum AuditResult
{
    /// <summary>It was done.</summary>
    Success,

    /// <summary>It was refused or failed.</summary>
    Error,
}

/// <summary>Something that happened, as whoever saw it happen describes it. Address and user agent are added by the trail.</summary>
internal sealed record AuditEntry
{
    /// <summary>What happened, such as <c>ExchangeTokenBy.RefreshToken</c> or <c>ManagementApi.CreateUser</c>; at most 128 characters.</summary>
    public required string Key { get; init; }

    /// <summary>How it ended.</summary>
    public AuditResult Result { get; init; }

    /// <summary>The user concerned.</summary>
    public string? UserId { get; init; }

    /// <summary>The client concerned.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The sign-in it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>Why it was refused: <c>code</c>, <c>message</c> and, for more, <c>data</c>.</summary>
    public JsonObject? Error { get; init; }

    /// <summary>What was sent. Secrets in it are masked by their names; see <see cref="AuditMask"/>.</summary>
    public JsonObject? Params { get; init; }

    /// <summary>Further members of the payload, masked in the same way. A name that the trail writes itself is left out.</summary>
    public JsonObject? Details { get; init; }

    /// <summary>An error of the <see cref="Error"/> member's shape.</summary>
    public static JsonObject ErrorOf(string code, string message) => new() { ["code"] = code, ["message"] = message };
}
