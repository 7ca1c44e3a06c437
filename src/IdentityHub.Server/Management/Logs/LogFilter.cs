using IdentityHub.Data;
using IdentityHub.Data.Audit;

namespace IdentityHub.Server.Management.Logs;

/// <summary>Which rows of the trail are asked for; what is null does not matter.</summary>
/// <param name="Key">What happened.</param>
/// <param name="UserId">The user concerned.</param>
/// <param name="ApplicationId">The client concerned.</param>
/// <param name="Start">Not before.</param>
/// <param name="End">Not after.</param>
internal sealed record LogFilter(string? Key, string? UserId, string? ApplicationId, DateTimeOffset? Start, DateTimeOffset? End)
{
    // Deliveries of webhooks are looked up at their hook.
    private const string WebhookPrefix = "TriggerHook.";

    /// <summary>The rows. Each condition is there only when it is asked for: one that is switched off by a value would keep indexes from being used.</summary>
    public IQueryable<AuditLog> Find(HubDbContext db)
    {
        var rows = db.AuditLogs.AsQueryable();
        var (key, userId, applicationId, start, end) = this;
        rows = key is null ? rows.Where(row => !row.Key.StartsWith(WebhookPrefix)) : rows.Where(row => row.Key == key);
        rows = userId is null ? rows : rows.Where(row => row.UserId == userId);
        rows = applicationId is null ? rows : rows.Where(row => row.ApplicationId == applicationId);
        rows = start is null ? rows : rows.Where(row => row.CreatedAt >= start);
        return end is null ? rows : rows.Where(row => row.CreatedAt <= end);
    }
}
