using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Grants;
using IdentityHub.Data.Sessions;
using IdentityHub.Server.Api;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>A browser in which a user is signed in, in the reference's form.</summary>
/// <param name="Payload">What is stored of it.</param>
/// <param name="LastSubmission">What the sign-in consisted of; null when a program signed the user in, or a hub that did not record it.</param>
/// <param name="ClientId">The client that sent the person to sign in.</param>
/// <param name="AccountId">The user.</param>
/// <param name="ExpiresAt">From when on it does not count.</param>
internal sealed record UserSession(
    UserSessionPayload Payload, JsonElement? LastSubmission, string? ClientId, string? AccountId, DateTimeOffset ExpiresAt);

/// <summary>What is stored of a session; instants in seconds.</summary>
internal sealed record UserSessionPayload(
    long Exp, long Iat, string Jti, string Uid, string Kind, long LoginTs, string AccountId, Optional<Dictionary<string, UserSessionAuthorization>> Authorizations);

/// <summary>What a client got in a session.</summary>
/// <param name="Sid">The session's id as the client knows it.</param>
/// <param name="GrantId">The grant.</param>
/// <param name="PersistsLogout">Whether it outlives the session.</param>
internal sealed record UserSessionAuthorization(string Sid, string GrantId, bool PersistsLogout);

/// <summary>The sessions of a user.</summary>
internal sealed record UserSessions(List<UserSession> Sessions);

/// <summary>What can be done with the sessions of a user.</summary>
internal static class UserSessionOperations
{
    /// <summary>Lists those that count, newest first.</summary>
    public static async Task<ApiResult<UserSessions>> ListAsync(ApiCall call)
    {
        var (userId, now) = (call.Path("userId"), call.Now);
        var rows = await call.Db.BrowserSessions.Where(session => session.UserId == userId && session.ExpiresAt > now)
            .OrderByDescending(session => session.CreatedAt)
            .ThenBy(session => session.Id)
            .ToListAsync(call.Cancellation);
        return new UserSessions(await DescribeAsync(call, rows));
    }

    /// <summary>Reads one that counts.</summary>
    public static async Task<ApiResult<UserSession>> GetAsync(ApiCall call)
    {
        var (userId, id, now) = (call.Path("userId"), call.Path("sessionId"), call.Now);
        return await call.Db.BrowserSessions.FirstOrDefaultAsync(
            session => session.Id == id && session.UserId == userId && session.ExpiresAt > now, call.Cancellation) is { } row
            ? (await DescribeAsync(call, [row]))[0]
            : UserErrors.SessionNotFound;
    }

    /// <summary>Ends one, and what was granted in it as far as asked for.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (userId, id, now) = (call.Path("userId"), call.Path("sessionId"), call.Now);
        var grants = call.Query("revokeGrantsTarget") switch
        {
            null => EndingGrants.OfSession,
            { } word when word.Equals("all", StringComparison.OrdinalIgnoreCase) => EndingGrants.All,
            _ => EndingGrants.OfFirstParty,
        };
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            var owner = await db.BrowserSessions.Where(session => session.Id == id && session.ExpiresAt > now)
                .Select(session => session.UserId)
                .FirstOrDefaultAsync(cancellation);
            if (owner != userId)
            {
                return owner is null ? UserErrors.SessionNotFound : UserErrors.SessionOfAnotherUser;
            }

            await BrowserSessions.EndAsync(db, id, grants, cancellation);
            return Nothing.Value;
        });
    }

    /// <summary>With one more query, however many there are.</summary>
    private static async Task<List<UserSession>> DescribeAsync(ApiCall call, List<BrowserSession> rows)
    {
        var (ids, now) = (rows.ConvertAll(row => row.Id), call.Now);
        var authorizations = (await call.Db.Authorizations
            .Where(row => ids.Contains(row.SessionId) && row.Status == AuthorizationStatus.Valid && row.ExpiresAt > now)
            .OrderBy(row => row.CreatedAt)
            .Select(row => new { row.Id, row.SessionId, row.ApplicationId, row.ExpiresWithSession })
            .ToListAsync(call.Cancellation))
            .ToLookup(row => row.SessionId);
        return rows.ConvertAll(row =>
        {
            // The newest of a client comes last and stays.
            var byClient = new Dictionary<string, UserSessionAuthorization>(StringComparer.Ordinal);
            foreach (var authorization in authorizations[row.Id])
            {
                byClient[authorization.ApplicationId] = new(row.Id, authorization.Id, !authorization.ExpiresWithSession);
            }

            return Describe(row, byClient);
        });
    }

    private static UserSession Describe(BrowserSession row, Dictionary<string, UserSessionAuthorization> authorizations) => new(
        new UserSessionPayload(
            row.ExpiresAt.ToUnixTimeSeconds(),
            row.CreatedAt.ToUnixTimeSeconds(),
            row.Id,
            row.Id,
            "Session",
            row.AuthenticatedAt.ToUnixTimeSeconds(),
            row.UserId,
            authorizations.Count == 0 ? default : new Optional<Dictionary<string, UserSessionAuthorization>>(authorizations)),
        row.LastSubmission is { } submission ? JsonColumn.Parse(submission) : null,
        row.ApplicationId,
        row.UserId,
        row.ExpiresAt);
}
