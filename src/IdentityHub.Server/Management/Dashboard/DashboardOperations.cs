using System.Globalization;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Management.Dashboard.Health;

namespace IdentityHub.Server.Management.Dashboard;

/// <summary>Figures about users. Days are those of UTC.</summary>
internal static class DashboardOperations
{
    private const int Week = 7;
    private const int Month = 30;
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>How many there are; beyond ten thousand as of the last minute.</summary>
    public static async Task<ApiResult<TotalUsers>> TotalAsync(ApiCall call) =>
        new TotalUsers(await call.Service<ListCounts>().CountAsync("dashboard: users", call.Db, db => db.Users, call.Cancellation));

    /// <summary>How many joined today and in 7 days.</summary>
    public static async Task<ApiResult<NewUsers>> NewAsync(ApiCall call)
    {
        var today = ActiveUserFigures.DayOf(call.Now);
        var ofToday = await JoinedAsync(call, today, 1);
        var ofWeek = await JoinedAsync(call, today - Week + 1, Week);
        return new NewUsers(
            new CountWithDelta(ofToday, ofToday - await JoinedAsync(call, today - 1, 1)),
            new CountWithDelta(ofWeek, ofWeek - await JoinedAsync(call, today - (2 * Week) + 1, Week)));
    }

    /// <summary>How many were active.</summary>
    public static async Task<ApiResult<ActiveUsers>> ActiveAsync(ApiCall call)
    {
        var figures = call.Service<ActiveUserFigures>();
        if (!TryReadDay(call.Query("date"), figures.Today, out var day))
        {
            return ApiErrors.InvalidInput("query", [new SchemaIssue("invalid_string", new SchemaPath(null, "date"), "Expected a date such as 2026-01-31.")]);
        }

        var curve = new List<ActiveUsersOfDay>(Month);
        for (var each = day - Month + 1; each <= day; each++)
        {
            curve.Add(new ActiveUsersOfDay(
                DateTimeOffset.UnixEpoch.AddDays(each).ToString(DateFormat, CultureInfo.InvariantCulture), await figures.CountAsync(each, each, call.Cancellation)));
        }

        return new ActiveUsers(
            curve,
            await CompareAsync(figures, day, 1, call.Cancellation),
            await CompareAsync(figures, day, Week, call.Cancellation),
            await CompareAsync(figures, day, Month, call.Cancellation));
    }

    /// <summary>How the hub is. Whoever may read the dashboard sees it; there is nothing secret in it.</summary>
    public static async Task<ApiResult<HubHealth>> HealthAsync(ApiCall call) => await call.Service<HubHealthCheck>().ReadAsync(call.Cancellation);

    private static async Task<CountWithDelta> CompareAsync(ActiveUserFigures figures, int day, int length, CancellationToken cancellation)
    {
        var count = await figures.CountAsync(day - length + 1, day, cancellation);
        return new CountWithDelta(count, count - await figures.CountAsync(day - (2 * length) + 1, day - length, cancellation));
    }

    private static Task<long> JoinedAsync(ApiCall call, int firstDay, int days)
    {
        var from = DateTimeOffset.UnixEpoch.AddDays(firstDay);
        var until = from.AddDays(days);
        return call.Service<ListCounts>().CountAsync(
            $"dashboard: joined {firstDay}+{days}", call.Db, db => db.Users.Where(user => user.CreatedAt >= from && user.CreatedAt < until), call.Cancellation);
    }

    private static bool TryReadDay(string? text, int today, out int day)
    {
        day = today;
        if (text is null)
        {
            return true;
        }

        var isDate = DateTimeOffset.TryParseExact(
            text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date);
        day = isDate ? ActiveUserFigures.DayOf(date) : 0;
        return isDate && day >= 0;
    }
}
