using System.Runtime.CompilerServices;
using IdentityHub.Data.Grants;
using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IdentityHub.Data;

/// <summary>A stored token with the state of its authorization.</summary>
/// <param name="Token">The token.</param>
/// <param name="AuthorizationStatus">Whether its authorization still counts.</param>
/// <param name="AuthorizationExpiresAt">When its authorization ends.</param>
public sealed record StoredToken(Token Token, AuthorizationStatus AuthorizationStatus, DateTimeOffset AuthorizationExpiresAt);

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

    /// <summary>Finds a user.</summary>
    /// <param name="db">The store.</param>
    /// <param name="id">The user's id.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <returns>The user, or <see langword="null"/>.</returns>
    public static Task<User?> FindUserAsync(HubDbContext db, string id, CancellationToken cancellation) => For(db).FindUser(db, id, cancellation);

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

    private static Compiled For(HubDbContext db) => CompiledByModel.GetOrAdd(db.Model, static _ => new Compiled());

    private sealed class Compiled
    {
        public Func<HubDbContext, byte[], TokenType, CancellationToken, Task<StoredToken?>> FindToken { get; } =
            EF.CompileAsyncQuery((HubDbContext db, byte[] hash, TokenType type, CancellationToken cancellation) =>
                (from token in db.Tokens.AsNoTracking()
                 join authorization in db.Authorizations on token.AuthorizationId equals authorization.Id
                 where token.ReferenceHash == hash && token.Type == type
                 select new StoredToken(token, authorization.Status, authorization.ExpiresAt)).FirstOrDefault());

        public Func<HubDbContext, string, CancellationToken, Task<User?>> FindUser { get; } =
            EF.CompileAsyncQuery((HubDbContext db, string id, CancellationToken cancellation) =>
                db.Users.AsNoTracking().FirstOrDefault(user => user.Id == id));

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
