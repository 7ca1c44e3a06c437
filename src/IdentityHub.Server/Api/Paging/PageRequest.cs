using System.Globalization;
using System.Text.Json;

namespace IdentityHub.Server.Api.Paging;

/// <summary>Whether an operation answers in pages.</summary>
internal enum Paging
{
    /// <summary>No.</summary>
    None,

    /// <summary>Only when asked to; else everything at once.</summary>
    Optional,

    /// <summary>Always.</summary>
    Always,
}

/// <summary>The part of a list that is asked for: a page by number as the reference has it, or what follows a cursor.</summary>
/// <param name="Number">From 1; meaningless with a cursor.</param>
/// <param name="Size">1 to 100.</param>
/// <param name="UsesCursor">The caller goes by cursor; then nothing is counted.</param>
/// <param name="After">Where the caller stands; null at the beginning.</param>
internal sealed record PageRequest(int Number, int Size, bool UsesCursor, CursorPosition? After)
{
    /// <summary>What a page holds when nobody says.</summary>
    public const int DefaultSize = 20;

    /// <summary>The most a page holds.</summary>
    public const int MaximumSize = 100;

    /// <summary>Rows before this page.</summary>
    public long Offset => (Number - 1L) * Size;

    /// <summary>Reads <c>page</c>, <c>page_size</c> and <c>cursor</c>.</summary>
    /// <returns>The page; null when an optional one was not asked for; <see cref="ApiErrors.InvalidPagination"/> or <see cref="ApiErrors.InvalidCursor"/>.</returns>
    public static ApiResult<PageRequest?> Read(HttpRequest request, Paging paging, string list, Cursors cursors)
    {
        var query = request.Query;
        var (page, size, cursor) = (query["page"], query["page_size"], query["cursor"]);
        if (paging == Paging.None || (paging == Paging.Optional && page.Count + size.Count + cursor.Count == 0))
        {
            return (PageRequest?)null;
        }

        if (!TryRead(page, 1, int.MaxValue, 1, out var number) || !TryRead(size, 1, MaximumSize, DefaultSize, out var rows) || cursor.Count > 1)
        {
            return ApiErrors.InvalidPagination;
        }

        if (cursor.Count == 0)
        {
            return new PageRequest(number, rows, false, null);
        }

        // An empty cursor begins a walk; a page number has no meaning in one.
        if (page.Count > 0)
        {
            return ApiErrors.InvalidPagination;
        }

        var text = cursor[0] ?? "";
        if (text.Length == 0)
        {
            return new PageRequest(1, rows, true, null);
        }

        return cursors.Read(list, text) is { } position ? new PageRequest(1, rows, true, position) : ApiErrors.InvalidCursor;
    }

    private static bool TryRead(Microsoft.Extensions.Primitives.StringValues values, int min, int max, int fallback, out int number)
    {
        number = fallback;
        return values.Count == 0
            || (values.Count == 1
                && int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number >= min
                && number <= max);
    }
}

/// <summary>The last row a caller has seen: its sort key and its id.</summary>
/// <param name="Key">Milliseconds or text, as the list is sorted.</param>
/// <param name="Id">Breaks ties.</param>
internal sealed record CursorPosition(JsonElement Key, string Id);
