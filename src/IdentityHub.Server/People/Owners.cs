using IdentityHub.Data;
using IdentityHub.Server.Hosting.Startup;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.People;

/// <summary>Administrators who may do everything. There is always one who can sign in: nobody else could make another without the command line.</summary>
internal static class Owners
{
    /// <summary>
    /// Whether no owner who can sign in would be left without this user. Call it within a write, after taking hold of the user and before
    /// the change: until the write ends, nobody else gets past this question, so of two owners who remove each other one remains.
    /// </summary>
    public static async Task<bool> IsLastAsync(HubDbContext db, string userId, CancellationToken cancellation)
    {
        if (!await IsOneAsync(db, userId, cancellation))
        {
            return false;
        }

        await HoldAsync(db, cancellation);
        return await IsOneAsync(db, userId, cancellation)
            && !await db.Users.AnyAsync(
                user => user.Id != userId && !user.IsSuspended
                    && db.UserRoles.Any(row => row.UserId == user.Id && row.RoleId == HubSeed.AdministratorRoleId),
                cancellation);
    }

    /// <summary>Whether there is an owner who is not kept out. One without a password counts: there may be a link to set it.</summary>
    public static Task<bool> AnyAsync(HubDbContext db, CancellationToken cancellation) =>
        db.Users.AnyAsync(
            user => !user.IsSuspended && db.UserRoles.Any(row => row.UserId == user.Id && row.RoleId == HubSeed.AdministratorRoleId), cancellation);

    /// <summary>Whether anybody has the role of an administrator, be it an owner's or not.</summary>
    public static Task<bool> AnyAdministratorAsync(HubDbContext db, CancellationToken cancellation) =>
        db.UserRoles.AnyAsync(static row => AdministratorRoles.Ids.Contains(row.RoleId), cancellation);

    /// <summary>
    /// Whether there is an owner who can sign in after what this write has changed so far. Nobody else gets past this question until the write ends.
    /// </summary>
    public static async Task<bool> IsAnyLeftAsync(HubDbContext db, CancellationToken cancellation)
    {
        await HoldAsync(db, cancellation);
        return await AnyAsync(db, cancellation);
    }

    /// <summary>Whether somebody is an owner now.</summary>
    public static Task<bool> IsOneAsync(HubDbContext db, string userId, CancellationToken cancellation) =>
        db.UserRoles.AnyAsync(row => row.UserId == userId && row.RoleId == HubSeed.AdministratorRoleId, cancellation);

    // On PostgreSQL the row of the role stays locked, and the next question sees what this write did. SQLite has one writer.
    private static Task HoldAsync(HubDbContext db, CancellationToken cancellation) => db.Roles.Where(static role => role.Id == HubSeed.AdministratorRoleId)
        .ExecuteUpdateAsync(static update => update.SetProperty(role => role.Description, role => role.Description), cancellation);
}
