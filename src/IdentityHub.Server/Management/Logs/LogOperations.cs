using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Audit;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Logs;

/// <summary>Looks up what happened.</summary>
internal static class LogOperations
{
    /// <summary>The header that says that a total is a cap.</summary>
    public const string CappedHeader = "Total-Number-Is-Capped";

    /// <summary>What totals stop at when the caller wants them capped.</summary>
    public const int Cap = 10_000;

    /// <summary>The order of the list.</summary>
    public static readonly Keyset<AuditLog> NewestFirst = Keyset<AuditLog>.Descending(row => row.CreatedAt, row => row.Id);

    private const int FlushAt = 64 * 1024;

    private static readonly string[] Prefixes =
        ["ExchangeTokenBy", "RevokeToken", "RevokeGrants", "Interaction", "JwtCustomizer", "SamlApplication", "Action", "Unknown", ApiAudit.Prefix, ApiAudit.AccountPrefix, "Configuration."];

    /// <summary>Lists rows, newest first.</summary>
    public static async Task<ApiResult<List<LogAnswer>>> ListAsync(ApiCall call)
    {
        var key = call.Query("logKey");
        if (key is not null && !Array.Exists(Prefixes, prefix => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return LogErrors.InvalidType;
        }

        if (!TryReadTime(call.Query("start_time"), out var start) || !TryReadTime(call.Query("end_time"), out var end) || start > end)
        {
            return LogErrors.InvalidTimeWindow;
        }

        var filter = new LogFilter(key, call.Query("userId"), call.Query("applicationId"), start, end);
        var rows = call.Flag("enableCap") && call.Page is { UsesCursor: false } page
            ? await CappedAsync(call, filter.Find, page)
            : await call.ListAsync(filter.Find, NewestFirst);
        return rows.ConvertAll(LogAnswer.From);
    }

    /// <summary>Reads one row.</summary>
    public static async Task<ApiResult<LogAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        return await call.Db.AuditLogs.FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is { } row ? LogAnswer.From(row) : LogErrors.NotFound(id);
    }

    /// <summary>Writes sealed rows in the order of the chain, one object per line.</summary>
    public static async Task<ApiResult<ApiContent>> ExportAsync(ApiCall call)
    {
        var export = call.Service<AuditExport>();
        AuditCursor? after = null;
        if (call.Query("cursor") is { Length: > 0 } text)
        {
            if (AuditCursor.Parse(text) is not { } cursor)
            {
                return LogErrors.InvalidCursor;
            }

            switch (await export.CheckAsync(cursor, call.Cancellation))
            {
                case AuditCursorStanding.Unknown:
                    return LogErrors.InvalidCursor;
                case AuditCursorStanding.Outdated:
                    return LogErrors.OutdatedCursor;
            }

            after = cursor;
        }

        var limit = long.MaxValue;
        if (call.Query("limit") is { } most && (!long.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit < 1))
        {
            return LogErrors.InvalidLimit;
        }

        return new ApiContent("application/x-ndjson; charset=utf-8", (body, cancellation) => WriteAsync(export, after, limit, body, cancellation));
    }

    private static async Task WriteAsync(AuditExport export, AuditCursor? after, long limit, PipeWriter body, CancellationToken cancellation)
    {
        var written = 0L;
        await using var json = new Utf8JsonWriter(body);
        await foreach (var row in export.ReadAsync(after, cancellation))
        {
            AuditExport.Write(json, row);
            await json.FlushAsync(cancellation);
            json.Reset();
            body.Write("\n"u8);
            if (body.UnflushedBytes > FlushAt)
            {
                await body.FlushAsync(cancellation);
            }

            if (++written == limit)
            {
                break;
            }
        }

        await body.FlushAsync(cancellation);
    }

    private static async Task<List<AuditLog>> CappedAsync(ApiCall call, Func<HubDbContext, IQueryable<AuditLog>> query, PageRequest page)
    {
        var total = await query(call.Db).Take(Cap + 1).CountAsync(call.Cancellation);
        if (total > Cap)
        {
            call.Http.Response.Headers[CappedHeader] = "true";
        }

        PageHeaders.Write(call.Http, page, Math.Min(total, Cap));
        return await NewestFirst.Sort(query(call.Db)).Skip((int)Math.Min(page.Offset, int.MaxValue)).Take(page.Size).ToListAsync(call.Cancellation);
    }

    private static bool TryReadTime(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (text is null)
        {
            return true;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return false;
        }

        time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }
}
