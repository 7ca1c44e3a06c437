using System.Net;
using IdentityHub.Data.Audit;

namespace IdentityHub.Server.Audit;

/// <summary>What makes two entries alike, besides address and user agent: then one row tells of both, with a count.</summary>
/// <param name="Key">What happened.</param>
/// <param name="ApplicationId">The client.</param>
/// <param name="Scope">What was asked for.</param>
/// <param name="Granted">What was given.</param>
/// <param name="Resource">The resource.</param>
/// <param name="OrganizationId">The organization.</param>
/// <param name="Error">Why it was refused; null for success.</param>
/// <param name="ErrorDetail">More about that.</param>
internal readonly record struct AuditLikeness(
    string Key, string? ApplicationId, string? Scope, string? Granted, string? Resource, string? OrganizationId, string? Error, string? ErrorDetail);

/// <summary>Likeness with the place a request came from.</summary>
internal readonly record struct AuditOrigin(AuditLikeness Likeness, IPAddress? Address, string UserAgent);

/// <summary>The row of the first of several entries that are alike.</summary>
/// <param name="first">The row, not marked yet.</param>
internal sealed class CountedRow(AuditLog first)
{
    /// <summary>How many there were.</summary>
    public int Count { get; set; } = 1;

    /// <summary>The row as it is stored; its payload says how many it stands for when it is more than one.</summary>
    public AuditLog Finish(AuditChain chain)
    {
        var row = Count == 1 ? first : new AuditLog
        {
            Id = first.Id,
            Key = first.Key,
            Payload = $"{first.Payload[..^1]},\"count\":{Count}}}",
            UserId = first.UserId,
            ApplicationId = first.ApplicationId,
            CreatedAt = first.CreatedAt,
        };
        row.ChainHash = chain.Mark(row);
        return row;
    }
}
