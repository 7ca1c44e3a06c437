using System.Runtime.CompilerServices;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Grants;
using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IdentityHub.Data;

/// <summary>A stored token with the state of its authorization and the user it speaks for.</summary>
/// <param name="Token">The token.</param>
/// <param name="AuthorizationStatus">Whether its authorization still counts.</param>
/// <param name="AuthorizationExpiresAt">When its authorization ends.</param>
/// <param name="User">The user, suspended or not.</param>
public sealed record StoredToken(Token Token, AuthorizationStatus AuthorizationStatus, DateTimeOffset AuthorizationExpiresAt, User User);

/// <summary>A membership and one of its roles; a membership without roles is one row without a role.</summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its description.</param>
/// <param name="IsMfaRequired">Members need a second factor.</param>
/// <param name="IsDisabled">It gives no tokens.</param>
/// <param name="RoleId">A role of the member.</param>
public sealed record MembershipRow(
    string OrganizationId, string Name, string? Description, bool IsMfaRequired, bool IsDisabled, string? RoleId);

/// <summary>Queries that nearly every token request makes, compiled once.</summary>
public static class HotQueries
{
    /// <summary>A compiled query belongs to one model, and each provider has its own.</summary>
    private static readonly ConditionalWeakTable<IModel, Compiled> CompiledByModel = [];

    /// <summary>Finds a stored token that belongs to an authorization.</summary>
    /// <param name="db">The store.</param>
    /// <param name="hash">SHA-256 of the token's value.</param>
    /// <param name="type">What it must be.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>The token, or <see langword="null"/>.</returns>
    public static Task<StoredToken?> FindTokenAsync(HubDbContext db, byte[] hash, TokenType type, CancellationToken cancellation) =>
        For(db).FindToken(db, hash, type, cancellation);

    /// <summary>Lists the global roles of a user.</summary>
    /// <param name="db">The store.</param>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>Role ids.</returns>
    public static Task<List<string>> RolesOfUserAsync(HubDbContext db, string userId, CancellationToken cancellation) =>
        For(db).RolesOfUser(db, userId).ToListAsync(cancellation).AsTask();

    /// <summary>Lists the memberships of a user with the roles in them.</summary>
    /// <param name="db">The store.</param>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>One row for each membership and role.</returns>
    public static Task<List<MembershipRow>> MembershipsOfUserAsync(HubDbContext db, string userId, CancellationToken cancellation) =>
        For(db).MembershipsOfUser(db, userId).ToListAsync(cancellation).AsTask();

    /// <summary>
    /// Replaces a valid token of a valid authorization by its successor; of several that try at once, one does (RFC 9700 §4.14.2).
    /// On PostgreSQL it is one statement instead of three, because every refresh waits for it.
    /// </summary>
    /// <param name="db">The store, within a write.</param>
    /// <param name="tokenId">The token that is used.</param>
    /// <param name="successor">The token that follows it.</param>
    /// <param name="record">What the audit trail says of it; stored only when this call replaced the token.</param>
    /// <param name="cancellation">Ends the statement.</param>
    /// <returns>Whether this call replaced it.</returns>
    public static async Task<bool> RotateTokenAsync(
        HubDbContext db, string tokenId, Token successor, AuditLog record, CancellationToken cancellation)
    {
        if (db.Database.ProviderName == "Npgsql.EntityFrameworkCore.PostgreSQL")
        {
            return await RotateInOneStatementAsync(db, tokenId, successor, record, cancellation) == 1;
        }

        var redeemed = await db.Tokens
            .Where(token => token.Id == tokenId && token.Status == TokenStatus.Valid
                && db.Authorizations.Any(authorization => authorization.Id == token.AuthorizationId && authorization.Status == AuthorizationStatus.Valid))
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(token => token.Status, TokenStatus.Redeemed)
                    .SetProperty(token => token.RedemptionDate, successor.CreatedAt),
                cancellation);
        if (redeemed == 1)
        {
            db.Tokens.Add(successor);
            AuditRows.Add(db, record);
        }

        return redeemed == 1;
    }

    private static Task<int> RotateInOneStatementAsync(
        HubDbContext db, string tokenId, Token successor, AuditLog record, CancellationToken cancellation)
    {
        var (createdAt, expiresAt) = (successor.CreatedAt.ToUnixTimeMilliseconds(), successor.ExpiresAt.ToUnixTimeMilliseconds());
        var recordedAt = record.CreatedAt.ToUnixTimeMilliseconds();
        return db.Database.ExecuteSqlAsync(
            $"""
            WITH redeemed AS (
                UPDATE tokens SET status = 'Redeemed', redemption_date = {createdAt}
                WHERE id = {tokenId} AND status = 'Valid'
                    AND EXISTS (SELECT 1 FROM authorizations WHERE authorizations.id = tokens.authorization_id AND authorizations.status = 'Valid')
                RETURNING id),
            recorded AS (
                INSERT INTO logs (id, key, payload, user_id, application_id, created_at, chain_hash)
                SELECT {record.Id}, {record.Key}, {record.Payload}, {record.UserId}, {record.ApplicationId}, {recordedAt}, {record.ChainHash}
                FROM redeemed)
            INSERT INTO tokens (id, type, status, reference_hash, authorization_id, application_id, user_id, payload, created_at, expires_at)
            SELECT {successor.Id}, 'RefreshToken', 'Valid', {successor.ReferenceHash}, {successor.AuthorizationId}, {successor.ApplicationId},
                {successor.UserId}, {successor.Payload}, {createdAt}, {expiresAt}
            FROM redeemed
            """,
            cancellation);
    }

    private static Compiled For(HubDbContext db) => CompiledByModel.GetOrAdd(db.Model, static _ => new Compiled());

    private sealed class Compiled
    {
        public Func<HubDbContext, byte[], TokenType, CancellationToken, Task<StoredToken?>> FindToken { get; } =
            EF.CompileAsyncQuery((HubDbContext db, byte[] hash, TokenType type, CancellationToken cancellation) =>
                (from token in db.Tokens.AsNoTracking()
                 join authorization in db.Authorizations on token.AuthorizationId equals authorization.Id
                 join user in db.Users on authorization.UserId equals user.Id
                 where token.ReferenceHash == hash && token.Type == type
                 select new StoredToken(token, authorization.Status, authorization.ExpiresAt, user)).FirstOrDefault());

        public Func<HubDbContext, string, IAsyncEnumerable<string>> RolesOfUser { get; } =
            EF.CompileAsyncQuery((HubDbContext db, string userId) => db.UserRoles.Where(row => row.UserId == userId).Select(row => row.RoleId));

        public Func<HubDbContext, string, IAsyncEnumerable<MembershipRow>> MembershipsOfUser { get; } =
            EF.CompileAsyncQuery((HubDbContext db, string userId) =>
                from member in db.OrganizationUsers
                join organization in db.Organizations on member.OrganizationId equals organization.Id
                join role in db.OrganizationRoleUsers
                    on new { member.OrganizationId, member.UserId } equals new { role.OrganizationId, role.UserId } into roles
                from role in roles.DefaultIfEmpty()
                where member.UserId == userId
                select new MembershipRow(
                    organization.Id,
                    organization.Name,
                    organization.Description,
                    organization.IsMfaRequired,
                    organization.IsDisabled,
                    role == null ? null : role.OrganizationRoleId));
    }
}
