using System.Globalization;
using IdentityHub.Data;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Api.Versions;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Api;

/// <summary>One call of an operation: what was sent, who calls, and the ways to read and write. Lives as long as the request.</summary>
internal class ApiCall(HttpContext http, ApiOperation operation, ApiCaller caller) : IAsyncDisposable
{
    private HubDbContext? db;

    /// <summary>The request behind it.</summary>
    public HttpContext Http => http;

    /// <summary>What is called.</summary>
    public ApiOperation Operation => operation;

    /// <summary>Who calls.</summary>
    public ApiCaller Caller => caller;

    /// <summary>Ends when the client is gone.</summary>
    public CancellationToken Cancellation => http.RequestAborted;

    /// <summary>The moment, from the hub's clock.</summary>
    public DateTimeOffset Now => Service<TimeProvider>().GetUtcNow();

    /// <summary>To read: without tracking, never to save.</summary>
    public HubDbContext Db => Within ?? (db ??= Service<IDbContextFactory<HubDbContext>>().CreateDbContext());

    /// <summary>
    /// Set while another operation looks at the object that it is about to change (<see cref="ObjectVersions"/>): the context to read with. Only the
    /// database counts then: the query belongs to the other operation, and nobody is to be asked over the network.
    /// </summary>
    public HubDbContext? Within { get; init; }

    /// <summary>Whether the condition of the client was looked at within a write, if there is one.</summary>
    public bool IsVersionChecked { get; private set; }

    /// <summary>The part of the list asked for; null when an optional page was not asked for.</summary>
    public PageRequest? Page { get; init; }

    /// <summary>A service of the hub.</summary>
    public T Service<T>()
        where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>A value of the path. The server leaves slashes encoded, so that they separate nothing; names may have them.</summary>
    public string Path(string name) => ((string)http.Request.RouteValues[name]!).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>A declared query parameter; null when absent.</summary>
    public string? Query(string name) => QueryAll(name) is [var value, ..] ? value : null;

    /// <summary>All values of a declared query parameter.</summary>
    public IReadOnlyList<string> QueryAll(string name) => Within is null ? [.. http.Request.Query[name].OfType<string>()] : [];

    /// <summary>A declared query parameter that is true for <c>true</c>, <c>1</c>, <c>yes</c> and <c>y</c>.</summary>
    public bool Flag(string name) => ApiQuery.IsTrue(Query(name));

    /// <summary>
    /// Changes the database: all of the work or none. A refusal undoes what was done before it. What is kept gets an audit row in the same
    /// transaction. The work may run more than once, so it changes nothing but the context it is given. Nothing happens when the client read another
    /// version of the object (<c>If-Match</c>).
    /// </summary>
    /// <param name="work">The change; see <see cref="HubWriter"/> for what it may do.</param>
    /// <param name="onUnique">The refusal when a unique index finds somebody was first; given the index's name or columns.</param>
    /// <param name="onForeignKey">The refusal when something referred to is not there.</param>
    /// <param name="created">Ids to record, for what got its id only now.</param>
    public async Task<ApiResult<T>> WriteAsync<T>(
        Func<HubDbContext, CancellationToken, Task<ApiResult<T>>> work,
        Func<string, ApiError>? onUnique = null,
        ApiError? onForeignKey = null,
        Func<T, string?>? created = null)
    {
        try
        {
            var isAsked = !IsVersionChecked && ObjectVersions.IsAsked(this);
            var result = await Service<HubWriter>().DecideAsync(
                Durability.Durable,
                async (db, cancellation) =>
                {
                    var version = isAsked ? await operation.Versions!.LookAsync(this, db, cancellation) : VersionState.Same;
                    var result = version == VersionState.Other ? ApiErrors.PreconditionFailed : await work(db, cancellation);
                    if (!result.TryGet(out var answer, out _) || version == VersionState.Missing)
                    {
                        return Decision.Undo(result.Error is null ? ApiErrors.PreconditionFailed : result);
                    }

                    Service<AuditTrail>().Add(db, http, ApiAudit.Entry(this, created?.Invoke(answer)));
                    await db.SaveChangesAsync(cancellation);
                    return Decision.Commit(result);
                },
                Cancellation);

            // An operation that writes twice would not find again what it changed itself.
            IsVersionChecked = true;
            return result;
        }
        catch (Exception exception) when (exception.IsUniqueViolation())
        {
            return onUnique?.Invoke(exception.UniqueViolationTarget()) ?? ApiErrors.UniqueViolation;
        }
        catch (Exception exception) when (exception.IsForeignKeyViolation() || exception.IsTooLong())
        {
            // Schemas bound all other texts, so what is too long is the id of something: nothing has such an id.
            return onForeignKey ?? (operation.IsOrganizationFamily ? ApiErrors.OrganizationRelationNotFound : ApiErrors.RelationNotFound);
        }
    }

    /// <summary>
    /// Reads the part of a list that was asked for and says in the answer's headers how it goes on: <c>Total-Number</c> and <c>Link</c> for
    /// pages by number, <c>Next-Cursor</c> and <c>Link</c> for a walk by cursor, nothing when everything was asked for.
    /// </summary>
    /// <param name="query">The list with its filters; may be run in another context to count it.</param>
    /// <param name="order">How it is sorted.</param>
    public async Task<List<T>> ListAsync<T>(Func<HubDbContext, IQueryable<T>> query, Keyset<T> order)
        where T : class
    {
        if (Page is not { } page)
        {
            return await order.Sort(query(Db)).ToListAsync(Cancellation);
        }

        if (page.UsesCursor)
        {
            return await WalkAsync(query(Db), order, page);
        }

        var total = await Service<ListCounts>().CountAsync(ListName(http.Request), Db, query, Cancellation);
        PageHeaders.Write(http, page, total);
        return page.Offset >= total && total <= ListCounts.ExactUpTo
            ? []
            : await order.Sort(query(Db)).Skip((int)Math.Min(page.Offset, int.MaxValue)).Take(page.Size).ToListAsync(Cancellation);
    }

    /// <summary>The list's own name: its path and filters. Cursors belong to it, and its total is remembered under it.</summary>
    public static string ListName(HttpRequest request) => request.Path + "?" + string.Join('&', request.Query
        .Where(pair => pair.Key is not ("page" or "page_size" or "cursor"))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .SelectMany(pair => pair.Value.Select(value => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(value ?? "")}")));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (db is not null)
        {
            await db.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private async Task<List<T>> WalkAsync<T>(IQueryable<T> query, Keyset<T> order, PageRequest page)
        where T : class
    {
        var source = page.After is { } position ? order.After(query, position) : query;
        var rows = await order.Sort(source).Take(page.Size + 1).ToListAsync(Cancellation);
        if (rows.Count > page.Size)
        {
            rows.RemoveAt(page.Size);
            PageHeaders.WriteNext(http, order.CursorAfter(Service<Cursors>(), ListName(http.Request), rows[^1]));
        }

        return rows;
    }
}

/// <summary>A call with a body that was checked against its type's schema.</summary>
/// <typeparam name="TBody">The body.</typeparam>
internal sealed class ApiCall<TBody>(HttpContext http, ApiOperation operation, ApiCaller caller, TBody body) : ApiCall(http, operation, caller)
{
    /// <summary>The body.</summary>
    public TBody Body => body;
}

/// <summary>How query parameters are read.</summary>
internal static class ApiQuery
{
    /// <summary>The reference's words for true.</summary>
    public static bool IsTrue(string? value) => value?.ToLower(CultureInfo.InvariantCulture) is "true" or "1" or "yes" or "y";
}
