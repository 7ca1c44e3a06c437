using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;

namespace IdentityHub.Server.Management.Logs;

/// <summary>The audit trail.</summary>
internal static class LogRoutes
{
    /// <summary>Maps the operations.</summary>
    public static void MapLogs(this ApiRoutes api)
    {
        api.List<LogAnswer>("/logs", "ListLogs", "Lists what happened, newest first.", Paging.Always, LogOperations.ListAsync)
            .Takes("userId", "The user concerned.")
            .Takes("applicationId", "The client concerned.")
            .Takes("logKey", "What happened, such as `ExchangeTokenBy.RefreshToken`.")
            .Takes("start_time", "Not before; milliseconds since 1970.")
            .Takes("end_time", "Not after; milliseconds since 1970.")
            .TakesFlag("enableCap", "Whether the total may stop at 10,000, which `Total-Number-Is-Capped` then says.")
            .Fails(LogErrors.InvalidType, LogErrors.InvalidTimeWindow);
        api.Stream<LogLine>(
                "/logs/export",
                "ExportLogs",
                "Exports sealed logs in the order of the chain, one JSON object per line. Not in the reference.",
                "application/x-ndjson",
                LogOperations.ExportAsync)
            .Takes("cursor", "Goes on after the line with this `cursor`.")
            .Takes("limit", "The most lines to write; all if not given.")
            .Fails(LogErrors.InvalidCursor, LogErrors.OutdatedCursor, LogErrors.InvalidLimit);
        api.Get<LogAnswer>("/logs/{id}", "GetLog", "Reads one log.", LogOperations.GetAsync).Fails(LogErrors.NotFound("id"));
    }
}
