using System.Globalization;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>Usernames that differ by upper and lower case only.</summary>
internal sealed record UsernameConflictsAnswer(int TotalConflicts, List<UsernameConflict> Samples);

/// <summary>One such username and who has it.</summary>
internal sealed record UsernameConflict(string UsernameLower, List<string> UserIds);

/// <summary>Finds them. A hub never lets two accounts have them, so there are none: the unique index is over the lower-case form.</summary>
internal static class UsernameConflicts
{
    private const int Most = 100;

    /// <summary>Lists them.</summary>
    public static Task<ApiResult<UsernameConflictsAnswer>> ListAsync(ApiCall call)
    {
        var isNumber = int.TryParse(call.Query("limit") ?? "20", NumberStyles.None, CultureInfo.InvariantCulture, out var limit);
        return Task.FromResult<ApiResult<UsernameConflictsAnswer>>(isNumber && limit is >= 1 and <= Most
            ? new UsernameConflictsAnswer(0, [])
            : ApiErrors.InvalidInput("query", [new SchemaIssue("invalid_type", new SchemaPath(null, "limit"), "Expected a number from 1 to 100.")]));
    }
}
