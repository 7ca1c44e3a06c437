using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Protocol;

namespace IdentityHub.Server.Audit;

/// <summary>Remembers what happened: who did what, from where, and how it ended. Never secrets.</summary>
/// <remarks>
/// <code>
/// Add      in the caller's write      a change of state and its row: both or neither
/// Record   queue -> AuditWriter       everything else: refused requests, tokens that leave no trace
/// Count    queue -> AuditWriter       the same for what may happen thousands of times a second: one row a second, with a count
/// </code>
/// </remarks>
internal sealed class AuditTrail(AuditQueue queue, AuditChain chain, TimeProvider clock)
{
    private const int LongestKey = 128;
    private const int LongestUserId = 12;
    private const int LongestApplicationId = 21;
    private const int LongestUserAgent = 512;

    /// <summary>Adds the row to the caller's write, which stores it or not together with what it records. May run again like the write.</summary>
    /// <param name="db">The context of the write.</param>
    /// <param name="context">The request; null when there is none, such as in a command.</param>
    /// <param name="entry">What happened.</param>
    public void Add(HubDbContext db, HttpContext? context, AuditEntry entry) => AuditRows.Add(db, Make(context, entry));

    /// <summary>Queues the row. It is stored within about a second; it is lost, counted and logged when the hub cannot keep up.</summary>
    /// <param name="context">The request; null when there is none.</param>
    /// <param name="entry">What happened.</param>
    public void Record(HttpContext? context, AuditEntry entry) => Record(Make(context, entry));

    /// <summary>Queues a row that was made for a write which then had nothing to write.</summary>
    public void Record(AuditLog row) => queue.TryAdd(row);

    /// <summary>Queues an entry, or counts it when one like it waits already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="likeness">What both have in common.</param>
    /// <param name="state">What <paramref name="describe"/> needs.</param>
    /// <param name="describe">Describes the first of its kind; not called for the others.</param>
    public void Count<TState>(HttpContext context, in AuditLikeness likeness, TState state, Func<TState, AuditEntry> describe)
    {
        var userAgent = context.Request.Headers.UserAgent.ToString();
        var origin = new AuditOrigin(likeness, context.Connection.RemoteIpAddress, userAgent.Length <= LongestUserAgent ? userAgent : userAgent[..LongestUserAgent]);
        if (!queue.TryCount(origin))
        {
            queue.AddCounted(origin, Unmarked(context, describe(state)));
        }
    }

    /// <summary>The row itself, for a write that others wait for: made before it, and added to it as often as it runs.</summary>
    public AuditLog Make(HttpContext? context, AuditEntry entry)
    {
        var row = Unmarked(context, entry);
        row.ChainHash = chain.Mark(row);
        return row;
    }

    private AuditLog Unmarked(HttpContext? context, AuditEntry entry)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = RandomValues.TimedId(now),
            Key = AuditText.Clean(entry.Key, LongestKey - 1),
            Payload = AuditPayload.Write(entry, context?.Connection.RemoteIpAddress?.ToString(), context?.Request.Headers.UserAgent.ToString()),
            UserId = Fitting(entry.UserId, LongestUserId),
            ApplicationId = Fitting(entry.ApplicationId, LongestApplicationId),
            CreatedAt = now,
        };
    }

    // The columns are for looking up; an id that no noun can have is only in the payload.
    private static string? Fitting(string? id, int most) =>
        id is { Length: > 0 } && id.Length <= most && AuditText.Clean(id, most) == id ? id : null;
}
