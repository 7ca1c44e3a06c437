using IdentityHub.Data.Grants;
using IdentityHub.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>What a user granted to a client, in the reference's form.</summary>
internal sealed record UserGrantAnswer(string Id, UserGrantPayload Payload, DateTimeOffset ExpiresAt, UserGrantApplication Application);

/// <summary>What is stored of a grant; instants in seconds.</summary>
internal sealed record UserGrantPayload(long Exp, long Iat, string Jti, string Kind, string ClientId, string AccountId);

/// <summary>The client.</summary>
internal sealed record UserGrantApplication(string Id, string Name);

/// <summary>The grants of a user.</summary>
internal sealed record UserGrants(List<UserGrantAnswer> Grants);

/// <summary>What can be done with what a user granted to clients.</summary>
internal static class UserGrantOperations
{
    /// <summary>Lists those that count, newest first.</summary>
    public static async Task<ApiResult<UserGrants>> ListAsync(ApiCall call)
    {
        var (userId, now, db) = (call.Path("userId"), call.Now, call.Db);
        bool? isThirdParty = call.Query("appType") is { } type ? type.Equals("thirdParty", StringComparison.OrdinalIgnoreCase) : null;
        var rows = await (
            from authorization in db.Authorizations
            join application in db.Applications on authorization.ApplicationId equals application.Id
            where authorization.UserId == userId && authorization.Status == AuthorizationStatus.Valid && authorization.ExpiresAt > now
                && (isThirdParty == null || application.IsThirdParty == isThirdParty)
            orderby authorization.CreatedAt descending, authorization.Id
            select new { authorization.Id, authorization.CreatedAt, authorization.ExpiresAt, ClientId = application.Id, application.Name })
            .ToListAsync(call.Cancellation);
        return new UserGrants(rows.ConvertAll(row => new UserGrantAnswer(
            row.Id,
            new UserGrantPayload(row.ExpiresAt.ToUnixTimeSeconds(), row.CreatedAt.ToUnixTimeSeconds(), row.Id, "Grant", row.ClientId, userId),
            row.ExpiresAt,
            new UserGrantApplication(row.ClientId, row.Name))));
    }

    /// <summary>Ends one, and with it every code and token that came of it.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (userId, id, now) = (call.Path("userId"), call.Path("grantId"), call.Now);
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
            await db.Authorizations
                .Where(row => row.Id == id && row.UserId == userId && row.Status == AuthorizationStatus.Valid && row.ExpiresAt > now)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.Status, AuthorizationStatus.Revoked), cancellation) == 1
                ? Nothing.Value
                : UserErrors.GrantNotFound);
    }
}
