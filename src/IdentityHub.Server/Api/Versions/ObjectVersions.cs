using IdentityHub.Data;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Api.Versions;

/// <summary>
/// Holds changes against the condition in <c>If-Match</c>. What an object is now, the GET of the same path says: it runs within the transaction of the
/// change, so that nobody comes in between.
/// </summary>
/// <remarks>
/// <code>
/// PATCH, PUT or DELETE with If-Match -> WriteAsync -> lock -> GET of the path -> tag -> same? -> the change
///                                                                                    -> other -> 412, nothing happened
/// </code>
/// </remarks>
internal sealed class ObjectVersions
{
    private readonly Dictionary<string, Func<ApiCall, HubDbContext, Task<string?>>> readers = new(StringComparer.Ordinal);

    /// <summary>Remembers how an object is read.</summary>
    public void Add<TAnswer>(ApiOperation operation, Func<ApiCall, Task<ApiResult<TAnswer>>> read) => readers.Add(
        operation.Path,
        async (change, db) =>
        {
            await using var call = new ApiCall(change.Http, operation, change.Caller) { Within = db };
            return (await read(call)).TryGet(out var answer, out _) ? ObjectVersion.Of(answer, operation.ApartFrom) : null;
        });

    /// <summary>Whether objects at this path can be read.</summary>
    public bool Knows(string path) => readers.ContainsKey(path);

    /// <summary>Whether a call names a condition that it is to be held against.</summary>
    public static bool IsAsked(ApiCall call) => call.Operation.TakesIfMatch && call.Http.Request.Headers.ContainsKey("If-Match");

    /// <summary>Looks at the object within a write. Of those that ask at the same time one goes on, and the next sees what it did.</summary>
    /// <param name="call">The change.</param>
    /// <param name="db">The context of the write.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<VersionState> LookAsync(ApiCall call, HubDbContext db, CancellationToken cancellation)
    {
        await db.LockCatalogAsync(cancellation);
        var tracking = db.ChangeTracker.QueryTrackingBehavior;
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        try
        {
            return await ReadAsync(call, db);
        }
        finally
        {
            db.ChangeTracker.QueryTrackingBehavior = tracking;
        }
    }

    /// <summary>
    /// The last word for a handler that had nothing to write: its answer says that all is as the client wants it, which is not so when the object is
    /// another one.
    /// </summary>
    public async Task<ApiResult<TAnswer>> CheckUnwrittenAsync<TAnswer>(ApiCall call, ApiResult<TAnswer> result) =>
        result.Error is null && !call.IsVersionChecked && await ReadAsync(call, call.Db) != VersionState.Same ? ApiErrors.PreconditionFailed : result;

    private async Task<VersionState> ReadAsync(ApiCall call, HubDbContext db)
    {
        var current = await readers[call.Operation.Path](call, db);
        return IfMatch.Holds(call.Http.Request.Headers.IfMatch, current) ? VersionState.Same
            : current is null ? VersionState.Missing
            : VersionState.Other;
    }
}

/// <summary>What became of the object that a client read.</summary>
internal enum VersionState
{
    /// <summary>It is the same, or it does not matter.</summary>
    Same,

    /// <summary>It was changed.</summary>
    Other,

    /// <summary>It is not there. What the operation itself says of that comes first (RFC 9110, 13.2.1).</summary>
    Missing,
}
