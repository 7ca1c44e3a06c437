using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Logs;

/// <summary>Refusals about the audit trail.</summary>
internal static class LogErrors
{
    /// <summary>A key that no row of this list can have.</summary>
    public static ApiError InvalidType { get; } = new("log.invalid_type", 400, "There are no logs of this type.");

    /// <summary>Not two moments in order.</summary>
    public static ApiError InvalidTimeWindow { get; } =
        new("log.invalid_time_window", 400, "start_time and end_time are milliseconds since 1970, the first not after the second.");

    /// <summary>The trail does not have the row that a cursor names.</summary>
    public static ApiError InvalidCursor { get; } = new(
        "log.invalid_cursor", 400, "The cursor is not one of this trail, or somebody changed the trail; the command `audit verify` tells.");

    /// <summary>Rows after the one that a cursor names are gone.</summary>
    public static ApiError OutdatedCursor { get; } =
        new("log.outdated_cursor", 400, "Retention removed rows after this cursor. Begin again without one.");

    /// <summary>A number of rows that cannot be.</summary>
    public static ApiError InvalidLimit { get; } = new("guard.invalid_pagination", 400, "The limit is a whole number from 1 on.");

    /// <summary>There is no such row.</summary>
    public static ApiError NotFound(string id) => ApiErrors.NotExistsWithId("logs", id);
}
